/** Words for the changes by hand during a run, in the language of the reader. */

import { changesEn } from './change-words-en.ts';
import { laterTexts } from './later-texts.ts';

export const changeWords = laterTexts('changes', changesEn);
