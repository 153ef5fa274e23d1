/** Errors of the package. Those of refusals get their sentences from refused.mjs. */

/** @typedef {import('./sentences.mjs').Refusal} Refusal */
/** @typedef {Refusal & { readonly sentence: string }} Problem  the parts of a message and the message itself */

/**
 * Base error of the package. Its message is a sentence; for rejected input it names the field, its value and what is
 * allowed.
 */
export class TruthNetError extends Error {
  /**
   * @param {Refusal} refusal
   * @param {ErrorOptions & { readonly sentence?: string }} [options]  `sentence`: the message; without it, as in the
   *   worker that trains, the code of the refusal is the message
   */
  constructor(refusal, { sentence = refusal.code, ...options } = {}) {
    super(sentence, options);
    this.name = 'TruthNetError';
    /** Parts of the message, for translations. @type {Problem} */
    this.problem = { ...refusal, sentence };
  }
}

/** Thrown if the core cannot be loaded. `cause` is the platform's error. */
export class LoadError extends TruthNetError {
  /**
   * @param {string} value  the address, or the type of the given value
   * @param {unknown} cause
   */
  constructor(value, cause) {
    const allowed = 'the address of truthnet-core.wasm, its bytes or its WebAssembly.Module';
    const sentence = `The core could not be loaded from ${value}: ${cause}. Give { wasm }, ${allowed}, or import truthnet/inline, which has it inside.`;
    super({ code: 'missing', field: 'wasm', value, allowed }, { sentence, cause });
    this.name = 'LoadError';
  }
}

/** Thrown if the memory for trainers is used up. All existing trainers are lost; new ones get new memory. */
export class MemoryError extends TruthNetError {
  /** @param {string} [cause] */
  constructor(cause) {
    const allowed = 'at most 2 GiB';
    const sentence = `The memory of all trainers must be ${allowed}, but is used up. They are gone; new ones can be made.`;
    super(
      { code: 'outOfRange', field: 'memory', value: 'used up', allowed },
      { sentence, ...(cause !== undefined && { cause }) },
    );
    this.name = 'MemoryError';
  }
}
