/** The signs of formulas in a font that stretches brackets and knows where a fraction's bar is; not every system has one. */

import font from './fonts/truthnet-math.woff2?inline';

/** Adds the font to a page, since `@font-face` within a shadow tree is ignored. As bytes it is no matter of `font-src`. */
export function addMathFont(page: Document): void {
  const bytes = Uint8Array.from(atob(font.slice(font.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  page.fonts.add(new FontFace('TruthNet Math', bytes));
}
