/** Texts of the map in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type MapTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly map: MapTexts;
  }
}

export const mapTexts = laterTexts('map', en);
