/**
 * Computes the requested views in slices, so that the worker can answer messages between two of them. Each result
 * is handed out once.
 */

import type { Results, RequestedViews, SnapshotRequest } from './protocol.ts';

/** Slices of a computation; each yields the parts that it has completed, often none. */
export type Slices = Generator<Partial<Results>, void>;

/** Time of one slice between two messages, in milliseconds. */
const SLICE_MILLISECONDS = 8;

export class SliceRunner {
  readonly #defer: (callback: () => void) => void;
  #slices: Slices | undefined;
  /** Results not handed out yet. */
  #results: Partial<Results> = {};

  /** `defer` calls back after the pending messages were handled. */
  constructor(defer: (callback: () => void) => void) {
    this.#defer = defer;
  }

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
    this.#results = {};
  }

  /**
   * Drops the results of requests that changed. At rest, a landscape stays until it is replaced, which may take long;
   * during a run of a large network no new one would come.
   */
  keepFor(before: SnapshotRequest, after: SnapshotRequest, isAtRest: boolean): void {
    this.#slices = undefined;
    for (const part of Object.keys(before) as (keyof RequestedViews)[]) {
      const isKept =
        isAtRest && part === 'landscape'
          ? after.landscape !== undefined
          : JSON.stringify(before[part]) === JSON.stringify(after[part]);
      if (!isKept) this.add({ views: { [part]: undefined } });
    }
  }

  /** Computes slices for about this time, and at least one. */
  advance(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (this.#slices) {
      const slice: IteratorResult<Partial<Results>, void> = this.#slices.next();
      if (slice.done) this.#slices = undefined;
      else this.add(slice.value);
      if (performance.now() >= end) break;
    }
  }

  /**
   * Computes what is left, with messages handled between two slices, and calls back after each. It ends when another
   * computation begins, or when `isWanted` no longer holds.
   */
  finish(sliced: (results: Partial<Results>) => void, isWanted = () => true): void {
    const slices = this.#slices;
    if (!slices) return;
    this.#defer(() => {
      if (this.#slices !== slices || !isWanted()) return;
      this.advance(SLICE_MILLISECONDS);
      sliced(this.take());
      this.finish(sliced, isWanted);
    });
  }

  /** Hands out the results since the last call. */
  take(): Partial<Results> {
    const results = this.#results;
    this.#results = {};
    return results;
  }

  /** Adds results that were computed elsewhere. */
  add({ views, ...rest }: Partial<Results>): void {
    this.#results = { ...this.#results, ...rest, ...(views && { views: { ...this.#results.views, ...views } }) };
  }
}
