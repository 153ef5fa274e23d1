/** Registers the exercises as a module; their other texts are in another. */

import { laterTextsOf } from 'virtual:texts';
import { defineExercises } from '../element/define-exercises.ts';

defineExercises(async (language) => (await laterTextsOf[language]()).texts);
