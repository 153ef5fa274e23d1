/** Most rows on offer; later ones are selected in the table. */
const MOST_OFFERED = 64;

/** Returns the first of `rows` rows, and the selected one wherever it is. */
export function offeredRows(rows: number, selected: number | null): number[] {
  const offered = Array.from({ length: Math.min(rows, MOST_OFFERED) }, (_, row) => row);
  return [...offered, ...(selected !== null && selected >= MOST_OFFERED ? [selected] : [])];
}
