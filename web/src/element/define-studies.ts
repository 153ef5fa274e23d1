/** Registers the studies: panels that show whole runs, or many of them. */

import { defineElements, LAST_OF } from '../lazy/define-elements.ts';
import { CircuitPanel } from '../features/circuit/circuit-panel.ts';
import { MapPanel } from '../features/map/map-panel.ts';
import { MapPicture } from '../features/map/map-picture.ts';
import { StoryPanel } from '../features/story/story-panel.ts';
import { WallPanel } from '../features/wall/wall-panel.ts';
import { allLaterTexts, type LaterTexts } from '../i18n/later-texts.ts';
import type { LoadTexts } from '../i18n/texts.ts';
import { StudyPanel } from './study.ts';

export function defineStudies(loadTexts: LoadTexts<LaterTexts>): void {
  allLaterTexts.loadWith(loadTexts);
  defineElements({
    'truth-net-circuit': CircuitPanel,
    'truth-net-map-picture': MapPicture,
    'truth-net-map': MapPanel,
    'truth-net-story': StoryPanel,
    'truth-net-wall': WallPanel,
    [LAST_OF.studies]: StudyPanel,
  });
}
