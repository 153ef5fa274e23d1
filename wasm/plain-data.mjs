/** Reads plain data by walking it, so that a framework's proxy is as good as the object behind it. Runs anywhere. */

/** Most brackets within brackets; a session has 6. */
const MOST_NESTED = 64;

/** Most values in one piece of data; the largest network has a third of them. */
const MOST_VALUES = 1_000_000;

/** Why a value is not plain data. Its message is a sentence. */
export class NotPlainData extends Error {
  /**
   * @param {'wrongType' | 'wrongLength'} code
   * @param {string} field  the place, such as "session.table.rows[0]"
   * @param {string} value  what stands there
   * @param {string} allowed
   * @param {string} sentence
   */
  constructor(code, field, value, allowed, sentence) {
    super(sentence);
    this.name = 'NotPlainData';
    /** The same in parts, for messages in other languages. */
    this.problem = { code, field, value, allowed, sentence };
  }
}

/**
 * Copies the own enumerable fields of objects and the items of arrays, to the innermost. Every getter and every trap of a
 * proxy runs here, once. Typed arrays are copied as such; a field that is undefined is left out, as in JSON.
 * @template T
 * @param {T} given
 * @param {string} name  of all of it, for the message
 * @returns {T}
 * @throws {NotPlainData} where it holds a function or a symbol, cannot be read, contains itself, or is too large
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
    const sentence = `${where} must be plain data, but is ${what}.`;
    return new NotPlainData('wrongType', where, what, 'object, array, string, number, boolean or null', sentence);
  }

  /** @param {number} length */
  function tooMany(length) {
    const sentence = `${field()} must have at most ${MOST_VALUES} values, but has ${length}.`;
    return new NotPlainData('wrongLength', field(), String(length), `[0, ${MOST_VALUES}]`, sentence);
  }

  try {
    return /** @type {T} */ (copy(given));
  } catch (error) {
    // A getter or a trap of the other side, or a typed array that was handed to a worker.
    throw error instanceof NotPlainData ? error : notPlain('unreadable');
  }
}
