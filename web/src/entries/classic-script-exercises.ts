/** Builds dist/truth-net-exercises.js: registers the exercises, with their texts in both languages. */

import './exercises.ts';
