// Finds and compares version numbers.

/**
 * Finds the first dotted version number in a tool's output, e.g. "3.25.1" in "cmake version 3.25.1".
 * @param {string} text
 * @returns {string | undefined}
 */
export function findVersion(text) {
  return /\d+(?:\.\d+)+/.exec(text)?.[0];
}

/**
 * Returns true if `version` is `minimum` or newer. Missing parts count as 0, so 19 equals 19.0.0.
 * @param {string | undefined} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  if (version === undefined) return false;
  const have = version.split('.').map(Number);
  const want = minimum.split('.').map(Number);
  for (let part = 0; part < Math.max(have.length, want.length); part++) {
    const difference = (have[part] ?? 0) - (want[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
