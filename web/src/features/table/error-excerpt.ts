/** Characters of a line shown on either side of an error. */
const AROUND = 32;

/** Returns the line of an error in three parts: before, marked and after. A space marks an empty error. */
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
