/** The neuron of McCulloch and Pitts: it fires where the weighted sum of its inputs is above its threshold. */

import type { Network, Session, Table, Training } from '../session.ts';

/** Whether one neuron can compute a column of targets, and the proof: see the core's `separability`. */
export type Separability =
  | { readonly separable: true; readonly weights: readonly number[]; readonly threshold: number }
  | { readonly separable: false; readonly firing: readonly Taken[]; readonly resting: readonly Taken[] };

/** A row, from 0, and how many times it is taken. */
export interface Taken {
  readonly row: number;
  readonly times: number;
}

/** Weights, one for each input, and the threshold that their sum has to be above. */
export interface Neuron {
  readonly weights: readonly number[];
  readonly threshold: number;
}

/** Where nobody has said otherwise: fires as soon as one input does. */
const USUAL: Omit<Neuron, 'weights'> & { readonly weight: number } = { weight: 1, threshold: 0.5 };

/** Whether the network is nothing but threshold neurons, one for each output. */
export function isNeurons({ hidden, activation, bias }: Network): boolean {
  return hidden.length === 0 && activation[0] === 'step' && bias;
}

/** The same table with one neuron for each output; those that are not given are the usual ones. */
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
      // A bias is a threshold on the other side of the sum.
      biases: [each.map(({ threshold }) => 0 - threshold)],
    },
  };
  return { ...session, network, training };
}

/** The neurons that do what is possible. */
export function asPossible(session: Session, separability: readonly Separability[]): Session {
  return asNeurons(
    session,
    separability.map((each) => (each.separable ? each : undefined)),
  );
}

/** Σ weights · inputs − threshold. */
export function netOf({ weights, threshold }: Neuron, inputs: readonly number[]): number {
  return weights.reduce((sum, weight, input) => sum + weight * inputs[input]!, -threshold);
}

/** The inputs that are not the same in all rows. */
export function varyingInputs({ inputs, rows }: Table): number[] {
  return inputs.flatMap((_, input) => (rows.some((row) => row.in[input] !== rows[0]!.in[input]) ? [input] : []));
}

/** What the inputs of the rows add up to, each row taken as often as it says. */
export function sumOfRows({ inputs, rows }: Table, taken: readonly Taken[]): number[] {
  return inputs.map((_, input) => taken.reduce((sum, { row, times }) => sum + times * rows[row]!.in[input]!, 0));
}

/** What each input adds up to over the rows taken, in shares: the place of their mixture. */
export function mixtureOf(table: Table, taken: readonly Taken[]): number[] {
  const count = taken.reduce((sum, { times }) => sum + times, 0);
  return sumOfRows(table, taken).map((sum) => sum / count);
}

/** "2 X1 − X2 > 0.5" */
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
