/** Builds dist/truth-net-studies.js: registers the studies. Their other texts are in the next script. */

import { defineStudies } from '../element/define-studies.ts';
import { loadNextLaterTexts } from './next-texts.ts';

defineStudies(loadNextLaterTexts);
