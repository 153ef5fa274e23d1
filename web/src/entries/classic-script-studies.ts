/** Builds dist/truth-net-studies.js: registers the studies, with their texts in both languages. */

import './studies.ts';
