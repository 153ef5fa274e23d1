// @ts-check

export const MEGABYTE = 2 ** 20;

/**
 * Returns the bytes of a page's heap that are still in use after garbage collection.
 * @param {import('@playwright/test').CDPSession} devtools
 */
export async function heapOf(devtools) {
  // One collection may release objects that only the next one can free.
  for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
