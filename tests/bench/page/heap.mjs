// @ts-check

export const MEGABYTE = 2 ** 20;

/**
 * The bytes of a page's heap that are still in use after a collection.
 * @param {import('@playwright/test').CDPSession} devtools
 */
export async function heapOf(devtools) {
  // What one collection frees can let the next free more.
  for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
