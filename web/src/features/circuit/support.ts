/** Chooses the fewest signals that decide a function on the rows where it is known. */

/** A function on some rows: columns[column][row] are the signals that it may read, all of them 0 or 1. */
export interface Sampled {
  readonly columns: readonly Uint8Array[];
  readonly values: Uint8Array;
  /** Size of each column's influence; of equally many columns, those of the most influence are chosen. */
  readonly influence: readonly number[];
}

/** Most columns of which all choices are tried. */
const MOST_TRIED = 10;

/** Returns the chosen columns, ascending: the fewest there are if no more than MOST_TRIED are offered. Yields often. */
export function* supportOf(sampled: Sampled): Generator<void, number[]> {
  const all = sampled.columns.map((_, column) => column);
  return yield* fewest(sampled, all.length > MOST_TRIED ? yield* greedy(sampled) : all);
}

function* fewest({ columns, values, influence }: Sampled, offered: readonly number[]): Generator<void, number[]> {
  if (offered.length > MOST_TRIED) return [...offered].sort((a, b) => a - b);
  const known = new Map<number, number>();
  values.forEach((value, row) => {
    known.set(
      offered.reduce((pattern, column, bit) => pattern | (columns[column]![row]! << bit), 0),
      value,
    );
  });
  const patterns = [...known];
  const seen = new Int8Array(2 ** offered.length);
  const decides = (mask: number) => {
    seen.fill(-1);
    return patterns.every(([pattern, value]) => {
      const index = pattern & mask;
      if (seen[index] === -1) seen[index] = value;
      return seen[index] === value;
    });
  };
  const chosenBy = (mask: number) => offered.filter((_, bit) => (mask >> bit) & 1);
  const influenceOf = (mask: number) => chosenBy(mask).reduce((sum, column) => sum + influence[column]!, 0);
  const masks = Array.from({ length: seen.length }, (_, mask) => mask);
  for (let size = 0; size <= offered.length; size++) {
    yield;
    const deciding = masks.filter((mask) => chosenBy(mask).length === size && decides(mask));
    if (deciding.length > 0) {
      return chosenBy(deciding.reduce((a, b) => (influenceOf(b) > influenceOf(a) ? b : a))).sort((a, b) => a - b);
    }
  }
  return [...offered];
}

/** Adds the column that separates the most rows of different values, until all are separated. */
function* greedy({ columns, values, influence }: Sampled): Generator<void, number[]> {
  const chosen: number[] = [];
  let groups = new Int32Array(values.length);
  let left = conflicts(groups, values);
  while (left > 0) {
    let best: { column: number; left: number } | undefined;
    for (const [column, bits] of columns.entries()) {
      if (chosen.includes(column)) continue;
      yield;
      const after = conflicts(
        groups.map((group, row) => 2 * group + bits[row]!),
        values,
      );
      if (!best || after < best.left || (after === best.left && influence[column]! > influence[best.column]!)) {
        best = { column, left: after };
      }
    }
    if (!best) break;
    chosen.push(best.column);
    groups = numbered(groups.map((group, row) => 2 * group + columns[best.column]![row]!));
    left = best.left;
  }
  return chosen;
}

/** Returns the number of pairs of rows in the same group that have different values. */
function conflicts(groups: Int32Array, values: Uint8Array): number {
  const zeros = new Float64Array(2 * values.length + 2);
  const ones = new Float64Array(2 * values.length + 2);
  groups.forEach((group, row) => {
    (values[row] ? ones : zeros)[group]!++;
  });
  return zeros.reduce((sum, count, group) => sum + count * ones[group]!, 0);
}

/** Numbers the groups in the order of their first rows. */
function numbered(groups: Int32Array): Int32Array<ArrayBuffer> {
  const numbers = new Map<number, number>();
  return Int32Array.from(groups, (group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}
