/** Registers the lazy views as a module; their formula renderer and their other texts are in others. */

import { laterTextsOf } from 'virtual:texts';
import { defineLazyViews } from '../element/define-lazy-views.ts';

export function registerLazyViews(): void {
  defineLazyViews({
    loadTexts: async (language) => (await laterTextsOf[language]()).texts,
    loadFormulas: async () => {
      const [{ default: temml }, { addMathFont }] = await Promise.all([import('temml'), import('../ui/math-font.ts')]);
      addMathFont(document);
      return temml;
    },
  });
}
