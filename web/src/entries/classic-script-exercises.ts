/** Builds dist/truth-net-exercises.js: registers the exercises. Their other texts are in the next script. */

import { defineExercises } from '../element/define-exercises.ts';
import { loadNextLaterTexts } from './next-texts.ts';

defineExercises(loadNextLaterTexts);
