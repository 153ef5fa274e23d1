/**
 * Copies plain data by walking it, so that a framework's proxy works like the object behind it. Platform-independent.
 */

import { sentences } from './sentences.mjs';

/** Maximum nesting depth; a session has 6 levels. */
const MOST_NESTED = 64;

/** Maximum number of values in one piece of data; the largest network has a third of it. */
const MOST_VALUES = 1_000_000;

/** Thrown if a value is not plain data. Its message is a sentence. */
export class NotPlainData extends Error {
  /**
   * @param {'wrongType' | 'wrongLength'} code
   * @param {string} field  path of the value, such as "session.table.rows[0]"
   * @param {string} value  description of the value
   * @param {string} allowed
   */
  constructor(code, field, value, allowed) {
    super(sentences[code]({ field, value, allowed }));
    this.name = 'NotPlainData';
    /** Parts of the message, for translations. */
    this.problem = { code, field, value, allowed };
  }
}

/**
 * Copies the own enumerable fields of objects and the items of arrays, recursively. Runs every getter and proxy trap
 * here, once. Typed arrays are copied as such; undefined fields are omitted, as in JSON.
 * @template T
 * @param {T} given
 * @param {string} name  name of the whole value in messages
 * @returns {T}
 * @throws {NotPlainData} if it contains a function, a symbol or itself, cannot be read, or is too large
 */
export function plainCopy(given, name) {
  /** @type {(string | number)[]} */
  const path = [];
  let values = 0;

  /**
   * @param {unknown} value
   * @returns {unknown}
   */
  function copy(value) {
    values += 1;
    if (values > MOST_VALUES) throw tooMany(values);
    if (typeof value === 'function' || typeof value === 'symbol') throw notPlain(typeof value);
    if (typeof value !== 'object' || value === null) return value;
    if (path.length > MOST_NESTED) throw notPlain('nested too deeply', name);
    if (ArrayBuffer.isView(value)) return structuredClone(value);
    if (Array.isArray(value)) {
      if (value.length > MOST_VALUES) throw tooMany(value.length);
      return Array.from({ length: value.length }, (_, index) => at(value, index));
    }
    const fields = Object.keys(value).map((key) => [key, at(value, key)]);
    return Object.fromEntries(fields.filter(([, item]) => item !== undefined));
  }

  /**
   * @param {object} within
   * @param {string | number} key
   * @returns {unknown}
   */
  function at(within, key) {
    path.push(key);
    const copied = copy(Reflect.get(within, key));
    path.pop();
    return copied;
  }

  function field() {
    const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
    return steps.replace(/^\./, '') || name;
  }

  /** @param {string} what */
  function notPlain(what, where = field()) {
    return new NotPlainData('wrongType', where, what, 'plain data');
  }

  /** @param {number} length */
  function tooMany(length) {
    return new NotPlainData('wrongLength', field(), String(length), `[0, ${MOST_VALUES}]`);
  }

  try {
    return /** @type {T} */ (copy(given));
  } catch (error) {
    // A getter or trap threw, or a typed array was transferred to a worker.
    throw error instanceof NotPlainData ? error : notPlain('unreadable');
  }
}
