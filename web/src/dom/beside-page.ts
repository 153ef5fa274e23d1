/** Resolves addresses beside the page in the same way in all its languages. */

/**
 * Resolves an address relative to the page at `base`. For a page of this project in another language than English, it is
 * relative to the English page, whose folder the build notes in `<html data-truth-net-folder="../">`.
 */
export function besidePage(address: string, base = location.href): URL {
  return new URL((document.documentElement.getAttribute('data-truth-net-folder') ?? '') + address, base);
}
