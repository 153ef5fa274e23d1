/** Types of the properties, methods and events of `<truth-net>`. Its attributes are documented in truth-net.ts. */

import type { Ending, Failure, Problem } from './outcomes.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import type { Controls, Loading, Theme } from '../session/panels.ts';
import type { PageLinkOrder } from '../session/formats/page-links.ts';
import type { SessionInput } from '../session/session.ts';

/** Position of a run. */
export interface Progress {
  /** Full passes over the rows that train, since the start weights. */
  readonly iteration: number;
  /** Loss, in units of the session's loss function. */
  readonly loss: number;
}

export type { Ending };

/** Position at which training ended by itself. */
export interface Done extends Progress {
  readonly ending: Ending;
}

/** An error. */
export interface Trouble {
  /** Code of a browser or an engine that cannot train, or of a session that is not allowed. */
  readonly code: Failure | Problem['code'] | SavedStateProblem['code'] | 'partNotLoaded';
  /** A sentence for readers, in the element's language. */
  readonly message: string;
}

/** Events of `<truth-net>`. All bubble, and all leave any shadow tree around it. */
export interface TruthNetEventMap {
  /** The engine runs, and the network is at its start or at its requested iteration. */
  ready: CustomEvent<Progress>;
  /** The saved state may have changed: after an edit, and when training pauses or ends. */
  change: CustomEvent<SavedState>;
  /** Training is running: once for each frame drawn. */
  progress: CustomEvent<Progress>;
  /** Training has ended by itself. */
  done: CustomEvent<Done>;
  /** An error occurred; the element shows the same sentence. */
  error: CustomEvent<Trouble>;
}

export type Drawing = 'chart' | 'diagram';

export interface TruthNetElement extends HTMLElement {
  /** The session shown: as it was given while the core loads, then with every option stated. */
  get session(): SessionInput;
  /**
   * Replaces the session and starts at iteration 0; a string is the hash of a link and may include the position of a
   * run. An invalid session changes nothing and triggers an `error` event. A framework's proxy works like a plain
   * object. Setting the session that is shown, or that was set last, does nothing.
   */
  set session(session: SessionInput | string);

  /**
   * The session with the position of its run, the changes made during it, and its view. Setting it trains to that
   * position; setting the state that is shown, or that was set last, does nothing.
   */
  kept: SavedState;

  /** Position of the run; undefined while there is no network yet. */
  readonly progress: Progress | undefined;
  /** True while training. */
  readonly running: boolean;

  /** Names of the panels to show, separated by spaces; null shows all. */
  panels: string | null;
  /** Controls to show; null means "full". */
  buttons: Controls | null;
  /**
   * Deprecated: use `buttons`. HTML has a boolean attribute of the same name, so that some frameworks drop its value.
   */
  controls: Controls | null;
  /** "lazy" starts the engine when the element comes near the screen. */
  loading: Loading | null;
  /** Starts training as soon as the engine runs. */
  autoplay: boolean;
  /** Address of the page that opens links to a session; without it, no links are offered. */
  address: string | undefined;
  /** Theme to force; null follows the page. */
  theme: Theme | null;

  /** Attributes of these names, with which a session begins. A reader's edits do not change them. */
  preset: string | null;
  table: string | null;
  units: string | number | null;
  activation: string | null;
  bias: 'true' | 'false' | boolean | null;
  learningRate: string | number | null;
  iterations: string | number | null;
  seed: string | number | null;

  /**
   * Trains for this many more iterations at the chosen speed. Resolves with the position when training is done, is
   * paused, the session changes, or the largest iteration of a run is reached; `done` then says "limit".
   * @throws if no engine can run
   */
  train(iterations: number): Promise<Progress>;
  /** Stops training at once. */
  pause(): void;
  /** Pauses and trains exactly this many more iterations; default 1. */
  step(iterations?: number): void;
  /** Returns to iteration 0 with the same start weights. */
  reset(): void;
  /** Shows the run after an earlier iteration; `train` and `step` continue from there. */
  seek(iteration: number): void;
  /** Undoes the last edit and its effect on the run. */
  undo(): void;
  /** Redoes the edit that `undo` reverted. */
  redo(): void;

  /** The same as `kept`. */
  getSession(): SavedState;
  /**
   * Opens a session, a saved state or the hash of a link, even if it is open already. Resolves when the network has
   * reached its iteration.
   * @throws with a sentence if it is refused; nothing changes then
   */
  setSession(session: SessionInput | SavedState | string): Promise<Progress>;
  /**
   * Returns the chart or the network diagram as it is drawn now; the default format is PNG.
   * @throws for an unknown drawing or format, if that panel is not shown, or if the browser cannot draw it
   */
  exportImage(which: Drawing, format?: 'svg' | 'png'): Promise<Blob>;
  /**
   * Runs the `data-truth-net` commands of a link or a button in the page's text. Ignores commands that it cannot run.
   */
  drive(order: PageLinkOrder): Promise<void>;

  addEventListener<Name extends keyof TruthNetEventMap>(
    type: Name,
    listener: (this: TruthNetElement, event: TruthNetEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'truth-net': TruthNetElement;
  }
}
