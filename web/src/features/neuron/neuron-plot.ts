/** Plot of a single neuron over two inputs: its firing side, the boundary, and the proof if no boundary exists. */

import { html, nothing, svg } from 'lit';
import type { Neuron, Separability, WeightedRow } from '../../session/learning/neuron.ts';
import { mixtureOf } from '../../session/learning/neuron.ts';
import type { Table } from '../../session/session.ts';
import { cutToColumns } from '../../session/text-width.ts';

/** Side of the drawing in its own units. */
const SIZE = 240;
const MARGIN = 44;
/** Extent of the drawing beyond the inputs 0 and 1. */
const BEYOND = 0.25;

/** Columns of text that fit along an axis. */
const NAME_COLUMNS = 24;

type Point = readonly [number, number];

export interface NeuronPlot {
  readonly table: Table;
  readonly output: number;
  /** Inputs along the horizontal and the vertical axis. */
  readonly axes: readonly [number, number];
  /** Neuron whose firing side is drawn; undefined for none. */
  readonly neuron: Neuron | undefined;
  readonly separability: Separability;
  readonly label: string;
}

export function neuronPlot({ table, output, axes, neuron, separability, label }: NeuronPlot) {
  const [across, up] = axes;
  const side = neuron && firingSide(neuron, table, axes);
  return html`<svg translate="no" class="plot" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label=${label}>
    <rect class="ground" x=${x(-BEYOND)} y=${y(1 + BEYOND)} width=${span()} height=${span()} />
    ${side && side.length > 2 ? svg`<polygon class="fires" points=${side.map((point) => at(point).join()).join(' ')} />` : nothing}
    ${
      separability.separable
        ? nothing
        : svg`
          ${mixture(table, axes, separability.firing, 'one')}
          ${mixture(table, axes, separability.resting, 'zero')}
          ${meeting(table, axes, separability.firing)}`
    }
    ${table.rows.map(({ in: inputs, out, holdOut }) => {
      const target = out[output];
      const kind = target === null ? 'open' : target === 1 ? 'one' : 'zero';
      return svg`<circle class="row ${kind} ${holdOut ? 'held-out' : ''}" cx=${x(inputs[across]!)} cy=${y(inputs[up]!)} r="8" />`;
    })}
    <text x=${x(0.5)} y=${SIZE - 6} text-anchor="middle">${cutToColumns(table.inputs[across]!, NAME_COLUMNS)}</text>
    <text class="up" x="12" y=${y(0.5)} text-anchor="middle" transform="rotate(-90 12 ${y(0.5)})">
      ${cutToColumns(table.inputs[up]!, NAME_COLUMNS)}
    </text>
    ${[0, 1].map(
      (bit) =>
        svg`<text x=${x(bit)} y=${SIZE - 24} text-anchor="middle">${bit}</text>
          <text x="30" y=${y(bit)} dy="0.34em" text-anchor="middle">${bit}</text>`,
    )}
  </svg>`;
}

/** Draws lines from the rows of one side of the proof to their mixture. */
function mixture(table: Table, axes: NeuronPlot['axes'], weightedRows: readonly WeightedRow[], kind: 'one' | 'zero') {
  const middle = placeOf(mixtureOf(table, weightedRows), axes);
  return weightedRows.map(({ row }) => {
    const [x1, y1] = at(placeOf(table.rows[row]!.in, axes));
    const [x2, y2] = at(middle);
    return svg`<line class="mix ${kind}" x1=${x1} y1=${y1} x2=${x2} y2=${y2} />`;
  });
}

/** Draws the common point of both mixtures, which would have to fire and to rest. */
function meeting(table: Table, axes: NeuronPlot['axes'], weightedRows: readonly WeightedRow[]) {
  const [cx, cy] = at(placeOf(mixtureOf(table, weightedRows), axes));
  return svg`<circle class="meeting" cx=${cx} cy=${cy} r="6" />`;
}

function placeOf(inputs: readonly number[], [across, up]: NeuronPlot['axes']): Point {
  return [inputs[across]!, inputs[up]!];
}

/** Returns the polygon where the sum is above the threshold; the other inputs are the same in every row. */
function firingSide({ weights, threshold }: Neuron, { rows }: Table, axes: NeuronPlot['axes']): Point[] {
  const others = weights.reduce(
    (sum, weight, input) => (axes.includes(input) ? sum : sum + weight * rows[0]!.in[input]!),
    0,
  );
  const net = ([a, b]: Point) => weights[axes[0]]! * a + weights[axes[1]]! * b + others - threshold;
  const [low, high] = [-BEYOND, 1 + BEYOND];
  const corners: Point[] = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length]!;
    const [here, there] = [net(corner), net(next)];
    const kept = here > 0 ? [corner] : [];
    if (here > 0 === there > 0) return kept;
    const share = here / (here - there);
    const crossing: Point = [corner[0] + share * (next[0] - corner[0]), corner[1] + share * (next[1] - corner[1])];
    return [...kept, crossing];
  });
}

function at([a, b]: Point): Point {
  return [x(a), y(b)];
}

function x(value: number): number {
  return MARGIN + ((value + BEYOND) / (1 + 2 * BEYOND)) * span();
}

function y(value: number): number {
  return span() - ((value + BEYOND) / (1 + 2 * BEYOND)) * span() + 2;
}

function span(): number {
  return SIZE - MARGIN - 2;
}
