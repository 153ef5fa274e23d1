/** The texts of the views that come late, which need not be there before they are. */

import type { Messages } from './en.ts';
import { lazyEn, type LazyMessages } from './lazy-en.ts';
import { lazyZh } from './lazy-zh.ts';

/** In the language of `messages`. */
export function lazyTexts({ language }: Messages): LazyMessages {
  return language === 'zh' ? lazyZh : lazyEn;
}
