import { describe, expect, test } from 'vitest';
import { placeIn, readPageLink } from '../../../../web/src/session/formats/page-links.ts';

describe('The command of a link in the text', () => {
  test.each([
    ['iteration=300 row=2', { iteration: 300, row: 1 }],
    ['row=none', { row: null }],
    ['weight=1,3,2', { weight: { layer: 0, from: 2, to: 1 } }],
    ['weight=2,bias,1', { weight: { layer: 1, from: undefined, to: 0 } }],
    ['  iteration=0\n train ', { iteration: 0, command: 'train' }],
    ['train reset pause', { command: 'pause' }],
  ])('is read from "%s"', (text, order) => {
    expect(readPageLink(text)).toEqual(order);
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
  ])('is ignored if it is not clear: "%s"', (text) => {
    expect(readPageLink(text)).toEqual({});
  });
});

describe('The fragment of an address', () => {
  const page = { URL: 'https://blog.example/post?p=1#two', baseURI: 'https://blog.example/post?p=1' };

  test.each([
    ['#one', 'one'],
    ['#a#b', 'a#b'],
    ['#网络', '网络'],
    ['#%E7%BD%91%E7%BB%9C', '网络'],
    ['?p=1#one', 'one'],
    ['/post?p=1#one', 'one'],
    ['https://blog.example/post?p=1#%E7%BD%91%E7%BB%9C', '网络'],
  ])('is found in "%s"', (address, place) => {
    expect(placeIn(address, page)).toBe(place);
  });

  test.each(['', '#', '/post?p=1', '/post#one', '/other?p=1#one', 'https://other.example/post?p=1#one'])(
    'is absent in "%s"',
    (address) => {
      expect(placeIn(address, page)).toBeUndefined();
    },
  );

  test.each(['#100%', 'http://['])('is the whole address if it cannot be decoded: "%s"', (address) => {
    expect(placeIn(address, page)).toBe(address);
  });

  test('is found in the address of this page with any base address', () => {
    const other = { ...page, baseURI: 'https://elsewhere.example/' };
    expect(placeIn('#one', other)).toBe('one');
    expect(placeIn('post?p=1#one', other)).toBeUndefined();
  });
});
