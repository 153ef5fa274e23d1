/** Texts of the exercise “Write it” in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type WriteTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly write: WriteTexts;
  }
}

export const writeTexts = laterTexts('write', en);
