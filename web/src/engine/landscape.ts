/** The loss around the present parameters: along the next step, and on a plane. */

import { indexOf, type Weight } from '../session/weight.ts';
import type { Landscape, Watch } from './protocol.ts';

/** What is needed of a trainer: see the core's. */
export interface Explored {
  layerSizes(): Float64Array;
  parameterRow(): Float64Array;
  gradientRow(): Float64Array;
  lossesAround(spec: { directions: Float64Array; offsets: Float64Array }): Float64Array;
  randomPlane(seed: number): Float64Array;
}

/** Points of the line. */
const LINE_POINTS = 97;
/** Points of the plane along each side, the present state in the middle. */
const PLANE_POINTS = 41;

/** How the present parameters came about, and what moves them on. */
export interface Course {
  /** The parameters of earlier iterations, the oldest first, as far as they are remembered. */
  readonly path: readonly Float64Array[];
  readonly learningRate: number;
}

export function explore(
  trainer: Explored,
  { path, learningRate }: Course,
  { stepReach, plane, reach }: NonNullable<Watch['landscape']>,
): Landscape {
  const here = trainer.parameterRow();
  const gradient = trainer.gradientRow();
  const rates = evenly(0, learningRate * stepReach, LINE_POINTS);
  const [x, y] = plane.kind === 'random' ? halves(trainer.randomPlane(plane.seed)) : axes(trainer, here.length, plane);
  const sides = evenly(-reach, reach, PLANE_POINTS);
  return {
    line: {
      rates,
      losses: trainer.lossesAround({ directions: gradient, offsets: rates.map((rate) => -rate) }),
      landing: trainer.lossesAround({ directions: gradient, offsets: Float64Array.of(-learningRate) })[0]!,
      learningRate,
    },
    plane: {
      size: PLANE_POINTS,
      reach,
      losses: trainer.lossesAround({ directions: join(x, y), offsets: grid(sides) }),
      path: Float64Array.from(path.flatMap((there) => [along(x, there, here), along(y, there, here)])),
    },
  };
}

function axes(
  trainer: Explored,
  length: number,
  { first, second }: { readonly first: Weight; readonly second: Weight },
): [Float64Array, Float64Array] {
  const sizes = Array.from(trainer.layerSizes());
  const axis = (weight: Weight) => {
    const direction = new Float64Array(length);
    direction[indexOf(weight, sizes)] = 1;
    return direction;
  };
  return [axis(first), axis(second)];
}

function halves(both: Float64Array): [Float64Array, Float64Array] {
  return [both.subarray(0, both.length / 2), both.subarray(both.length / 2)];
}

function join(x: Float64Array, y: Float64Array): Float64Array {
  const both = new Float64Array(2 * x.length);
  both.set(x);
  both.set(y, x.length);
  return both;
}

function evenly(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** Every pair of two of `sides`, row by row upwards. */
function grid(sides: Float64Array): Float64Array {
  const points: number[] = [];
  for (const y of sides) for (const x of sides) points.push(x, y);
  return Float64Array.from(points);
}

/** How far `there` is from `here` along a direction, in lengths of the direction. */
function along(direction: Float64Array, there: Float64Array, here: Float64Array): number {
  let [product, square] = [0, 0];
  direction.forEach((part, i) => {
    product += part * (there[i]! - here[i]!);
    square += part * part;
  });
  return square === 0 ? 0 : product / square;
}
