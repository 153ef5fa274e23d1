/** Draws the start weights of a session, bit for bit as NumPy and the core draw them. */

import type { Init, Session, Start } from '../session/session.ts';
import { sizesOf } from '../session/weight.ts';

/** Returns the weights and biases at iteration 0. */
export function startWeightsOf(session: Session): Required<Start> {
  const { init, seed, start } = session.training;
  const sizes = sizesOf(session);
  const zeros = sizes.slice(1).map((fanOut) => new Array<number>(fanOut).fill(0));
  if (init === 'given') return { weights: start?.weights ?? [], biases: start?.biases ?? zeros };
  const rand = numpyRandom(seed);
  const weights = sizes.slice(1).map((fanOut, layer) => {
    const fanIn = sizes[layer]!;
    const scale = scaleOf(init, fanIn, fanOut);
    const draw = () => (init === 'uniform01' ? rand() : scale * (2 * rand() - 1));
    return Array.from({ length: fanIn }, () => Array.from({ length: fanOut }, draw));
  });
  return { weights, biases: zeros };
}

/** Returns half the width of the interval around 0 from which a layer's weights are drawn. */
function scaleOf(init: Init, fanIn: number, fanOut: number): number {
  if (init === 'glorot_uniform') return Math.sqrt(6 / (fanIn + fanOut));
  return init === 'he_uniform' ? Math.sqrt(6 / fanIn) : 1;
}

const SIZE = 624;
const SHIFT = 397;

/**
 * Returns `numpy.random.rand` after `numpy.random.seed(seed)`: numbers of 53 bits from 0 to 1, of the Mersenne Twister
 * MT19937 (Matsumoto and Nishimura, 1998).
 */
function numpyRandom(seed: number): () => number {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const last = state[i - 1]!;
    state[i] = Math.imul(1_812_433_253, last ^ (last >>> 30)) + i;
  }
  let at = SIZE;
  const twist = () => {
    for (let i = 0; i < SIZE; i++) {
      const bits = (state[i]! & 0x8000_0000) | (state[(i + 1) % SIZE]! & 0x7fff_ffff);
      state[i] = state[(i + SHIFT) % SIZE]! ^ (bits >>> 1) ^ (bits & 1 ? 0x9908_b0df : 0);
    }
    at = 0;
  };
  const next = () => {
    if (at === SIZE) twist();
    let bits = state[at++]!;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c_5680;
    bits ^= (bits << 15) & 0xefc6_0000;
    return (bits ^ (bits >>> 18)) >>> 0;
  };
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}
