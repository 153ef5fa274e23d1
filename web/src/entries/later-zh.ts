/** Gathers the Chinese texts of all parts that load later. */

import { zh as challenge } from '../features/challenge/zh.ts';
import { zh as circuit } from '../features/circuit/zh.ts';
import { zh as map } from '../features/map/zh.ts';
import { zh as predict } from '../features/predict/zh.ts';
import { zh as story } from '../features/story/zh.ts';
import { zh as wall } from '../features/wall/zh.ts';
import { zh as write } from '../features/write/zh.ts';
import { challengesZh as challenges } from '../i18n/challenge-words-zh.ts';
import { changesZh as changes } from '../i18n/change-words-zh.ts';
import type { LaterTexts } from '../i18n/later-texts.ts';
import { lazyZh as views } from '../i18n/lazy-zh.ts';

export const texts: LaterTexts = {
  language: 'zh',
  views,
  changes,
  challenges,
  circuit,
  map,
  story,
  wall,
  challenge,
  predict,
  write,
};
