/**
 * Part of the JavaScript API that a page loads first: training, without the analyses of core.mjs. Its users bring the
 * compiled module.
 */

import { LoadError, MemoryError, TruthNetError } from './errors.mjs';
import { compile, Instance, isAddress } from './instance.mjs';

/**
 * @typedef {import('../build/wasm/truthnet-trainer.mjs').MainModule} TrainingModule
 * @typedef {import('../build/wasm/truthnet-trainer.mjs').Limits} Limits
 * @typedef {import('./sentences.mjs').Refusal} Refusal
 * @typedef {import('./errors.mjs').Problem} Problem
 * @typedef {Arguments<TrainingModule['createTrainer']>[0]} Written
 * @typedef {Omit<Written, 'iteration' | 'changes' | 'view'>} Session  a session; everything but the table is optional
 * @typedef {Pick<Written, 'iteration' | 'view'> & { readonly changes?: readonly Change[] }} Run
 * @typedef {(Session | { readonly session: Session }) & Run} SavedState  a session, optionally with the progress of a
 *   run to repeat: its iteration and its manual changes
 * @typedef {Arguments<import('../build/wasm/truthnet-trainer.mjs').Trainer['surface']>[0]} SurfaceSpec
 * @typedef {import('./instance.mjs').Wasm} Wasm
 * @typedef {import('./instance.mjs').CreateModule} CreateModule
 */

export { LoadError, MemoryError, TruthNetError };

/**
 * Argument types of a function; `Parameters` means the parameters of a network in core.mjs.
 * @template {(...args: never[]) => unknown} F
 * @typedef {F extends (...args: infer A) => unknown ? A : never} Arguments
 */

/**
 * A manual change. It applies to the iterations after `iteration`. Layers count from 0, the first after the input.
 * @typedef {{ readonly iteration: number } & ((ChangedThing & { readonly value: number }) | RowsChange)} Change
 * @typedef {{ readonly kind: 'learningRate' }
 *   | { readonly kind: 'weight', readonly layer: number, readonly from: number, readonly to: number }
 *   | { readonly kind: 'bias', readonly layer: number, readonly unit: number }} ChangedThing
 * @typedef {Session['table']['rows'][number]} Row
 * @typedef {{ readonly kind: 'rows', readonly row: number, readonly remove: number, readonly add: readonly Row[] }}
 *   RowsChange  `remove` rows of the table from `row` on, counted from 0, are replaced by those of `add`
 */

/**
 * Returns true if the core has refused a call.
 * @template T
 * @param {T | Refusal} made  the result of the call
 * @returns {made is Refusal}
 */
export function isRefusal(made) {
  return typeof made === 'object' && made !== null && 'code' in made;
}

/**
 * Returns the result of a call to the core.
 * @template T
 * @param {T | Refusal} made
 * @returns {T}
 * @throws {TruthNetError} if the result is a refusal
 */
function orThrow(made) {
  if (isRefusal(made)) throw new TruthNetError(made);
  return made;
}

/**
 * Returns the part of a change that names the changed thing.
 * @param {number} layer  NaN for the learning rate
 * @param {number} from  NaN for a bias
 * @param {number} to
 * @returns {ChangedThing}
 */
function changedThing(layer, from, to) {
  if (Number.isNaN(layer)) return { kind: 'learningRate' };
  return Number.isNaN(from) ? { kind: 'bias', layer, unit: to } : { kind: 'weight', layer, from, to };
}

/**
 * Arranges the flat rows of a table.
 * @param {Float64Array} numbers  for each row: its inputs, its targets, and 1 if it is held out
 * @param {number} inputs
 * @param {number} width  numbers of a row
 * @returns {Row[]}
 */
function inRows(numbers, inputs, width) {
  return Array.from({ length: numbers.length / width }, (_, row) => {
    const cells = /** @type {(0 | 1)[]} */ (Array.from(numbers.subarray(row * width, (row + 1) * width)));
    const out = cells.slice(inputs, -1).map((target) => (Number.isNaN(target) ? null : target));
    return { in: cells.slice(0, inputs), out, ...(cells.at(-1) && { holdOut: true }) };
  });
}

/**
 * Treatment of a caller's data and of the core's refusals. `copyOf` returns the data as plain data, or throws a
 * TruthNetError that calls the data by `name`; `orThrow` returns a result, or throws a refusal.
 * @typedef {{ readonly copyOf: <T>(value: T, name: string) => T, readonly orThrow: typeof orThrow }} Boundary
 */

/** Boundary of a worker: it gets plain data, whose fields are known. @type {Boundary} */
const CHECKED = { copyOf: (value) => value, orThrow };

/** Trains a network on a truth table. All results are copies, which later training does not change. */
export class LeanTrainer {
  /** @type {import('../build/wasm/truthnet-trainer.mjs').Trainer} */
  #trainer;
  /** @type {Boundary} */
  #boundary;

  /**
   * @param {import('../build/wasm/truthnet-trainer.mjs').Trainer} trainer
   * @param {Boundary} [boundary]
   */
  constructor(trainer, boundary = CHECKED) {
    this.#trainer = trainer;
    this.#boundary = boundary;
  }

  /**
   * Current iteration: passes over the training rows since the start weights.
   * @example
   * trainer.step(10);
   * trainer.iteration; // → 10
   */
  get iteration() {
    return this.#trainer.iteration;
  }

  /**
   * Last iteration of the run; equals `iteration` unless the run was sought back.
   * @example
   * trainer.step(1500);
   * trainer.seek(500);
   * trainer.lastIteration; // → 1500
   */
  get lastIteration() {
    return this.#trainer.lastIteration;
  }

  /**
   * Current loss over the training rows, after all changes at this iteration.
   * @example
   * trainer.loss; // → 1.312
   */
  get loss() {
    return this.#trainer.loss;
  }

  /**
   * True if the next iteration would produce a non-finite number; the current state is the last finite one.
   * @example
   * const wild = core.createTrainer({ ...session, network: { activation: 'linear' }, training: { learningRate: 100 } });
   * wild.step(1500);
   * wild.blownUp; // → true
   */
  get blownUp() {
    return this.#trainer.blownUp;
  }

  /**
   * Reason why the run cannot be trained: a step activation, through which no gradient passes, or a table in which every
   * row is held out or has no target. Undefined if it can.
   * @example
   * core.createTrainer({ ...session, network: { activation: 'step' } }).obstacle; // → 'stepActivation'
   * trainer.obstacle; // → undefined
   */
  get obstacle() {
    return this.#trainer.obstacle;
  }

  /**
   * True if the run can be trained; see `obstacle`.
   * @example
   * trainer.trainable; // → true
   */
  get trainable() {
    return !this.obstacle;
  }

  /**
   * Learning rate of the first iteration.
   * @example
   * trainer.step(10);
   * trainer.setLearningRate(0.5);
   * trainer.firstLearningRate; // → 1
   */
  get firstLearningRate() {
    return this.#trainer.firstLearningRate;
  }

  /**
   * Iterations between two losses of `lossHistory()`: 1 in a run of up to 65,535 iterations. A run cut back to an
   * earlier iteration has the same stride as a run that never went further.
   * @example
   * trainer.step(1500);
   * trainer.lossStride; // → 1
   */
  get lossStride() {
    return this.#trainer.lossStride;
  }

  /**
   * Trains, and drops the iterations after the current one if the run was sought back. Stops early at iteration
   * `limits.maxIterations`, when the run has `blownUp`, or if there is an `obstacle`.
   * @param {number} [iterations]  number of passes; a fraction is truncated, NaN counts as 0
   * @returns {number} the loss afterwards
   * @example
   * trainer.step(1500); // → 0.003356
   */
  step(iterations = 1) {
    return this.#trainer.step(Number(iterations));
  }

  /**
   * Trains up to the iteration of the saved state, for a trainer made by `Core.prepareTrainer`.
   * @returns {number} the loss afterwards
   * @example
   * const saved = core.prepareTrainer({ ...session, iteration: 500 });
   * saved.replay(); // → 0.02015
   */
  replay() {
    return this.#trainer.replay();
  }

  /**
   * Trains until the error of every prediction for a training row is below `tolerance`, or for `iterations`.
   * @param {number} iterations  maximum number of passes, as for `step`
   * @param {number} tolerance  with 0 or NaN, no prediction is correct
   * @returns {number} the loss afterwards
   * @example
   * trainer.stepUntilRight(1500, 0.5); // → 0.5451
   * trainer.iteration; // → 201
   */
  stepUntilRight(iterations, tolerance) {
    return this.#trainer.stepUntilRight(Number(iterations), Number(tolerance));
  }

  /**
   * Restores the state after `iteration` iterations, bit for bit. Beyond the last iteration, trains on. The cost is
   * that of the iterations since the previous checkpoint: a few milliseconds, in a long run up to 1/32 of it, and up to
   * half of it for the largest networks.
   * @param {number} iteration  a fraction is truncated, NaN counts as 0
   * @returns {number} the loss there
   * @example
   * trainer.step(1500);
   * trainer.seek(500); // → 0.02015
   * trainer.seek(1500); // → 0.003356
   */
  seek(iteration) {
    return this.#trainer.seek(Number(iteration));
  }

  /**
   * Returns to the start weights and clears the run. Keeps the learning rate and the table.
   * @example
   * trainer.step(1500);
   * trainer.reset();
   * trainer.iteration; // → 0
   * trainer.loss; // → 1.312
   */
  reset() {
    this.#trainer.reset();
  }

  /**
   * Sets the learning rate of future iterations.
   * @param {number} rate  greater than 0, at most `limits.maxLearningRate`
   * @throws {TruthNetError} if `rate` is out of range
   * @example
   * trainer.step(500);
   * trainer.setLearningRate(2);
   * trainer.step(500); // → 0.003353
   */
  setLearningRate(rate) {
    this.#boundary.orThrow(this.#trainer.setLearningRate(rate));
  }

  /**
   * Sets the weight from unit `from` to unit `to` of a layer; layer 0 is the first after the input. The change becomes
   * part of the run and drops everything after it.
   * @param {number} layer
   * @param {number} from
   * @param {number} to
   * @param {number} value  from `-limits.maxParameter` to `limits.maxParameter`
   * @throws {TruthNetError} if an argument is out of range
   * @example
   * trainer.setWeight(0, 2, 3, -1);
   * trainer.parameters().weights[0][2][3]; // → -1
   */
  setWeight(layer, from, to, value) {
    this.#boundary.orThrow(this.#trainer.setWeight(layer, from, to, value));
  }

  /**
   * Sets a bias in the same way as `setWeight` sets a weight.
   * @param {number} layer
   * @param {number} unit
   * @param {number} value
   * @throws {TruthNetError} if an argument is out of range or the network has no biases
   * @example
   * const biased = core.createTrainer({ ...session, network: { bias: true } });
   * biased.setBias(1, 0, 0.5);
   * biased.parameters().biases; // → [ [ 0, 0, 0, 0 ], [ 0.5 ] ]
   */
  setBias(layer, unit, value) {
    this.#boundary.orThrow(this.#trainer.setBias(layer, unit, value));
  }

  /**
   * Replaces the rows of the table; its columns stay. Keeps weights, biases and the state of the optimizer. The change
   * becomes part of the run and drops everything after it; at iteration 0 the run begins with these rows. Equal rows
   * change nothing. If the weights are too large for the new rows, the loss is not finite and the run has `blownUp`.
   * @param {readonly Row[]} rows  from 1 to `limits.maxRows`
   * @throws {TruthNetError} if `rows` is invalid
   * @example
   * trainer.step(500);
   * trainer.setRows(session.table.rows.slice(0, 3));
   * trainer.step(500); // → 0.0005866
   * trainer.predictions(); // → [ 0.01378, 0.986, 0.9858 ]
   */
  setRows(rows) {
    this.#boundary.orThrow(this.#trainer.setRows(this.#boundary.copyOf({ table: { rows } }, 'rows').table.rows));
  }

  /**
   * Returns the rows of the table after the changes at an iteration.
   * @param {number} [iteration]  from 0 to `lastIteration`
   * @returns {Row[]}
   * @example
   * trainer.rows()[1]; // → { in: [ 0, 1, 1 ], out: [ 1 ] }
   */
  rows(iteration = this.iteration) {
    return inRows(this.#trainer.rows(Number(iteration)), ...this.#rowSizes());
  }

  /** Returns the number of inputs, and of all numbers of a flat row. */
  #rowSizes() {
    const sizes = this.layerSizes();
    const inputs = /** @type {number} */ (sizes[0]);
    const outputs = /** @type {number} */ (sizes.at(-1));
    return /** @type {const} */ ([inputs, inputs + outputs + 1]);
  }

  /**
   * Returns the manual changes of the run, in the order of iterations. Together with the session, with `rows(0)` in its
   * table and `firstLearningRate` as its learning rate, and `iteration`, they are all that `createTrainer` needs to
   * repeat the run. There is at most one change of rows at an iteration, of as few rows as possible.
   * @param {number} [first]  the iteration of the first changes returned
   * @returns {Change[]}
   * @example
   * trainer.step(10);
   * trainer.setLearningRate(0.5);
   * trainer.changes(); // → [ { iteration: 10, kind: 'learningRate', value: 0.5 } ]
   */
  changes(first = 0) {
    const numbers = this.#trainer.changes(Number(first));
    const [inputs, width] = this.#rowSizes();
    /** @type {Change[]} */
    const changes = [];
    for (let at = 0; at < numbers.length;) {
      const [iteration, value, layer, from, to] = /** @type {[number, number, number, number, number]} */ (
        /** @type {unknown} */ (numbers.subarray(at, (at += 5)))
      );
      if (layer < 0) {
        // The added rows follow, `value` of them.
        const add = inRows(numbers.subarray(at, (at += value * width)), inputs, width);
        changes.push({ iteration, kind: 'rows', row: from, remove: to, add });
      } else {
        changes.push({ iteration, ...changedThing(layer, from, to), value });
      }
    }
    return changes;
  }

  /**
   * Returns loss[0], loss[lossStride], … of the run. Where weights or rows were changed, this is the loss before it.
   * @example
   * trainer.step(3);
   * trainer.lossHistory(); // → [ 1.312, 1.069, 1.002, 0.9997 ]
   */
  lossHistory() {
    return this.#trainer.lossHistory();
  }

  /**
   * Returns the loss history for drawing, without losing a spike: iteration, loss, iteration, loss, …
   * @param {number} maxPoints  maximum number of points
   * @example
   * trainer.step(1500);
   * trainer.lossCurve(4); // → [ 0, 1.312, 1500, 0.003356 ]
   */
  lossCurve(maxPoints) {
    return this.#trainer.lossCurve(Number(maxPoints));
  }

  /**
   * Returns the iterations of the run at which weights, biases or rows were changed, in increasing order, and the
   * losses after these changes.
   * @example
   * trainer.step(10);
   * trainer.setWeight(1, 0, 0, 3);
   * trainer.lossJumps(); // → { iterations: [ 10 ], losses: [ 1.613 ] }
   */
  lossJumps() {
    const points = this.#trainer.lossJumps();
    const every = (/** @type {number} */ first) => points.filter((_, at) => at % 2 === first);
    return { iterations: every(0), losses: every(1) };
  }

  /**
   * Returns true if the table has training rows and the error of every prediction for them is below `tolerance`.
   * @param {number} tolerance  with 0 or NaN, no prediction is correct
   * @example
   * trainer.isRight(0.5); // → false
   * trainer.step(1500);
   * trainer.isRight(0.5); // → true
   */
  isRight(tolerance) {
    return this.#trainer.isRight(Number(tolerance));
  }

  /**
   * Returns the predictions for every row: rows × outputs, row-major.
   * @example
   * trainer.step(1500);
   * trainer.predictions(); // → [ 0.009654, 0.9689, 0.9689, 0.03645 ]
   */
  predictions() {
    return this.#trainer.predictions();
  }

  /**
   * Returns the loss of every row; the losses of the training rows add up to `loss`.
   * @example
   * trainer.step(1500);
   * trainer.rowLosses(); // → [ 0.00009319, 0.0009643, 0.0009696, 0.001329 ]
   */
  rowLosses() {
    return this.#trainer.rowLosses();
  }

  /**
   * Returns the training rows that contradict another training row with equal inputs, in increasing order, from 0.
   * @example
   * trainer.setRows([...session.table.rows, { in: [0, 0, 1], out: [1] }]);
   * trainer.contradictions(); // → [ 0, 4 ]
   */
  contradictions() {
    return this.#trainer.contradictions();
  }

  /**
   * Returns the layer sizes, from the inputs to the outputs.
   * @example
   * trainer.layerSizes(); // → [ 3, 4, 1 ]
   */
  layerSizes() {
    return this.#trainer.layerSizes();
  }

  /**
   * Returns all parameters in one array, layer by layer: the weights, ordered by `from` and then by `to`, then the
   * biases.
   * @example
   * trainer.parameterRow().length; // → 21
   * trainer.parameterRow().slice(-4); // → [ 0.8781, 0.02739, 0.6705, 0 ]
   */
  parameterRow() {
    return this.#trainer.parameters();
  }

  /**
   * Returns ∂loss/∂parameter, in the order of `parameterRow()`.
   * @example
   * trainer.gradientRow().slice(-4); // → [ 0.2719, 0.239, 0.2771, 0 ]
   */
  gradientRow() {
    return this.#trainer.gradients();
  }

  /**
   * Returns the activations of a layer for arbitrary rows of inputs, in the table or not.
   * @param {number} layer  0 is the first after the input
   * @param {Float64Array | readonly number[]} inputs  rows × inputs, row-major, each from 0 to 1; at least one row and
   *   at most `limits.maxRows`
   * @returns {Float64Array} rows × units, row-major
   * @throws {TruthNetError} if an argument is invalid
   * @example
   * trainer.step(1500);
   * trainer.evaluate(1, [0, 0, 1, 0.5, 0.5, 1]); // → [ 0.009654, 0.2225 ]
   */
  evaluate(layer, inputs) {
    return this.#boundary.orThrow(this.#trainer.evaluate(layer, this.#boundary.copyOf(inputs, 'inputs')));
  }

  /**
   * Returns the activations of a layer for a grid over two inputs from 0 to 1, with the other inputs fixed.
   * @param {SurfaceSpec} spec  `layer`, where 0 is the first after the input; the indices `x` and `y` of the inputs
   *   along the axes; the values of all `inputs`, each from 0 to 1; `size`, the number of points along each axis
   * @returns {Float64Array} units × size × size: value[(unit * size + j) * size + i] at x = i / (size - 1) and
   *   y = j / (size - 1)
   * @throws {TruthNetError} if `spec` is invalid
   * @example
   * trainer.step(1500);
   * trainer.surface({ layer: 1, x: 0, y: 1, inputs: [0, 0, 1], size: 2 }); // → [ 0.009654, 0.9689, 0.9689, 0.03645 ]
   */
  surface(spec) {
    return this.#boundary.orThrow(this.#trainer.surface(this.#boundary.copyOf(spec, 'spec')));
  }

  /**
   * Frees the trainer's memory. Call nothing else afterwards.
   * @example
   * const other = core.createTrainer(session);
   * other.step(10); // → 0.9994
   * other.delete();
   */
  delete() {
    try {
      this.#trainer.delete();
    } catch (error) {
      // The memory was already freed with its instance.
      if (!(error instanceof MemoryError)) throw error;
    }
  }
}

/**
 * Reads and compiles a WebAssembly module and passes it to `make`.
 * @template T
 * @param {{ readonly wasm: Wasm } | object} source  `{ wasm }` or a WebAssembly.Module
 * @param {(compiled: object) => T} make
 * @returns {Promise<T>}
 * @throws {LoadError} if the module cannot be read, compiled or instantiated
 */
export async function load(source, make) {
  const { wasm = source } = /** @type {{ readonly wasm?: Wasm }} */ (Object(source));
  try {
    return make(await compile(wasm));
  } catch (error) {
    throw new LoadError(isAddress(wasm) ? String(wasm) : typeof wasm, error);
  }
}

/**
 * A WebAssembly module with its own memory, which is replaced when it is used up.
 * @template {TrainingModule} [M=TrainingModule]
 */
export class LeanCore {
  /** @type {Boundary} */
  #boundary;
  /** @type {CreateModule} */
  #createModule;
  /** @type {object} */
  #compiled;
  /** @type {Instance<M>} */
  #instance;

  /**
   * @param {CreateModule} createModule
   * @param {object} compiled  its WebAssembly.Module
   * @param {Boundary} [boundary]
   */
  constructor(createModule, compiled, boundary = CHECKED) {
    this.#boundary = boundary;
    this.#createModule = createModule;
    this.#compiled = compiled;
    this.#instance = new Instance(createModule, compiled);
  }

  /** @protected */
  get living() {
    if (this.#instance.hasEnded) {
      try {
        this.#instance = new Instance(this.#createModule, this.#compiled);
      } catch (error) {
        throw new MemoryError(String(error));
      }
    }
    return this.#instance;
  }

  /**
   * Returns the upper limits of everything that a session may ask for.
   * @returns {Limits}
   * @example
   * core.limits().maxRows; // → 1024
   * core.limits().maxSeed; // → 4294967295
   */
  limits() {
    return this.living.module.limits();
  }

  /**
   * Checks a session or a saved state as `createTrainer` does, in less time and memory.
   * @param {SavedState} session
   * @throws {TruthNetError} if `createTrainer` would reject the session
   * @example
   * core.check(session);
   * core.check({ ...session, training: { seed: -1 } }); // throws → training.seed must be from 0 to 4294967295, but is -1.
   */
  check(session) {
    this.#boundary.orThrow(
      this.living.module.check(/** @type {Written} */ (this.#boundary.copyOf(session, 'session'))),
    );
  }

  /**
   * Creates a trainer of the module at the start weights.
   * @protected
   * @param {SavedState} session
   */
  makeTrainer(session) {
    const instance = this.living;
    const written = /** @type {Written} */ (this.#boundary.copyOf(session, 'session'));
    return instance.guard(this.#boundary.orThrow(instance.module.createTrainer(written)));
  }

  /**
   * Creates a trainer at the start weights. Training, or `replay`, applies the changes of a saved state at their
   * iterations, until any other change is made.
   * @param {SavedState} session
   * @returns {LeanTrainer}
   * @throws {TruthNetError} if the session is invalid
   * @throws {MemoryError} if the memory, 2 GiB for all trainers, is used up; all existing trainers are lost then
   */
  prepareTrainer(session) {
    return new LeanTrainer(this.makeTrainer(session));
  }
}
