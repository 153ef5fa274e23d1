/** The loss around the present parameters: along the next step, and on a plane. */

import { directionOf } from '../session/weight.ts';
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
  const rates = evenly(0, learningRate * stepReach, LINE_POINTS);
  // The last of them is where the learning rate lands.
  const ahead = trainer.lossesAround({ directions: trainer.gradientRow(), offsets: steps([...rates, learningRate]) });
  const sizes = Array.from(trainer.layerSizes());
  const directions =
    plane.kind === 'random'
      ? trainer.randomPlane(plane.seed)
      : Float64Array.of(...directionOf(plane.first, sizes), ...directionOf(plane.second, sizes));
  const [x, y] = [directions.subarray(0, here.length), directions.subarray(here.length)];
  const sides = evenly(-reach, reach, PLANE_POINTS);
  return {
    line: {
      rates,
      losses: ahead.subarray(0, LINE_POINTS),
      landing: ahead[LINE_POINTS]!,
      learningRate,
    },
    plane: {
      size: PLANE_POINTS,
      reach,
      losses: trainer.lossesAround({ directions, offsets: grid(sides) }),
      path: Float64Array.from(path.flatMap((there) => [along(x, there, here), along(y, there, here)])),
    },
  };
}

/** Offsets along the gradient: downhill. */
function steps(rates: readonly number[]): Float64Array {
  return Float64Array.from(rates, (rate) => -rate);
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
  // In parts of the largest, as parameters that blew up have squares beyond all numbers.
  const largest = direction.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  if (largest === 0) return 0;
  let [product, square] = [0, 0];
  direction.forEach((part, i) => {
    product += (part / largest) * (there[i]! / largest - here[i]! / largest);
    square += (part / largest) ** 2;
  });
  return product / square;
}
