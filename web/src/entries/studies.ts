/** Registers the studies as a module; their other texts are in another. */

import { laterTextsOf } from 'virtual:texts';
import { defineStudies } from '../element/define-studies.ts';

defineStudies(async (language) => (await laterTextsOf[language]()).texts);
