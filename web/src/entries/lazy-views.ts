/** Registers the lazy views where they come as a module; what writes their formulas is another. */

import { defineLazyViews } from '../element/define-lazy-views.ts';

defineLazyViews({
  loadFormulas: async () => {
    const [{ default: temml }, { addMathFont }] = await Promise.all([import('temml'), import('../ui/math-font.ts')]);
    addMathFont(document);
    return temml;
  },
});
