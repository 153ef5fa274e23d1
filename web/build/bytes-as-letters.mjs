// @ts-check

/**
 * Bytes as text that stays short when it is compressed: each byte has letters of its own, so what is alike among the
 * bytes is alike in the text. (Base64 spreads three bytes over four letters, and the compressed core takes a third more.)
 *
 * The lower six bits of a byte are a letter from "(" on. Its upper two, unless they are 0, are a letter before that:
 * "x", "y" or "z". web/src/engine/delivery-inline.ts reads it.
 * @param {Uint8Array} bytes
 * @returns {string} ASCII without quotes
 */
export function bytesAsLetters(bytes) {
  const letters = Array.from(bytes, (byte) => {
    const lower = String.fromCharCode('('.charCodeAt(0) + (byte & 63));
    return byte < 64 ? lower : ' xyz'.charAt(byte >> 6) + lower;
  });
  return letters.join('');
}
