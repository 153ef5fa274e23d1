/**
 * Computes the lowest loss that any network can reach on a table: above 0 if rows contradict each other. If a share p
 * of the targets is 1, squared errors and cross-entropy are both least for the prediction p.
 */

import type { Loss, Row, Table } from '../session.ts';

/** Zeros and ones among the targets of one output, over training rows with equal inputs. */
interface TargetCounts {
  zeros: number;
  ones: number;
}

export function lowestLoss(table: Table, loss: Loss): number {
  let [sum, cells] = [0, 0];
  for (const { zeros, ones } of targetCountsIn(table).values()) {
    cells += zeros + ones;
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

function targetCountsIn({ rows }: Table): Map<string, TargetCounts> {
  const counts = new Map<string, TargetCounts>();
  for (const row of rows) {
    if (row.holdOut) continue;
    row.out.forEach((target, output) => {
      if (target === null) return;
      const key = keyOf(row, output);
      const group = counts.get(key) ?? { zeros: 0, ones: 0 };
      counts.set(key, group);
      if (target === 0) group.zeros++;
      else group.ones++;
    });
  }
  return counts;
}

function keyOf({ in: inputs }: Row, output: number): string {
  return `${inputs.join('')} ${output}`;
}

/** Returns the sum over the cells of -ln of the share of cells with the same target, in nats. */
function entropy(zeros: number, ones: number): number {
  const total = zeros + ones;
  const part = (count: number) => (count === 0 ? 0 : -count * Math.log(count / total));
  return part(zeros) + part(ones);
}
