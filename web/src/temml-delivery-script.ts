/** How Temml reaches a page that has included a classic script: by the next one, formulas-script.ts. */

import type Temml from 'temml';
import { fetchNextScript } from './script-delivery.ts';

/** Rejects where the script cannot be had. */
export async function fetchTemml(): Promise<typeof Temml> {
  const hasArrived = () => globalThis.truthNetTemml !== undefined;
  // A page may have included it itself.
  if (!hasArrived()) await fetchNextScript(hasArrived);
  return globalThis.truthNetTemml!;
}
