/** Builds dist/truth-net-more.js: registers the lazy views. Their formula renderer is in the next script. */

import { defineLazyViews } from '../element/define-lazy-views.ts';
import { loadNextScript } from './next-script.ts';

defineLazyViews({
  loadFormulas: async () => {
    await loadNextScript('truth-net-formulas.js', () => globalThis.truthNetTemml !== undefined);
    return globalThis.truthNetTemml!;
  },
});
