/** Suggests names for mistyped ones, by the same rule as the core. */

/** Returns the known name that was probably meant: at most a third of its letters differ. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const each of known) {
    const most = Math.max(1, Math.floor(each.length / 3));
    if (name.length > each.length + most) continue;
    const far = distance(name.toLowerCase(), each.toLowerCase());
    if (far <= most && far < (best?.far ?? Infinity)) best = { name: each, far };
  }
  return best?.name;
}

/** Returns the number of letters to delete, insert, replace or swap with a neighbour to turn a into b. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows.at(-1)!.at(-1)!;
}
