/** Suggests names for mistyped ones. */

/**
 * Returns the known name that was probably meant, or all known names, separated by ", ". At most a third of the letters
 * of the name that was meant differ.
 * @param {string} name
 * @param {readonly string[]} known
 */
export function suggestion(name, known) {
  return nearestName(name, known) ?? known.join(', ');
}

/**
 * Returns the known name that was probably meant, if any.
 * @param {string} name
 * @param {readonly string[]} known
 * @returns {string | undefined}
 */
export function nearestName(name, known) {
  let best;
  let least = Infinity;
  for (const each of known) {
    const most = Math.max(1, Math.floor(each.length / 3));
    if (name.length > each.length + most) continue;
    const far = distance(name.toLowerCase(), each.toLowerCase());
    if (far > most || far >= least) continue;
    best = each;
    least = far;
  }
  return best;
}

/**
 * Returns the number of letters to delete, insert, replace or swap with a neighbour to turn a into b
 * (Damerau-Levenshtein distance, optimal string alignment).
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (/** @type {number} */ i, /** @type {number} */ j) => /** @type {number} */ (rows[i]?.[j]);
  for (let i = 1; i <= a.length; i++) {
    const row = (rows[i] = [i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.length, b.length);
}
