/** What a page has of `<truth-net>`: its properties, its methods and its events. Its attributes stand in truth-net.ts. */

import type { Ending, Failure, Problem } from './outcomes.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import type { Controls, Loading, Theme } from '../session/panels.ts';
import type { PageLinkOrder } from '../session/formats/page-links.ts';
import type { SessionInput } from '../session/session.ts';

/** Where a run stands. */
export interface Progress {
  /** Full passes over the rows that train, since the start weights. */
  readonly iteration: number;
  /** In units of the session's loss. */
  readonly loss: number;
}

export type { Ending };

/** Where training ended of itself. */
export interface Done extends Progress {
  readonly ending: Ending;
}

/** What went wrong. */
export interface Trouble {
  /** Of a browser or an engine that cannot train, or of a session that is not allowed. */
  readonly code: Failure | Problem['code'] | SavedStateProblem['code'] | 'partNotLoaded';
  /** A sentence for readers, in the element's language. */
  readonly message: string;
}

/** The events of `<truth-net>`. All bubble, and all leave any shadow tree around it. */
export interface TruthNetEventMap {
  /** The engine runs, and the network stands at its start or where it was to be brought. */
  ready: CustomEvent<Progress>;
  /** What is kept may have changed: after an edit, and when training pauses or ends. */
  change: CustomEvent<SavedState>;
  /** Training goes on: once for each picture drawn. */
  progress: CustomEvent<Progress>;
  /** Training has ended of itself. */
  done: CustomEvent<Done>;
  /** Something went wrong; the element shows the same sentence. */
  error: CustomEvent<Trouble>;
}

export type Drawing = 'chart' | 'diagram';

export interface TruthNetElement extends HTMLElement {
  /** The session shown: as it was given while the core still loads, with every option stated from then on. */
  get session(): SessionInput;
  /**
   * Replaces the session and starts at iteration 0; a text is the hash of a link, and may say where the run stands. A
   * session that is not allowed leaves everything as it was, and an `error` event tells of it. A framework's proxy is as
   * good as a plain object. Setting the session that is shown, or that was set last, does nothing.
   */
  set session(session: SessionInput | string);

  /**
   * The session with where its run stands, what was changed on the way, and how it is looked at. Setting it trains to
   * where it stood; setting what is shown, or what was set last, does nothing.
   */
  kept: SavedState;

  /** Where training stands; undefined while there is no network yet. */
  readonly progress: Progress | undefined;
  /** Whether it trains at this moment. */
  readonly running: boolean;

  /** The names of the parts to show, with spaces between them; all where it is null. */
  panels: string | null;
  /** How much there is to press; "full" where it is null. */
  buttons: Controls | null;
  /** Deprecated: the older name of `buttons`, which HTML has as a boolean attribute, so that some frameworks drop its value. */
  controls: Controls | null;
  /** "lazy": the engine starts when the element comes near the screen. */
  loading: Loading | null;
  /** Whether it trains as soon as the engine runs. */
  autoplay: boolean;
  /** The address that links to a session begin with; without one, none are offered. */
  address: string | undefined;
  /** A theme that is forced. */
  theme: Theme | null;

  /** The attributes of these names: what a session begins with. What a reader changes does not change them. */
  preset: string | null;
  table: string | null;
  units: string | number | null;
  activation: string | null;
  bias: 'true' | 'false' | boolean | null;
  learningRate: string | number | null;
  iterations: string | number | null;
  seed: string | number | null;

  /**
   * Trains so many iterations more at the chosen speed. Resolves where training then stands: when they are done, when it
   * was paused, when the session was changed, or at the largest iteration that a run may have, whatever was asked for;
   * `done` then says "limit".
   * @throws where there is no engine to train with
   */
  train(iterations: number): Promise<Progress>;
  /** Stops where training stands at this moment. */
  pause(): void;
  /** Pauses and trains exactly so many iterations more; 1 where it is left out. */
  step(iterations?: number): void;
  /** Back to iteration 0 with the same start weights. */
  reset(): void;
  /** Shows the run as it was after an iteration of it; `train` and `step` go on from there. */
  seek(iteration: number): void;
  /** Takes back the last edit, and what it did to the run. */
  undo(): void;
  /** Does again what `undo` took back. */
  redo(): void;

  /** The same as `kept`. */
  getSession(): SavedState;
  /**
   * Opens a session, what was kept, or the hash of a link, even if it is open already. Resolves when the network stands where it is to stand.
   * @throws with a sentence where it is not taken; everything is then as it was
   */
  setSession(session: SessionInput | SavedState | string): Promise<Progress>;
  /**
   * The chart or the network as it is drawn at this moment; a PNG where no format is given.
   * @throws where there is no such drawing or format, that part is not shown, or the browser cannot draw it
   */
  exportImage(which: Drawing, format?: 'svg' | 'png'): Promise<Blob>;
  /** Does what a link or a button in the page's text asks for by `data-truth-net`. What it cannot do, it leaves. */
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
