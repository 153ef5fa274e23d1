/** Builds dist/truth-net-zh.js and its like: passes the texts of one language to the first script. */

import { texts } from 'virtual:texts-of-script';

globalThis.truthNetTexts = { ...globalThis.truthNetTexts, [texts.language]: texts };
