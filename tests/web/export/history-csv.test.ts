import { describe, expect, test } from 'vitest';
import { historyCsv } from '../../../web/src/export/history-csv.ts';

describe('The loss history as CSV', () => {
  test('has a line for each iteration, with every digit', () => {
    const losses = [1, 0.1 + 0.2, 1e-20];
    expect(historyCsv({ losses, stride: 1, lastIteration: 2, lastLoss: 1e-20 })).toBe(
      'iteration,loss\n0,1\n1,0.30000000000000004\n2,1e-20\n',
    );
  });

  test('of a very long run ends with its last iteration', () => {
    const losses = [4, 3, 2];
    expect(historyCsv({ losses, stride: 4, lastIteration: 10, lastLoss: 1 })).toBe(
      'iteration,loss\n0,4\n4,3\n8,2\n10,1\n',
    );
  });
});
