/** Registers the lazy views as a module; their formula renderer is another. */

import { defineLazyViews } from '../element/define-lazy-views.ts';

defineLazyViews({
  loadFormulas: async () => {
    const [{ default: temml }, { addMathFont }] = await Promise.all([import('temml'), import('../ui/math-font.ts')]);
    addMathFont(document);
    return temml;
  },
});
