/** So many rows are on offer to look at; of more, one is chosen in the table. */
const MOST_OFFERED = 64;

/** The first of `rows` rows, and the selected one wherever it is. */
export function offeredRows(rows: number, selected: number | null): number[] {
  const offered = Array.from({ length: Math.min(rows, MOST_OFFERED) }, (_, row) => row);
  return [...offered, ...(selected !== null && selected >= MOST_OFFERED ? [selected] : [])];
}
