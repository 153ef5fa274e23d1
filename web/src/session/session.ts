/**
 * One session: a truth table, a network and how to train it. Plain data that the URL, files, the element and the
 * core all speak. What is allowed in it is decided by the C++ core alone.
 */

import type { Change } from './changes.ts';

export const ACTIVATIONS = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'linear', 'step'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export type Bit = 0 | 1;
/** A target; `null` is "don't care": no loss comes from that cell. */
export type Target = Bit | null;

/** What people write for "don't care". */
export const DONT_CARE_SIGNS: readonly string[] = ['-', '–', '?', '*', 'x'];

export interface Row {
  /** One bit per input column. */
  readonly in: readonly Bit[];
  /** One target per output column. */
  readonly out: readonly Target[];
  /** A row held out is predicted and scored, never trained on. */
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
  /** One activation per layer after the input: `hidden.length + 1` of them. */
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

/** weights[layer][from][to] and biases[layer][to]; biases that are left out are 0. */
export interface Start {
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases?: readonly (readonly number[])[];
}

export interface Training {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly batch: Batch;
  readonly learningRate: number;
  readonly init: Init;
  /** Where the network starts whose init is "given". */
  readonly start?: Start;
  /** The seed of the start weights, as `numpy.random.seed` takes it. */
  readonly seed: number;
  /** The iteration at which training stops. */
  readonly iterations: number;
}

/** A session with every option stated. */
export interface Session {
  readonly version: 1;
  readonly table: Table;
  readonly network: Network;
  readonly training: Training;
}

/** A session as it may be written: every field but the table can be left out. */
export interface SessionInput {
  readonly version?: 1;
  readonly table: Table;
  /** A single activation stands for all layers. */
  readonly network?: Partial<Omit<Network, 'activation'>> & {
    readonly activation?: Activation | readonly Activation[];
  };
  readonly training?: Partial<Training>;
}

/** The options of a session, without its table. */
export type Options = Pick<Session, 'network' | 'training'>;

/** Fills what `input` leaves out from `defaults`. An activation for each layer is taken from the given or default one. */
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

/** A session that began with its learning rate, as it is after the changes of its run. */
export function withLastLearningRate(session: Session, changes: readonly Change[]): Session {
  const last = changes.findLast((change) => change.kind === 'learningRate');
  return last ? withLearningRate(session, last.value) : session;
}

/** The activations of `depth` hidden layers and an output layer. */
function layers(depth: number, hidden: Activation, output: Activation): Activation[] {
  return [...Array.from({ length: depth }, () => hidden), output];
}

/** A part of a session that a run depends on from its first iteration. */
export type SessionPart = 'table' | 'network' | 'training';

/** What of an edit makes a run begin again, if anything: what it learns, how it is built, or where or how it starts. */
export function restartedBy(before: Session, after: Session): SessionPart | undefined {
  // Whatever changes a table makes other rows, but for another name of a column.
  if (before.table.rows !== after.table.rows) return 'table';
  if (before.network !== after.network) return 'network';
  const { learningRate: _rate, iterations: _iterations, ...start } = before.training;
  const isSame = Object.entries(start).every(([key, value]) => after.training[key as keyof Training] === value);
  return isSame ? undefined : 'training';
}

/** Whether a running network may simply go on after this edit: only names, or how fast and how far it trains, have changed. */
export function keepsProgress(before: Session, after: Session): boolean {
  return restartedBy(before, after) === undefined;
}
