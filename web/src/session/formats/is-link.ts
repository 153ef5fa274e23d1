/** Recognises links to a session. */

/** Returns whether a hash is a link to a session, and not to a place on the page. */
export function isLink(hash: string): boolean {
  return /=|%(?:25){0,2}3d/i.test(hash);
}
