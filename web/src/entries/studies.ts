/** Registers the studies, with their texts in both languages. */

import { defineStudies } from '../element/define-studies.ts';

defineStudies();
