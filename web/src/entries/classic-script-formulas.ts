/** Builds dist/truth-net-formulas.js: passes Temml to the previous script and adds the font of its formulas. */

import temml from 'temml';
import { addMathFont } from '../ui/math-font.ts';

declare global {
  var truthNetTemml: typeof temml | undefined;
}

globalThis.truthNetTemml = temml;
addMathFont(document);
