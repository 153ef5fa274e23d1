/** Registers the lazy views as a module; their formula renderer and their Chinese texts are others. */

import { defineLazyViews } from '../element/define-lazy-views.ts';

export function registerLazyViews(): void {
  defineLazyViews({
    loadTexts: { zh: async () => (await import('../i18n/lazy-zh.ts')).lazyZh },
    loadFormulas: async () => {
      const [{ default: temml }, { addMathFont }] = await Promise.all([import('temml'), import('../ui/math-font.ts')]);
      addMathFont(document);
      return temml;
    },
  });
}
