/** Arranges the values of a table's rows as the cells of a grid. */

/** Returns the number of columns of a nearly square grid for so many cells, of those that leave the fewest gaps. */
export function columnsFor(cells: number): number {
  const gaps = (columns: number) => Math.ceil(cells / columns) * columns - cells;
  const least = Math.ceil(Math.sqrt(cells));
  let best = least;
  for (let columns = least; columns <= 1.5 * least; columns++) if (gaps(columns) < gaps(best)) best = columns;
  return best;
}

/** Returns cells that go downwards as a grid whose rows go upwards; NaN where there is no cell. */
export function downwards(values: ArrayLike<number>, columns: number, rows: number): Float64Array {
  const grid = new Float64Array(columns * rows).fill(NaN);
  for (let i = 0; i < values.length; i++) {
    grid[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)] = values[i]!;
  }
  return grid;
}
