/**
 * Types of a session: a truth table, a network and its training. Plain data shared by links, files, the element and the
 * core. The C++ core alone decides what is allowed in it.
 */

import { type Change, rowsAfter } from './changes.ts';
import { sameData } from './same-data.ts';
import type { OnChange } from './view.ts';

export const ACTIVATIONS = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'linear', 'step'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export type Bit = 0 | 1;
/** A target; `null` is "don't care": the cell contributes no loss. */
export type Target = Bit | null;

/** Characters that people write for "don't care". */
export const DONT_CARE_SIGNS: readonly string[] = ['-', '–', '?', '*', 'x'];

export interface Row {
  /** Bits, one per input column. */
  readonly in: readonly Bit[];
  /** Targets, one per output column. */
  readonly out: readonly Target[];
  /** True for a row that is held out: predicted and scored, but never trained on. */
  readonly holdOut?: boolean;
}

export interface Table {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly Row[];
}

export interface Network {
  /** Units per hidden layer, first layer first. */
  readonly hidden: readonly number[];
  /** Activations, one per layer after the input: `hidden.length + 1` of them. */
  readonly activation: readonly Activation[];
  readonly bias: boolean;
}

export const LOSSES = ['sse', 'mse', 'half_sse', 'cross_entropy'] as const;
export type Loss = (typeof LOSSES)[number];

export const OPTIMIZERS = ['gd', 'momentum', 'adam'] as const;
export type Optimizer = (typeof OPTIMIZERS)[number];

export const BATCHES = ['full', 'row'] as const;
export type Batch = (typeof BATCHES)[number];

export const INITS = ['uniform01', 'uniform11', 'glorot_uniform', 'he_uniform', 'given'] as const;
export type Init = (typeof INITS)[number];

/** Start weights: weights[layer][from][to] and biases[layer][to]; missing biases are 0. */
export interface Start {
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases?: readonly (readonly number[])[];
}

export interface Training {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly batch: Batch;
  readonly learningRate: number;
  /** Factors on the learning rate, one per layer after the input; all 1 if missing. */
  readonly layerRates?: readonly number[];
  readonly init: Init;
  /** Start weights if `init` is "given". */
  readonly start?: Start;
  /** Seed of the start weights, as for `numpy.random.seed`. */
  readonly seed: number;
  /** Iteration at which training stops. */
  readonly iterations: number;
}

/** A session with every option stated. */
export interface Session {
  readonly version: 1;
  readonly table: Table;
  readonly network: Network;
  readonly training: Training;
}

/** A session in written form: every field but the table is optional. */
export interface SessionInput {
  readonly version?: 1;
  readonly table: Table;
  /** A single activation stands for all layers. */
  readonly network?: Partial<Omit<Network, 'activation'>> & {
    readonly activation?: Activation | readonly Activation[];
  };
  readonly training?: Partial<Training>;
}

/** Options of a session, without its table. */
export type Options = Pick<Session, 'network' | 'training'>;

/**
 * Fills the missing options of `input` from `defaults`. A single activation, given or default, is repeated for each
 * layer.
 */
export function completeSession(input: SessionInput, defaults: Options): Session {
  const hidden = input.network?.hidden ?? defaults.network.hidden;
  const given = input.network?.activation ?? defaults.network.activation;
  const activation =
    typeof given === 'string'
      ? layers(hidden.length, given, given)
      : input.network?.activation !== undefined
        ? given
        : layers(hidden.length, given[0]!, given.at(-1)!);
  return {
    version: 1,
    table: input.table,
    network: { ...defaults.network, ...input.network, hidden, activation },
    training: { ...defaults.training, ...input.training },
  };
}

export function withLearningRate(session: Session, learningRate: number): Session {
  return { ...session, training: { ...session.training, learningRate } };
}

/** Learning rate and rows with which a run begins; they may change on the way. */
export interface RunStart {
  readonly firstLearningRate: number;
  readonly firstRows: readonly Row[];
}

/** Returns the session of a run as it was at iteration 0. */
export function asBegun(session: Session, { firstLearningRate, firstRows }: RunStart): Session {
  return withRows(withLearningRate(session, firstLearningRate), firstRows);
}

/** Returns the start of the run of a session that has not changed yet. */
export function runStartOf({ table, training }: Session): RunStart {
  return { firstLearningRate: training.learningRate, firstRows: table.rows };
}

/** Returns a session as it was at iteration 0 with the learning rate and the rows after the changes of its run. */
export function withChanges(session: Session, changes: readonly Change[]): Session {
  const last = changes.findLast((change) => change.kind === 'learningRate');
  const rows = rowsAfter(session.table.rows, changes);
  return withRows(last ? withLearningRate(session, last.value) : session, rows);
}

/** Returns the same session if it has these rows. */
export function withRows(session: Session, rows: readonly Row[]): Session {
  return rows === session.table.rows ? session : { ...session, table: { ...session.table, rows } };
}

/** Returns the activations of `depth` hidden layers and an output layer. */
function layers(depth: number, hidden: Activation, output: Activation): Activation[] {
  return [...Array.from({ length: depth }, () => hidden), output];
}

/** A part of a session whose edit can restart a run. */
export type SessionPart = 'table' | 'network' | 'training';

/**
 * Returns the part whose edit restarts a run, if any. A run goes on with other names of columns, another number of
 * iterations and, unless `onChange` says otherwise, with other rows or another learning rate. Other rows under other
 * names are other columns: added, removed or moved ones.
 */
export function restartedBy(before: Session, after: Session, onChange: OnChange): SessionPart | undefined {
  const restarts = onChange === 'restart';
  const areSame = (key: 'inputs' | 'outputs' | 'rows') => sameData(before.table[key], after.table[key]);
  if (!areSame('rows') && (restarts || !areSame('inputs') || !areSame('outputs'))) return 'table';
  if (!sameData(before.network, after.network)) return 'network';
  const keys = Object.keys({ ...before.training, ...after.training }) as (keyof Training)[];
  const changed = keys.filter((key) => !sameData(before.training[key], after.training[key]) && key !== 'iterations');
  return changed.some((key) => restarts || key !== 'learningRate') ? 'training' : undefined;
}
