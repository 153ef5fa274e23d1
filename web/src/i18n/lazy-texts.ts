/** Texts of the lazy views in the language of the reader. */

import { laterTexts } from './later-texts.ts';
import { lazyEn } from './lazy-en.ts';

export const lazyTexts = laterTexts('views', lazyEn);
