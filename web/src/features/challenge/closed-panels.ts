/** Makes the panels inert whose controls a challenge closes, in the playground around its own panel. */

import type { Challenge, Control } from '../../session/challenge/challenge.ts';

/** Controls of each panel that has nothing else. */
const CONTROLS_OF: Readonly<Record<string, readonly Control[]>> = {
  'truth-net-network-settings': ['units', 'activation', 'bias'],
  'truth-net-training-settings': ['loss', 'optimizer', 'batch', 'init', 'seed', 'weights'],
};

/** Makes panels inert for a challenge, and all of them usable again without one. */
export function closePanels(playground: Element | undefined, challenge: Challenge | undefined): void {
  for (const [name, controls] of Object.entries(CONTROLS_OF)) {
    const panel = playground?.shadowRoot?.querySelector<HTMLElement>(name);
    const isClosed = challenge !== undefined && !controls.some((control) => challenge.open.includes(control));
    if (!panel || panel.inert === isClosed) continue;
    panel.inert = isClosed;
    panel.style.opacity = isClosed ? '0.5' : '';
  }
}
