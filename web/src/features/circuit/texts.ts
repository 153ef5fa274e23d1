/** Texts of the circuit in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type CircuitTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly circuit: CircuitTexts;
  }
}

export const circuitTexts = laterTexts('circuit', en);
