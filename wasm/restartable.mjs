/** The core of an analysis worker: its trainers take over the parameters of another. Not part of the package's API. */

import { Core, orThrow, Trainer } from './core.mjs';
import { load } from './lean.mjs';

/** A trainer for analyses of states that another trainer has reached. */
export class RestartableTrainer extends Trainer {
  /** @type {import('./core.mjs').BoundTrainer} */
  #trainer;

  /** @param {import('./core.mjs').BoundTrainer} trainer */
  constructor(trainer) {
    super(trainer);
    this.#trainer = trainer;
  }

  /**
   * Begins a run at other parameters, which may be larger than a session allows. Keeps the learning rate and the table.
   * @param {Float64Array} parameterRow  in the order of `parameterRow()`
   * @throws {import('./errors.mjs').TruthNetError} if their number is wrong
   */
  restartAt(parameterRow) {
    orThrow(this.#trainer.restartAt(parameterRow));
  }
}

export class RestartableCore extends Core {
  /**
   * @override
   * @param {Parameters<typeof Core.load>[0]} source
   * @returns {Promise<RestartableCore>}
   */
  static load(source) {
    return load(source, (compiled) => new RestartableCore(compiled));
  }

  /**
   * @override
   * @param {import('./core.mjs').SavedState} session
   * @returns {RestartableTrainer}
   */
  prepareTrainer(session) {
    return new RestartableTrainer(/** @type {import('./core.mjs').BoundTrainer} */ (this.makeTrainer(session)));
  }
}
