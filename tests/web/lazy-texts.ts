import type { Messages } from '../../web/src/i18n/en.ts';
import { lazyEn, type LazyMessages } from '../../web/src/i18n/lazy-en.ts';
import { lazyZh } from '../../web/src/i18n/lazy-zh.ts';

/** Returns the texts of the lazy views in the language of `messages`. */
export function lazyTexts({ language }: Messages): LazyMessages {
  return { en: lazyEn, zh: lazyZh }[language];
}
