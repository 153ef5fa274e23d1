/** The texts of the views that come late, which need not be there before they are. */

import type { Messages } from './en.ts';
import { lateEn, type LateMessages } from './lazy-en.ts';
import { lateZh } from './lazy-zh.ts';

/** In the language of `messages`. */
export function lateTexts({ language }: Messages): LateMessages {
  return language === 'zh' ? lateZh : lateEn;
}
