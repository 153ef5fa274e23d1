import type { TruthNetElement } from '../api/public-api.ts';

/** How long, in milliseconds, nothing has to change; browsers limit how often an address may. */
const REST = 300;

/** Calls `act` whenever the playground has changed and has been at rest since. */
export function atRest(playground: TruthNetElement, act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  playground.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(act, REST);
  });
}
