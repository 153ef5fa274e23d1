/** How the views that come late reach a page that has included a classic script: by the next one. */

import { LAST_OF_LATE } from './register.ts';
import { fetchNextScript } from './script-delivery.ts';

/** Rejects where the script cannot be had. */
export function fetchLate(): Promise<unknown> {
  // A page may have included it itself.
  return customElements.get(LAST_OF_LATE) ? Promise.resolve() : fetchNextScript();
}
