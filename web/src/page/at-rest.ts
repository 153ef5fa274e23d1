/** Debounces the changes of a playground. */

import type { TruthNetElement } from '../api/public-api.ts';

/** Time without a change, in milliseconds; browsers limit how often an address may change. */
const REST = 300;

/** Calls `act` after each change, once the playground has been at rest. */
export function atRest(playground: TruthNetElement, act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  playground.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(act, REST);
  });
}
