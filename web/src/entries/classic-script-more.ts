/** Builds dist/truth-net-more.js: registers the lazy views. Their formulas and Chinese texts are in the next scripts. */

import { defineLazyViews } from '../element/define-lazy-views.ts';
import { loadNextScript } from './next-script.ts';

defineLazyViews({
  loadTexts: {
    zh: async () => {
      await loadNextScript('truth-net-more-zh.js', () => globalThis.truthNetLazyChinese !== undefined);
      return globalThis.truthNetLazyChinese!;
    },
  },
  loadFormulas: async () => {
    await loadNextScript('truth-net-formulas.js', () => globalThis.truthNetTemml !== undefined);
    return globalThis.truthNetTemml!;
  },
});
