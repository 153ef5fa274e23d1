/** How the views that come late reach a page that has included a classic script: by the next one. */

import { LAST_OF_LATE } from './lazy/define-elements.ts';
import { fetchNextScript } from './script-delivery.ts';

/** Rejects where the script cannot be had. */
export async function fetchLate(): Promise<void> {
  const hasArrived = () => customElements.get(LAST_OF_LATE) !== undefined;
  // A page may have included it itself.
  if (!hasArrived()) await fetchNextScript(hasArrived);
}
