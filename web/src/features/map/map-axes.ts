/** Defines the axes of the map: the quantity that each varies, its range, and its values at the accuracy of doubles. */

import type { MapAxisSpec } from '../../engine/protocol.ts';
import type { Session } from '../../session/session.ts';
import { indexOf, nearestWeight, sizesOf, type Weight, within } from '../../session/weight.ts';

export interface MapAxis {
  /** Name in a link: "rate", "scale", "seed", "rate0" for a layer, "w0.1.2" for a weight (layer, from, to). */
  readonly code: string;
  readonly spec: MapAxisSpec;
  /** Logarithmic axes measure distances in powers of ten, seeds are whole. */
  readonly kind: 'linear' | 'log' | 'whole';
  readonly least: number;
  readonly most: number;
  /** Range of the first view. */
  readonly home: AxisRange;
}

/** Range of an axis: the value in its middle, and the distance between its ends (in powers of ten on a log axis). */
export interface AxisRange {
  readonly centre: number;
  readonly span: number;
}

/** Limits of the core that bound the axes. */
export interface AxisLimits {
  readonly maxLearningRate: number;
  readonly maxParameter: number;
  readonly maxSeed: number;
}

/** Smallest value of an axis of rates; largest factor on the learning rate of a layer, and on the start weights. */
const LEAST_RATE = 1e-6;
const MOST_LAYER_RATE = 1000;
const MOST_SCALE = 1e4;
const HOME = {
  rate: { centre: 1, span: 4 },
  scale: { centre: 1, span: 4 },
  seed: { centre: 32, span: 64 },
  weight: { centre: 0, span: 20 },
};

/** Returns the axis of a code, fitted to the session; that of the learning rate for an unknown code. */
export function axisOf(code: string, session: Session, limits: AxisLimits): MapAxis {
  const weight = weightOf(code);
  if (weight) {
    const nearest = nearestWeight(weight, session);
    const most = limits.maxParameter;
    const index = indexOf(nearest, sizesOf(session));
    return {
      code: weightCode(nearest),
      spec: { kind: 'parameter', index },
      kind: 'linear',
      least: -most,
      most,
      home: HOME.weight,
    };
  }
  if (code === 'scale') {
    return { code, spec: { kind: 'scale' }, kind: 'log', least: 1 / MOST_SCALE, most: MOST_SCALE, home: HOME.scale };
  }
  if (code === 'seed') {
    return { code, spec: { kind: 'seed' }, kind: 'whole', least: 0, most: limits.maxSeed + 1, home: HOME.seed };
  }
  const rates = { kind: 'log', least: LEAST_RATE, home: HOME.rate } as const;
  const layer = layerOf(code);
  if (layer === undefined) {
    return { code: 'rate', spec: { kind: 'learningRate' }, ...rates, most: limits.maxLearningRate };
  }
  const fitting = within(layer, session.network.hidden.length + 1);
  return { code: layerCode(fitting), spec: { kind: 'layerRate', layer: fitting }, ...rates, most: MOST_LAYER_RATE };
}

/** Returns the layer whose rate a code names; undefined if it names something else. */
export function layerOf(code: string): number | undefined {
  const [, layer] = /^rate(\d+)$/.exec(code) ?? [];
  return layer === undefined ? undefined : Number(layer);
}

function layerCode(layer: number): string {
  return `rate${layer}`;
}

export function weightCode({ layer, from, to }: Weight): string {
  return `w${layer}.${from}.${to}`;
}

/** Returns the weight of a code; undefined if it names something else. */
export function weightOf(code: string): Weight | undefined {
  const [, layer, from, to] = /^w(\d+)\.(\d+)\.(\d+)$/.exec(code) ?? [];
  return to === undefined ? undefined : { layer: Number(layer), from: Number(from), to: Number(to) };
}

/**
 * Returns the codes of the axes that a session can have, a single weight for all of them. Given start weights come from
 * no seed.
 */
export function codesOf({ network, training }: Session, weight: Weight): string[] {
  const layers = Array.from({ length: network.hidden.length + 1 }, (_, layer) => layerCode(layer));
  const seed = training.init === 'given' ? [] : ['seed'];
  return ['rate', 'scale', ...(layers.length > 1 ? layers : []), weightCode(weight), ...seed];
}

/**
 * Returns the value at a distance from an anchor. The distance is added as a small number, so that values differ by as
 * little as two doubles can.
 */
export function valueFrom({ kind, least, most }: MapAxis, anchor: number, distance: number): number {
  const value = kind === 'log' ? anchor + anchor * Math.expm1(distance * Math.LN10) : anchor + distance;
  const inside = Math.max(least, Math.min(most, value));
  return kind === 'whole' ? Math.min(Math.floor(inside), most - 1) : inside;
}

/** Returns the distance of a value from an anchor: the inverse of `valueFrom`. */
export function distanceFrom({ kind }: MapAxis, anchor: number, value: number): number {
  return kind === 'log' ? Math.log1p((value - anchor) / anchor) / Math.LN10 : value - anchor;
}

/** Returns the smallest span over `pixels` whose neighbouring values are different numbers. */
export function leastSpan({ kind }: MapAxis, centre: number, pixels: number): number {
  if (kind === 'whole') return 8;
  // Two spacings of doubles: with one, rounding gives some neighbours the same value.
  const spacing = 2 * Number.EPSILON * 2 ** Math.floor(Math.log2(Math.max(Math.abs(centre), 1e-300)));
  return kind === 'log' ? (pixels * spacing) / centre / Math.LN10 : Math.max(pixels * spacing, 1e-15);
}

/** Returns the nearest range that lies within the axis and is not smaller than its doubles allow. */
export function fitRange(axis: MapAxis, { centre, span }: AxisRange, pixels: number): AxisRange {
  const { least, most } = axis;
  const whole = distanceFrom(axis, least, most);
  if (span >= whole) return { centre: moved(axis, least, whole / 2), span: whole };
  const fitting = Math.max(span, leastSpan(axis, centre, pixels));
  const half = fitting / 2;
  if (distanceFrom(axis, least, Math.max(centre, least)) < half)
    return { centre: moved(axis, least, half), span: fitting };
  if (-distanceFrom(axis, most, Math.min(centre, most)) < half)
    return { centre: moved(axis, most, -half), span: fitting };
  return { centre, span: fitting };
}

/** Returns a value at a distance, not rounded to a whole one. */
export function moved({ kind }: MapAxis, from: number, distance: number): number {
  return kind === 'log' ? from + from * Math.expm1(distance * Math.LN10) : from + distance;
}
