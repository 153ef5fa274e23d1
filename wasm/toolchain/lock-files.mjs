// Checks that package-lock.json pins every package.

/**
 * Returns the entries of a package-lock.json that are not pinned: without a hash, or from elsewhere than a registry. An
 * entry without an address comes from npm's configured registry and must match its hash.
 * @param {{packages?: Record<string, {version?: string, resolved?: string, integrity?: string}>}} lock
 */
export function findUnpinned(lock) {
  return Object.entries(lock.packages ?? {})
    .filter(([path]) => path !== '') // the project itself
    .filter(([, { version, resolved, integrity }]) => {
      const isOfRegistry = resolved === undefined || /^https:\/\/.*\.tgz$/.test(resolved);
      return !version || !isOfRegistry || !/^sha512-/.test(integrity ?? '');
    })
    .map(([path]) => path);
}
