/** Registers the exercises, with their texts in both languages. */

import { defineExercises } from '../element/define-exercises.ts';

defineExercises();
