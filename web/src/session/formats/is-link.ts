/** Whether a hash is meant to be a link to a session, rather than to a place on the page. */
export function isLink(hash: string): boolean {
  return /=|%(?:25){0,2}3d/i.test(hash);
}
