/** Gives the keys of a page to its playground while no control of the page has the focus. */

import type { TruthNetElement } from '../api/public-api.ts';

export function giveKeys(playground: TruthNetElement): void {
  document.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('body, main')) return;
    // A copy, which the playground handles as if it had the focus.
    const copy = new KeyboardEvent(event.type, event);
    if (playground.shadowRoot?.querySelector('.playground')?.dispatchEvent(copy) === false) event.preventDefault();
  });
}
