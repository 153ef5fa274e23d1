/** Lines of the loss chart as values over iterations. */

import type { RunHistory, HistoryLine, Snapshot } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/en.ts';
import { hiddenUnitNames } from '../../i18n/unit-names.ts';
import type { Session } from '../../session/session.ts';
import { partKey } from '../../ui/network-part.ts';

/** One line of the chart, with its points in ascending order of iterations. */
export interface Series {
  readonly name: string;
  readonly iterations: Float64Array;
  readonly values: Float64Array;
  /** Sign of the last value, for lines that are coloured by it. */
  readonly sign: -1 | 0 | 1;
  /** Key of the part of the network whose values these are, if it is one. */
  readonly part?: string | undefined;
}

/** Converts a curve (iteration, value, iteration, value, …) into a line. */
export function seriesOfCurve(name: string, curve: Float64Array): Series {
  const iterations = new Float64Array(curve.length / 2);
  const values = new Float64Array(curve.length / 2);
  for (let i = 0; i < iterations.length; i++) {
    iterations[i] = curve[2 * i]!;
    values[i] = curve[2 * i + 1]!;
  }
  return { name, iterations, values, sign: 0 };
}

/** Returns the lines of a history, in the history's order. */
export function seriesOfHistory(history: RunHistory, session: Session, messages: Messages): Series[] {
  const names = unitNames(session, messages);
  const width = history.lines.length;
  return history.lines.map((line, j) => {
    const values = history.iterations.map((_, i) => history.values[i * width + j]!);
    return {
      name: nameOf(line, names, messages),
      iterations: history.iterations,
      values,
      sign: Math.sign(values.at(-1) ?? 0) as Series['sign'],
      part: partOf(line),
    };
  });
}

/** Stacks lines on one another; the last one is the sum of all. */
export function stacked(series: readonly Series[]): Series[] {
  let below: Float64Array | undefined;
  return series.map((line) => {
    const under = below;
    const values = under ? line.values.map((value, i) => value + under[i]!) : line.values;
    below = values;
    return { ...line, values };
  });
}

/** Returns the index of the point nearest to an iteration; -1 for a line without points. */
export function nearestPoint({ iterations }: Series, iteration: number): number {
  let low = 0;
  let high = iterations.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (iterations[middle]! < iteration) low = middle + 1;
    else high = middle;
  }
  const before = iterations[low - 1];
  return before !== undefined && iteration - before < iterations[low]! - iteration ? low - 1 : high;
}

/** Returns the names of all units, layer by layer, inputs first. */
function unitNames({ table, network }: Session, messages: Messages): string[][] {
  return [
    [...table.inputs],
    ...network.hidden.map((units, layer) => hiddenUnitNames(messages, layer, units)),
    [...table.outputs],
  ];
}

function partOf(line: HistoryLine): string | undefined {
  switch (line.kind) {
    case 'weight':
      return partKey({ ...line, layer: line.layer + 1 });
    case 'bias':
      return partKey({ kind: 'unit', layer: line.layer + 1, unit: line.unit });
    case 'row':
    case 'layer':
      return undefined;
  }
}

function nameOf(line: HistoryLine, names: readonly (readonly string[])[], messages: Messages): string {
  switch (line.kind) {
    case 'row':
      return line.row === null ? messages.otherRows : messages.rowLine(line.row + 1);
    case 'weight':
      return messages.weightName(names[line.layer]![line.from]!, names[line.layer + 1]![line.to]!);
    case 'bias':
      return messages.biasName(names[line.layer + 1]![line.unit]!);
    case 'layer':
      return messages.layerSize(line.layer + 1);
  }
}

/** Returns the snapshot's history if it is of the requested kind; otherwise the requested one has not arrived yet. */
export function historyOf(snapshot: Snapshot | undefined, kind: RunHistory['kind']): RunHistory | undefined {
  const history = snapshot?.views.history;
  return history?.kind === kind ? history : undefined;
}
