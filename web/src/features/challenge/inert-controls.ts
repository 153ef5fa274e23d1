/** Makes the controls inert that a challenge closes, in the playground around its panel. */

import type { Challenge, Control } from '../../session/challenge/challenge.ts';

/** Panel of each control, and the parts of it that change nothing else. Cells stay readable; a change of one is named. */
const PARTS: readonly (readonly [Control, panel: string, parts: string])[] = [
  ['table', 'truth-net-table', '.tools > :not(.history, .more), .actions'],
  ['units', 'truth-net-network-settings', '.layer truth-net-number, .layer button, .fields > button'],
  ['activation', 'truth-net-network-settings', '.layer .field'],
  ['bias', 'truth-net-network-settings', '.check'],
  ['loss', 'truth-net-training-settings', '.group > .fields:first-child > :nth-child(1)'],
  ['optimizer', 'truth-net-training-settings', '.group > .fields:first-child > :nth-child(2)'],
  ['batch', 'truth-net-training-settings', '.group > .fields:first-child > :nth-child(3)'],
  ['init', 'truth-net-training-settings', '.group > .fields:nth-child(2) > .field'],
  ['seed', 'truth-net-training-settings', '.group > .fields:nth-child(2) > .with-button'],
  ['weights', 'truth-net-training-settings', '.group > .fields:nth-child(2) > button'],
  ['learningRate', 'truth-net-training-settings', 'truth-net-layer-rates'],
  ['learningRate', 'truth-net-run-settings', 'truth-net-number'],
  ['training', 'truth-net-run-bar', '.buttons > :not([data-command="reset"])'],
];

/** Closes controls for a challenge, and makes all of them usable again without one. */
export function closeControls(playground: Element | undefined, challenge: Challenge | undefined): void {
  for (const [control, name, parts] of PARTS) {
    const isClosed = challenge !== undefined && !challenge.open.includes(control);
    for (const panel of playground?.shadowRoot?.querySelectorAll(name) ?? []) {
      for (const part of panel.shadowRoot?.querySelectorAll<HTMLElement>(parts) ?? []) {
        if (part.inert === isClosed) continue;
        part.inert = isClosed;
        part.style.opacity = isClosed ? '0.5' : '';
      }
    }
  }
}
