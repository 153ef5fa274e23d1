/** Builds dist/truth-net-more-zh.js and its like: passes the later texts of one language to the scripts that load later. */

import { texts } from 'virtual:later-texts-of-script';

globalThis.truthNetLaterTexts = { ...globalThis.truthNetLaterTexts, [texts.language]: texts };
