/** Words about challenges in the language of the reader. */

import { challengesEn } from './challenge-words-en.ts';
import { laterTexts } from './later-texts.ts';

export const challengeWords = laterTexts('challenges', challengesEn);
