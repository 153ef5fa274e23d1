/** Builds dist/truth-net-more.js: registers the lazy views. Their formulas and their other texts are in the next scripts. */

import { defineLazyViews } from '../element/define-lazy-views.ts';
import { loadNextScript } from './next-script.ts';
import { loadNextLaterTexts } from './next-texts.ts';

defineLazyViews({
  loadTexts: loadNextLaterTexts,
  loadFormulas: async () => {
    await loadNextScript('truth-net-formulas.js', () => globalThis.truthNetTemml !== undefined);
    return globalThis.truthNetTemml!;
  },
});
