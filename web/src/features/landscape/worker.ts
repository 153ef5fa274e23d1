/** Computes the loss around the present parameters: along the next step, and on a plane. */

import { directionOf } from '../../session/weight.ts';
import type { Slices } from '../../engine/slice-runner.ts';
import type { Course, Landscape, Results, SnapshotRequest } from '../../engine/protocol.ts';
import type { TrainerPort } from '../../engine/trainer-port.ts';

/** Members of a trainer that a landscape uses. */
export type ExploredTrainer = Pick<
  TrainerPort,
  'layerSizes' | 'parameterRow' | 'gradientRow' | 'lossesAround' | 'randomPlane'
>;

/** Points of the line, and along each side of the plane (odd: the present state is in the middle), coarsest first. */
const RESOLUTIONS = [
  { line: 5, plane: 3 },
  { line: 13, plane: 5 },
  { line: 25, plane: 11 },
  { line: 97, plane: 41 },
];
/** Longest time, in milliseconds, that the first resolution may take if it is finer than the coarsest. */
const SOON = 40;
/** Longest time of a slice, in milliseconds. */
const SLICE = 8;

/** Yields a landscape for each resolution, the finest last. */
export function* explore(
  trainer: ExploredTrainer,
  { path, learningRate, isMoving = false }: Course,
  { stepReach, plane, reach }: NonNullable<SnapshotRequest['landscape']>,
): Slices {
  const here = trainer.parameterRow();
  const gradient = trainer.gradientRow();
  const start = performance.now();
  // Loss after a step with the session's learning rate, timed to choose the first resolution.
  const landing = trainer.lossesAround({ directions: gradient, offsets: steps([learningRate]) })[0]!;
  const each = performance.now() - start;
  const isSoon = ({ line, plane }: (typeof RESOLUTIONS)[number]) => (line + plane ** 2) * each <= SOON;
  const first = Math.max(0, RESOLUTIONS.findLastIndex(isSoon));
  if (isMoving && !isSoon(RESOLUTIONS[first]!)) return;
  const sizes = Array.from(trainer.layerSizes());
  const directions =
    plane.kind === 'random'
      ? trainer.randomPlane(plane.seed)
      : oneAfterTheOther(directionOf(plane.first, sizes), directionOf(plane.second, sizes));
  const [x, y] = [directions.subarray(0, here.length), directions.subarray(here.length)];
  const seen = Float64Array.from(path.flatMap((there) => [along(x, there, here), along(y, there, here)]));
  const count = isMoving ? Infinity : Math.max(1, Math.floor(SLICE / each));
  for (const points of isMoving ? [RESOLUTIONS[first]!] : RESOLUTIONS.slice(first)) {
    const rates = evenly(0, learningRate * stepReach, points.line);
    const sides = evenly(-reach, reach, points.plane);
    const around = (directions: Float64Array, offsets: Float64Array) =>
      inSlices(trainer, { directions, offsets }, count);
    const landscape: Landscape = {
      line: { rates, losses: yield* around(gradient, steps(rates)), landing, learningRate },
      plane: { size: points.plane, reach, losses: yield* around(directions, grid(sides)), path: seen },
    };
    yield { views: { landscape } };
  }
}

/** Computes the losses at the offsets, `count` points per slice. */
function* inSlices(
  trainer: ExploredTrainer,
  { directions, offsets }: Parameters<ExploredTrainer['lossesAround']>[0],
  count: number,
): Generator<Partial<Results>, Float64Array> {
  const width = directions.length / trainer.parameterRow().length;
  const losses = new Float64Array(offsets.length / width);
  for (let point = 0; point < losses.length; point += count) {
    if (point > 0) yield {};
    const some = offsets.subarray(width * point, width * (point + count));
    losses.set(trainer.lossesAround({ directions, offsets: some }), point);
  }
  return losses;
}

/** Concatenates two directions; spread into arguments, those of a large network would overflow the stack. */
function oneAfterTheOther(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Returns offsets along the gradient for learning rates: negative, downhill. */
function steps(rates: Iterable<number>): Float64Array {
  return Float64Array.from(rates, (rate) => -rate);
}

function evenly(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** Returns all pairs (x, y) of `sides`, row by row upwards. */
function grid(sides: Float64Array): Float64Array {
  const points: number[] = [];
  for (const y of sides) for (const x of sides) points.push(x, y);
  return Float64Array.from(points);
}

/** Returns the signed distance from `here` to `there` along a direction, in lengths of the direction. */
function along(direction: Float64Array, there: Float64Array, here: Float64Array): number {
  // Scaled by the largest part, since squares of parameters that blew up would overflow.
  const largest = direction.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  if (largest === 0) return 0;
  let [product, square] = [0, 0];
  direction.forEach((part, i) => {
    product += (part / largest) * (there[i]! / largest - here[i]! / largest);
    square += (part / largest) ** 2;
  });
  return product / square;
}
