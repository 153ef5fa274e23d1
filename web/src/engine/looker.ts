/**
 * Computes the requested views in slices, so that the worker can answer messages between two of them. Results of a
 * finished computation stay until they are replaced.
 */

import type { Found, Look, SnapshotRequest } from './protocol.ts';

/** Slices of a computation; each yields the parts that it has completed, often none. */
export type Slices = Generator<Partial<Found>, void>;

const NOTHING: Found = { look: {}, steepest: [], logic: [] };

/** Request that each computed part depends on. */
const SOURCES: Record<keyof Look, keyof SnapshotRequest> = {
  row: 'row',
  leftOut: 'leftOut',
  surfaces: 'surface',
  space: 'space',
  film: 'film',
  microscope: 'microscope',
  landscape: 'landscape',
  separability: 'separability',
};

export class Looker {
  #slices: Slices | undefined;
  #found: Found = NOTHING;

  get found(): Found {
    return this.#found;
  }

  /** True while slices are left to compute. */
  get isBusy(): boolean {
    return this.#slices !== undefined;
  }

  /** Starts a new computation and drops the unfinished one. */
  begin(slices: Slices): void {
    this.#slices = slices;
  }

  /** Forgets all results, for another run. */
  clear(): void {
    this.#slices = undefined;
    this.#found = NOTHING;
  }

  /**
   * Forgets the results of requests that changed. At rest, a landscape stays until it is replaced, which may take long;
   * during a run
   * of a large network no new one would come.
   */
  keepFor(before: SnapshotRequest, after: SnapshotRequest, isAtRest: boolean): void {
    const kept = Object.entries(this.#found.look).filter(([part]) => {
      const source = SOURCES[part as keyof Look];
      if (isAtRest && source === 'landscape') return after.landscape !== undefined;
      return JSON.stringify(before[source]) === JSON.stringify(after[source]);
    });
    this.#found = { ...this.#found, look: Object.fromEntries(kept) };
    this.#slices = undefined;
  }

  /**
   * Computes slices for about this time, and at least one.
   * @returns the parts completed, if any
   */
  advance(milliseconds: number): Partial<Found> | undefined {
    const end = performance.now() + milliseconds;
    let found: Partial<Found> | undefined;
    while (this.#slices) {
      const slice: IteratorResult<Partial<Found>, void> = this.#slices.next();
      if (slice.done) this.#slices = undefined;
      else if (slice.value.look || slice.value.steepest) found = joined(found ?? {}, slice.value);
      if (performance.now() >= end) break;
    }
    if (found) this.#found = { ...this.#found, ...joined(this.#found, found) };
    return found;
  }
}

/** Computes all slices at once and returns their results. */
export function foundBy(slices: Slices): Found {
  const looker = new Looker();
  looker.begin(slices);
  looker.advance(Infinity);
  return looker.found;
}

function joined(found: Partial<Found>, more: Partial<Found>): Partial<Found> {
  return { ...found, ...more, look: { ...found.look, ...more.look } };
}
