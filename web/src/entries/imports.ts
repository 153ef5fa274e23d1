/** Loads the lazy views, the studies, the exercises and the texts of other languages as modules. */

import { laterTextsOf, textsOf } from 'virtual:texts';
import type { Delivery } from '../element/define-element.ts';
import { texts } from '../i18n/language.ts';

/** Loads a group of views, together with its texts. */
async function withTexts<T>(views: Promise<T>): Promise<T> {
  const loading = texts.translations.map((language) => laterTextsOf[language]());
  // Without these texts, the views ask for them again, and report a failure.
  await Promise.allSettled(loading);
  return views;
}

export const imports: Pick<Delivery, 'lazy' | 'loadTexts'> = {
  lazy: {
    views: async () => {
      (await withTexts(import('./lazy-views.ts'))).registerLazyViews();
    },
    studies: () => withTexts(import('./studies.ts')),
    exercises: () => withTexts(import('./exercises.ts')),
  },
  loadTexts: async (language) => (await textsOf[language]()).texts,
};
