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

/** A challenge that was solved. */
export interface Solved {
  /** Id of the challenge; without one, a name made of its task. */
  readonly challenge: string;
  /** Run that reaches the goal; whoever opens it repeats the run. */
  readonly savedState: SavedState;
  /** Completion code, which the page and `truthnet verify` can verify. */
  readonly code: string;
}

/** An error. */
export interface Trouble {
  /** Code of a browser or an engine that cannot train, or of a session that is not allowed. */
  readonly code: Failure | Problem['code'] | SavedStateProblem['code'] | 'partNotLoaded';
  /** A message for readers, in the element's language. */
  readonly message: string;
}

/** Events of `<truth-net>`. All bubble, and all leave any shadow tree around it. */
export interface TruthNetEventMap {
  /** The engine is ready, and the network is at its start or at its requested iteration. */
  ready: CustomEvent<Progress>;
  /** `savedState` may have changed: after an edit, or when training pauses or ends. */
  change: CustomEvent<SavedState>;
  /** Training is running; fires once per drawn frame. */
  progress: CustomEvent<Progress>;
  /** Training has ended by itself. */
  done: CustomEvent<Done>;
  /** The challenge has been solved, and the run was repeated to verify it. */
  solved: CustomEvent<Solved>;
  /** Something went wrong; the element shows the same message. */
  error: CustomEvent<Trouble>;
}

export type Drawing = 'chart' | 'diagram';

export interface TruthNetElement extends HTMLElement {
  /** The current session. Once the core has loaded, every option is filled in. */
  get session(): SessionInput;
  /**
   * Replaces the session and starts at iteration 0. A string is the hash of a link, which may also contain a position
   * in the run. An invalid session changes nothing and fires `error`. A framework's proxy works like a plain object.
   * Setting the session that is shown, or that was set last, does nothing.
   */
  set session(session: SessionInput | string);

  /**
   * The saved state: the session, the iteration, the changes made during the run, and the view. Setting it trains up to
   * that iteration; setting the state that is shown, or that was set last, does nothing.
   */
  savedState: SavedState;

  /** The current iteration and loss; undefined until the network is ready. */
  readonly progress: Progress | undefined;
  /**
   * A copy of the current parameters: `weights[layer][from][to]` and `biases[layer][to]`, where layer 0 is the first after
   * the input. Biases are 0 in a network without them. Undefined until the network is ready.
   */
  readonly parameters: { weights: number[][][]; biases: number[][] } | undefined;
  /** True while training. */
  readonly running: boolean;

  /** Names of the panels to show, separated by spaces; null shows all. */
  panels: string | null;
  /** The controls to show; null means "full". */
  buttons: Controls | null;
  /**
   * Deprecated: use `buttons`. HTML has a boolean attribute of the same name, so that some frameworks drop its value.
   */
  controls: Controls | null;
  /** "lazy" starts the engine only when the element is about to scroll into view. */
  loading: Loading | null;
  /** Starts training as soon as the engine is ready. */
  autoplay: boolean;
  /** The page that shared links open; without it, no links are offered. */
  address: string | undefined;
  /** The theme; null follows the page. */
  theme: Theme | null;

  /**
   * The challenge to show: the name of a built-in one, its JSON, or its compact text. Null for none, or for one that the
   * reader has chosen.
   */
  challenge: string | null;

  /** The attributes of the same names, which set the initial session. A reader's edits do not change them. */
  preset: string | null;
  table: string | null;
  units: string | number | null;
  activation: string | null;
  bias: 'true' | 'false' | boolean | null;
  learningRate: string | number | null;
  iterations: string | number | null;
  seed: string | number | null;

  /**
   * Trains for the given number of further iterations at the chosen speed, or at 500 a second if none is chosen. Resolves with the iteration and loss when
   * they are done, when training is paused, when the session changes, or at the largest iteration that a run may have.
   * @throws if no engine can run
   */
  train(iterations: number): Promise<Progress>;
  /** Pauses training at once. */
  pause(): void;
  /** Pauses, then trains exactly this many iterations; default 1. */
  step(iterations?: number): void;
  /** Returns to iteration 0 with the same start weights. */
  reset(): void;
  /** Shows the run at the given iteration. `train` and `step` continue from there. */
  seek(iteration: number): void;
  /**
   * Undoes the last edit. If it began a run or set a weight, the run is as before it; if it changed rows or the learning
   * rate, the run goes on with the former ones.
   */
  undo(): void;
  /** Redoes the last undone edit. */
  redo(): void;

  /** The same as `savedState`. */
  getSession(): SavedState;
  /**
   * Opens a session, a saved state or the hash of a link, even if it is open already. Resolves when the network has
   * reached its iteration.
   * @throws with a message if it is invalid; nothing changes then
   */
  setSession(session: SessionInput | SavedState | string): Promise<Progress>;
  /**
   * Returns the chart or the network diagram as currently drawn, as PNG unless a format is given.
   * @throws if the drawing or format is unknown, the panel is not shown, or the browser cannot draw it
   */
  exportImage(which: Drawing, format?: 'svg' | 'png'): Promise<Blob>;
  /**
   * Runs a `data-truth-net` command from a link or a button. Ignores commands that it cannot carry out.
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
