/** Networks that the exercise can use: those of the tutorial's kind, and their arrays as its program names them. */

import { TUTORIAL_TABLE } from '../../session/presets/presets.ts';
import { DEFAULTS } from '../../session/defaults.ts';
import { completeSession, type Row, type Session } from '../../session/session.ts';
import type { Parameters } from '../../session/weight.ts';
import { matrix, type NumpyArray } from './numpy-array.ts';
import type { Scope } from './formula-value.ts';

/** Largest network of the exercise, whose numbers are shown weight by weight. */
export const MOST_UNITS = 16;
export const MOST_ROWS = 64;

/** Reason why a session is not of the tutorial's kind. */
export type Unfit =
  | 'hiddenLayers'
  | 'activation'
  | 'loss'
  | 'optimizer'
  | 'batch'
  | 'layerRates'
  | 'dontCare'
  | 'noRows'
  | 'tooManyUnits'
  | 'tooManyRows';

/** Returns the first reason why the exercise cannot use a session. */
export function unfitness({ table, network, training }: Session): Unfit | undefined {
  const rows = trainingRows(table.rows);
  const checks: readonly (readonly [Unfit, boolean])[] = [
    ['hiddenLayers', network.hidden.length !== 1],
    ['activation', network.activation.some((activation) => activation !== 'sigmoid')],
    ['loss', training.loss !== 'sse'],
    ['optimizer', training.optimizer !== 'gd'],
    ['batch', training.batch !== 'full'],
    ['layerRates', training.layerRates?.some((rate) => rate !== 1) ?? false],
    ['noRows', rows.length === 0],
    ['dontCare', rows.some((row) => row.out.includes(null))],
    ['tooManyUnits', network.hidden.some((units) => units > MOST_UNITS)],
    ['tooManyRows', rows.length > MOST_ROWS],
  ];
  return checks.find(([, isUnfit]) => isUnfit)?.[0];
}

/** Session of the tutorial. */
export const TUTORIAL_SESSION: Session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

/** Returns the session with or without biases. */
export function withBias(session: Session, bias: boolean): Session {
  if (session.network.bias === bias) return session;
  const { start } = session.training;
  return {
    ...session,
    network: { ...session.network, bias },
    training: { ...session.training, ...(start && { start: { weights: start.weights } }) },
  };
}

/** Returns the rows that train: held-out ones take no part in the exercise. */
export function trainingRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !row.holdOut);
}

/** Returns whether parameters are those of a network with these columns and hidden units. */
export function fits({ table, network }: Session, { weights }: Parameters): boolean {
  return (
    weights.length === 2 &&
    weights[0]!.length === table.inputs.length &&
    weights[1]!.length === network.hidden[0] &&
    weights[1]![0]!.length === table.outputs.length
  );
}

/** Returns the arrays that a program begins with: input, y, the weights, and the biases as one row each. */
export function startScope(rows: readonly Row[], { weights, biases }: Parameters, hasBias: boolean): Scope {
  const training = trainingRows(rows);
  return {
    input: matrix(training.map((row) => row.in)),
    y: matrix(training.map((row) => row.out.map(Number))),
    weights1: matrix(weights[0]!),
    weights2: matrix(weights[1]!),
    ...(hasBias && { bias1: matrix([biases[0]!]), bias2: matrix([biases[1]!]) }),
  };
}

/** Returns the same arrays with other parameters, drawn from a fixed sequence, on which no two formulas agree by chance. */
export function probeScope(scope: Scope, seed: number): Scope {
  let state = seed;
  const next = () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state / 2_147_483_647) * 4 - 2;
  };
  const drawn = ({ shape, data }: NumpyArray): NumpyArray => ({ shape, data: Float64Array.from(data, next) });
  return Object.fromEntries(
    Object.entries(scope).map(([name, array]) => [name, /^(?:weights|bias)/.test(name) ? drawn(array) : array]),
  );
}
