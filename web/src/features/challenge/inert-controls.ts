/** Makes the controls inert that a challenge closes, in the playground around its panel. */

import type { Challenge, Control } from '../../session/challenge/challenge.ts';
import { changedControl } from '../../session/challenge/closed-controls.ts';
import type { Session } from '../../session/session.ts';

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

/** Style of a diagram whose weights are locked: its hint is about changing them. */
const locked = new CSSStyleSheet();
locked.replaceSync('.part.empty { visibility: hidden; }');

/** Line of the diagnosis, which offers an edit. */
interface Advising extends Element {
  allows: ((session: Session) => boolean) | undefined;
}

/** For each challenge, the function that returns whether it allows an edit that the diagnosis advises. */
const permissions = new WeakMap<Challenge, (session: Session) => boolean>();

function permissionOf(challenge: Challenge): (session: Session) => boolean {
  const known = permissions.get(challenge);
  if (known) return known;
  const allows = (session: Session) => !changedControl(challenge, { session, iteration: 0, changes: [] });
  permissions.set(challenge, allows);
  return allows;
}

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
  const isLocked = challenge !== undefined && !challenge.open.includes('weights');
  for (const { shadowRoot } of playground?.shadowRoot?.querySelectorAll('truth-net-diagram') ?? []) {
    if (!shadowRoot) continue;
    const others = shadowRoot.adoptedStyleSheets.filter((each) => each !== locked);
    if (isLocked !== others.length < shadowRoot.adoptedStyleSheets.length) {
      shadowRoot.adoptedStyleSheets = isLocked ? [...others, locked] : others;
    }
  }
  for (const line of playground?.shadowRoot?.querySelectorAll<Advising>('truth-net-diagnosis') ?? []) {
    line.allows = challenge && permissionOf(challenge);
  }
}

/** Lets number fields show their values again in place of texts that were refused. */
export function dropRefusedNumbers(playground: Element | undefined): void {
  for (const panel of playground?.shadowRoot?.querySelectorAll('[part], truth-net-run-settings') ?? []) {
    for (const field of panel.shadowRoot?.querySelectorAll('truth-net-number') ?? []) {
      const refused = field.shadowRoot?.querySelector('[aria-invalid=true]');
      refused?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    }
  }
}
