/** Diagnoses why training has stalled, from the data of the run, and suggests one fix. */

import type { Change } from '../changes.ts';
import { lowestLoss } from './lowest-loss.ts';
import { addLayer, drawsOneLine, isStraight, setActivation, setUnits } from '../network.ts';
import type { Obstacle } from './outcome.ts';
import { isNear, scoreOf } from './score.ts';
import { FIRST_STALL, STANDSTILL, WINDOW } from './standstill.ts';
import {
  type Activation,
  type Init,
  type Network,
  type Optimizer,
  type Session,
  type Table,
  type Training,
  withLearningRate,
} from '../session.ts';
import { stepAlong125 } from '../step-sequence.ts';
import { setHoldOut } from '../table.ts';
import type { Parameters } from '../weight.ts';

/** Data of a run on which a diagnosis is based; see `Snapshot`. */
export interface Evidence {
  readonly iteration: number;
  readonly loss: number;
  readonly curve: Float64Array;
  readonly predictions: Float64Array;
  readonly parameters: Parameters;
  readonly steepest: readonly Float64Array[];
  /** Rows that contradict each other, from the core. */
  readonly contradictions: readonly number[];
  /** Changes by hand in the run so far. Only iterations after the last one count as evidence. */
  readonly changes?: readonly Change[];
  /** Linear separability of each output, if known. */
  readonly views?: { readonly separability?: readonly { readonly separable: boolean }[] | undefined };
  readonly blownUp: boolean;
  readonly obstacle?: Obstacle | undefined;
}

export type Diagnosis = Finding & { readonly fix: Fix };

/** The problem, with figures as evidence. Layers count from 0, the first after the input; rows and units from 0. */
export type Finding =
  | { readonly kind: 'blownUp'; readonly learningRate: number }
  /** The loss rose over this many iterations. */
  | { readonly kind: 'rising'; readonly iterations: number; readonly from: number; readonly to: number }
  /** The loss oscillated between these values. */
  | { readonly kind: 'jumping'; readonly iterations: number; readonly from: number; readonly to: number }
  | {
      readonly kind: 'contradiction';
      readonly rows: readonly number[];
      readonly lowest: number;
      readonly loss: number;
    }
  /** The unit returns 0 for every row of the table. */
  | { readonly kind: 'dead'; readonly layer: number; readonly unit: number }
  /** The slope of its activation is at most `slope` on every row. */
  | { readonly kind: 'saturated'; readonly layer: number; readonly unit: number; readonly slope: number }
  /** All hidden layers are linear, so the network is linear. */
  | { readonly kind: 'straight'; readonly layers: number }
  /** Hidden layers of a single unit draw one line, and no line separates the rows. */
  | { readonly kind: 'narrow' }
  /** Without biases, the row whose inputs are all 0 has this prediction for all weights, and it is wrong. */
  | { readonly kind: 'unbiased'; readonly row: number; readonly prediction: number }
  | { readonly kind: 'twins'; readonly layer: number; readonly unit: number; readonly other: number }
  /** The loss fell by at most this share of itself. */
  | { readonly kind: 'plateau'; readonly iterations: number; readonly share: number };

/**
 * One thing to try: another setting, or rows to hold out. A change of the network comes with a usual learning rate if
 * the present one is unsuitable.
 */
export type Fix =
  /** A new learning rate, for later iterations or from the start. */
  | { readonly kind: 'learningRate'; readonly value: number; readonly restart: boolean }
  | Redesign
  | (Redesign & { readonly learningRate: number });

type Redesign =
  | { readonly kind: 'holdOut'; readonly rows: readonly number[] }
  | {
      readonly kind: 'activation';
      readonly layer: number;
      readonly activation: Activation;
      readonly isOutput?: boolean;
    }
  | { readonly kind: 'bias' }
  | { readonly kind: 'init'; readonly init: Init }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'units'; readonly layer: number; readonly units: number }
  | { readonly kind: 'hiddenLayer'; readonly units: number };

/** Iterations before which nothing is diagnosed. */
const FIRST_ITERATION = 30;
/** Relative rise of the loss below which it is ignored. */
const RISE = 0.02;
/** Share of steps with a rise, above which the steps are too large. */
const OFTEN = 0.2;
/** Share of its activation's steepest slope, below which a unit learns next to nothing. */
export const SATURATED = 0.02;
/** Relative difference of their weights, below which two units act as one. */
const TWINS = 0.02;
/** Width above which layers are not searched for twins, and need smaller steps. */
const WIDE = 32;
/** Units of a first hidden layer; twice as many are plenty for a small table. */
const ENOUGH_UNITS = 4;
/** Learning rates that usually work. */
const USUAL_RATE: Record<Optimizer, number> = { gd: 1, momentum: 0.1, adam: 0.05 };
/** Steepest slopes of the saturating activations. */
export const STEEPEST: Partial<Record<Activation, number>> = { sigmoid: 0.25, tanh: 1 };

/** Returns the diagnosis; undefined if training goes well, has only begun, or every row is right. */
export function diagnose(session: Session, evidence: Evidence, tolerance: number): Diagnosis | undefined {
  if (evidence.obstacle) return undefined;
  const { learningRate } = session.training;
  if (evidence.blownUp) return { kind: 'blownUp', learningRate, fix: lowerRate(session, true) };
  const trained = evidence.iteration - lastChange(evidence);
  if (trained < FIRST_ITERATION) return undefined;
  const { rows, right } = scoreOf(session.table, evidence.predictions, tolerance).trained;
  if (right === rows) return undefined;
  const recent = recentLosses(evidence);
  if (!recent) return undefined;
  const { iterations, losses } = recent;
  const [from, to] = [losses[0]!, losses.at(-1)!];
  if (shareOfRises(losses) > OFTEN && shareOfRises(losses.slice(losses.length / 2)) > OFTEN) {
    const fix = lowerRate(session);
    return to > 1.2 * from
      ? { kind: 'rising', iterations, from, to, fix }
      : { kind: 'jumping', iterations, from: Math.min(...losses), to: Math.max(...losses), fix };
  }
  if (trained < FIRST_STALL) return undefined;
  const share = (from - to) / from;
  const found =
    // A proof does not depend on the loss.
    impossible(session, evidence, tolerance) ??
    (share > STANDSTILL ? undefined : stalled(session, evidence, tolerance, recent));
  return found && { ...found, fix: atUsualRate(session, found.fix) };
}

/** Returns a diagnosis with a proof that no weights get every row right. */
function impossible(session: Session, evidence: Evidence, tolerance: number): Diagnosis | undefined {
  const { network } = session;
  const outputs = evidence.views?.separability ?? [];
  // Contradicting rows cannot be separated by any network.
  const isParted = evidence.contradictions.length > 0 || outputs.every(({ separable }) => separable);
  if (!isParted && isStraight(network)) {
    return { kind: 'straight', layers: network.hidden.length, fix: addNonlinearity(network) };
  }
  if (!isParted && drawsOneLine(network)) {
    return { kind: 'narrow', fix: { kind: 'units', layer: 0, units: network.hidden[0]! + 2 } };
  }
  return unbiased(session, evidence, tolerance);
}

function stalled(session: Session, evidence: Evidence, tolerance: number, recent: RecentLosses): Diagnosis {
  return (
    contradiction(session, evidence) ??
    flatUnit(session, evidence, tolerance) ??
    twins(session, evidence) ??
    oscillation(session, recent) ??
    plateau(session, recent)
  );
}

/** Returns a diagnosis of oscillations that are too slow or too rare to show in single steps. */
function oscillation(session: Session, { iterations, losses }: RecentLosses): Diagnosis | undefined {
  const [from, to] = [Math.min(...losses), Math.max(...losses)];
  if (to - from <= RISE * losses[0]!) return undefined;
  return { kind: 'jumping', iterations, from, to, fix: lowerRate(session) };
}

function plateau(session: Session, { iterations, losses }: RecentLosses): Diagnosis {
  const share = Math.max(0, 1 - losses.at(-1)! / losses[0]!);
  return { kind: 'plateau', iterations, share, fix: likelyFix(session) };
}

/** Returns the unit that a diagnosis is about, if any. */
export function unitOf(diagnosis: Diagnosis | undefined): { layer: number; unit: number } | undefined {
  return diagnosis && 'unit' in diagnosis ? { layer: diagnosis.layer, unit: diagnosis.unit } : undefined;
}

/** Returns the present learning rate if the fix lowers it. */
export function excessiveRate({ training }: Session, fix: Fix | undefined): number | undefined {
  const tried = fix?.kind === 'learningRate' ? fix.value : fix && 'learningRate' in fix ? fix.learningRate : undefined;
  return tried !== undefined && tried < training.learningRate ? training.learningRate : undefined;
}

/** Returns the session with the fix applied. */
export function withFix(session: Session, fix: Fix): Session {
  if ('learningRate' in fix) {
    const { learningRate, ...redesign } = fix;
    return withFix(withLearningRate(session, learningRate), redesign);
  }
  const { table, network, training } = session;
  switch (fix.kind) {
    case 'learningRate':
      return withLearningRate(session, fix.value);
    case 'holdOut':
      return { ...session, table: fix.rows.reduce((held, row) => setHoldOut(held, row, true), table) };
    case 'activation':
      return { ...session, network: setActivation(network, fix.layer, fix.activation) };
    case 'bias':
      return { ...session, network: { ...network, bias: true } };
    case 'init':
      return { ...session, training: withDrawnStart(training, { init: fix.init }) };
    case 'seed':
      return { ...session, training: withDrawnStart(training, { seed: fix.seed }) };
    case 'units':
      return { ...session, network: setUnits(network, fix.layer, fix.units) };
    case 'hiddenLayer':
      return { ...session, network: addLayer(network, fix.units) };
  }
}

/** Returns the settings with drawn instead of given start weights. */
function withDrawnStart(training: Training, change: { init?: Init; seed?: number }): Training {
  const { start: _start, ...rest } = training;
  return { ...rest, init: training.init === 'given' ? 'uniform11' : training.init, ...change };
}

/** Returns the iteration of the last change by hand up to the one shown; 0 without any. */
function lastChange({ iteration, changes = [] }: Evidence): number {
  return changes.findLast((change) => change.iteration <= iteration)?.iteration ?? 0;
}

/** Losses of the last part of the run since its last change, about evenly spaced. */
interface RecentLosses {
  readonly iterations: number;
  readonly losses: readonly number[];
}

function recentLosses(evidence: Evidence): RecentLosses | undefined {
  const { iteration, curve } = evidence;
  const trained = iteration - lastChange(evidence);
  const first = iteration - Math.max(FIRST_ITERATION - 1, Math.floor(trained * WINDOW));
  const losses: number[] = [];
  let begin: number | undefined;
  for (let i = 0; i < curve.length && curve[i]! <= iteration; i += 2) {
    if (curve[i]! < first) continue;
    begin ??= curve[i]!;
    losses.push(curve[i + 1]!);
  }
  return begin === undefined || losses.length < 10 ? undefined : { iterations: iteration - begin, losses };
}

function contradiction({ table, training }: Session, evidence: Evidence): Diagnosis | undefined {
  const { loss, contradictions: rows } = evidence;
  const lowest = lowestLoss(table, training.loss);
  if (rows.length === 0 || loss > 1.1 * lowest) return undefined;
  // The first of the rows with equal inputs stays.
  const seen = new Set<string>();
  const others = rows.filter((row) => {
    const inputs = String(table.rows[row]?.in);
    const isAnother = seen.has(inputs);
    seen.add(inputs);
    return isAnother;
  });
  return { kind: 'contradiction', rows, lowest, loss, fix: { kind: 'holdOut', rows: others } };
}

function shareOfRises(losses: readonly number[]): number {
  const rises = losses.filter((loss, i) => i > 0 && loss > losses[i - 1]! * (1 + RISE));
  return rises.length / losses.length;
}

/**
 * Returns a diagnosis if every unit returns 0 for inputs of 0, so that no weight affects the prediction of such a row.
 */
function unbiased({ table, network }: Session, { contradictions }: Evidence, tolerance: number): Diagnosis | undefined {
  const { activation, bias } = network;
  if (bias || activation.slice(0, -1).some((name) => valueAtZero(name) !== 0)) return undefined;
  const prediction = valueAtZero(activation.at(-1)!);
  const row = table.rows.findIndex(
    ({ in: inputs, out, holdOut }, index) =>
      !holdOut &&
      inputs.every((bit) => bit === 0) &&
      out.some((target) => !isNear(prediction, target, tolerance)) &&
      !contradictions.includes(index),
  );
  return row < 0 ? undefined : { kind: 'unbiased', row, prediction, fix: { kind: 'bias' } };
}

function valueAtZero(activation: Activation): number {
  return activation === 'sigmoid' ? 0.5 : 0;
}

/** Returns a diagnosis of the unit with the smallest slope. */
function flatUnit(session: Session, evidence: Evidence, tolerance: number): Diagnosis | undefined {
  const { table, network } = session;
  const { steepest, predictions, contradictions } = evidence;
  // With contradicting rows, even the best line has outputs near 0 and 1.
  if (isStraight(network) && contradictions.length > 0) return undefined;
  const outputLayer = network.hidden.length;
  let worst: { readonly layer: number; readonly unit: number; readonly slope: number } | undefined;
  let least = SATURATED;
  steepest.forEach((slopes, layer) => {
    const most = STEEPEST[network.activation[layer]!] ?? 1;
    slopes.forEach((slope, unit) => {
      if (slope / most >= least) return;
      if (layer === outputLayer && isLearned(table, unit, predictions, tolerance)) return;
      least = slope / most;
      worst = { layer, unit, slope };
    });
  });
  if (!worst) return undefined;
  const { layer } = worst;
  if (network.activation[layer] === 'relu') {
    const leaky: Fix = { kind: 'activation', layer, activation: 'leaky_relu', isOutput: layer === outputLayer };
    // Too large steps kill units, and would harm leaky ones even more.
    return { kind: 'dead', layer, unit: worst.unit, fix: isFast(session) ? lowerRate(session, true) : leaky };
  }
  return { kind: 'saturated', ...worst, fix: lessSaturated(session, layer) };
}

/** Returns whether an output is right on every training row. */
function isLearned({ outputs, rows }: Table, output: number, predictions: Float64Array, tolerance: number): boolean {
  return rows.every(
    ({ out, holdOut }, row) =>
      holdOut === true || isNear(predictions[row * outputs.length + output]!, out[output]!, tolerance),
  );
}

function twins(session: Session, { parameters }: Evidence): Diagnosis | undefined {
  for (let layer = 0; layer < session.network.hidden.length; layer++) {
    const units = session.network.hidden[layer]!;
    if (units > WIDE) continue;
    const incoming = (unit: number) => [
      ...(parameters.weights[layer] ?? []).map((weights) => weights[unit] ?? 0),
      parameters.biases[layer]?.[unit] ?? 0,
    ];
    for (let other = 1; other < units; other++) {
      const weights = incoming(other);
      const most = Math.max(...weights.map(Math.abs));
      for (let unit = 0; unit < other; unit++) {
        const apart = Math.max(...incoming(unit).map((weight, i) => Math.abs(weight - weights[i]!)));
        if (apart > TWINS * most) continue;
        const fix = isFast(session) ? lowerRate(session, true) : anotherSeed(session);
        return { kind: 'twins', layer, unit, other, fix };
      }
    }
  }
  return undefined;
}

// -- Fixes -------------------------------------------------------------------------------------------------------

/**
 * Returns the usual learning rate; if the present one is at most twice that, a rate two steps lower, about a quarter.
 */
function lowerRate(session: Session, restart = false): Fix {
  const { learningRate } = session.training;
  const value = isFast(session) ? usualRate(session) : stepAlong125(stepAlong125(learningRate, -1), -1);
  return { kind: 'learningRate', value, restart };
}

/** Returns a fix for saturation, caused by too large steps or start weights: those of a wide layer add up. */
function lessSaturated(session: Session, layer: number): Fix {
  const { network, training } = session;
  const isCrowded = (network.hidden[layer - 1] ?? 0) > ENOUGH_UNITS;
  return hasLargeStart(training) && (isCrowded || !isFast(session))
    ? { kind: 'init', init: 'glorot_uniform' }
    : lowerRate(session, true);
}

function hasLargeStart({ init }: Training): boolean {
  return init === 'uniform01' || init === 'uniform11';
}

/** Returns the fix that most often helps a network that has stalled without a visible cause. */
function likelyFix(session: Session): Fix {
  const { network, training } = session;
  if (isStraight(network)) return addNonlinearity(network);
  if (hasLargeStart(training) && network.hidden.length > 1) return { kind: 'init', init: 'glorot_uniform' };
  if (isSlow(session)) return { kind: 'learningRate', value: usualRate(session), restart: false };
  const narrowest = Math.min(...network.hidden);
  if (isFast(session) && narrowest >= ENOUGH_UNITS) return lowerRate(session, true);
  if (narrowest < 2 * ENOUGH_UNITS) {
    return { kind: 'units', layer: network.hidden.indexOf(narrowest), units: narrowest + 2 };
  }
  return anotherSeed(session);
}

/** Returns a fix for a network whose layers are all linear. */
function addNonlinearity({ hidden }: Network): Fix {
  return hidden.length === 0
    ? { kind: 'hiddenLayer', units: ENOUGH_UNITS }
    : { kind: 'activation', layer: 0, activation: 'sigmoid' };
}

/** Adds a usual learning rate to a fix if the present one is far from it. */
function atUsualRate(session: Session, fix: Fix): Fix {
  if (fix.kind === 'learningRate' || !(isFast(session) || isSlow(session))) return fix;
  return { ...fix, learningRate: usualRate(session) };
}

function isSlow(session: Session): boolean {
  return session.training.learningRate <= usualRate(session) / 10;
}

function isFast(session: Session): boolean {
  return session.training.learningRate > 2 * usualRate(session);
}

/**
 * Returns the usual learning rate. Steep slopes and sums over many units need smaller steps, except with Adam, which
 * adapts them.
 */
function usualRate({ network, training: { optimizer } }: Session): number {
  const { hidden, activation } = network;
  const isSteep = activation.slice(0, -1).includes('relu') || hidden.some((units) => units > WIDE);
  return USUAL_RATE[optimizer] / (optimizer === 'gd' && isSteep ? 10 : 1);
}

function anotherSeed({ training }: Session): Fix {
  return { kind: 'seed', seed: training.seed + 1 };
}
