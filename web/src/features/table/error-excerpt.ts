/** How much of a line is shown on either side of what is wrong in it. */
const AROUND = 32;

/**
 * The line of a text around some of its characters, in three parts: what comes before, what is marked and what comes
 * after. Where there is nothing to mark, a space is.
 */
export function errorExcerpt(
  text: string,
  index: number,
  length: number,
): { before: string; marked: string; after: string } {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const next = text.indexOf('\n', index + length);
  const before = text.slice(start, index);
  const after = text.slice(index + length, next < 0 ? text.length : next);
  return {
    before: before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    marked: text.slice(index, index + length) || ' ',
    after: after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  };
}
