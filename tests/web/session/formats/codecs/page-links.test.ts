import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type PageLinkOrder, readPageLink } from '../../../../../web/src/session/formats/page-links.ts';
import { garbage, mutated } from '../../../corruption.ts';
import { holds } from './claims.ts';

const places = fc.nat(2000);
const orders: fc.Arbitrary<PageLinkOrder> = fc.record(
  {
    iteration: fc.nat(1e9),
    row: fc.option(places),
    weight: fc.record(
      { layer: places, from: fc.option(places, { nil: undefined }), to: places },
      { noNullPrototype: true },
    ),
    command: fc.constantFrom('train', 'pause', 'reset', 'step'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

function written({ iteration, row, weight, command }: PageLinkOrder): string {
  const from = weight?.from === undefined ? 'bias' : weight.from + 1;
  return [
    iteration === undefined ? '' : `iteration=${iteration}`,
    row === undefined ? '' : `row=${row === null ? 'none' : row + 1}`,
    weight ? `weight=${weight.layer + 1},${from},${weight.to + 1}` : '',
    command ?? '',
  ].join(' ');
}

describe('The commands of a link in the text', () => {
  test('are read exactly as they were written', () => {
    holds(orders, (order) => {
      deepStrictEqual(readPageLink(written(order)), order);
    });
  });

  test('are valid for any text', () => {
    holds(fc.oneof(mutated(orders.map(written)), garbage), (text) => {
      const order = readPageLink(text);
      deepStrictEqual(readPageLink(written(order)), order);
    });
  });
});
