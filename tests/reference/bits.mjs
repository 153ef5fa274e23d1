// @ts-check
/**
 * The same session gives the same bits everywhere: bits.json has fingerprints of some runs, each with losses and parameters
 * of its own. This file runs them in Node and, as it is, in browsers; tests/core/bits_test.cpp does it natively.
 */

/**
 * @typedef {import('../../wasm/core.mjs').Core} Core
 * @typedef {import('../../wasm/core.mjs').Session} Session
 * @typedef {Pick<Required<NonNullable<Session['training']>>,
 *   'loss' | 'optimizer' | 'batch' | 'init' | 'learningRate' | 'seed' | 'iterations'>} Training
 */

/**
 * @typedef {Training & {
 *   readonly name: string,
 *   readonly inputs: number,
 *   readonly hidden: number[],
 *   readonly activation: Extract<NonNullable<Session['network']>['activation'], readonly unknown[]>,
 *   readonly bias: boolean,
 *   readonly fingerprint: string,
 * }} Run
 */

/**
 * Every combination of `inputs` inputs, counted up in binary, and whether the number of ones is odd.
 * @param {number} inputs
 * @returns {Session['table']}
 */
function parity(inputs) {
  const rows = Array.from({ length: 2 ** inputs }, (_, row) => {
    const bits = Array.from({ length: inputs }, (_bit, i) => /** @type {0 | 1} */ ((row >> (inputs - 1 - i)) & 1));
    return { in: bits, out: [/** @type {0 | 1} */ (bits.filter((bit) => bit === 1).length % 2)] };
  });
  return { inputs: Array.from({ length: inputs }, (_, i) => `x${i}`), outputs: ['y'], rows };
}

/**
 * FNV-1a in 64 bits over the bytes of the numbers, least significant first: http://www.isthe.com/chongo/tech/comp/fnv/
 * @param {readonly Float64Array[]} lists
 */
function hashOf(lists) {
  let hash = 0xcbf29ce484222325n;
  for (const numbers of lists) {
    const view = new DataView(new ArrayBuffer(8));
    for (const number of numbers) {
      view.setFloat64(0, number, true);
      for (let byte = 0; byte < 8; byte++) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(view.getUint8(byte))) * 0x100000001b3n);
      }
    }
  }
  return hash.toString(16).padStart(16, '0');
}

/**
 * Returns the fingerprint of a run's losses and last parameters.
 * @param {Core} core
 * @param {Run} run
 */
export function fingerprintOf(core, run) {
  const { inputs, hidden, activation, bias, loss, optimizer, batch, init, learningRate, seed, iterations } = run;
  const training = { loss, optimizer, batch, init, learningRate, seed, iterations };
  const trainer = core.createTrainer({ table: parity(inputs), network: { hidden, activation, bias }, training });
  trainer.step(iterations);
  const fingerprint = hashOf([trainer.lossHistory(), trainer.parameterRow()]);
  trainer.delete();
  return fingerprint;
}
