/** The core with types and errors as JavaScript expects them. Knows nothing of files, workers or pages. */

import { LoadError, MemoryError, TruthNetError } from './errors.mjs';
import { compile, Instance, isAddress } from './instance.mjs';
import { NotPlainData, plainCopy } from './plain-data.mjs';

/**
 * @typedef {import('../build/wasm/truthnet-core.mjs').MainModule} Module
 * @typedef {import('../build/wasm/truthnet-core.mjs').Limits} Limits
 * @typedef {import('../build/wasm/truthnet-core.mjs').Problem} Problem
 * @typedef {Arguments<Module['createTrainer']>[0]} Written
 * @typedef {Omit<Written, 'iteration' | 'changes' | 'view'>} Session  a session, in which all but the table can be left out
 * @typedef {Pick<Written, 'iteration' | 'view'> & { readonly changes?: readonly Change[] }} Run
 * @typedef {(Session | { readonly session: Session }) & Run} SavedState  a session, alone or with a run that is to be
 *   repeated: where it stood, and what was changed by hand up to there
 * @typedef {ReturnType<Module['defaults']>} Defaults          the options of a session that states none
 * @typedef {Arguments<Module['survey']>[1]} SurveySpec
 * @typedef {Arguments<import('../build/wasm/truthnet-core.mjs').Trainer['surface']>[0]} SurfaceSpec
 * @typedef {Arguments<import('../build/wasm/truthnet-core.mjs').Trainer['lossesAround']>[0]} LandscapeSpec
 * @typedef {Exclude<ReturnType<import('../build/wasm/truthnet-core.mjs').Trainer['trace']>, Problem>} Trace
 * @typedef {Exclude<ReturnType<import('../build/wasm/truthnet-core.mjs').Trainer['separability']>, Problem>} Separability
 * @typedef {Exclude<ReturnType<Module['survey']>, Problem>} Survey
 * @typedef {import('./instance.mjs').Wasm} Wasm
 */

export { LoadError, MemoryError, TruthNetError };

/**
 * The arguments of a function; `Parameters` are those of a network here.
 * @template {(...args: never[]) => unknown} F
 * @typedef {F extends (...args: infer A) => unknown ? A : never} Arguments
 */

/**
 * A change by hand, which holds for the iterations after `iteration`. Layers count from 0, the first after the input.
 * @typedef {{ readonly iteration: number, readonly value: number } & ChangedThing} Change
 * @typedef {{ readonly kind: 'learningRate' }
 *   | { readonly kind: 'weight', readonly layer: number, readonly from: number, readonly to: number }
 *   | { readonly kind: 'bias', readonly layer: number, readonly unit: number }} ChangedThing
 */

/**
 * weights[layer][from][to] and biases[layer][to]; layer 0 is the first after the input.
 * @typedef {{ readonly weights: number[][][], readonly biases: number[][] }} Parameters
 */

/**
 * @template T
 * @param {T | Problem} made
 * @returns {T}
 * @throws {TruthNetError} where a problem was made instead
 */
function orThrow(made) {
  if (typeof made === 'object' && made !== null && 'sentence' in made) throw new TruthNetError(made);
  return /** @type {T} */ (made);
}

/**
 * Arranges a row of parameters, or of their gradients, by layers.
 * @param {Float64Array} row
 * @param {Float64Array} sizes  the numbers of units, from the inputs to the outputs
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
 * @param {number} layer  NaN where the learning rate was changed
 * @param {number} from  NaN where a bias was changed
 * @param {number} to
 * @returns {ChangedThing}
 */
function changedThing(layer, from, to) {
  if (Number.isNaN(layer)) return { kind: 'learningRate' };
  return Number.isNaN(from) ? { kind: 'bias', layer, unit: to } : { kind: 'weight', layer, from, to };
}

/**
 * A copy of plain data. It is made before the core is called: what the getters of an object or a framework's proxy do must
 * not reach into the core while it works.
 * @template T
 * @param {T} value
 * @param {string} name
 * @returns {T}
 * @throws {TruthNetError} where it is not plain data
 */
function copyOf(value, name) {
  try {
    return plainCopy(value, name);
  } catch (error) {
    throw error instanceof NotPlainData ? new TruthNetError(error.problem) : error;
  }
}

/** Teaches one network one truth table. Everything that it returns is a copy, which later training leaves as it is. */
export class Trainer {
  /** @type {import('../build/wasm/truthnet-core.mjs').Trainer} */
  #trainer;

  /** @param {import('../build/wasm/truthnet-core.mjs').Trainer} trainer */
  constructor(trainer) {
    this.#trainer = trainer;
  }

  /** The iteration whose state is shown: full passes over the training rows since the start weights. */
  get iteration() {
    return this.#trainer.iteration;
  }

  /** The last iteration of the run: `iteration`, unless it was sought back. */
  get lastIteration() {
    return this.#trainer.lastIteration;
  }

  /** The loss over the rows that train. */
  get loss() {
    return this.#trainer.loss;
  }

  /** Whether the next iteration would leave the finite numbers; the state is the last one within them. */
  get blownUp() {
    return this.#trainer.blownUp;
  }

  /** Whether gradients can train the network: not with a step activation. */
  get trainable() {
    return this.#trainer.trainable;
  }

  /** The learning rate of the first iteration. */
  get firstLearningRate() {
    return this.#trainer.firstLearningRate;
  }

  /** Another number whenever `changes()` or `firstLearningRate` may be others. */
  get changesRevision() {
    return this.#trainer.changesRevision;
  }

  /**
   * How many iterations lie between the losses of `lossHistory()`: 1 in a run of up to 65,535 iterations, and always what
   * it is in a run that never went further.
   */
  get lossStride() {
    return this.#trainer.lossStride;
  }

  /**
   * Trains, and drops what a seek left behind it. It ends early where the run is at its end: at iteration
   * `limits.maxIterations`, where it has `blownUp`, or where the network is not `trainable`.
   * @param {number} [iterations]  whole; a fraction is cut off, and NaN is 0
   * @returns {number} the loss after them
   */
  step(iterations = 1) {
    return this.#trainer.step(Number(iterations));
  }

  /**
   * Trains on to iteration `training.iterations` of the session, as `step` does; a run that has come as far stays.
   * @returns {number} the loss there
   */
  run() {
    return this.#trainer.run();
  }

  /**
   * Trains on to the iteration at which the saved state stood, where `Core.prepareTrainer` has made the trainer.
   * @returns {number} the loss there
   */
  replay() {
    return this.#trainer.replay();
  }

  /**
   * Trains until every prediction of a row that trains is nearer to its target than `tolerance`, or for `iterations`.
   * @param {number} iterations  the most; whole, as for `step`
   * @param {number} tolerance  nothing is nearer than 0, or than NaN
   * @returns {number} the loss after them
   */
  stepUntilRight(iterations, tolerance) {
    return this.#trainer.stepUntilRight(Number(iterations), Number(tolerance));
  }

  /**
   * Shows the run after `iteration` iterations, to the last bit as it was then. Beyond the last one it trains on. Costs
   * the iterations since the checkpoint before: a few milliseconds' worth, or in a long run up to a thirty-second of it,
   * and up to half of it for the largest networks.
   * @param {number} iteration  whole; a fraction is cut off, and NaN is 0
   * @returns {number} the loss there
   */
  seek(iteration) {
    return this.#trainer.seek(Number(iteration));
  }

  /** Goes back to the start weights and forgets the run. The learning rate stays. */
  reset() {
    this.#trainer.reset();
  }

  /**
   * Changes the learning rate of the iterations to come.
   * @param {number} rate  above 0 and at most `limits.maxLearningRate`
   * @throws {TruthNetError}
   */
  setLearningRate(rate) {
    orThrow(this.#trainer.setLearningRate(rate));
  }

  /**
   * Sets the weight from unit `from` to unit `to` of a layer; layer 0 is the first after the input. It becomes part of
   * the run, and what came after is dropped.
   * @param {number} layer
   * @param {number} from
   * @param {number} to
   * @param {number} value  at most `limits.maxParameter` from 0
   * @throws {TruthNetError}
   */
  setWeight(layer, from, to, value) {
    orThrow(this.#trainer.setWeight(layer, from, to, value));
  }

  /**
   * Sets a bias as `setWeight` sets a weight.
   * @param {number} layer
   * @param {number} unit
   * @param {number} value
   * @throws {TruthNetError} also where the network has no biases
   */
  setBias(layer, unit, value) {
    orThrow(this.#trainer.setBias(layer, unit, value));
  }

  /**
   * What was changed by hand in the run, in the order of iterations: with the session, which begins with
   * `firstLearningRate`, and `iteration`, all that `createTrainer` needs to repeat it.
   * @returns {Change[]}
   */
  changes() {
    const numbers = this.#trainer.changes();
    return Array.from({ length: numbers.length / 5 }, (_, index) => {
      const [iteration, value, layer, from, to] = /** @type {[number, number, number, number, number]} */ (
        /** @type {unknown} */ (numbers.subarray(5 * index))
      );
      return { iteration, ...changedThing(layer, from, to), value };
    });
  }

  /** loss[0], loss[lossStride], … of the run. */
  lossHistory() {
    return this.#trainer.lossHistory();
  }

  /**
   * The loss history for drawing: iteration, loss, iteration, loss, … in which no spike is lost.
   * @param {number} maxPoints
   */
  lossCurve(maxPoints) {
    return this.#trainer.lossCurve(Number(maxPoints));
  }

  /**
   * Whether every prediction of a row that trains is nearer to its target than `tolerance`.
   * @param {number} tolerance  nothing is nearer than 0, or than NaN
   */
  isRight(tolerance) {
    return this.#trainer.isRight(Number(tolerance));
  }

  /** What the network makes of every row: rows × outputs, row-major. */
  predictions() {
    return this.#trainer.predictions();
  }

  /** The loss of every row; those of the rows that train add up to `loss`. */
  rowLosses() {
    return this.#trainer.rowLosses();
  }

  /** The rows that train and that another row that trains contradicts from equal inputs, in increasing order. */
  contradictions() {
    return this.#trainer.contradictions();
  }

  /** weights[layer][from][to] and biases[layer][to]. */
  parameters() {
    return inLayers(this.parameterRow(), this.layerSizes());
  }

  /** ∂loss/∂parameter over the rows that train, arranged like `parameters()`. */
  gradients() {
    return inLayers(this.gradientRow(), this.layerSizes());
  }

  /** The numbers of units, from the inputs to the outputs. */
  layerSizes() {
    return this.#trainer.layerSizes();
  }

  /** All parameters in one row, layer by layer: its weights, from unit by from unit, and then its biases. */
  parameterRow() {
    return this.#trainer.parameters();
  }

  /** ∂loss/∂parameter, in the order of `parameterRow()`. */
  gradientRow() {
    return this.#trainer.gradients();
  }

  /**
   * Every number between one row and its part in `loss` and `gradients()`, however many rows make one update. For each
   * layer after the input: sums z, activations f(z), slopes f'(z), errors ∂loss/∂f(z), deltas ∂loss/∂z, one for each
   * unit, and contributions[from][to] to ∂loss/∂weight. A row that is held out adds nothing.
   * @param {number} row  from 0
   * @returns {Trace}
   * @throws {TruthNetError}
   */
  trace(row) {
    return orThrow(this.#trainer.trace(row));
  }

  /**
   * What the units of a layer make of rows of inputs, whether the table has them or not.
   * @param {number} layer  0, 1, …: the first after the input is 0
   * @param {Float64Array | readonly number[]} inputs  rows × inputs, row-major, each from 0 to 1; 1 to `limits.maxRows` rows
   * @returns {Float64Array} rows × units, row-major
   * @throws {TruthNetError}
   */
  evaluate(layer, inputs) {
    return orThrow(this.#trainer.evaluate(layer, copyOf(inputs, 'inputs')));
  }

  /**
   * What the units of a layer make of two inputs from 0 to 1, the others being fixed.
   * @param {SurfaceSpec} spec  `layer` 0, 1, …; the inputs `x` and `y` along the axes; the values of all `inputs`; `size` points along each axis
   * @returns {Float64Array} units × size × size: value[(unit * size + j) * size + i] at x = i / (size - 1), y = j / (size - 1)
   * @throws {TruthNetError}
   */
  surface(spec) {
    return orThrow(this.#trainer.surface(copyOf(spec, 'spec')));
  }

  /**
   * Whether one threshold neuron can compute a column of targets. Where it can: whole weights and a threshold that do.
   * Where it cannot, the proof: rows that should fire and as many that should rest, each taken so many times, whose
   * inputs add up to the same.
   * @param {number} output  from 0
   * @returns {Separability}
   * @throws {TruthNetError}
   */
  separability(output) {
    return orThrow(this.#trainer.separability(output));
  }

  /**
   * The loss over the rows that train at places around the present parameters: at each, they are moved by
   * offset[k] · direction[k] for every direction.
   * @param {LandscapeSpec} spec  one or two `directions`, each laid out like `parameterRow()`; `offsets`: points × directions, row-major
   * @returns {Float64Array} one loss for each point
   * @throws {TruthNetError}
   */
  lossesAround(spec) {
    return orThrow(this.#trainer.lossesAround(copyOf(spec, 'spec')));
  }

  /**
   * Two random directions, orthogonal in each layer and there as long as the layer's own parameters.
   * @param {number} seed  whole, from 0 to `limits.maxSeed`
   * @returns {Float64Array} 2 × parameters, laid out like `parameterRow()`
   * @throws {TruthNetError}
   */
  randomPlane(seed) {
    return orThrow(this.#trainer.randomPlane(seed));
  }

  /** Gives its memory back. Nothing else may be called afterwards. */
  delete() {
    try {
      this.#trainer.delete();
    } catch (error) {
      // Then it has been given back.
      if (!(error instanceof MemoryError)) throw error;
    }
  }
}

/** The module with memory of its own, of which it gets new one where the old is used up. */
export class Core {
  /** @type {object} */
  #compiled;
  /** @type {Instance} */
  #instance;

  /** @param {object} compiled  truthnet-core.wasm as a WebAssembly.Module */
  constructor(compiled) {
    this.#compiled = compiled;
    this.#instance = new Instance(compiled);
  }

  /**
   * @param {{ readonly wasm: Wasm } | object} source  a bare WebAssembly.Module is taken, too
   * @returns {Promise<Core>}
   * @throws {LoadError} where it cannot be read, compiled or instantiated
   */
  static async load(source) {
    const { wasm = source } = /** @type {{ readonly wasm?: Wasm }} */ (Object(source));
    try {
      return new Core(await compile(wasm));
    } catch (error) {
      throw new LoadError(isAddress(wasm) ? String(wasm) : typeof wasm, error);
    }
  }

  get #living() {
    if (this.#instance.hasEnded) {
      try {
        this.#instance = new Instance(this.#compiled);
      } catch (error) {
        throw new MemoryError(String(error));
      }
    }
    return this.#instance;
  }

  /** The largest of everything that a session may ask for. */
  limits() {
    return this.#living.module.limits();
  }

  defaults() {
    return this.#living.module.defaults();
  }

  /**
   * A trainer for a session; for a saved state one that has repeated the run, to the last bit.
   * @param {SavedState} session
   * @returns {Trainer}
   * @throws {TruthNetError} where the session is not allowed
   * @throws {MemoryError} where the memory, 2 GiB for all trainers, is used up; all that were in it are gone then
   */
  createTrainer(session) {
    const trainer = this.prepareTrainer(session);
    trainer.replay();
    return trainer;
  }

  /**
   * The same at the start weights: training, or `replay`, makes the changes of a saved state where they belong, until
   * something else is changed.
   * @param {SavedState} session
   * @returns {Trainer}
   * @throws {TruthNetError} where the session is not allowed
   * @throws {MemoryError} as `createTrainer` does
   */
  prepareTrainer(session) {
    const instance = this.#living;
    const written = /** @type {Written} */ (copyOf(session, 'session'));
    return new Trainer(instance.guard(orThrow(instance.module.createTrainer(written))));
  }

  /**
   * Runs the session from its start once for each of `count` seeds from `firstSeed` on. `losses` are those at the end of
   * each run; `rightSince` is the iteration from which on every prediction was nearer than `tolerance` to its target, NaN where
   * one of them is not at the end.
   * @param {Session} session
   * @param {SurveySpec} spec
   * @returns {Survey}
   * @throws {TruthNetError}
   */
  survey(session, spec) {
    return orThrow(this.#living.module.survey(copyOf(session, 'session'), copyOf(spec, 'spec')));
  }
}
