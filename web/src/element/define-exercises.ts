/** Registers the exercises: panels whose answers the page marks. */

import { ChallengeCodes } from '../features/challenge/challenge-codes.ts';
import { ChallengeEditor } from '../features/challenge/challenge-editor.ts';
import { ChallengePanel } from '../features/challenge/challenge-panel.ts';
import { PredictPanel } from '../features/predict/predict-panel.ts';
import { WritePanel } from '../features/write/write-panel.ts';
import { defineElements, LAST_OF } from '../lazy/define-elements.ts';
import { allLaterTexts, type LaterTexts } from '../i18n/later-texts.ts';
import type { LoadTexts } from '../i18n/texts.ts';
import { ExercisePanel } from './exercise.ts';

export function defineExercises(loadTexts: LoadTexts<LaterTexts>): void {
  allLaterTexts.loadWith(loadTexts);
  defineElements({
    'truth-net-challenge-codes': ChallengeCodes,
    'truth-net-challenge-editor': ChallengeEditor,
    'truth-net-challenge': ChallengePanel,
    'truth-net-predict': PredictPanel,
    'truth-net-write': WritePanel,
    [LAST_OF.exercises]: ExercisePanel,
  });
}
