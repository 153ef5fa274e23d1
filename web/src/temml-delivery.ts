/** How Temml, which writes the formulas, reaches a page: as a module of its own. See temml-delivery-script.ts for the other way. */

import type Temml from 'temml';

/** Rejects where it cannot be had. */
export async function fetchTemml(): Promise<typeof Temml> {
  const [{ default: temml }, { addMathFont }] = await Promise.all([import('temml'), import('./ui/math-font.ts')]);
  addMathFont(document);
  return temml;
}
