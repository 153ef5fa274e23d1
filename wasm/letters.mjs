/**
 * Encodes bytes as text that compresses well: each byte has its own letters, so repetitions in the bytes are
 * repetitions in the text. (Base64 spreads three bytes over four letters, which makes the compressed core a third
 * larger.)
 *
 * The lower six bits of a byte are a letter from "(" on. The upper two, unless they are 0, are a letter before it: "x",
 * "y" or "z". A backslash, which a text in quotes would have to double, is written as "{".
 */

const FIRST_CODE = '('.charCodeAt(0);
const CODE_OF_X = 'x'.charCodeAt(0);

/**
 * @param {Uint8Array} bytes
 * @returns {string} ASCII without quotes and backslashes
 */
export function lettersOf(bytes) {
  const letters = Array.from(bytes, (byte) => {
    const lower = String.fromCharCode(FIRST_CODE + (byte & 63));
    return byte < 64 ? lower : ' xyz'.charAt(byte >> 6) + lower;
  });
  return letters.join('').replaceAll('\\', '{');
}

/** @param {string} text */
export function bytesOf(text) {
  const letters = text.replaceAll('{', '\\');
  const bytes = new Uint8Array(letters.length);
  let count = 0;
  let upper = 0;
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at);
    if (letter >= CODE_OF_X) {
      upper = letter - CODE_OF_X + 1;
    } else {
      bytes[count++] = (upper << 6) | (letter - FIRST_CODE);
      upper = 0;
    }
  }
  return bytes.subarray(0, count);
}
