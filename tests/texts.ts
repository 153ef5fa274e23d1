/** Collects the texts of the later parts in all written languages. */

import { en as challengeEn } from '../web/src/features/challenge/en.ts';
import { zh as challengeZh } from '../web/src/features/challenge/zh.ts';
import { en as predictEn } from '../web/src/features/predict/en.ts';
import { zh as predictZh } from '../web/src/features/predict/zh.ts';
import { en as storyEn } from '../web/src/features/story/en.ts';
import { zh as storyZh } from '../web/src/features/story/zh.ts';
import { en as wallEn } from '../web/src/features/wall/en.ts';
import { zh as wallZh } from '../web/src/features/wall/zh.ts';
import { en as writeEn } from '../web/src/features/write/en.ts';
import { zh as writeZh } from '../web/src/features/write/zh.ts';
import { challengesEn } from '../web/src/i18n/challenge-words-en.ts';
import { challengesZh } from '../web/src/i18n/challenge-words-zh.ts';
import { changesEn } from '../web/src/i18n/change-words-en.ts';
import { changesZh } from '../web/src/i18n/change-words-zh.ts';

export const CHALLENGE_TEXTS = { en: challengeEn, zh: challengeZh };
export const PREDICT_TEXTS = { en: predictEn, zh: predictZh };
export const STORY_TEXTS = { en: storyEn, zh: storyZh };
export const WALL_TEXTS = { en: wallEn, zh: wallZh };
export const WRITE_TEXTS = { en: writeEn, zh: writeZh };
export const CHALLENGE_WORDS = { en: challengesEn, zh: challengesZh };
export const CHANGE_WORDS = { en: changesEn, zh: changesZh };
