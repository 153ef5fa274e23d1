/** Chooses the texts of the lazy views, which are loaded with them. */

import type { Messages } from './en.ts';
import { lazyEn, type LazyMessages } from './lazy-en.ts';
import { lazyZh } from './lazy-zh.ts';

/** Returns the texts in the language of `messages`. */
export function lazyTexts({ language }: Messages): LazyMessages {
  return language === 'zh' ? lazyZh : lazyEn;
}
