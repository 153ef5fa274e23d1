/** Messages between the page and its worker. */

import type { Problem, Failure, Ending } from '../api/outcomes.ts';
import type { Change, Jump, Setting } from '../session/changes.ts';
import type { Row, RunStart, Session } from '../session/session.ts';
import type { Sweep } from '../session/learning/survey.ts';
import type { Obstacle } from '../session/learning/outcome.ts';
import type { Separability } from '../session/learning/neuron.ts';
import type { Story } from '../session/learning/story.ts';
import type { Logic } from '../session/learning/unit-logic.ts';
import type { Pace } from '../session/view.ts';
import type { Parameters, Weight } from '../session/weight.ts';

/** Largest values that the core takes; the page reads them from the core, their single source. */
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

/** Parts of a snapshot beside the network itself; the worker computes only these. */
export interface SnapshotRequest {
  /** Inputs of the row whose activations are shown. */
  readonly row?: Float64Array;
  /** Inputs beside the table's own rows to predict: rows × inputs, row-major. */
  readonly leftOut?: Float64Array;
  readonly surfaces?: SurfaceRequest;
  /** Surfaces of the outputs alone. */
  readonly outputMap?: SurfaceRequest;
  /** Surfaces of the diagram's units, if those above are others. */
  readonly unitMaps?: SurfaceRequest;
  /** Rows for which the diagram shows its units: their inputs and their number; and the number of units of each layer. */
  readonly unitCells?: { readonly inputs: Float64Array; readonly count: number; readonly units: number };
  /** Layer whose activations of every row of the table are shown. */
  readonly space?: { readonly layer: number; readonly rows: Float64Array };
  /** History shown in the chart beside the loss. */
  readonly history?: HistoryKind;
  /** Computes whether single neurons can compute the outputs: at once, or once the run has trained. */
  readonly separability?: 'atOnce' | 'onceTrained';
  /** Range around the present parameters over which the loss is computed. */
  readonly landscape?: {
    /** End of the line along the gradient, in learning rates. */
    readonly stepReach: number;
    readonly plane:
      | { readonly kind: 'weights'; readonly first: Weight; readonly second: Weight }
      | { readonly kind: 'random'; readonly seed: number };
    /** Distance from the present parameters to each side of the plane. */
    readonly reach: number;
  };
  /** Held-out rows whose loss is shown over the iterations, and the factor from their losses to that loss. */
  readonly heldOut?: { readonly rows: readonly number[]; readonly factor: number };
  /** Tolerance with which the run notes when every row is right. */
  readonly tolerance?: number;
  /** Rows whose every number is shown, and the weight of the nudge test. */
  readonly microscope?: { readonly rows: readonly number[]; readonly weight: Weight };
  /** Story of the run, with the tolerance for a right row. */
  readonly story?: { readonly tolerance: number };
}

/** Parts of a snapshot that the analysis worker computes. */
export type AnalysisRequest = Pick<SnapshotRequest, 'microscope' | 'separability' | 'landscape' | 'story'>;

export interface SurfaceRequest {
  /** Indices of the two inputs that vary, and the values of all inputs. */
  readonly x: number;
  readonly y: number;
  readonly inputs: number[];
  /** Points along each axis. */
  readonly size: number;
  /** Number of units of each layer, from the first on. */
  readonly units: number;
}

export type HistoryKind = 'rows' | 'weights' | 'gradients';

/** Several values over the iterations of the run, at evenly spaced iterations. */
export interface RunHistory {
  readonly kind: HistoryKind;
  readonly iterations: Float64Array;
  /** Meaning of each column of `values`. */
  readonly lines: readonly HistoryLine[];
  /** iterations × lines, row-major. */
  readonly values: Float64Array;
}

/**
 * A line of a history chart. Layers and units count from 0; layer 0 is the first after the input.
 * A `row` of null is the sum of all rows without a line of their own.
 */
export type HistoryLine =
  | { readonly kind: 'row'; readonly row: number | null }
  | { readonly kind: 'weight'; readonly layer: number; readonly from: number; readonly to: number }
  | { readonly kind: 'bias'; readonly layer: number; readonly unit: number }
  /** Root mean square of all parameters of a layer, if there are too many for a line each. */
  | { readonly kind: 'layer'; readonly layer: number };

/** Losses of the run at evenly spaced iterations. */
export interface LossLine {
  readonly iterations: Float64Array;
  readonly losses: Float64Array;
}

/** The requested views after an iteration; absent or undefined if not requested. */
export interface RequestedViews {
  /** activations[layer][unit] of the requested row. */
  readonly row?: readonly Float64Array[] | undefined;
  /** rows × outputs, row-major. */
  readonly leftOut?: Float64Array | undefined;
  readonly surfaces?: Surfaces | undefined;
  readonly outputMap?: Surfaces | undefined;
  readonly unitMaps?: Surfaces | undefined;
  readonly unitCells?: UnitCells | undefined;
  /** rows × units of the requested layer, row-major. */
  readonly space?: Float64Array | undefined;
  readonly history?: RunHistory | undefined;
  readonly heldOut?: LossLine | undefined;
  readonly microscope?: Microscope | undefined;
  readonly landscape?: Landscape | undefined;
  /** Separability of each output: whether a single neuron can compute it. */
  readonly separability?: readonly Separability[] | undefined;
  readonly story?: Story | undefined;
}

/** The loss around the present parameters; infinite or NaN where it overflows. */
export interface Landscape {
  /** Along the negative gradient: the loss at each learning rate, and the loss `landing` at the session's own. */
  readonly line: {
    readonly rates: Float64Array;
    readonly losses: Float64Array;
    readonly landing: number;
    readonly learningRate: number;
  };
  readonly plane: {
    /** Points along each side. */
    readonly size: number;
    /** Distance from its centre, the present parameters, to each side. */
    readonly reach: number;
    /** size × size losses, row-major, rows upwards. */
    readonly losses: Float64Array;
    /** x, y, x, y, …: earlier iterations of the run, projected onto the plane. */
    readonly path: Float64Array;
  };
}

/** All numbers of one iteration, which during a run is a little earlier than that of the snapshot. */
export interface Microscope {
  readonly weight: Weight;
  readonly traces: readonly RowTrace[];
  /** Loss with the weight changed by −`by` and by +`by`. */
  readonly nudge: { readonly by: number; readonly below: number; readonly above: number };
  readonly loss: number;
  readonly parameters: Parameters;
  readonly gradients: Parameters;
}

/** All numbers from one row to its loss and its gradients; see the core's `Trace`. */
export interface RowTrace {
  /** Index of the row, from 0. */
  readonly row: number;
  readonly loss: number;
  /** Layers after the input. */
  readonly layers: readonly LayerTrace[];
}

export interface LayerTrace {
  readonly sums: readonly number[];
  readonly activations: readonly number[];
  readonly slopes: readonly number[];
  readonly errors: readonly number[];
  readonly deltas: readonly number[];
  /** contributions[from][to] to the gradient of each weight. */
  readonly contributions: readonly (readonly number[])[];
}

/** Activations of the units over the square of two inputs, from 0 to 1. */
export interface Surfaces {
  /** Points along each axis. */
  readonly size: number;
  /** layers[layer]: units × size × size, as the core's `surface` returns them; only the requested units. */
  readonly layers: readonly Float64Array[];
}

/** Activations of the units for rows of the table. */
export interface UnitCells {
  /** Number of rows. */
  readonly size: number;
  /** layers[layer]: units × rows, row-major; only the requested units. */
  readonly layers: readonly Float64Array[];
}

/** State of the network after an iteration: everything that the page draws. */
export interface Snapshot extends RunStart {
  readonly iteration: number;
  /** Last iteration of the run; differs from `iteration` after seeking back. */
  readonly lastIteration: number;
  readonly loss: number;
  /** Loss history for the chart: iteration, loss, iteration, loss, …; thinned to its resolution. */
  readonly curve: Float64Array;
  /** Iteration from which every training row is right; undefined while one is wrong, or if it is not known. */
  readonly allRightSince?: number | undefined;
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array;
  readonly parameters: Parameters;
  /** ∂loss/∂parameter; absent for networks too large to show single gradients. */
  readonly gradients?: Parameters;
  /**
   * steepest[layer][unit]: the steepest slope of the unit's activation over the rows of the table, updated now and
   * then. Near zero, the unit learns nothing from any row.
   */
  readonly steepest: readonly Float64Array[];
  /**
   * logic[layer][unit]: the logic that the unit has learned, if it is simple; the first units of each layer, updated
   * with `steepest`.
   */
  readonly logic: readonly (readonly (Logic | undefined)[])[];
  /** Changes by hand in the run so far, and the losses after those of weights, biases and rows. */
  readonly changes: readonly Change[];
  readonly jumps: readonly Jump[];
  /** Rows of the table after this iteration. */
  readonly rows: readonly Row[];
  readonly views: RequestedViews;
  /** Rows with equal inputs but different targets. */
  readonly contradictions: readonly number[];
  /** True if the weights overflowed; the state shown is the last finite one. */
  readonly blownUp: boolean;
  /** Reason why the run cannot be trained on from here; undefined if it can. */
  readonly obstacle?: Obstacle | undefined;
  /** True if the worker trains on after this snapshot. */
  readonly running: boolean;
}

/** Facts about a run that no iteration changes, sent before its first snapshot and after each change of its rows. */
export interface RunFacts extends Pick<Snapshot, 'contradictions' | 'rows' | 'firstRows'> {
  /** Numbers of units, from the inputs to the outputs. */
  readonly sizes: readonly number[];
}

/**
 * A snapshot in transit to the page: parameters and gradients in one array each, in the core's layout, and only those
 * parts that are new. The buffers of its arrays are transferred, not copied.
 */
export interface FlatSnapshot extends Omit<
  Snapshot,
  keyof RunFacts | keyof Results | 'parameters' | 'gradients' | 'changes' | 'jumps'
> {
  readonly changes: NewChanges;
  readonly parameterRow: Float64Array;
  readonly gradientRow?: Float64Array;
  readonly results: Partial<Results>;
}

/**
 * Parts of a snapshot that may take long and are sent once, as soon as they are ready. An undefined part of `views` is not
 * valid any more.
 */
export type Results = Pick<Snapshot, 'views' | 'steepest' | 'logic'>;

/** Losses of the whole run, as the core stores them. */
export interface LossHistory {
  /** loss[0], loss[stride], loss[2 stride], … */
  readonly losses: Float64Array;
  readonly stride: number;
  readonly lastIteration: number;
  readonly lastLoss: number;
}

/** Changes by hand and jumps of the loss that replace those the page has from iteration `first` on. */
export interface NewChanges {
  readonly first: number;
  readonly list: readonly Change[];
  readonly jumps: readonly Jump[];
}

/** Target of a repeated run, and the changes on the way, in the order of iterations. */
export interface Replay extends RunStart {
  readonly iteration: number;
  readonly changes: readonly Change[];
}

/**
 * Messages from the page to the worker. `generation` numbers the sessions and `run` the runs, so that the page can tell
 * a late answer from the one it waits for.
 */
export type Request =
  | { readonly type: 'start'; readonly module: WebAssembly.Module }
  /** Loads a session, or repeats one up to an iteration with its changes. */
  | {
      readonly type: 'load';
      readonly generation: number;
      readonly session: Session;
      readonly snapshotRequest: SnapshotRequest;
      readonly replay?: Replay;
      /** True for a run of which only curve and predictions are shown: it records no history of rows or parameters. */
      readonly isPreview?: boolean;
    }
  /**
   * Sets a new learning rate, rows or end of training; the weights stay. `until` moves the end of the present run. Only
   * edited `rows` count: those of the session may be of an iteration that the run has been sought away from.
   */
  | {
      readonly type: 'retune';
      readonly generation: number;
      readonly session: Session;
      readonly until?: number;
      readonly rows?: readonly Row[];
    }
  /** Trains; with a tolerance, until every row is right at the latest. */
  | {
      readonly type: 'run';
      readonly run: number;
      readonly until: number;
      readonly pace: Pace;
      readonly tolerance?: number;
    }
  /** Changes the pace of the present run. */
  | { readonly type: 'pace'; readonly pace: Pace }
  | { readonly type: 'pause' }
  | { readonly type: 'step'; readonly iterations: number }
  | { readonly type: 'reset' }
  /** Shows the run after an iteration; later iterations are kept until training goes on from there. */
  | { readonly type: 'seek'; readonly iteration: number }
  /** Sets a parameter in the state shown; later iterations of the run are dropped. */
  | { readonly type: 'set'; readonly setting: Setting }
  | { readonly type: 'snapshotRequest'; readonly request: SnapshotRequest }
  /** Requests the whole loss history; answered once. */
  | { readonly type: 'history' }
  /** Trains a session to its last iteration for each of `count` seeds; for an analysis worker. */
  | {
      readonly type: 'survey';
      readonly session: Session;
      readonly firstSeed: number;
      readonly count: number;
      readonly tolerance: number;
    }
  /** Trains a session from its start at each point of a map; for an analysis worker. */
  | ({ readonly type: 'map'; readonly id: number; readonly points: Float64Array } & MapSettings)
  /** Trains the session of one point of a map, or without a point the session itself; for an analysis worker. */
  | ({ readonly type: 'mapRun'; readonly id: number; readonly at?: readonly [number, number] } & MapSettings)
  /** Begins to train the networks of a wall; for an analysis worker. Answered by their first frame. */
  | { readonly type: 'wall'; readonly order: WallOrder }
  /** Trains them up to an iteration, or as far as they come in a short time; answered by a frame. */
  | { readonly type: 'wallOn'; readonly until: number }
  /** Changes the tolerance at which the present run ends. */
  | { readonly type: 'tolerance'; readonly tolerance?: number }
  /** Connects the training worker with the analysis worker; has no port if the latter could not start or has ended. */
  | { readonly type: 'analyst'; readonly port?: MessagePort }
  /** The page has drawn the last snapshot and is ready for the next. */
  | { readonly type: 'drawn' }
  /** A ping, answered at once. */
  | { readonly type: 'ask' };

/** Messages from the worker to the page, which turns each but `begun` and `rowsChanged` into a `Report`. */
export type Message =
  | Exclude<Report, { type: 'snapshot' | 'results' }>
  | (Omit<Extract<Report, { type: 'snapshot' }>, 'snapshot'> & { readonly snapshot: FlatSnapshot })
  | (Omit<Extract<Report, { type: 'results' }>, 'results'> & { readonly results: Partial<Results> })
  /** A run begins: the snapshots that follow are its own. */
  | { readonly type: 'begun'; readonly facts: RunFacts }
  /** The run has other rows from the next snapshot on. */
  | { readonly type: 'rowsChanged'; readonly facts: RunFacts };

export type Report =
  | { readonly type: 'ready'; readonly limits: Limits }
  | { readonly type: 'refused'; readonly generation: number; readonly problem: Problem }
  /** The state after an iteration; `run` is the last run begun, 0 before the first. */
  | {
      readonly type: 'snapshot';
      readonly generation: number;
      readonly run: number;
      readonly snapshot: Snapshot;
      /** Ending of a run that has just ended by itself. */
      readonly ending?: Ending;
    }
  /** The requested parts, some of them new, for an iteration that a snapshot has shown. */
  | { readonly type: 'results'; readonly generation: number; readonly iteration: number; readonly results: Results }
  | { readonly type: 'history'; readonly history: LossHistory }
  /** Results of a survey, one per seed from the first on; see the core's `survey`. */
  | {
      readonly type: 'surveyed';
      readonly firstSeed: number;
      readonly losses: Float64Array;
      readonly rightSince: Float64Array;
    }
  /** Results of a map, one per point; see the core's `map`. */
  | ({ readonly type: 'mapped'; readonly id: number } & MapResults)
  | ({ readonly type: 'mapRan'; readonly id: number } & MapRunResult)
  /** New state of the networks of a wall. */
  | { readonly type: 'wallFrame'; readonly frame: WallFrame }
  /** The run is to be analysed, and no analysis worker is connected. */
  | { readonly type: 'analystNeeded' }
  /** A request has been handled; sent after each but `start` (answered by `ready`), `analyst` and `drawn`. */
  | { readonly type: 'answered' }
  | { readonly type: 'crashed'; readonly detail: string };

/** Question of the training worker to the analysis worker about the state of a run; replaces the one before. */
export interface Question {
  readonly id: number;
  /** Session with the present rows; absent if it has not changed since the last question. */
  readonly session?: Session;
  /** Parameters at the iteration shown, in the core's layout. */
  readonly parameterRow: Float64Array;
  readonly asked: AnalysisRequest;
  readonly course: Course;
  /** Whole run so far, for its story. */
  readonly run?: Replay;
}

/** Path of a run up to the present parameters, and the step that follows. */
export interface Course {
  /** Parameters of earlier iterations, the oldest first, as far as they are remembered. */
  readonly path: readonly Float64Array[];
  readonly learningRate: number;
  /** True during a run: only a quick resolution is computed, in one slice, before the parameters change. */
  readonly isMoving?: boolean;
}

/** Results for a question, as soon as they are ready; the last ones are marked as done. */
export interface Answer {
  readonly id: number;
  readonly results: Partial<Results>;
  readonly isDone: boolean;
}

/** Quantity that an axis of a map varies; `index` counts the parameters in the core's layout. */
export type MapAxisSpec =
  | { readonly kind: 'learningRate' | 'scale' | 'seed' }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'layerRate'; readonly layer: number };

/** Session of a map, the two quantities that its points replace, and the tolerance for a right row. */
export interface MapSettings {
  readonly session: Session;
  readonly axes: readonly [MapAxisSpec, MapAxisSpec];
  readonly tolerance: number;
}

export interface MapResults {
  /** Loss at the end of each run, or before it diverged. */
  readonly losses: Float64Array;
  /** Iteration from which on every row was right; NaN if a row is wrong at the end. */
  readonly rightSince: Float64Array;
  /** 0 if every row is right at the end, 1 if not, 2 if the run diverged. */
  readonly outcomes: Uint8Array;
}

/** Run of one point of a map. */
export interface MapRunResult {
  /** Session whose run is that of the point, to the last bit. */
  readonly session: Session;
  /** Losses at evenly spaced iterations from 0 to `lastIteration`. */
  readonly losses: Float64Array;
  readonly lastIteration: number;
  /** Start parameters, in the core's layout. */
  readonly start: Float64Array;
  /** Result of the point, if there is one. */
  readonly point?: MapResults;
}

/** Networks of a wall that one worker trains side by side: consecutive seeds of a session. */
export interface WallOrder {
  readonly session: Session;
  readonly firstSeed: number;
  readonly count: number;
  /** Tolerance for a right row. */
  readonly tolerance: number;
  /** Iterations between two losses that are noted. */
  readonly stride: number;
  /** Surface of the outputs that each network shows; without it, their values for the rows of the table. */
  readonly map?: Omit<SurfaceRequest, 'units'>;
}

/** New losses and outputs of a wall's networks. */
export interface WallFrame {
  readonly firstSeed: number;
  /** points × networks, row-major: their losses at the next iterations that are noted; infinite after an overflow. */
  readonly losses: Float64Array<ArrayBuffer>;
  /**
   * Iteration from which every training row is right; NaN while one is wrong. A row that was wrong only between two
   * noted iterations does not count.
   */
  readonly rightSince: Float64Array<ArrayBuffer>;
  /** networks × outputs × points of the map, or rows: values from 0 (0) to 1 (255). */
  readonly maps: Uint8Array<ArrayBuffer>;
}

/** Seeds of a survey, and the tolerance for a right row. */
export interface SurveyOrder {
  readonly firstSeed: number;
  readonly count: number;
  readonly tolerance: number;
}

/** Results so far, in the order of seeds; NaN for seeds not done. */
export interface SurveyProgress {
  readonly done: number;
  /** Time since the start, in milliseconds. */
  readonly elapsed: number;
  /** Loss at the end of each run. */
  readonly losses: Float64Array;
  /** Iteration from which on every row was right; also NaN if a row is wrong at the end. */
  readonly rightSince: Float64Array;
}

/** A survey of a session, running or done. */
export interface SurveyState {
  readonly session: Session;
  readonly order: SurveyOrder;
  readonly progress: SurveyProgress | undefined;
  readonly isRunning: boolean;
  /** True while a worker does not answer. */
  readonly isSilent?: boolean;
  /** Reason of an early end, other than cancelling. */
  readonly reason?: Problem | Failure;
}

/** Surveys of one session, each with another value of one setting; `progress` is undefined before a step begins. */
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
