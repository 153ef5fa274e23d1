/**
 * The entries of a package-lock.json that could bring something else tomorrow: without a hash, or from elsewhere than a
 * registry. An entry without an address comes from the registry that npm is set to, and has to fit its hash.
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
