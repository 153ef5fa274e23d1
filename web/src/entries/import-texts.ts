/** Loads texts as modules. */

import type { TextLoaders } from '../i18n/language.ts';

export const loadTexts: TextLoaders = { zh: async () => (await import('../i18n/zh.ts')).zh };
