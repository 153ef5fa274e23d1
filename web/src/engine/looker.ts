/**
 * Computes the requested views in slices, so that the worker can answer messages between two of them. Each result
 * is handed out once.
 */

import type { Found, Look, SnapshotRequest } from './protocol.ts';

/** Slices of a computation; each yields the parts that it has completed, often none. */
export type Slices = Generator<Partial<Found>, void>;

export class Looker {
  #slices: Slices | undefined;
  /** Results not handed out yet. */
  #found: Partial<Found> = {};

  /** True while slices are left to compute. */
  get isBusy(): boolean {
    return this.#slices !== undefined;
  }

  /** Starts a new computation and drops the unfinished one. */
  begin(slices: Slices): void {
    this.#slices = slices;
  }

  /** Drops the results not handed out, for another run. */
  clear(): void {
    this.#slices = undefined;
    this.#found = {};
  }

  /**
   * Drops the results of requests that changed. At rest, a landscape stays until it is replaced, which may take long;
   * during a run of a large network no new one would come.
   */
  keepFor(before: SnapshotRequest, after: SnapshotRequest, isAtRest: boolean): void {
    this.#slices = undefined;
    for (const part of Object.keys(before) as (keyof Look)[]) {
      const isKept =
        isAtRest && part === 'landscape'
          ? after.landscape !== undefined
          : JSON.stringify(before[part]) === JSON.stringify(after[part]);
      if (!isKept) this.#add({ look: { [part]: undefined } });
    }
  }

  /** Computes slices for about this time, and at least one. */
  advance(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (this.#slices) {
      const slice: IteratorResult<Partial<Found>, void> = this.#slices.next();
      if (slice.done) this.#slices = undefined;
      else this.#add(slice.value);
      if (performance.now() >= end) break;
    }
  }

  /** Hands out the results since the last call. */
  take(): Partial<Found> {
    const found = this.#found;
    this.#found = {};
    return found;
  }

  #add({ look, ...rest }: Partial<Found>): void {
    this.#found = { ...this.#found, ...rest, ...(look && { look: { ...this.#found.look, ...look } }) };
  }
}
