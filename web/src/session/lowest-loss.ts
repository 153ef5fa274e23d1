/**
 * The lowest loss that any network could reach on a table: above 0 where rows contradict each other. For targets of
 * which a share p is 1, squared errors are least where the prediction is p, and so is cross-entropy.
 */

import type { Loss, Table } from './session.ts';

export function lowestLoss(table: Table, loss: Loss): number {
  /** Zeros and ones among the targets of the rows with equal inputs, for each output. */
  const groups = new Map<string, { zeros: number; ones: number }>();
  let cells = 0;
  for (const row of table.rows) {
    if (row.holdOut) continue;
    row.out.forEach((target, output) => {
      if (target === null) return;
      cells++;
      const key = `${row.in.join('')} ${output}`;
      const group = groups.get(key) ?? { zeros: 0, ones: 0 };
      groups.set(key, group);
      if (target === 0) group.zeros++;
      else group.ones++;
    });
  }
  let sum = 0;
  for (const { zeros, ones } of groups.values()) {
    sum += loss === 'cross_entropy' ? entropy(zeros, ones) : (zeros * ones) / (zeros + ones);
  }
  switch (loss) {
    case 'sse':
      return sum;
    case 'half_sse':
      return sum / 2;
    case 'mse':
    case 'cross_entropy':
      return cells === 0 ? 0 : sum / cells;
  }
}

/** The sum of -ln of the share of each cell's own kind, in nats. */
function entropy(zeros: number, ones: number): number {
  const total = zeros + ones;
  const part = (count: number) => (count === 0 ? 0 : -count * Math.log(count / total));
  return part(zeros) + part(ones);
}
