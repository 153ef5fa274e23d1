/** What the page and its worker say to each other. */

import type { Options, Session, SessionInput } from '../session/session.ts';

/** The largest values the core takes; asked of it once, so that they are written only there. */
export interface Limits {
  readonly maxInputs: number;
  readonly maxOutputs: number;
  readonly maxRows: number;
  readonly maxHiddenLayers: number;
  readonly maxUnits: number;
  readonly maxLearningRate: number;
  readonly maxParameter: number;
  readonly maxSurfaceSize: number;
  readonly maxSurveySeeds: number;
  readonly maxIterations: number;
  readonly maxSeed: number;
  readonly maxNameLength: number;
}

export type ProblemCode =
  | 'missing'
  | 'wrongType'
  | 'outOfRange'
  | 'notAnInteger'
  | 'notOneOf'
  | 'wrongLength'
  | 'emptyName'
  | 'duplicateName'
  | 'tooLong';

/** Why the core refused a session: the field, its value and what would be allowed. */
export interface Problem {
  readonly code: ProblemCode;
  /** Where it stands in the session: "table.rows[3].in[1]". */
  readonly field: string;
  /** What stands there; where the code speaks of a length, that length. */
  readonly value: string;
  /** A type, an interval, a list or a length; empty where the code says it all. */
  readonly allowed: string;
  /** All of it in one English sentence. */
  readonly sentence: string;
}

/** What a browser can lack. */
export type Missing = 'noWebAssembly' | 'noSimd' | 'noWorkers';

/** Why there is no engine: something is missing here, its files did not arrive, or it ended unexpectedly. */
export type Failure = Missing | 'notLoaded' | 'crashed';

/** The state of the network after an iteration: everything that the page draws. */
export interface Snapshot {
  readonly iteration: number;
  readonly loss: number;
  /** The loss history for drawing: iteration, loss, iteration, loss, …; thinned to the chart's resolution. */
  readonly curve: Float64Array;
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array;
  /** weights[layer][from][to] and biases[layer][to]. */
  readonly parameters: { readonly weights: number[][][]; readonly biases: number[][] };
  /** Rows that ask for different targets from equal inputs. */
  readonly contradictions: readonly number[];
  /** Whether the weights have left the finite numbers; the state shown is the last finite one. */
  readonly blownUp: boolean;
  /** Whether gradients can train this network: not with a step activation. */
  readonly trainable: boolean;
  /** Whether the worker goes on training after this snapshot. */
  readonly running: boolean;
}

/**
 * From the page to the worker. `generation` numbers the sessions and `run` the runs, so that a late answer can be told
 * from the one that is waited for.
 */
export type Request =
  | { readonly type: 'start'; readonly module: WebAssembly.Module }
  | { readonly type: 'load'; readonly generation: number; readonly session: SessionInput }
  /** A new learning rate or end of training; the weights stay. `until` moves the end of a run under way. */
  | { readonly type: 'retune'; readonly generation: number; readonly session: Session; readonly until?: number }
  | { readonly type: 'run'; readonly run: number; readonly until: number; readonly iterationsPerSecond: number }
  /** Another pace for the run under way. */
  | { readonly type: 'pace'; readonly iterationsPerSecond: number }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly iterations: number }
  | { readonly type: 'reset' }
  /** The page has drawn the last snapshot and would like the next. */
  | { readonly type: 'drawn' };

/** From the worker to the page. */
export type Report =
  | { readonly type: 'ready'; readonly limits: Limits; readonly defaults: Options }
  | { readonly type: 'refused'; readonly generation: number; readonly problem: Problem }
  /** `run` is the last run begun, 0 before the first. */
  | { readonly type: 'snapshot'; readonly generation: number; readonly run: number; readonly snapshot: Snapshot }
  | { readonly type: 'crashed'; readonly detail: string };
