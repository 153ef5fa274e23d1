/** Texts of the predictions in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type PredictTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly predict: PredictTexts;
  }
}

export const predictTexts = laterTexts('predict', en);
