/** Holds the texts of the lazy views, in English and in languages that are loaded beside it. */

import type { Messages } from './en.ts';
import { lazyEn, type LazyMessages } from './lazy-en.ts';
import { Texts } from './texts.ts';

export const allLazyTexts = new Texts<LazyMessages>(lazyEn);

/** Returns the texts in the language of `messages`; English if they are not loaded. */
export function lazyTexts({ language }: Messages): LazyMessages {
  return allLazyTexts.in(language) ?? lazyEn;
}
