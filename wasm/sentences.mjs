/** English sentences for refused input, one for each code. Errors of the package and the page's English texts use them. */

/** @typedef {import('../build/wasm/truthnet-core.mjs').Problem} Refusal */
/** @typedef {Pick<Refusal, 'field' | 'value' | 'allowed'>} Facts */

/** @satisfies {Record<Refusal['code'], (facts: Facts) => string>} */
export const sentences = {
  missing: (/** @type {Facts} */ { field, allowed }) =>
    `${field} is missing${allowed ? `; it must be ${withArticle(allowed)}` : ''}.`,
  wrongType: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must be ${withArticle(allowed)}, but is ${value}.`,
  outOfRange: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must be ${rangeInWords(allowed)}, but is ${value}.`,
  notAnInteger: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must be ${rangeInWords(allowed, 'a whole number ')}, but is ${value}.`,
  notOneOf: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must be ${listInWords(allowed, 'or')}, but is ${value}.`,
  wrongLength: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must have ${boundsOf(allowed).join(' to ')} ${allowed === '1' ? 'entry' : 'entries'}, but has ${value}.`,
  emptyName: (/** @type {Facts} */ { field }) => `${field} must be a name, but is blank.`,
  duplicateName: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must be unique, but is ${value}, the same as ${allowed}.`,
  tooLong: (/** @type {Facts} */ { field, value, allowed }) =>
    `${field} must have at most ${allowed} characters, but has ${value}.`,
  unknownField: (/** @type {Facts} */ { field, allowed }) =>
    allowed.includes(', ')
      ? `${field} is unknown; known are ${listInWords(allowed, 'and')}.`
      : `${field} is unknown; did you mean ${allowed}?`,
};

/** @param {Refusal} refusal */
export function sentenceOf(refusal) {
  return sentences[refusal.code](refusal);
}

/** @param {string} type  "number" or "number or null"; "plain data" has no article */
function withArticle(type) {
  if (type === 'plain data') return type;
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

/**
 * Returns the bounds of "[1, 256]" or "(0, 1000]". An interval of one number is written as that number alone.
 * @param {string} interval
 */
function boundsOf(interval) {
  return interval.replaceAll(/[[(\]]/g, '').split(', ');
}

/**
 * @param {string} interval
 * @param {string} [noun]  put before a range of more than one number
 */
function rangeInWords(interval, noun = '') {
  const [min, max] = boundsOf(interval);
  if (max === undefined) return min;
  return noun + (interval.startsWith('(') ? `greater than ${min} and at most ${max}` : `from ${min} to ${max}`);
}

/**
 * @param {string} list  "0, 1, null"
 * @param {string} conjunction
 */
function listInWords(list, conjunction) {
  return list.replace(/, ([^,]*)$/, ` ${conjunction} $1`);
}
