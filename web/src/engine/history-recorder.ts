/**
 * Records the histories that the core does not keep: the loss of every row, the parameters and their gradients. Holds a
 * bounded number of frames at evenly spaced iterations; when it is full, it drops every second one.
 */

import { parameterCount } from '../session/weight.ts';
import type { RunHistory, HistoryKind, HistoryLine, LossLine } from './protocol.ts';

/** Maximum number of frames. */
const MOST_FRAMES = 128;
/** Parameters above which the first frames are more than one iteration apart. */
const STRIDE_PARAMETERS = 10_000;
/** Maximum number of parameters with a line each. */
const MOST_SINGLE = 160;
/** Rows with a line each; the rows with the smallest losses share one. */
const MOST_ROWS = 9;
const NOTHING = new Float64Array();

/** Numbers of one iteration, in the core's layout. */
export interface Frame {
  readonly iteration: number;
  readonly rowLosses: Float64Array;
  readonly parameters: Float64Array;
  readonly gradients: Float64Array;
}

interface Part {
  readonly line: HistoryLine;
  /** Range of its parameters, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export class HistoryRecorder {
  readonly #parts: readonly Part[];
  readonly #frames: Frame[] = [];
  /** Number of parameters, biases included. */
  readonly #parameters: number;
  #stride: number;

  /** Prepares to record a network; `sizes` are the numbers of units, from the inputs to the outputs. */
  constructor(sizes: Float64Array, biases: boolean) {
    this.#parameters = parameterCount(Array.from(sizes));
    // In a large network, a frame takes about as long as an iteration.
    this.#stride = 2 ** Math.max(0, Math.ceil(Math.log2(this.#parameters / STRIDE_PARAMETERS)));
    const single = singleParts(sizes, biases);
    this.#parts = single.length <= MOST_SINGLE ? single : layerParts(sizes);
  }

  /** Returns the first iteration after this one to record. */
  nextAfter(iteration: number): number {
    return (Math.floor(iteration / this.#stride) + 1) * this.#stride;
  }

  wants(iteration: number): boolean {
    return iteration % this.#stride === 0 && iteration > (this.#frames.at(-1)?.iteration ?? -1);
  }

  record(frame: Frame): void {
    this.#frames.push(this.#summarised(frame));
    if (this.#frames.length < MOST_FRAMES) return;
    this.#stride *= 2;
    const kept = this.#frames.filter(({ iteration }) => iteration % this.#stride === 0);
    this.#frames.splice(0, Infinity, ...kept);
  }

  /** Drops the frames from this iteration on. */
  dropFrom(iteration: number): void {
    const first = this.#frames.findIndex((frame) => frame.iteration >= iteration);
    if (first >= 0) this.#frames.splice(first);
  }

  /**
   * Returns all parameters at the recorded iterations up to one of them; empty if there are too many to record each.
   */
  pathTo(iteration: number): Float64Array[] {
    if (this.#parts.some(({ line }) => line.kind === 'layer')) return [];
    return this.#frames
      .filter((frame) => frame.iteration <= iteration)
      .map((frame) => {
        const all = new Float64Array(this.#parameters);
        this.#parts.forEach(({ start }, i) => (all[start] = frame.parameters[i]!));
        return all;
      });
  }

  /**
   * Returns the recorded frames, followed by the state at the run's last iteration, which need not be evenly spaced.
   */
  show(kind: HistoryKind, last: Frame | undefined): RunHistory {
    const frames = this.#framesTo(last, kind);
    const iterations = Float64Array.from(frames, (frame) => frame.iteration);
    if (kind === 'rows') return { kind, iterations, ...rowsOf(frames) };
    const lines = this.#parts.map(({ line }) => line);
    const values = new Float64Array(frames.length * lines.length);
    frames.forEach((frame, i) => {
      values.set(kind === 'weights' ? frame.parameters : frame.gradients, i * lines.length);
    });
    return { kind, iterations, lines, values };
  }

  /** Returns `factor` times the sum of the losses of some rows, over the recorded frames and the last state. */
  losses(rows: readonly number[], factor: number, last: Frame | undefined): LossLine {
    const frames = this.#framesTo(last, 'rows');
    return {
      iterations: Float64Array.from(frames, ({ iteration }) => iteration),
      losses: Float64Array.from(
        frames,
        ({ rowLosses }) => factor * rows.reduce((sum, row) => sum + (rowLosses[row] ?? 0), 0),
      ),
    };
  }

  #framesTo(last: Frame | undefined, kind: HistoryKind): Frame[] {
    const isNew = last && last.iteration > (this.#frames.at(-1)?.iteration ?? -1);
    return isNew ? [...this.#frames, this.#summarised(last, kind)] : [...this.#frames];
  }

  /** Returns a frame as stored; with `kind`, reads only the values of that history. */
  #summarised(frame: Frame, kind?: HistoryKind): Frame {
    const isFor = (part: HistoryKind) => kind === undefined || kind === part;
    return {
      iteration: frame.iteration,
      rowLosses: isFor('rows') ? frame.rowLosses : NOTHING,
      parameters: isFor('weights') ? this.#summary(frame.parameters) : NOTHING,
      gradients: isFor('gradients') ? this.#summary(frame.gradients) : NOTHING,
    };
  }

  /** Returns one number per part: the parameter itself, or the root mean square of a layer. */
  #summary(all: Float64Array): Float64Array {
    return Float64Array.from(this.#parts, ({ line, start, end }) =>
      line.kind === 'layer' ? rootMeanSquare(all.subarray(start, end)) : all[start]!,
    );
  }
}

/**
 * Returns a line for each row with one of the largest final losses, and one for the sum of the others. A row has no loss
 * while the table is shorter.
 */
function rowsOf(frames: readonly Frame[]): Pick<RunHistory, 'lines' | 'values'> {
  const final = frames.at(-1)?.rowLosses ?? NOTHING;
  const lossOf = (losses: Float64Array, row: number) => losses[row] ?? 0;
  const most = Math.max(0, ...frames.map(({ rowLosses }) => rowLosses.length));
  const byLoss = Array.from({ length: most }, (_, row) => row).sort(
    (a, b) => lossOf(final, b) - lossOf(final, a) || a - b,
  );
  const share = byLoss.length > MOST_ROWS + 1 ? byLoss.slice(MOST_ROWS) : [];
  const alone = byLoss.slice(0, byLoss.length - share.length).sort((a, b) => a - b);
  const lines: HistoryLine[] = alone.map((row) => ({ kind: 'row', row }));
  if (share.length > 0) lines.push({ kind: 'row', row: null });
  const values = new Float64Array(frames.length * lines.length);
  frames.forEach(({ rowLosses }, i) => {
    alone.forEach((row, j) => (values[i * lines.length + j] = lossOf(rowLosses, row)));
    if (share.length > 0) {
      values[i * lines.length + alone.length] = share.reduce((sum, row) => sum + lossOf(rowLosses, row), 0);
    }
  });
  return { lines, values };
}

function singleParts(sizes: Float64Array, biases: boolean): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    for (let from = 0; from < sizes[layer]!; from++) {
      for (let to = 0; to < sizes[layer + 1]!; to++, at++) {
        parts.push({ line: { kind: 'weight', layer, from, to }, start: at, end: at + 1 });
        // The caller does not use a list that is too long.
        if (parts.length > MOST_SINGLE) return parts;
      }
    }
    for (let unit = 0; unit < sizes[layer + 1]!; unit++, at++) {
      if (biases) parts.push({ line: { kind: 'bias', layer, unit }, start: at, end: at + 1 });
    }
  }
  return parts;
}

function layerParts(sizes: Float64Array): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const end = start + (sizes[layer]! + 1) * sizes[layer + 1]!;
    parts.push({ line: { kind: 'layer', layer }, start, end });
    start = end;
  }
  return parts;
}

function rootMeanSquare(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / Math.max(1, values.length));
}
