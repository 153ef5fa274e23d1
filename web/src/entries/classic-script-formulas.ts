/** dist/truth-net-formulas.js: hands Temml to the script before it, and adds the font of its formulas. */

import temml from 'temml';
import { addMathFont } from '../ui/math-font.ts';

declare global {
  var truthNetTemml: typeof temml | undefined;
}

globalThis.truthNetTemml = temml;
addMathFont(document);
