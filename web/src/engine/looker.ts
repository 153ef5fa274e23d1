/**
 * Computes what the page looks at in slices, so that whatever is asked of the worker meanwhile is heard between two of
 * them. What a finished look has found stays until it is found anew.
 */

import type { Found, Look, SnapshotRequest } from './protocol.ts';

/** Each slice of a look yields what it has completed: often nothing yet. */
export type Slices = Generator<Partial<Found>, void>;

const NOTHING: Found = { look: {}, steepest: [], logic: [] };

/** The part of a watch that each part of a look comes from. */
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

  /** Looks anew; what the last look had still to compute is dropped. */
  begin(slices: Slices): void {
    this.#slices = slices;
  }

  /** Forgets all that was found, as of another run. */
  clear(): void {
    this.#slices = undefined;
    this.#found = NOTHING;
  }

  /**
   * Forgets what was found for another watch. At rest, a landscape stays until there is another, which may take long;
   * during a run of a large network there is none.
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

  /** Computes slices for about so long, and at least one. @returns what they have found, if anything */
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

/** All that a look finds, computed at once. */
export function foundBy(slices: Slices): Found {
  const looker = new Looker();
  looker.begin(slices);
  looker.advance(Infinity);
  return looker.found;
}

function joined(found: Partial<Found>, more: Partial<Found>): Partial<Found> {
  return { ...found, ...more, look: { ...found.look, ...more.look } };
}
