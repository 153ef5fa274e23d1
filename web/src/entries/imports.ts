/** Loads the lazy views, the studies, the exercises and the Chinese texts as modules. */

import type { Delivery } from '../element/define-element.ts';
import { texts } from '../i18n/language.ts';

export const imports: Pick<Delivery, 'lazy' | 'loadTexts'> = {
  lazy: {
    async views() {
      // Without these texts, the views ask for them again, and report a failure.
      const chinese = texts.in('zh') && import('../i18n/lazy-zh.ts').catch(() => undefined);
      const { registerLazyViews } = await import('./lazy-views.ts');
      await chinese;
      registerLazyViews();
    },
    studies: () => import('./studies.ts'),
    exercises: () => import('./exercises.ts'),
  },
  loadTexts: { zh: async () => (await import('../i18n/zh.ts')).zh },
};
