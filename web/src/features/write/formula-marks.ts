/** Splits the text of a formula into pieces that are marked alike, for the layer behind its field. */

import { MOST_CHARACTERS } from './formula-parser.ts';
import type { Span } from './formula-tokens.ts';

/** A piece of a formula: a word, a sign or a space. */
export interface Piece {
  readonly from: number;
  readonly text: string;
  /** True where the formula is wrong, and in the part whose shape is shown. */
  readonly isBad: boolean;
  readonly isPart: boolean;
}

const PIECE = /[\p{L}\p{N}_]+|\s+|./gsu;

/**
 * Splits a text; an error at its end is a piece of its own, a space. A text that is too long has two pieces, so that a
 * pasted book keeps nobody waiting.
 */
export function piecesOf(text: string, bad: Span | undefined, part: Span | undefined): readonly Piece[] {
  if (text.length > MOST_CHARACTERS) {
    return [
      { from: 0, text: text.slice(0, MOST_CHARACTERS), isBad: false, isPart: false },
      { from: MOST_CHARACTERS, text: text.slice(MOST_CHARACTERS), isBad: true, isPart: false },
    ];
  }
  const isIn = (span: Span | undefined, from: number) => span !== undefined && from >= span.from && from < span.to;
  const pieces = Array.from(text.matchAll(PIECE), ({ index, 0: piece }) => ({
    from: index,
    text: piece,
    isBad: isIn(bad, index),
    isPart: isIn(part, index),
  }));
  const isAtEnd = bad !== undefined && bad.from === bad.to && bad.from >= text.length;
  return isAtEnd ? [...pieces, { from: text.length, text: '\u00a0', isBad: true, isPart: false }] : pieces;
}
