import { describe, expect, test } from 'vitest';
import { axisOf, codesOf, distanceFrom, valueFrom } from '../../../../web/src/features/map/map-axes.ts';
import {
  boxed,
  homeOf,
  isDeepest,
  type MapView,
  panned,
  placeIn,
  readMapView,
  writeMapView,
  zoomed,
} from '../../../../web/src/features/map/map-view.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
const limits = { maxLearningRate: 1000, maxParameter: 1e9, maxSeed: 2 ** 32 - 1 };
const CENTRE = { x: 0.5, y: 0.5 };

function view(text: string): MapView {
  return readMapView(text, session, limits);
}

/** Returns the values at the lower left corner and at the upper right one. */
function ends({ x, y }: MapView) {
  return [x, y].map(({ axis, centre, span }) => [
    valueFrom(axis, centre, -span / 2),
    valueFrom(axis, centre, span / 2),
  ]);
}

describe('The view in a link', () => {
  test('is the learning rate over the scale of the start weights at first', () => {
    expect(writeMapView(view(''))).toBe('rate~1~4_scale~1~4_right');
    expect(ends(view(''))[0]).toEqual([expect.closeTo(0.01, 12), expect.closeTo(100, 9)]);
  });

  test.each([
    'rate~1.2345678901234567~1e-12_rate1~0.30000000000000004~2.5e-12_loss',
    'w0.2.3~-4.25~0.5_seed~512~1024_right',
    'rate0~0.00001~0.25_w1.0.0~1000000~3_loss',
  ])('comes back to the last bit: %s', (text) => {
    expect(writeMapView(view(text))).toBe(text);
  });

  test('shows the first range of an axis that the session lacks', () => {
    expect(writeMapView(view('rate7~2~0.001_w9.9.9~1~2_right'))).toBe('rate1~1~4_w1.3.0~0~20_right');
  });

  test('never has the same axis twice', () => {
    expect(writeMapView(view('scale~1~1_scale~2~2_right'))).toBe('scale~1~1_rate~1~4_right');
    expect(writeMapView(view('rate8~1~1_rate9~2~2_right'))).toBe('rate1~1~4_scale~1~4_right');
  });

  test('stays within what the core takes', () => {
    expect(ends(view('rate~900~4_w0.0.0~1e9~10_right'))).toEqual([
      [expect.closeTo(0.1, 12), expect.closeTo(1000, 9)],
      [1e9 - 10, 1e9],
    ]);
    expect(ends(view('seed~1~64_scale~0~0_right'))).toEqual([
      [0, 64],
      [expect.closeTo(0.01, 12), expect.closeTo(100, 9)],
    ]);
  });
});

describe('The axes', () => {
  test('offer each layer its rate, and seeds only where they choose the start', () => {
    const weight = { layer: 0, from: 0, to: 0 };
    expect(codesOf(session, weight)).toEqual(['rate', 'scale', 'rate0', 'rate1', 'w0.0.0', 'seed']);
    const given = { ...session, network: { ...session.network, hidden: [] } };
    expect(codesOf({ ...given, training: { ...given.training, init: 'given' } }, weight)).toEqual([
      'rate',
      'scale',
      'w0.0.0',
    ]);
  });

  test.each(['rate', 'w0.1.2'])('of %s tell values apart that differ by 1e-12', (code) => {
    const axis = axisOf(code, session, limits);
    const distances = Array.from({ length: 512 }, (_, i) => ((i - 256) / 512) * 1e-12);
    const values = distances.map((distance) => valueFrom(axis, 1.25, distance));
    expect(new Set(values).size).toBe(512);
    values.forEach((value, i) => {
      // A value lies on the nearest double.
      expect(Math.abs(distanceFrom(axis, 1.25, value) - distances[i]!)).toBeLessThanOrEqual(Number.EPSILON);
    });
  });

  test('give whole seeds', () => {
    const axis = axisOf('seed', session, limits);
    expect([-0.5, 0, 0.99, 1].map((distance) => valueFrom(axis, 7, distance))).toEqual([6, 7, 7, 8]);
    expect(valueFrom(axis, 2 ** 32, 5)).toBe(2 ** 32 - 1);
  });
});

describe('Moving the view', () => {
  test('keeps the value under the pointer when it is zoomed', () => {
    const place = { x: 0.2, y: 0.7 };
    const before = view('rate~1~4_w0.0.0~3~20_right');
    const after = zoomed(before, place, 0.5);
    const values = [before, after].map(({ x, y }) => [
      valueFrom(x.axis, x.centre, (place.x - 0.5) * x.span),
      valueFrom(y.axis, y.centre, (place.y - 0.5) * y.span),
    ]);
    expect(after.x.span).toBe(2);
    values[1]!.forEach((value, i) => {
      expect(value).toBeCloseTo(values[0]![i]!, 12);
    });
  });

  test('can zoom to differences of 1e-12 and says where doubles end', () => {
    let deep = view('rate~1.3~4_w0.0.0~1.7~20_right');
    for (let times = 0; times < 42; times++) deep = zoomed(deep, CENTRE, 0.5);
    expect(deep.x.span).toBeLessThan(1e-12);
    expect(isDeepest(deep)).toBe(false);
    for (let times = 0; times < 20; times++) deep = zoomed(deep, CENTRE, 0.5);
    expect(isDeepest(deep)).toBe(true);
    const { axis, centre, span } = deep.x;
    const neighbours = Array.from({ length: 512 }, (_, i) => valueFrom(axis, centre, ((i - 255.5) / 512) * span));
    expect(new Set(neighbours).size).toBe(512);
  });

  test('goes no further out than the axes', () => {
    const out = zoomed(view(''), CENTRE, 1e6);
    expect(ends(out)[0]).toEqual([expect.closeTo(1e-6, 12), expect.closeTo(1000, 6)]);
    expect(zoomed(out, { x: 0, y: 0 }, 2)).toEqual(out);
  });

  test('pans by shares of the picture, and back', () => {
    const before = view('rate~1~4_w0.0.0~3~20_right');
    const after = panned(before, 0.25, -0.5);
    expect(after.x.centre).toBeCloseTo(10, 12);
    expect(after.y.centre).toBe(-7);
    const place = placeIn(after, [before.x.centre, before.y.centre]);
    expect(place.x).toBeCloseTo(0.25, 12);
    expect(place.y).toBe(1);
    expect(panned(after, -0.25, 0.5).y).toEqual(before.y);
  });

  test('zooms to a box', () => {
    const box = boxed(view('w0.0.0~0~20_w0.0.1~0~20_right'), { x: 0.9, y: 0.5 }, { x: 0.7, y: 0.6 });
    expect(ends(box)).toEqual([
      [expect.closeTo(4, 12), expect.closeTo(8, 12)],
      [expect.closeTo(-1, 12), expect.closeTo(3, 12)],
    ]);
  });

  test('comes home', () => {
    expect(homeOf(view('rate~5~0.001_w0.0.0~4~1e-9_loss'))).toEqual(view('rate~1~4_w0.0.0~0~20_loss'));
  });
});
