/** Measures texts in fixed-width columns, and cuts them between graphemes. */

/** Characters of two columns: Chinese, Japanese and Korean characters, full-width forms and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\ufe0f|\p{Emoji_Presentation}/u;

/** Shared segmenter into graphemes: making one for each name in each frame is slow. Undefined in Firefox before 125. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter() : undefined;

/** Returns the number of columns that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of lettersOf(text)) columns += columnsOfLetter(letter);
  return columns;
}

/** Returns the text, or its beginning with "…" if it takes more columns. */
export function cutToColumns(text: string, most: number): string {
  let columns = 0;
  let beginning = '';
  for (const letter of lettersOf(text)) {
    columns += columnsOfLetter(letter);
    if (columns > most) return `${beginning}…`;
    if (columns < most) beginning += letter;
  }
  return text;
}

function columnsOfLetter(letter: string): number {
  return WIDE.test(letter) ? 2 : 1;
}

/** Yields the graphemes of a text; characters without a segmenter. */
function* lettersOf(text: string): Iterable<string> {
  if (!segmenter) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}
