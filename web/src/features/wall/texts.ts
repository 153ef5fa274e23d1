/** Texts of the wall in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type WallTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly wall: WallTexts;
  }
}

export const wallTexts = laterTexts('wall', en);
