/** Prepares a study while the reader reaches for it: loads its script, and starts the workers of one that trains many runs. */

import { KEPT_MILLISECONDS, SpareWorkers } from '../engine/spare-workers.ts';
import { workersFor } from '../engine/worker-count.ts';
import type { MapPanel } from '../features/map/map-panel.ts';
import { DRAWER_PANELS, STUDIES, type Study } from '../session/view.ts';
import type { State } from '../store/state.ts';
import type { Actions } from './panels.ts';

/** Events that show where the reader is about to press, and the press itself. */
const HINTS = ['pointerover', 'pointerdown', 'focusin', 'click'];
const PRESSES = ['pointerdown', 'click'];

/** Playground whose controls the reader reaches for. */
export interface Reached {
  readonly hands: Actions;
  readonly state: State;
}

export class Anticipation {
  #spares: SpareWorkers | undefined;
  /** Study that was prepared last, and when. */
  #last: { readonly study: Study; readonly time: number } | undefined;

  /** Listens to the controls of a playground. */
  watch(root: ShadowRoot, signal: AbortSignal, playground: Reached): void {
    const hear = (event: Event) => {
      const study = studyAt(event.composedPath(), event.type === 'pointerover');
      if (study && (PRESSES.includes(event.type) || !savesData())) this.#prepare(study, playground);
    };
    for (const type of HINTS) root.addEventListener(type, hear, { signal, capture: true });
    signal.addEventListener('abort', () => this.#spares?.dispose());
  }

  #prepare(study: Study, playground: Reached): void {
    const { hands } = playground;
    // If it fails, opening the study tries again and reports it.
    const loaded = hands.load('studies').catch(() => undefined);
    if (study !== 'map' && study !== 'wall') return;
    const time = performance.now();
    if (this.#last?.study === study && time - this.#last.time < KEPT_MILLISECONDS) return;
    this.#last = { study, time };
    if (!this.#spares) {
      this.#spares = new SpareWorkers(hands.startWorker);
      hands.startWorker = this.#spares.startWorker;
    }
    this.#spares.prepare(workersFor(study));
    if (study === 'map') void loaded.then(() => beginMap(playground));
  }
}

/** Begins the map of the present session. */
function beginMap({ hands, state: { session, view, engine, snapshot } }: Reached): void {
  const panel = customElements.get('truth-net-map') as typeof MapPanel | undefined;
  if (!session || engine.kind !== 'ready' || snapshot?.obstacle) return;
  panel?.begin(session, view, engine.limits, hands.startWorker);
}

/** Returns the study that a button opens, from the path of an event; a pointer that moves opens only tabs. */
function studyAt(path: readonly EventTarget[], isMoving: boolean): Study | undefined {
  const button = path.find((each) => each instanceof Element && each.matches('button[aria-expanded="false"]'));
  const tabs = (button as Element | undefined)?.closest('.tabs');
  if (!tabs) return isMoving || !button ? undefined : panelOf(path)?.study;
  const panel = DRAWER_PANELS[[...tabs.querySelectorAll('[aria-expanded]')].indexOf(button as Element)];
  return STUDIES.find((study) => study === panel);
}

function panelOf(path: readonly EventTarget[]): (Element & { readonly study?: Study }) | undefined {
  return path.find((each) => each instanceof Element && each.localName === 'truth-net-study') as Element | undefined;
}

/** Returns whether the reader has asked for less data. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData ?? false;
}
