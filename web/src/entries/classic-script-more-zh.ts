/** Builds dist/truth-net-more-zh.js: passes the Chinese texts of the lazy views to their script. */

import type { LazyMessages } from '../i18n/lazy-en.ts';
import { lazyZh } from '../i18n/lazy-zh.ts';

declare global {
  var truthNetLazyChinese: LazyMessages | undefined;
}

globalThis.truthNetLazyChinese = lazyZh;
