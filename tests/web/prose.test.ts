import { describe, expect, test } from 'vitest';
import { readProse } from '../../web/src/session/prose.ts';

describe('What a link in the text asks for', () => {
  test.each([
    ['iteration=300 row=2', { iteration: 300, row: 1 }],
    ['row=none', { row: null }],
    ['weight=1,3,2', { weight: { layer: 0, from: 2, to: 1 } }],
    ['weight=2,bias,1', { weight: { layer: 1, from: undefined, to: 0 } }],
    ['  iteration=0\n train ', { iteration: 0, command: 'train' }],
  ])('%s', (text, order) => {
    expect(readProse(text)).toEqual(order);
  });

  test.each([
    '',
    'iteration=-1',
    'iteration=1e9',
    'row=0',
    'weight=1,2',
    'weight=0,1,1',
    'weight=1,1,1,1',
    'delete',
    '__proto__=1',
  ])('is nothing where it is not clear: "%s"', (text) => {
    expect(readProse(text)).toEqual({});
  });
});
