/** Formulas of one step of an iteration, with the numbers of one row. */

import type { RowTrace } from '../../engine/protocol.ts';
import { isFused, isPlainDescent, type Notation } from '../../session/learning/conventions.ts';
import { MOST_WRITTEN_ROWS, type Step } from '../../session/learning/microscope.ts';
import type { Row, Session } from '../../session/session.ts';
import { isBias, type Parameters, sizesOf, valueAt, type Weight, weightsInto } from '../../session/weight.ts';
import { bracketed, type Source, texActivation, texChanged, texNumber, texSource, texSum } from '../../ui/tex.ts';

/** Most terms of a sum; further ones become an ellipsis. */
const MOST_TERMS = 8;
/** Most units of a layer, or weights, with a formula each. */
export const MOST_FORMULAS = 12;

/** Data of one iteration from which the formulas are written. */
export interface Iteration {
  readonly session: Session;
  readonly notation: Notation;
  readonly parameters: Parameters;
  readonly gradients: Parameters;
  readonly trace: RowTrace;
  /** Loss over all rows that train. */
  readonly loss: number;
}

/** Formula of one unit, weight or row, or of all rows; layers count from 0, the first after the input. */
export interface Formula {
  readonly of: { readonly layer: number; readonly unit: number } | Weight | 'row' | 'allRows';
  readonly tex: string;
  /** Sources of its numbers, to highlight. */
  readonly sources: readonly Source[];
}

export function formulasOf(step: Step, iteration: Iteration): Formula[] {
  switch (step.kind) {
    case 'forward':
      return units(iteration, step.layer).map((unit) => forward(iteration, step.layer, unit));
    case 'loss':
      return lossOfRow(iteration);
    case 'backward':
      return units(iteration, step.layer).map((unit) => backward(iteration, step.layer, unit));
    case 'update':
      return weightsOf(iteration, step.layer).map((weight) => update(iteration, weight));
  }
}

/** Returns the number of units or weights of a step without a formula of their own. */
export function leftOutOf(step: Step, { session }: Iteration): number {
  if (step.kind === 'loss') return 0;
  const sizes = sizesOf(session);
  const { layer } = step;
  const fanIn = sizes[layer]! + (session.network.bias ? 1 : 0);
  const all = step.kind === 'update' ? fanIn * sizes[layer + 1]! : sizes[layer + 1]!;
  return Math.max(0, all - MOST_FORMULAS);
}

function units({ session }: Iteration, layer: number): number[] {
  const count = Math.min(sizesOf(session)[layer + 1]!, MOST_FORMULAS);
  return Array.from({ length: count }, (_, unit) => unit);
}

function weightsOf({ session }: Iteration, layer: number): Weight[] {
  const all = Array.from({ length: sizesOf(session)[layer + 1]! }, (_, to) => weightsInto(layer, to, session));
  return all.flat().slice(0, MOST_FORMULAS);
}

// -- Forward -----------------------------------------------------------------------------------------------------

/** Writes z = Σ w a + b and a = f(z). */
function forward(iteration: Iteration, layer: number, unit: number): Formula {
  const { session, parameters, trace } = iteration;
  const into = weightsInto(layer, unit, session);
  const terms = into.map((weight) => termOf(iteration, weight, valueAt(parameters, weight)));
  const { sums, activations } = trace.layers[layer]!;
  const z = texSource(sums[unit]!, { kind: 'sum', layer: layer + 1, unit }, false);
  const a = texSource(activations[unit]!, { kind: 'activation', layer: layer + 1, unit }, false);
  const f = texActivation(session.network.activation[layer]!, 'z');
  return {
    of: { layer, unit },
    tex: `z = ${shortSum(terms)} = ${z} \\qquad ${symbolOf(iteration, layer, unit)} = ${f} = ${a}`,
    sources: [
      ...into.flatMap((weight) => sourcesInto(iteration, weight)),
      { kind: 'activation', layer: layer + 1, unit },
    ],
  };
}

function termOf(iteration: Iteration, weight: Weight, value: number): string {
  const w = texSource(value, { kind: 'weight', weight });
  const input = inputOf(iteration, weight);
  return input ? `${w} \\cdot ${texSource(input.value, input.source)}` : w;
}

/** Returns the input that a weight is multiplied by; undefined for a bias. */
function inputOf(iteration: Iteration, weight: Weight): { value: number; source: Source } | undefined {
  const { session, trace } = iteration;
  if (isBias(weight, sizesOf(session))) return undefined;
  const { layer, from } = weight;
  const value = layer === 0 ? rowOf(iteration).in[from]! : trace.layers[layer - 1]!.activations[from]!;
  return { value, source: { kind: 'activation', layer, unit: from } };
}

function sourcesInto(iteration: Iteration, weight: Weight): Source[] {
  const input = inputOf(iteration, weight);
  return input ? [{ kind: 'weight', weight }, input.source] : [];
}

// -- Loss ----------------------------------------------------------------------------------------------------------

/** Writes the row's part of the loss, output by output, and the total of all rows. */
function lossOfRow(iteration: Iteration): Formula[] {
  const { session, notation, trace } = iteration;
  const { out } = rowOf(iteration);
  const layer = lastLayer(iteration);
  const counting = trains(iteration) ? out.flatMap((target, unit) => (target === null ? [] : [{ target, unit }])) : [];
  const terms = counting.map(({ target, unit }) => {
    const y = texSource(target, { kind: 'target', output: unit });
    const p = texSource(trace.layers[layer]!.activations[unit]!, { kind: 'activation', layer: layer + 1, unit });
    if (session.training.loss !== 'cross_entropy') return `(${y} - ${p})^2`;
    return target === 1 ? `\\ln ${p}` : `\\ln(1 - ${p})`;
  });
  const sum = shortSum(terms);
  const share = `${session.training.loss === 'cross_entropy' && terms.length > 0 ? '-' : ''}${shareTex(notation)}`;
  const cells = share === '' || terms.length < 2 ? `${share}${sum}` : `${share}\\left(${sum}\\right)`;
  const row = terms.length > 0 ? `${cells} = ${texNumber(notation.factor * trace.loss)}` : '0';
  const sources = counting.flatMap(({ unit }): Source[] => [
    { kind: 'activation', layer: layer + 1, unit },
    { kind: 'target', output: unit },
  ]);
  return [
    { of: 'row', tex: row, sources },
    { of: 'allRows', tex: `L = \\sum_r L_r = ${texNumber(notation.factor * iteration.loss)}`, sources: [] },
  ];
}

function shareTex({ sum, cells }: Notation): string {
  return { whole: '', half: '\\tfrac{1}{2}', mean: cells === 1 ? '' : `\\tfrac{1}{${cells}}` }[sum];
}

// -- Backward ------------------------------------------------------------------------------------------------------

/** Writes δ = ∂L/∂z = ∂L/∂a · f′(z). */
function backward(iteration: Iteration, layer: number, unit: number): Formula {
  const { session, trace } = iteration;
  const of = { layer, unit };
  const traced = trace.layers[layer]!;
  const isOutput = layer === lastLayer(iteration);
  const isBlank = isOutput && rowOf(iteration).out[unit] === null;
  if (isBlank || !trains(iteration))
    return { of, tex: '\\delta = 0', sources: [{ kind: 'delta', layer: layer + 1, unit }] };
  const fused = isOutput && isFused(session);
  const delta = texSource(scaled(iteration, traced.deltas[unit]!), { kind: 'delta', layer: layer + 1, unit }, false);
  const { tex: error, sources } = errorOf(iteration, layer, unit);
  if (fused) return { of, tex: `\\delta = ${error} = ${delta}`, sources };
  const slope = texNumber(scaled(iteration, traced.errors[unit]!));
  const product = `${bracketed(slope)} \\cdot ${slopeTex(iteration, layer, unit)}`;
  return {
    of,
    tex: `${partial('L', isOutput ? '\\hat y' : 'a')} = ${error} = ${slope} \\qquad \\delta = ${product} = ${delta}`,
    sources,
  };
}

/** Writes ∂L/∂a of a unit, with its sources; ∂L/∂z of an output whose slope cancels against the loss. */
function errorOf(iteration: Iteration, layer: number, unit: number): { tex: string; sources: Source[] } {
  return layer === lastLayer(iteration) ? outputError(iteration, unit) : hiddenError(iteration, layer, unit);
}

/** Writes ∂L/∂ŷ from the target; ∂L/∂z if the slope of a sigmoid cancels against the loss. */
function outputError(iteration: Iteration, unit: number): { tex: string; sources: Source[] } {
  const { session, notation, trace } = iteration;
  const layer = lastLayer(iteration);
  const target = rowOf(iteration).out[unit] ?? null;
  const sources: Source[] = [
    { kind: 'activation', layer: layer + 1, unit },
    { kind: 'target', output: unit },
  ];
  if (target === null) return { tex: '0', sources };
  const prediction = trace.layers[layer]!.activations[unit]!;
  const [y, p] = [texSource(target, sources[1]!), texSource(prediction, sources[0]!)];
  if (session.training.loss === 'cross_entropy') {
    const difference = (a: string, b: string) => (notation.sign === 1 ? `${b} - ${a}` : `${a} - ${b}`);
    const share = shareTex(notation);
    const tex = isFused(session)
      ? `${share}(${difference('y', '\\hat y')}) = ${share}(${difference(y, p)})`
      : `${share}\\frac{${difference('y', '\\hat y')}}{\\hat y (1 - \\hat y)} = ${share}\\frac{${difference(y, p)}}{${p}(1 - ${p})}`;
    return { tex, sources };
  }
  const factor = `${notation.sign === 1 ? '-' : ''}${slopeFactor(notation)}`;
  return { tex: `${factor}(y - \\hat y) = ${factor}(${y} - ${p})`, sources };
}

/** Returns the 2 of the square, combined with the share of one target in the loss. */
function slopeFactor({ sum, cells }: Notation): string {
  return { whole: '2', half: '', mean: `\\tfrac{2}{${cells}}` }[sum];
}

/** Writes ∂L/∂a = Σ w δ over the units of the next layer. */
function hiddenError(iteration: Iteration, layer: number, unit: number): { tex: string; sources: Source[] } {
  const { parameters, trace } = iteration;
  const next = trace.layers[layer + 1]!;
  const terms: string[] = [];
  const sources: Source[] = [{ kind: 'activation', layer: layer + 1, unit }];
  next.deltas.forEach((delta, to) => {
    const weight = { layer: layer + 1, from: unit, to };
    const source: Source = { kind: 'delta', layer: layer + 2, unit: to };
    terms.push(
      `${texSource(valueAt(parameters, weight), { kind: 'weight', weight })} \\cdot ${texSource(scaled(iteration, delta), source)}`,
    );
    sources.push({ kind: 'weight', weight }, source);
  });
  return { tex: shortSum(terms), sources };
}

/** Writes f′(z) as a number that can be pointed at. */
function slopeTex(iteration: Iteration, layer: number, unit: number): string {
  const { slopes } = iteration.trace.layers[layer]!;
  return texSource(slopes[unit]!, { kind: 'slope', layer: layer + 1, unit });
}

// -- Update --------------------------------------------------------------------------------------------------------

function update(iteration: Iteration, weight: Weight): Formula {
  const { layer, to } = weight;
  const unit: Source = { kind: 'activation', layer: layer + 1, unit: to };
  return {
    of: weight,
    tex: updateTex(iteration, weight),
    sources: isBias(weight, sizesOf(iteration.session)) ? [unit] : [{ kind: 'weight', weight }],
  };
}

/** Writes w − η ∂L/∂w in the convention's form; only the slope for an update other than plain gradient descent. */
export function updateTex({ parameters, gradients, notation, session }: Iteration, weight: Weight): string {
  const value = valueAt(parameters, weight);
  const gradient = valueAt(gradients, weight);
  const slope = texNumber(scaled({ notation }, gradient));
  if (!isPlainDescent(session.training)) return `${slopeBy(weight, session)} = ${slope}`;
  const w = letterOf(weight, session);
  const after = value - session.training.learningRate * gradient;
  const sign = notation.sign === 1 ? '-' : '+';
  const before = texSource(value, { kind: 'weight', weight }, false, texChanged(value, after - value));
  return `${w} \\leftarrow ${before} ${sign} ${texNumber(notation.learningRate)} \\cdot ${bracketed(slope)} = ${texChanged(after, after - value)}`;
}

// -- Slope of one weight -------------------------------------------------------------------------------------------

/** Slope of the loss by one weight, as a sum over the rows that train. */
export interface SlopeStory {
  readonly slope: number;
  /** Chain rule, without numbers. */
  readonly rule: string;
  /** Chain rule of each row, with its numbers. */
  readonly rows: readonly { readonly row: number; readonly tex: string }[];
  /** Number of rows that are summed up in one term. */
  readonly others: number;
  readonly sum: string;
}

export function slopeStory(iteration: Iteration, weight: Weight, traces: readonly RowTrace[]): SlopeStory {
  const { session, gradients } = iteration;
  const { rows } = session.table;
  const written = traces.filter(({ row }) => !rows[row]!.holdOut).slice(0, MOST_WRITTEN_ROWS);
  const slope = scaled(iteration, valueAt(gradients, weight));
  const parts = written.map((trace) => scaled(iteration, contribution(trace, weight)));
  const others = rows.filter(({ holdOut }) => !holdOut).length - written.length;
  const rest = slope - parts.reduce((sum, part) => sum + part, 0);
  const terms = parts.map((part) => bracketed(texNumber(part)));
  const all = others > 0 ? [...terms, `\\underbrace{${bracketed(texNumber(rest))}}_{${others}}`] : terms;
  return {
    slope,
    rule: slopeRule(iteration, weight),
    rows: written.map((trace) => ({ row: trace.row, tex: slopeOfRow({ ...iteration, trace }, weight) })),
    others,
    sum: `${slopeBy(weight, session)} = ${texSum(all)} = ${texNumber(slope)}`,
  };
}

function slopeRule(iteration: Iteration, weight: Weight): string {
  const { session } = iteration;
  const isOutput = weight.layer === lastLayer(iteration);
  const a = isOutput ? '\\hat y' : 'a';
  const error = isOutput
    ? partial('L', '\\hat y')
    : '\\underbrace{\\sum_k w_k\\,\\delta_k}_{\\partial L / \\partial a}';
  const input = isBias(weight, sizesOf(session)) ? '1' : weight.layer === 0 ? 'x' : 'a_{\\text{in}}';
  return `\\displaystyle ${slopeBy(weight, session)} = \\sum_r ${error} \\cdot \\underbrace{f\\text{′}(z)}_{\\partial ${a} / \\partial z} \\cdot \\underbrace{${input}}_{\\partial z / \\partial ${letterOf(weight, session)}}`;
}

function slopeOfRow(iteration: Iteration, weight: Weight): string {
  const { layer, to } = weight;
  const { tex } = errorOf(iteration, layer, to);
  // The part before the last equals sign contains symbols instead of numbers.
  const error = `(${tex.slice(tex.lastIndexOf('=') + 1).trim()})`;
  const input = inputOf(iteration, weight);
  const x = input ? texSource(input.value, input.source) : '1';
  // If the slope of a sigmoid cancels against that of the loss, no factor is left to write.
  const isAlone = layer === lastLayer(iteration) && isFused(iteration.session);
  const factors = isAlone ? [error] : [error, slopeTex(iteration, layer, to)];
  const product = scaled(iteration, contribution(iteration.trace, weight));
  return `${[...factors, x].join(' \\cdot ')} = ${texNumber(product)}`;
}

/** Returns a row's part of ∂L/∂w; of ∂L/∂b, the row's delta. */
function contribution({ layers }: RowTrace, { layer, from, to }: Weight): number {
  const { contributions, deltas } = layers[layer]!;
  return (from < contributions.length ? contributions[from]![to] : deltas[to]) ?? 0;
}

// -- Helpers -------------------------------------------------------------------------------------------------------

/** Writes the partial derivative of `of` by `by`. */
function partial(of: string, by: string): string {
  return `\\frac{\\partial ${of}}{\\partial ${by}}`;
}

/** Writes ∂L/∂w or ∂L/∂b. */
function slopeBy(weight: Weight, session: Session): string {
  return partial('L', letterOf(weight, session));
}

function letterOf(weight: Weight, session: Session): 'w' | 'b' {
  return isBias(weight, sizesOf(session)) ? 'b' : 'w';
}

/** Converts a slope of the loss into the convention's scale and sign. */
export function scaled({ notation }: Pick<Iteration, 'notation'>, slope: number): number {
  const value = notation.sign * notation.factor * slope;
  return value === 0 ? 0 : value;
}

function lastLayer({ session }: Pick<Iteration, 'session'>): number {
  return session.network.hidden.length;
}

function shortSum(terms: readonly string[]): string {
  return texSum(terms.length > MOST_TERMS ? [...terms.slice(0, MOST_TERMS - 1), '\\cdots'] : terms);
}

function symbolOf(iteration: Iteration, layer: number, unit: number): string {
  if (layer < lastLayer(iteration)) return `a_{${unit + 1}}`;
  return sizesOf(iteration.session).at(-1) === 1 ? '\\hat y' : `\\hat y_{${unit + 1}}`;
}

function rowOf({ session, trace }: Iteration): Row {
  return session.table.rows[trace.row]!;
}

/** Returns true if the row counts towards the loss. */
function trains(iteration: Iteration): boolean {
  return !rowOf(iteration).holdOut;
}
