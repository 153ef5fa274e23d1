/** Mathematical font, with stretching brackets and metrics of fraction bars; some systems have none. */

import font from './fonts/truthnet-math.woff2?inline';

/**
 * Adds the font to a page, since `@font-face` within a shadow tree is ignored. Loaded from bytes, it needs no
 * `font-src`.
 */
export function addMathFont(page: Document): void {
  const bytes = Uint8Array.from(atob(font.slice(font.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  page.fonts.add(new FontFace('TruthNet Math', bytes));
}
