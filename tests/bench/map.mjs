/**
 * Measures J5, a map of 65,536 runs of J1 over the learning rate and the scale of the start weights, next to a survey of
 * as many seeds. Both are cut into slices that a worker for each processor takes one after the other, as in the page.
 */

import { performance } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';

import { loadCore } from './core.mjs';
import { jobs } from './jobs.mjs';

/** Points along each axis, and those of the first coarse picture. */
const side = 256;
const coarseSide = 32;

/** Runs that a worker computes at a time. */
const sliceLength = 512;

/** @typedef {'map' | 'survey'} Kind */
/** @typedef {{map: number[], survey: number[], coarse: number[]}} MapTimes  milliseconds of each round */

/**
 * Alternates maps and surveys, so that a slow phase of the machine slows both.
 * @param {number} rounds
 * @returns {Promise<MapTimes>}
 */
export async function measureMap(rounds) {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL(import.meta.url)));
  /** @type {MapTimes} */
  const times = { map: [], survey: [], coarse: [] };
  for (let round = 0; round < rounds; round++) {
    times.coarse.push(await timeOf(workers, 'map', coarseSide));
    /** @type {Kind[]} */
    const kinds = ['map', 'survey'];
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      times[kind].push(await timeOf(workers, kind, side));
    }
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return times;
}

/**
 * @param {Worker[]} workers
 * @param {Kind} kind
 * @param {number} width  points along each axis
 */
async function timeOf(workers, kind, width) {
  const begin = performance.now();
  const count = width * width;
  let next = 0;
  const work = async (/** @type {Worker} */ worker) => {
    while (next < count) {
      const first = next;
      next += sliceLength;
      await new Promise((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
        worker.postMessage({ kind, first, count: Math.min(sliceLength, count - first), width });
      });
      worker.removeAllListeners('error');
    }
  };
  await Promise.all(workers.map(work));
  return performance.now() - begin;
}

/**
 * Returns a row-major slice of a grid: rates from 0.01 to 100 along x, scales from 0.1 to 10 along y, both logarithmic.
 * @param {number} first
 * @param {number} count
 * @param {number} width
 */
function pointsOf(first, count, width) {
  const share = (/** @type {number} */ index) => index / (width - 1);
  return Float64Array.from({ length: 2 * count }, (_, i) => {
    const point = first + (i >> 1);
    return i % 2 === 0 ? 10 ** (4 * share(point % width) - 2) : 10 ** (2 * share(Math.floor(point / width)) - 1);
  });
}

if (!isMainThread) {
  const core = await loadCore();
  const session = /** @type {any} */ (jobs.J1?.session);
  parentPort?.on('message', ({ kind, first, count, width }) => {
    const made =
      kind === 'survey'
        ? core.survey(session, { firstSeed: first, count })
        : core.map(session, {
            axes: [{ kind: 'learningRate' }, { kind: 'scale' }],
            points: pointsOf(first, count, width),
          });
    parentPort?.postMessage('code' in made ? made.code : 'done');
  });
}
