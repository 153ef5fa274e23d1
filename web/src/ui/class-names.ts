/** Writes the classes of an element. */

/** Returns the names that have a true value, as the text of a class attribute. */
export function classNames(wanted: Readonly<Record<string, boolean | undefined>>): string {
  return Object.keys(wanted)
    .filter((name) => wanted[name])
    .join(' ');
}
