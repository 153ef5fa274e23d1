/** Decodes a file: by its byte order mark, otherwise as strict UTF-8, then as GB18030. */

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';

/** Decoded text without its byte order mark, and its encoding, or the name of an unsupported format. */
export type DecodedText = { readonly text: string; readonly encoding: Encoding } | { readonly refused: string };

/** First bytes that identify a format; UTF-32 comes first, since its mark begins like that of UTF-16. */
const MARKS: readonly (readonly [bytes: readonly number[], Encoding | { readonly refused: string }])[] = [
  [[0xff, 0xfe, 0, 0], { refused: 'UTF-32' }],
  [[0, 0, 0xfe, 0xff], { refused: 'UTF-32' }],
  [[0xef, 0xbb, 0xbf], 'UTF-8'],
  [[0xff, 0xfe], 'UTF-16LE'],
  [[0xfe, 0xff], 'UTF-16BE'],
  [[0x50, 0x4b, 3, 4], { refused: 'XLSX' }],
  [[0xd0, 0xcf, 0x11, 0xe0], { refused: 'XLS' }],
];

export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  if (typeof marked === 'object') return marked;
  if (marked) return decoded(bytes, marked) ?? { refused: marked };
  const zeros = bytes.reduce((sum, byte) => sum + Number(byte === 0), 0);
  // About half of the bytes of Latin text in UTF-16 are zero; text in UTF-8 has none.
  if (zeros > 0) return { refused: zeros > bytes.length / 4 ? 'UTF-16' : '' };
  return decoded(bytes, 'UTF-8') ?? decoded(bytes, 'GB18030') ?? { refused: '' };
}

/**
 * Returns the decoded text; undefined if the bytes are invalid in the encoding, or decode to C1 control or private-use
 * characters, which texts do not contain.
 */
function decoded(bytes: Uint8Array, encoding: Encoding): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'GB18030' && /[\u0080-\u009f\p{Co}]/u.test(text) ? undefined : { text, encoding };
  } catch {
    return undefined;
  }
}
