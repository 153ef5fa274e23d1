/** JavaScript API of the core: its types, errors and classes. Independent of files, workers and pages. */

import createModule from '../build/wasm/truthnet-core.mjs';
import { LoadError, MemoryError, TruthNetError } from './errors.mjs';
import { isRefusal, LeanCore, LeanTrainer, load } from './lean.mjs';
import { suggestion } from './nearest-name.mjs';
import { NotPlainData, plainCopy } from './plain-data.mjs';
import { refused } from './refused.mjs';

/**
 * @typedef {import('../build/wasm/truthnet-core.mjs').MainModule} Module
 * @typedef {import('../build/wasm/truthnet-core.mjs').Trainer} BoundTrainer
 * @typedef {import('./sentences.mjs').Refusal} Refusal
 * @typedef {import('./errors.mjs').Problem} Problem
 * @typedef {import('./lean.mjs').Limits} Limits
 * @typedef {import('./lean.mjs').Session} Session
 * @typedef {import('./lean.mjs').SavedState} SavedState
 * @typedef {import('./lean.mjs').Change} Change
 * @typedef {import('./lean.mjs').Row} Row
 * @typedef {import('./lean.mjs').SurfaceSpec} SurfaceSpec
 * @typedef {import('./lean.mjs').Wasm} Wasm
 * @typedef {ReturnType<Module['defaults']>} Defaults  the default options of a session
 * @typedef {import('./lean.mjs').Arguments<Module['survey']>[1]} SurveySpec
 * @typedef {import('./lean.mjs').Arguments<Module['map']>[1]} MapSpec
 * @typedef {MapSpec['axes'][number]} MapAxis
 * @typedef {import('./lean.mjs').Arguments<BoundTrainer['lossesAround']>[0]} LandscapeSpec
 * @typedef {Exclude<ReturnType<BoundTrainer['trace']>, Refusal>} Trace
 * @typedef {Exclude<ReturnType<BoundTrainer['separability']>, Refusal>} Separability
 * @typedef {Exclude<ReturnType<Module['survey']>, Refusal>} Survey
 * @typedef {Exclude<ReturnType<Module['map']>, Refusal>} TrainingMap
 */

export { LoadError, MemoryError, TruthNetError };

/**
 * Parameters of a network: weights[layer][from][to] and biases[layer][to]. Layer 0 is the first after the input.
 * @typedef {{ readonly weights: number[][][], readonly biases: number[][] }} Parameters
 */

/**
 * Arranges flat parameters, or their gradients, by layers.
 * @param {Float64Array} row
 * @param {Float64Array} sizes  layer sizes, from the inputs to the outputs
 * @returns {Parameters}
 */
function inLayers(row, sizes) {
  let at = 0;
  const take = (/** @type {number} */ count) => Array.from(row.subarray(at, (at += count)));
  /** @type {number[][][]} */
  const weights = [];
  /** @type {number[][]} */
  const biases = [];
  for (let layer = 1; layer < sizes.length; layer++) {
    const fanOut = /** @type {number} */ (sizes[layer]);
    weights.push(Array.from({ length: /** @type {number} */ (sizes[layer - 1]) }, () => take(fanOut)));
    biases.push(take(fanOut));
  }
  return { weights, biases };
}

/**
 * Copies plain data before the core is called, so that getters or a framework's proxies cannot call into the core while
 * it runs.
 * @template T
 * @param {T} value
 * @param {string} name
 * @returns {T}
 * @throws {TruthNetError} if `value` is not plain data
 */
function copyOf(value, name) {
  try {
    return plainCopy(value, name);
  } catch (error) {
    throw error instanceof NotPlainData ? refused(error.problem) : error;
  }
}

/**
 * Returns the result of a call to the core. For an unknown field, the error names the known one that was probably meant.
 * @template T
 * @param {T | Refusal} made
 * @returns {T}
 * @throws {TruthNetError} if the result is a refusal
 */
export function orThrow(made) {
  if (!isRefusal(made)) return made;
  const { code, value, allowed } = made;
  throw refused(
    code === 'unknownField' ? { ...made, allowed: suggestion(value.slice(1, -1), allowed.split(', ')) } : made,
  );
}

const BOUNDARY = { copyOf, orThrow };

/** Trains a network on a truth table. All results are copies, which later training does not change. */
export class Trainer extends LeanTrainer {
  /** @type {BoundTrainer} */
  #trainer;

  /** @param {BoundTrainer} trainer */
  constructor(trainer) {
    super(trainer, BOUNDARY);
    this.#trainer = trainer;
  }

  /**
   * Trains up to iteration `training.iterations` of the session, as `step` does; does nothing after that iteration.
   * @returns {number} the loss afterwards
   * @example
   * trainer.run(); // → 0.003356
   * trainer.iteration; // → 1500
   */
  run() {
    return this.#trainer.run();
  }

  /**
   * Returns weights[layer][from][to] and biases[layer][to].
   * @example
   * trainer.parameters().weights[1]; // → [ [ 0.2045 ], [ 0.8781 ], [ 0.02739 ], [ 0.6705 ] ]
   * trainer.parameters().biases; // → [ [ 0, 0, 0, 0 ], [ 0 ] ]
   */
  parameters() {
    return inLayers(this.parameterRow(), this.layerSizes());
  }

  /**
   * Returns ∂loss/∂parameter over the training rows, arranged like `parameters()`.
   * @example
   * trainer.gradients().weights[1]; // → [ [ 0.252 ], [ 0.2719 ], [ 0.239 ], [ 0.2771 ] ]
   */
  gradients() {
    return inLayers(this.gradientRow(), this.layerSizes());
  }

  /**
   * Returns all intermediate values of one row's contribution to `loss` and `gradients()`, independent of the batch
   * setting. Each layer after the input has, per unit, sums z, activations f(z), slopes f'(z), errors ∂loss/∂f(z) and
   * deltas ∂loss/∂z, and contributions[from][to] to ∂loss/∂weight. A held-out row contributes 0.
   * @param {number} row  counted from 0
   * @returns {Trace}
   * @throws {TruthNetError} if `row` is out of range
   * @example
   * const { loss, layers } = trainer.trace(1);
   * loss; // → 0.0524
   * layers[1].deltas; // → [ -0.08081 ]
   */
  trace(row) {
    return orThrow(this.#trainer.trace(row));
  }

  /**
   * Decides whether one threshold neuron can compute a column of targets. If so, the result has integer weights and a
   * threshold. If not, it has a proof: equally many rows with target 1 (`firing`) and target 0 (`resting`), counted
   * `times` each, whose inputs add up to the same.
   * @param {number} output  counted from 0
   * @returns {Separability}
   * @throws {TruthNetError} if `output` is out of range
   * @example
   * trainer.separability(0).separable; // → false
   * trainer.separability(0).firing; // → [ { row: 1, times: 1 }, { row: 2, times: 1 } ]
   * trainer.separability(0).resting; // → [ { row: 0, times: 1 }, { row: 3, times: 1 } ]
   */
  separability(output) {
    return orThrow(this.#trainer.separability(output));
  }

  /**
   * Returns the loss over the training rows at points around the current parameters, displaced by Σ offset[k] ·
   * direction[k].
   * @param {LandscapeSpec} spec  one or two `directions`, each in the layout of `parameterRow()`; `offsets`: points ×
   *   directions, row-major
   * @returns {Float64Array} one loss per point
   * @throws {TruthNetError} if a size is wrong
   * @example
   * const directions = trainer.gradientRow();
   * trainer.lossesAround({ directions, offsets: [0, -0.1, -0.5] }); // → [ 1.312, 1.284, 1.177 ]
   */
  lossesAround(spec) {
    return orThrow(this.#trainer.lossesAround(copyOf(spec, 'spec')));
  }

  /**
   * Returns two random directions; in each layer they are orthogonal and as long as the layer's own parameters.
   * @param {number} seed  an integer from 0 to `limits.maxSeed`
   * @returns {Float64Array} 2 × parameters, in the layout of `parameterRow()`
   * @throws {TruthNetError} if `seed` is out of range
   * @example
   * const directions = trainer.randomPlane(7);
   * directions.length; // → 42
   * trainer.lossesAround({ directions, offsets: [0, 0, 0.5, 0, 0, 0.5] }); // → [ 1.312, 1.392, 1.234 ]
   */
  randomPlane(seed) {
    return orThrow(this.#trainer.randomPlane(seed));
  }
}

/**
 * The WebAssembly module with its own memory, which is replaced when it is used up.
 * @augments {LeanCore<Module>}
 */
export class Core extends LeanCore {
  /** @param {object} compiled  truthnet-core.wasm as a WebAssembly.Module */
  constructor(compiled) {
    super(createModule, compiled, BOUNDARY);
  }

  /**
   * Loads the core.
   * @param {{ readonly wasm: Wasm } | object} source  `{ wasm }` or a WebAssembly.Module
   * @returns {Promise<Core>}
   * @throws {LoadError} if the module cannot be read, compiled or instantiated
   * @example
   * const core = await Core.load({ wasm });
   * core.limits().maxOutputs; // → 8
   */
  static load(source) {
    return load(source, (compiled) => new Core(compiled));
  }

  /**
   * Returns the default options of a session.
   * @returns {Defaults}
   * @example
   * core.defaults().network; // → { hidden: [ 4 ], activation: [ 'sigmoid', 'sigmoid' ], bias: false }
   * core.defaults().training.learningRate; // → 1
   */
  defaults() {
    return this.living.module.defaults();
  }

  /**
   * Creates a trainer for a session. For a saved state, repeats its run bit for bit.
   * @param {SavedState} session
   * @returns {Trainer}
   * @throws {TruthNetError} if the session is invalid
   * @throws {MemoryError} if the memory, 2 GiB for all trainers, is used up; all existing trainers are lost then
   * @example
   * const changes = [{ iteration: 100, kind: 'learningRate', value: 2 }];
   * const trainer = core.createTrainer({ ...session, iteration: 500, changes });
   * trainer.loss; // → 0.006026
   */
  createTrainer(session) {
    const trainer = this.prepareTrainer(session);
    trainer.replay();
    return trainer;
  }

  /**
   * Creates a trainer at the start weights. Training, or `replay`, applies the changes of a saved state at their
   * iterations, until any other change is made.
   * @override
   * @param {SavedState} session
   * @returns {Trainer}
   * @throws {TruthNetError} if the session is invalid
   * @throws {MemoryError} like `createTrainer`
   * @example
   * const trainer = core.prepareTrainer({ ...session, iteration: 500 });
   * trainer.iteration; // → 0
   * trainer.replay(); // → 0.02015
   * trainer.iteration; // → 500
   */
  prepareTrainer(session) {
    // The module makes trainers with the analyses.
    return new Trainer(/** @type {BoundTrainer} */ (this.makeTrainer(session)));
  }

  /**
   * Runs the session from its start once for each point of a map. Along an axis, runs differ in the learning rate
   * (`learningRate`), in the factor on the learning rate of one `layer` (`layerRate`), in a factor on all start
   * parameters (`scale`), in the start value of the parameter at an `index` of `parameterRow()` (`parameter`), or in
   * the seed of the start weights (`seed`). Whatever the order of the axes, a seed draws the start weights, a scale
   * then multiplies them, and a parameter is set last.
   *
   * `losses` and `rightSince` are those of `survey`. `outcomes` are 0 for a run that ends with every prediction
   * right, 1 for one that ends with a wrong one, and 2 for one that diverged: its loss is the last finite one.
   * @param {Session} session
   * @param {MapSpec} spec  two different `axes`; `points`: points × axes, row-major, at most 16,384 points
   * @returns {TrainingMap}
   * @throws {TruthNetError} if `session` or `spec` is invalid
   * @example
   * const axes = [{ kind: 'learningRate' }, { kind: 'seed' }];
   * const points = [0.01, 1, 1, 1, 300, 1];
   * core.map(session, { axes, points, tolerance: 0.5 }).outcomes; // → [ 1, 0, 1 ]
   */
  map(session, spec) {
    return orThrow(this.living.module.map(copyOf(session, 'session'), copyOf(spec, 'spec')));
  }

  /**
   * Returns the session of a point of a map, which repeats the point's run bit for bit.
   * @param {Session} session
   * @param {readonly MapAxis[]} axes  as for `map`
   * @param {number} x  value along the first axis
   * @param {number} y  value along the second axis
   * @returns {Session}
   * @throws {TruthNetError} if an argument is invalid
   * @example
   * const axes = [{ kind: 'learningRate' }, { kind: 'seed' }];
   * core.sessionAt(session, axes, 0.5, 7).training; // → { learningRate: 0.5, init: 'uniform01', seed: 7 }
   */
  sessionAt(session, axes, x, y) {
    const written = copyOf(session, 'session');
    const spec = copyOf({ axes, points: [x, y] }, 'spec');
    const varied = orThrow(this.living.module.trainingAt(written, spec));
    const training = { ...written.training, ...varied };
    if (!varied.layerRates) delete training.layerRates;
    return { ...written, training };
  }

  /**
   * Runs the session from its start once for each of `count` seeds from `firstSeed` on. `losses` are the final losses.
   * `rightSince` is the iteration from which on the error of every prediction stayed below `tolerance`, or NaN if one
   * is not at the end.
   * @param {Session} session
   * @param {SurveySpec} spec
   * @returns {Survey}
   * @throws {TruthNetError} if `session` or `spec` is invalid
   * @example
   * const { losses, rightSince } = core.survey(session, { firstSeed: 0, count: 3, tolerance: 0.5 });
   * losses; // → [ 0.002798, 0.003356, 0.00182 ]
   * rightSince; // → [ 143, 201, 167 ]
   */
  survey(session, spec) {
    return orThrow(this.living.module.survey(copyOf(session, 'session'), copyOf(spec, 'spec')));
  }
}
