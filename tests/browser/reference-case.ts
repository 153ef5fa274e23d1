import { readFileSync } from 'node:fs';

/**
 * Returns the result of an independent NumPy program: of the tutorial's network by seed, or of another case by name.
 */
export function referenceCase(which: number | string): ReferenceCase {
  const wanted = typeof which === 'number' ? `tutorial network, seed ${which}` : which;
  const file = new URL('../reference/numpy-cases.json', import.meta.url);
  const cases = JSON.parse(readFileSync(file, 'utf8')) as (ReferenceCase & { name: string })[];
  const found = cases.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no reference case: ${wanted}`);
  return found;
}

interface ReferenceCase {
  readonly loss_at: Record<string, number>;
  readonly predictions: number[][];
}
