/** What the page and its worker say to each other. */

import type { Problem, Failure, Ending } from '../api/outcomes.ts';
import type { Change, Setting } from '../session/changes.ts';
import type { Options, Session, SessionInput } from '../session/session.ts';
import type { Sweep } from '../session/learning/survey.ts';
import type { Separability } from '../session/learning/neuron.ts';
import type { Logic } from '../session/learning/unit-logic.ts';
import type { Parameters, Weight } from '../session/weight.ts';

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
  readonly maxLandscapePoints: number;
  readonly maxIterations: number;
  readonly maxSeed: number;
  readonly maxNameLength: number;
}

/** What the page looks at beside the network itself; only that is computed. */
export interface SnapshotRequest {
  /** The inputs of the row whose activations are shown. */
  readonly row?: Float64Array;
  /** Rows of inputs beside the table's own to predict: rows × inputs, row-major. */
  readonly leftOut?: Float64Array;
  /** Which two inputs the surfaces vary, with the values of all of them; how many points along each axis. */
  readonly surface?: {
    readonly x: number;
    readonly y: number;
    readonly inputs: number[];
    readonly size: number;
    /** How many units of each layer, from the first on. */
    readonly units: number;
  };
  /** The layer whose activations of every row of the table are shown. */
  readonly space?: { readonly layer: number; readonly rows: Float64Array };
  /** What is shown over the iterations beside the loss. */
  readonly film?: FilmKind;
  /** Whether single neurons can compute the outputs. */
  readonly separability?: boolean;
  /** How far around the present parameters the loss is looked at. */
  readonly landscape?: {
    /** The line ends at so many learning rates. */
    readonly stepReach: number;
    readonly plane:
      | { readonly kind: 'weights'; readonly first: Weight; readonly second: Weight }
      | { readonly kind: 'random'; readonly seed: number };
    /** How far the plane reaches from the present parameters to each side. */
    readonly reach: number;
  };
  /** The rows whose every number is shown, and the weight that is nudged. */
  readonly microscope?: { readonly rows: readonly number[]; readonly weight: Weight };
}

export type FilmKind = 'rows' | 'weights' | 'gradients';

/** Several numbers over the iterations of the run, at evenly spaced ones. */
export interface Film {
  readonly kind: FilmKind;
  readonly iterations: Float64Array;
  /** What each line is: of rows, the row, or null for all the others together; of weights and gradients, see there. */
  readonly lines: readonly FilmLine[];
  /** iterations × lines, row-major. */
  readonly values: Float64Array;
}

/** Layers and units count from 0, the first layer after the input being 0. */
export type FilmLine =
  | { readonly kind: 'row'; readonly row: number | null }
  | { readonly kind: 'weight'; readonly layer: number; readonly from: number; readonly to: number }
  | { readonly kind: 'bias'; readonly layer: number; readonly unit: number }
  /** The root of the mean square of all parameters of a layer, where there are too many for a line each. */
  | { readonly kind: 'layer'; readonly layer: number };

/** What is watched, as it is after an iteration; what is not watched is not there. */
export interface Look {
  /** activations[layer][unit] of the watched row. */
  readonly row?: readonly Float64Array[];
  /** rows × outputs, row-major. */
  readonly leftOut?: Float64Array;
  readonly surfaces?: Surfaces;
  /** rows × units of the watched layer, row-major. */
  readonly space?: Float64Array;
  readonly film?: Film;
  readonly microscope?: Microscope;
  readonly landscape?: Landscape;
  /** For each output, whether a single neuron can compute it. */
  readonly separability?: readonly Separability[];
}

/** The loss around the present parameters; infinite or NaN where it is too large for a number. */
export interface Landscape {
  /** Against the gradient: the loss at each learning rate, and where the session's own would land. */
  readonly line: {
    readonly rates: Float64Array;
    readonly losses: Float64Array;
    readonly landing: number;
    readonly learningRate: number;
  };
  readonly plane: {
    /** Points along each side. */
    readonly size: number;
    /** How far it reaches from its middle, where the present parameters are, to each side. */
    readonly reach: number;
    /** size × size, rows of values going upwards. */
    readonly losses: Float64Array;
    /** x, y, x, y, …: where the run was at earlier iterations, seen along the plane. */
    readonly path: Float64Array;
  };
}

/** One iteration, number by number. */
export interface Microscope {
  readonly weight: Weight;
  readonly traces: readonly RowTrace[];
  /** The loss with the weight a little smaller and a little larger than it is. */
  readonly nudge: { readonly by: number; readonly below: number; readonly above: number };
}

/** Every number between one row and its part in the loss and its gradients; see the core's `Trace`. */
export interface RowTrace {
  /** From 0. */
  readonly row: number;
  readonly loss: number;
  /** The layers after the input. */
  readonly layers: readonly LayerTrace[];
}

export interface LayerTrace {
  readonly sums: readonly number[];
  readonly activations: readonly number[];
  readonly slopes: readonly number[];
  readonly errors: readonly number[];
  readonly deltas: readonly number[];
  /** contributions[from][to] to the slope of each weight. */
  readonly contributions: readonly (readonly number[])[];
}

/** What the units make of the square of two inputs, from 0 to 1. */
export interface Surfaces {
  /** Points along each axis. */
  readonly size: number;
  /** layers[layer]: units × size × size, as the core's `surface` gives them; of the units that are watched. */
  readonly layers: readonly Float64Array[];
}

/** The state of the network after an iteration: everything that the page draws. */
export interface Snapshot {
  readonly iteration: number;
  /** The last iteration of the run: `iteration`, unless the run was sought back. */
  readonly lastIteration: number;
  readonly loss: number;
  /** The loss history for drawing: iteration, loss, iteration, loss, …; thinned to the chart's resolution. */
  readonly curve: Float64Array;
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array;
  readonly parameters: Parameters;
  /** ∂loss/∂parameter, where the network is small enough to show single ones. */
  readonly gradients?: Parameters;
  /**
   * steepest[layer][unit]: the steepest slope of the unit's activation over the rows of the table, looked at now and
   * then. Where it is about zero, the unit learns nothing from any row.
   */
  readonly steepest: readonly Float64Array[];
  /** logic[layer][unit]: what the unit has learned, where it is simple; of the first units of each layer, as `steepest`. */
  readonly logic: readonly (readonly (Logic | undefined)[])[];
  /** Changes by hand of the run so far; the learning rate of its first iteration. */
  readonly changes: readonly Change[];
  readonly firstLearningRate: number;
  readonly look: Look;
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
 * A snapshot on its way to the page: parameters and gradients in one row each, as the core lays them out, and the numbers
 * of units from the inputs to the outputs. Their buffers are handed over rather than copied.
 */
export interface FlatSnapshot extends Omit<Snapshot, 'parameters' | 'gradients' | 'changes'> {
  /** Left out where the list is that of the last snapshot. */
  readonly changes?: readonly Change[];
  readonly sizes: readonly number[];
  readonly parameterRow: Float64Array;
  readonly gradientRow?: Float64Array;
}

/** Parts of a snapshot that may take long, and are told as soon as they are known. */
export type Found = Pick<Snapshot, 'look' | 'steepest' | 'logic'>;

/** The losses of the whole run, as the core remembers them. */
export interface LossHistory {
  /** loss[0], loss[stride], loss[2 stride], … */
  readonly losses: Float64Array;
  readonly stride: number;
  readonly lastIteration: number;
  readonly lastLoss: number;
}

/** Where a run is to be brought, and what is changed on the way, in the order of iterations. */
export interface Replay {
  readonly iteration: number;
  readonly changes: readonly Change[];
  /** The learning rate before any change of it. */
  readonly firstLearningRate: number;
}

/**
 * From the page to the worker. `generation` numbers the sessions and `run` the runs, so that a late answer can be told
 * from the one that is waited for.
 */
export type Request =
  | { readonly type: 'start'; readonly module: WebAssembly.Module }
  /** A session to begin with, or to repeat up to an iteration with the changes made on the way. */
  | {
      readonly type: 'load';
      readonly generation: number;
      readonly session: SessionInput;
      readonly watch: SnapshotRequest;
      readonly replay?: Replay;
    }
  /** A new learning rate or end of training; the weights stay. `until` moves the end of a run under way. */
  | { readonly type: 'retune'; readonly generation: number; readonly session: Session; readonly until?: number }
  /** With a tolerance, the run ends as soon as every row is right. */
  | {
      readonly type: 'run';
      readonly run: number;
      readonly until: number;
      readonly iterationsPerSecond: number;
      readonly tolerance?: number;
    }
  /** Another pace for the run under way. */
  | { readonly type: 'pace'; readonly iterationsPerSecond: number }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly iterations: number }
  | { readonly type: 'reset' }
  /** Shows the run as it was after an iteration; the run stays whole until it is trained on from there. */
  | { readonly type: 'seek'; readonly iteration: number }
  /** Sets a parameter in the state shown; what the run had after it is dropped. */
  | { readonly type: 'set'; readonly setting: Setting }
  | { readonly type: 'watch'; readonly watch: SnapshotRequest }
  /** The whole loss history, which is answered once. */
  | { readonly type: 'history' }
  /** How a session fares from `count` seeds on from the first; it is trained to its last iteration for each. */
  | {
      readonly type: 'survey';
      readonly session: Session;
      readonly firstSeed: number;
      readonly count: number;
      readonly tolerance: number;
    }
  /** Another rule for when the run under way ends. */
  | { readonly type: 'tolerance'; readonly tolerance?: number }
  /** The page has drawn the last snapshot and would like the next. */
  | { readonly type: 'drawn' }
  /** Asks for nothing but an answer. */
  | { readonly type: 'ask' };

/** From the worker to the page; the page makes a `Report` of each. */
export type Message =
  | Exclude<Report, { type: 'snapshot' }>
  | (Omit<Extract<Report, { type: 'snapshot' }>, 'snapshot'> & { readonly snapshot: FlatSnapshot });

export type Report =
  | { readonly type: 'ready'; readonly limits: Limits; readonly defaults: Options }
  | { readonly type: 'refused'; readonly generation: number; readonly problem: Problem }
  /** `run` is the last run begun, 0 before the first. */
  | {
      readonly type: 'snapshot';
      readonly generation: number;
      readonly run: number;
      readonly snapshot: Snapshot;
      /** Where the run has just ended of itself. */
      readonly ending?: Ending;
    }
  /** More of what is watched, as it is after an iteration that a snapshot has shown. */
  | {
      readonly type: 'found';
      readonly generation: number;
      readonly iteration: number;
      readonly found: Partial<Found>;
    }
  | { readonly type: 'history'; readonly history: LossHistory }
  /** See the core's `survey`: one figure for each seed from the first on. */
  | {
      readonly type: 'surveyed';
      readonly firstSeed: number;
      readonly losses: Float64Array;
      readonly rightSince: Float64Array;
    }
  | { readonly type: 'answered' }
  | { readonly type: 'crashed'; readonly detail: string };

/** Which seeds, and how near right is. */
export interface SurveyOrder {
  readonly firstSeed: number;
  readonly count: number;
  readonly tolerance: number;
}

/** What is known of the seeds so far; in the order of seeds, NaN where one is not done yet. */
export interface SurveyProgress {
  readonly done: number;
  /** Milliseconds since the start. */
  readonly elapsed: number;
  /** The loss at the end of each run. */
  readonly losses: Float64Array;
  /** The iteration from which on every row was right; NaN also where one is wrong at the end. */
  readonly rightSince: Float64Array;
}

/** A survey under way or done, of this session. */
export interface SurveyState {
  readonly session: Session;
  readonly order: SurveyOrder;
  readonly progress: SurveyProgress | undefined;
  readonly isRunning: boolean;
  /** Whether some worker has not answered for a while. */
  readonly isSilent?: boolean;
  /** Why it ended early, other than by being cancelled. */
  readonly reason?: Problem | Failure;
}

/** Surveys of one session, each with another value of one setting; undefined where one has not begun. */
export interface SweepState {
  readonly session: Session;
  readonly sweep: Sweep;
  readonly order: SurveyOrder;
  readonly steps: readonly {
    readonly value: number;
    readonly session: Session;
    readonly progress: SurveyProgress | undefined;
  }[];
  readonly isRunning: boolean;
  readonly isSilent?: boolean;
  readonly reason?: Problem | Failure;
}
