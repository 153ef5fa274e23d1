/** Builds dist/truth-net-zh.js: passes the Chinese texts to the first script. */

import type { Messages } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';

declare global {
  var truthNetChinese: Messages | undefined;
}

globalThis.truthNetChinese = zh;
