import { beforeAll, describe, expect, test } from 'vitest';
import {
  axisFigure,
  endsOf,
  sessionWords,
  shortEndsOf,
  sourceWords,
} from '../../../../web/src/features/map/map-names.ts';
import { readMapView } from '../../../../web/src/features/map/map-view.ts';
import { zh as mapZh } from '../../../../web/src/features/map/zh.ts';
import { en } from '../../../../web/src/i18n/en.ts';
import { allLaterTexts } from '../../../../web/src/i18n/later-texts.ts';
import { zh } from '../../../../web/src/i18n/zh.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const session = completeSession(
  { table: TUTORIAL_TABLE, network: { hidden: [4], activation: ['tanh', 'linear'] } },
  DEFAULTS,
);
beforeAll(async () => {
  allLaterTexts.loadWith(() => Promise.resolve({ map: mapZh }));
  await allLaterTexts.load('zh');
});

const limits = { maxLearningRate: 1e6, maxParameter: 1e9, maxSeed: 2 ** 32 - 1 };

function ends(text: string): [string, string] {
  return endsOf(readMapView(text, session, limits).x);
}

describe('The numbers on an axis', () => {
  test('have as many digits as tell neighbouring points apart', () => {
    expect(ends('rate~1~4')).toEqual(['0.01', '100']);
    expect(ends('w0.0.0~-0.5~1e-9')).toEqual(['−0.5000000005', '−0.4999999995']);
    const { x } = readMapView('rate~1~4', session, limits);
    expect(axisFigure(1.2345, x)).toBe('1.23');
  });

  test('are grouped from a thousand on', () => {
    expect(ends('rate~1000~4')).toEqual(['10', '100,000']);
    expect(ends('seed~1000000~2000')).toEqual(['999,000', '1,000,999']);
    expect(ends('w0.0.0~-123456.25~0.5')).toEqual(['−123,456.5', '−123,456']);
  });
});

test('The upper end of a narrow range is told by its distance from the lower one', () => {
  const { x, y } = readMapView('rate0~0.24806847935781914~4.656612873077393e-10_seed~32~64', session, limits);
  expect(shortEndsOf(x)).toEqual(['0.2480684792248', '+ 2.7e-10']);
  expect(shortEndsOf(y)).toEqual(['0', '63']);
});

test('The caption names network and training in both languages', () => {
  expect(sessionWords(en, session)).toBe(
    '3-4-1 tanh, linear · sum of squared errors · gradient descent · 1,500 iterations',
  );
  expect(sessionWords(zh, session)).toMatch(/^3-4-1 [^,]*、[^,]* · [^,]* · 1,500 次迭代$/);
});

test('The caption of a saved picture names table and seed, but no seed of an axis', () => {
  const caption = (text: string) => sourceWords(en, session, readMapView(text, session, limits));
  const table = 'X1, X2, X3 → y: 001 → 0, 011 → 1, 101 → 1, 111 → 0';
  expect(caption('rate~1~4_scale~1~4')).toBe(`${table} · Seed 1`);
  expect(caption('rate~1~4_seed~32~64')).toBe(table);
  const long = {
    ...session,
    table: { ...TUTORIAL_TABLE, rows: Array.from({ length: 17 }, () => TUTORIAL_TABLE.rows[0]!) },
  };
  expect(sourceWords(en, long, readMapView('rate~1~4_seed~32~64', session, limits))).toMatch(
    /^[^…]*(, 001 → 0){15}, …$/,
  );
});
