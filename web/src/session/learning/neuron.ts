/** Models the neuron of McCulloch and Pitts: it fires if the weighted sum of its inputs is above its threshold. */

import type { Network, Session, Table, Training } from '../session.ts';

/** Linear separability of a column of targets, with a proof: see the core's `separability`. */
export type Separability =
  | { readonly separable: true; readonly weights: readonly number[]; readonly threshold: number }
  | { readonly separable: false; readonly firing: readonly WeightedRow[]; readonly resting: readonly WeightedRow[] };

/** A row, from 0, and its multiplicity. */
export interface WeightedRow {
  readonly row: number;
  readonly times: number;
}

/** Weights, one for each input, and the threshold that the weighted sum has to exceed. */
export interface Neuron {
  readonly weights: readonly number[];
  readonly threshold: number;
}

/** Neuron to begin with: fires if any input is 1. */
const USUAL: Omit<Neuron, 'weights'> & { readonly weight: number } = { weight: 1, threshold: 0.5 };

/** Returns whether the network consists of threshold neurons, one for each output. */
export function isNeurons({ hidden, activation, bias }: Network): boolean {
  return hidden.length === 0 && activation[0] === 'step' && bias;
}

/** Returns the session with one neuron for each output; missing neurons get the usual weights. */
export function asNeurons(session: Session, neurons: readonly (Neuron | undefined)[] = []): Session {
  const { inputs, outputs } = session.table;
  const each = outputs.map(
    (_, output) => neurons[output] ?? { weights: inputs.map(() => USUAL.weight), threshold: USUAL.threshold },
  );
  const network: Network = { hidden: [], activation: ['step'], bias: true };
  const training: Training = {
    ...session.training,
    init: 'given',
    start: {
      weights: [inputs.map((_, input) => each.map(({ weights }) => weights[input]!))],
      // A bias is the negative threshold.
      biases: [each.map(({ threshold }) => 0 - threshold)],
    },
  };
  return { ...session, network, training };
}

/** Returns the session with neurons that solve all separable outputs. */
export function asPossible(session: Session, separability: readonly Separability[]): Session {
  return asNeurons(
    session,
    separability.map((each) => (each.separable ? each : undefined)),
  );
}

/** Returns Σ weights · inputs − threshold. */
export function netOf({ weights, threshold }: Neuron, inputs: readonly number[]): number {
  return weights.reduce((sum, weight, input) => sum + weight * inputs[input]!, -threshold);
}

/** Returns the inputs that differ between rows. */
export function varyingInputs({ inputs, rows }: Table): number[] {
  return inputs.flatMap((_, input) => (rows.some((row) => row.in[input] !== rows[0]!.in[input]) ? [input] : []));
}

/** Returns the sum of the inputs over rows, each with its multiplicity. */
export function sumOfRows({ inputs, rows }: Table, weightedRows: readonly WeightedRow[]): number[] {
  return inputs.map((_, input) => weightedRows.reduce((sum, { row, times }) => sum + times * rows[row]!.in[input]!, 0));
}

/** Returns the mean of the inputs over rows, each with its multiplicity. */
export function mixtureOf(table: Table, weightedRows: readonly WeightedRow[]): number[] {
  const count = weightedRows.reduce((sum, { times }) => sum + times, 0);
  return sumOfRows(table, weightedRows).map((sum) => sum / count);
}

/** Returns the firing condition as text: "2 X1 − X2 > 0.5". */
export function inequality(
  names: readonly string[],
  { weights, threshold }: Neuron,
  figure: (value: number) => string,
): string {
  const terms = weights.flatMap((weight, input) => {
    if (weight === 0) return [];
    const size = Math.abs(weight);
    return [{ sign: weight < 0 ? '−' : '+', text: size === 1 ? names[input]! : `${figure(size)} ${names[input]}` }];
  });
  const sum = terms
    .map(({ sign, text }, index) => (index > 0 ? ` ${sign} ${text}` : sign === '−' ? `−${text}` : text))
    .join('');
  return `${sum || '0'} > ${figure(threshold)}`;
}
