/** Finds the simplest logic for a table's targets, to compare the network's circuit with. */

import type { Bit, Table } from '../../session/session.ts';
import { countingOrder, numberOf } from '../../session/table.ts';
import { build, formOf } from './gate-form.ts';
import { type Cover, minimalCover } from './minimal-cover.ts';
import { type Circuit, Netlist, type Pin, withOutputs } from './netlist.ts';

export interface Simplest {
  /** One gate for each output where that is enough; otherwise the least sum of products. */
  readonly circuit: Circuit;
  /** Least sum of products of each output. Bit i of a cube is input i. */
  readonly covers: readonly Cover[];
}

/**
 * Returns the simplest logic for some outputs. "Don't care" targets, missing combinations and combinations whose rows
 * contradict each other may have any value. Yields often.
 */
export function* simplestOf(table: Table, outputs: readonly number[]): Generator<void, Simplest> {
  const inputs = table.inputs.length;
  const netlist = new Netlist(inputs);
  const pins = table.inputs.map((_, signal): Pin => ({ signal, negated: false }));
  const covers: Cover[] = [];
  const driven: (Pin | Bit)[] = [];
  for (const output of outputs) {
    const known = [...targetsOf(table, output)];
    const combinations = known.map(([number]) => countingOrder(number, inputs));
    const [on, off] = [1, 0].map((value) =>
      combinations.filter((_, index) => known[index]![1] === value).map(patternOf),
    ) as [number[], number[]];
    const cover = yield* minimalCover(on, off, inputs);
    covers.push(cover);
    const form = yield* formOf({
      columns: pins.map(({ signal }) => Uint8Array.from(combinations, (bits) => bits[signal]!)),
      values: Uint8Array.from(known, ([, target]) => target),
      influence: pins.map(() => 0),
    });
    const terms = cover.cubes.map((cube) => literalsOfCube(cube, inputs));
    driven.push(build(form.kind === 'sum' ? { kind: 'sum', terms, negated: false } : form, netlist, pins));
  }
  return { circuit: withOutputs(netlist, inputs, driven), covers };
}

/** Returns the combinations with a target, by their number in counting order, without contradictions. */
export function targetsOf({ rows }: Table, output: number): Map<number, Bit> {
  const targets = new Map<number, Bit>();
  const contradictions = new Set<number>();
  for (const row of rows) {
    const target = row.out[output];
    if (target === null || target === undefined) continue;
    const number = numberOf(row.in);
    if (targets.has(number) && targets.get(number) !== target) contradictions.add(number);
    targets.set(number, target);
  }
  for (const number of contradictions) targets.delete(number);
  return targets;
}

/** Returns a combination as a pattern: bit i is input i. */
function patternOf(bits: readonly Bit[]): number {
  return bits.reduce<number>((pattern, bit, input) => pattern | (bit << input), 0);
}

/** Returns the literals of a product of inputs. */
export function literalsOfCube({ care, bits }: Cover['cubes'][number], inputs: number) {
  return Array.from({ length: inputs }, (_, column) => column)
    .filter((column) => (care >> column) & 1)
    .map((column) => ({ column, negated: ((bits >> column) & 1) === 0 }));
}
