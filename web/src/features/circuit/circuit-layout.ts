/**
 * Places a circuit in columns and routes its wires at right angles. Wires of different signals may cross, but never share
 * a stretch: each has a vertical track of its own between two columns, and every end of a wire a height of its own.
 */

import { bubble, gateShape } from './gate-shapes.ts';
import type { Bit } from '../../session/session.ts';
import type { Circuit, Pin } from './netlist.ts';

export type Point = readonly [x: number, y: number];

export interface PlacedGate {
  /** Index among the gates of the circuit. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Its pins from top to bottom, and the ends of their wires. */
  readonly pins: readonly { readonly pin: Pin; readonly end: Point }[];
}

/** End of the drawing's wires: an input with its signal, or an output with its index. */
export interface Terminal {
  readonly index: number;
  readonly end: Point;
}

export interface Wire {
  readonly signal: number;
  readonly lines: readonly (readonly [from: Point, to: Point])[];
  /** Places where it branches. */
  readonly dots: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Inputs that the circuit reads. */
  readonly inputs: readonly Terminal[];
  readonly gates: readonly PlacedGate[];
  readonly outputs: readonly Terminal[];
  readonly wires: readonly Wire[];
}

export interface LabelWidths {
  readonly inputs: number;
  readonly outputs: number;
}

const MARGIN = 10;
/** Space between two gates, or wires that pass between them. */
const GAP = 14;
const INPUT_GAP = 30;
/** Space beside the tracks between two columns, and from track to track. */
const CHANNEL = 12;
const TRACK = 9;
/** Least difference in height between ends of different wires. */
const CLEAR = 5;
const PIN_GAP = 14;

/** A gate, an output, or a wire that passes through a column. */
interface Item {
  readonly kind: 'input' | 'gate' | 'pass' | 'output';
  /** Signal that leaves it. */
  readonly signal: number;
  /** Index of a gate or an output. */
  readonly index: number;
  readonly height: number;
  /** Signals that enter it, from top to bottom. */
  sources: number[];
  /** Middle. */
  y: number;
}

export function layOut(circuit: Circuit, labels: LabelWidths): Layout {
  const columns = columnsOf(circuit);
  order(columns);
  for (const [index, column] of columns.entries()) place(column, columns[index - 1] ?? []);
  const top = Math.min(...columns.flat().map(({ y, height }) => y - height / 2));
  for (const item of columns.flat()) item.y += MARGIN - top;
  return draw(circuit, columns, labels);
}

function columnsOf(circuit: Circuit): Item[][] {
  const { inputs, gates, outputs } = circuit;
  const levels = Array.from({ length: inputs }, () => 0);
  for (const { pins } of gates) levels.push(1 + Math.max(...pins.map(({ signal }) => levels[signal]!)));
  const last = 1 + Math.max(0, ...levels);
  const reach = levels.map(() => -1);
  const read = (output: Pin | Bit, level: number) => {
    if (typeof output !== 'number') reach[output.signal] = Math.max(reach[output.signal]!, level);
  };
  gates.forEach(({ pins }, index) => {
    for (const pin of pins) read(pin, levels[inputs + index]!);
  });
  for (const output of outputs) read(output, last);
  const columns = Array.from({ length: last + 1 }, (): Item[] => []);
  levels.forEach((level, signal) => {
    if (reach[signal] === -1) return;
    const gate = gates[signal - inputs];
    const [kind, height] = gate ? (['gate', gateShape(gate).height] as const) : (['input', 14] as const);
    const sources = gate ? [...new Set(gate.pins.map((pin) => pin.signal))] : [];
    columns[level]!.push({ kind, signal, index: signal - inputs, height, sources, y: 0 });
    for (let next = level + 1; next < reach[signal]!; next++) {
      columns[next]!.push({ kind: 'pass', signal, index: -1, height: 2, sources: [signal], y: 0 });
    }
  });
  outputs.forEach((output, index) => {
    const sources = typeof output === 'number' ? [] : [output.signal];
    columns[last]!.push({ kind: 'output', signal: -1, index, height: 14, sources, y: 0 });
  });
  return columns;
}

/**
 * Orders each column of gates by the middle of what its items are connected with, forwards and backwards. Inputs and outputs
 * keep the order of the table.
 */
function order(columns: Item[][]): void {
  for (let sweep = 0; sweep < 4; sweep++) {
    for (let index = 1; index < columns.length - 1; index++) {
      const rank = new Map(columns[index - 1]!.map(({ signal }, at) => [signal, at]));
      sortBy(columns[index]!, ({ sources }) => sources.map((source) => rank.get(source)!));
    }
    for (let index = columns.length - 2; index > 0; index--) {
      const readers = columns[index + 1]!;
      sortBy(columns[index]!, ({ signal }) =>
        readers.flatMap(({ sources }, at) => (sources.includes(signal) ? [at] : [])),
      );
    }
  }
}

function sortBy(column: Item[], ranksOf: (item: Item) => number[]): void {
  const keys = new Map(
    column.map((item, at) => {
      const ranks = ranksOf(item);
      return [item, ranks.length > 0 ? ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length : at];
    }),
  );
  column.sort((a, b) => keys.get(a)! - keys.get(b)!);
}

/** Gives the items of a column their heights: near what they read, apart from each other. */
function place(column: Item[], before: readonly Item[]): void {
  const heights = new Map(before.map(({ signal, y }) => [signal, y]));
  for (const item of column) item.sources.sort((a, b) => heights.get(a)! - heights.get(b)!);
  const gap = column[0]?.kind === 'input' ? INPUT_GAP - 14 : GAP;
  const wishes = column.map(({ sources }) =>
    sources.length > 0 ? sources.reduce((sum, source) => sum + heights.get(source)!, 0) / sources.length : 0,
  );
  let stacked = 0;
  /** Heights of the items if all of them touched, but for the gaps. */
  const touching = column.map(({ height }) => {
    stacked += height + gap;
    return stacked - gap - height / 2;
  });
  const shifts = ascending(wishes.map((wish, index) => wish - touching[index]!));
  let bottom = -Infinity;
  column.forEach((item, index) => {
    item.y = Math.max(touching[index]! + shifts[index]!, bottom + gap + item.height / 2);
    while (isTooNear(item, before)) item.y++;
    bottom = item.y + item.height / 2;
  });
}

/** Returns the ascending values that are nearest to these by their squares: neighbours out of order share their mean. */
function ascending(values: readonly number[]): number[] {
  const runs: { sum: number; count: number }[] = [];
  const mean = ({ sum, count }: (typeof runs)[number]) => sum / count;
  for (const value of values) {
    let run = { sum: value, count: 1 };
    for (let last = runs.at(-1); last && mean(last) > mean(run); last = runs.at(-1)) {
      run = { sum: last.sum + run.sum, count: last.count + run.count };
      runs.pop();
    }
    runs.push(run);
  }
  return runs.flatMap((run) => Array.from({ length: run.count }, () => mean(run)));
}

/** Returns whether a wire would end where another one begins. */
function isTooNear(item: Item, before: readonly Item[]): boolean {
  return pinHeights(item).some((y, index) =>
    before.some((source) => source.signal !== item.sources[index] && Math.abs(source.y - y) < CLEAR),
  );
}

/** Returns the heights of the ends of its wires. */
function pinHeights({ sources, y }: Item): number[] {
  return sources.map((_, index) => y + (index - (sources.length - 1) / 2) * PIN_GAP);
}

function draw(circuit: Circuit, columns: readonly Item[][], labels: LabelWidths): Layout {
  const inputs: Terminal[] = [];
  const outputs: Terminal[] = [];
  const gates: PlacedGate[] = [];
  const wires = new Map<number, { lines: [Point, Point][]; dots: Point[] }>();
  const wireOf = (signal: number) => {
    const wire = wires.get(signal) ?? { lines: [], dots: [] };
    wires.set(signal, wire);
    return wire;
  };
  let left = MARGIN + labels.inputs;
  /** Points at which the signals leave the column before. */
  let starts = new Map<number, Point>();
  for (const [at, column] of columns.entries()) {
    const channel = at === 0 ? { tracks: new Map<number, number>(), width: 0 } : tracksOf(column, starts);
    const x = left + channel.width;
    const ends: { signal: number; end: Point }[] = [];
    const leaving = new Map<number, Point>();
    const width = Math.max(0, ...column.map((item) => widthOf(item, circuit)));
    for (const item of column) {
      const heights = pinHeights(item);
      const { y } = item;
      if (item.kind === 'input') {
        inputs.push({ index: item.signal, end: [x, y] });
        leaving.set(item.signal, [x, y]);
      } else if (item.kind === 'output') {
        outputs.push({ index: item.index, end: [x, y] });
        if (item.sources.length > 0) ends.push({ signal: item.sources[0]!, end: [x, y] });
      } else if (item.kind === 'pass') {
        ends.push({ signal: item.signal, end: [x, y] });
        wireOf(item.signal).lines.push([
          [x, y],
          [x + width, y],
        ]);
        leaving.set(item.signal, [x + width, y]);
      } else {
        const gate = circuit.gates[item.index]!;
        const shape = gateShape(gate);
        const top = y - shape.height / 2;
        // A gate that reads a signal twice has one wire for both.
        const pins = item.sources.map((signal, index) => {
          const pin = gate.pins.find((each) => each.signal === signal)!;
          const edge = x + shape.edgeAt(heights[index]! - top);
          return { pin, end: [edge - (pin.negated ? bubble(1) : 0), heights[index]!] as const };
        });
        gates.push({ index: item.index, x, y: top, pins });
        ends.push(...pins.map(({ pin, end }) => ({ signal: pin.signal, end })));
        const out: Point = [x + shape.width, y];
        leaving.set(item.signal, [x + width, y]);
        if (shape.width < width) wireOf(item.signal).lines.push([out, [x + width, y]]);
      }
    }
    for (const [signal, start] of starts) {
      const own = ends.filter((each) => each.signal === signal).map(({ end }) => end);
      if (own.length > 0) route(wireOf(signal), start, own, left + (channel.tracks.get(signal) ?? 0));
    }
    starts = leaving;
    left = x + width;
  }
  const bottom = Math.max(...columns.flat().map(({ y, height }) => y + height / 2));
  return {
    width: left + labels.outputs + MARGIN,
    height: bottom + MARGIN,
    inputs,
    gates,
    outputs,
    wires: [...wires].map(([signal, wire]) => ({ signal, ...wire })),
  };
}

function widthOf({ kind, index }: Item, { gates }: Circuit): number {
  return kind === 'gate' ? gateShape(gates[index]!).width : 0;
}

/** Returns the vertical track of each signal that does not run straight, and the width of all. */
function tracksOf(column: readonly Item[], starts: ReadonlyMap<number, Point>) {
  const spans = [...starts].flatMap(([signal, [, y]]) => {
    const ends = column.flatMap((item) => pinHeights(item).filter((_, index) => item.sources[index] === signal));
    const [low, high] = [Math.min(y, ...ends), Math.max(y, ...ends)];
    if (ends.length === 0 || low === high) return [];
    const isDown = ends.reduce((sum, end) => sum + end - y, 0) > 0;
    return [{ signal, y, low, high, isDown }];
  });
  // Fewest crossings: of the wires that go down, the lowest turns first; of those that go up, the highest.
  spans.sort((a, b) => Number(a.isDown) - Number(b.isDown) || (a.isDown ? b.y - a.y : a.y - b.y));
  const taken: { low: number; high: number }[][] = [];
  const tracks = new Map<number, number>();
  for (const { signal, low, high } of spans) {
    const isFree = (track: { low: number; high: number }[]) =>
      track.every((other) => other.high + CLEAR < low || high + CLEAR < other.low);
    let track = taken.findIndex(isFree);
    if (track < 0) track = taken.push([]) - 1;
    taken[track]!.push({ low, high });
    tracks.set(signal, CHANNEL + track * TRACK);
  }
  return { tracks, width: 2 * CHANNEL + Math.max(0, taken.length - 1) * TRACK };
}

/** Adds the lines from a start over a vertical track to all ends. */
function route(
  wire: { lines: [Point, Point][]; dots: Point[] },
  start: Point,
  ends: readonly Point[],
  track: number,
): void {
  const heights = [start[1], ...ends.map(([, y]) => y)];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  if (low === high) {
    wire.lines.push([start, ends[0]!]);
    return;
  }
  // No stretch twice: dashes over dashes would look solid.
  wire.lines.push(
    [start, [track, start[1]]],
    [
      [track, low],
      [track, high],
    ],
  );
  for (const end of ends) wire.lines.push([[track, end[1]], end]);
  for (const y of new Set(heights)) {
    const meeting = Number(y > low) + Number(y < high) + heights.filter((height) => height === y).length;
    if (meeting > 2) wire.dots.push([track, y]);
  }
}
