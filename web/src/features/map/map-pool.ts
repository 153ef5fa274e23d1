/** Trains the points of a map in several workers: gives each small chunks, so that a new view begins at once. */

import type { Failure, Problem } from '../../api/outcomes.ts';
import type { MapResults, MapRunResult, MapSettings, Report } from '../../engine/protocol.ts';
import type { HiredWorker, StartWorker } from '../../engine/start-worker.ts';

/** Points that one worker trains before it is asked again. */
export interface Chunk {
  /** x, y, x, y, … */
  readonly points: Float64Array;
  /** Takes the results. */
  store(results: MapResults): void;
}

/** Source of chunks for one map. */
export interface MapJob extends MapSettings {
  /** Returns up to `count` points; undefined if there are none for now. */
  next(count: number): Chunk | undefined;
}

/** A single run to train; a newer one replaces it while it waits. */
export interface RunOrder extends MapSettings {
  readonly at?: readonly [number, number];
  /** Takes the result. */
  done(result: MapRunResult): void;
}

export interface PoolListener {
  /** Called after the results of a chunk were stored. */
  stored(): void;
  /** Called when the core refuses the session or a worker fails; the pool has ended. */
  ended(reason: Problem | Failure): void;
}

/** Target duration of a chunk in milliseconds: about a frame, so that a move of the view waits no longer. */
const CHUNK_MILLISECONDS = 24;
/** Points of the first chunk of a worker: the core trains small networks several at a time. */
const FIRST_CHUNK = 16;
const MOST_CHUNK = 4096;
/** Time after which a worker that trains points of an old map is replaced by another one. */
const PATIENCE_MILLISECONDS = 500;

/** Weight of all chunks before the last one in the expected time of a point. */
const FADING = 0.9;

interface Hired {
  readonly worker: HiredWorker;
  isReady: boolean;
  /** Points of its next chunk. */
  size: number;
  /** Order under way, and the time it began; undefined while the worker waits. */
  work: { readonly id: number; readonly begun: number; readonly chunk?: Chunk; readonly order?: RunOrder } | undefined;
}

export class MapPool {
  readonly #listener: PoolListener;
  readonly #startWorker: StartWorker;
  readonly #now: () => number;
  readonly #workers: Hired[] = [];
  #job: MapJob | undefined;
  #order: RunOrder | undefined;
  #lastId = 0;
  /** Milliseconds and points of the last chunks of all workers. */
  #recent = { milliseconds: 0, points: 0 };
  #isOver = false;

  constructor(
    listener: PoolListener,
    workers: number,
    startWorker: StartWorker,
    now: () => number = () => performance.now(),
  ) {
    this.#listener = listener;
    this.#startWorker = startWorker;
    this.#now = now;
    for (let i = 0; i < workers; i++) this.#workers.push(this.#hire());
  }

  /** Milliseconds that the pool as a whole needs per point; undefined before the first chunk of a map is done. */
  get millisecondsPerPoint(): number | undefined {
    const { milliseconds, points } = this.#recent;
    return points === 0 ? undefined : milliseconds / points / this.#workers.length;
  }

  /** Trains the points of another map instead. Measures its time afresh if its runs cost another time. */
  begin(job: MapJob, isOtherCost: boolean): void {
    this.#job = job;
    if (isOtherCost) {
      this.#recent = { milliseconds: 0, points: 0 };
      for (const hired of this.#workers) hired.size = FIRST_CHUNK;
    }
    for (const [index, { worker, work }] of this.#workers.entries()) {
      if (!work || this.#now() - work.begun < PATIENCE_MILLISECONDS) continue;
      worker.dispose();
      this.#workers[index] = this.#hire();
    }
    this.wake();
  }

  /** Trains a single run as soon as a worker is free, before further points. */
  run(order: RunOrder): void {
    this.#order = order;
    this.wake();
  }

  /** Gives work to all workers that have none. */
  wake(): void {
    for (const hired of this.#workers) this.#employ(hired);
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#isOver = true;
    for (const { worker } of this.#workers) worker.dispose();
  }

  #hire(): Hired {
    // Workers that have been replaced report nothing any more: their clients are disposed.
    const worker = this.#startWorker({
      report: (report) => {
        if (!this.#isOver) this.#hear(hired, report);
      },
      failed: (failure) => {
        if (!this.#isOver) this.#end(failure);
      },
    });
    const hired: Hired = { worker, isReady: false, size: FIRST_CHUNK, work: undefined };
    return hired;
  }

  #hear(hired: Hired, report: Parameters<Parameters<StartWorker>[0]['report']>[0]): void {
    if (report.type === 'ready') {
      hired.isReady = true;
    } else if (report.type === 'mapped' && report.id === hired.work?.id) {
      this.#store(hired, hired.work.chunk!, report);
    } else if (report.type === 'mapRan' && report.id === hired.work?.id) {
      const { order } = hired.work;
      hired.work = undefined;
      order!.done(report);
    } else if (report.type === 'refused') {
      this.#end(report.problem);
      return;
    } else {
      return;
    }
    this.#employ(hired);
  }

  #store(hired: Hired, chunk: Chunk, results: Extract<Report, { type: 'mapped' }>): void {
    const elapsed = Math.max(0.1, this.#now() - hired.work!.begun);
    hired.work = undefined;
    const count = results.outcomes.length;
    const { milliseconds, points } = this.#recent;
    this.#recent = { milliseconds: FADING * milliseconds + elapsed, points: FADING * points + count };
    const fits = Math.round((count * CHUNK_MILLISECONDS) / elapsed);
    hired.size = Math.max(1, Math.min(MOST_CHUNK, 4 * hired.size, fits));
    chunk.store(results);
    this.#listener.stored();
  }

  #employ(hired: Hired): void {
    if (this.#isOver || !hired.isReady || hired.work) return;
    const { worker, size } = hired;
    const order = this.#order;
    if (order) {
      this.#order = undefined;
      const { session, axes, tolerance, at } = order;
      hired.work = { id: ++this.#lastId, begun: this.#now(), order };
      worker.send({ type: 'mapRun', id: this.#lastId, session, axes, tolerance, ...(at && { at }) });
      return;
    }
    const job = this.#job;
    const chunk = job?.next(size);
    if (!job || !chunk) return;
    const { session, axes, tolerance } = job;
    hired.work = { id: ++this.#lastId, begun: this.#now(), chunk };
    worker.send({ type: 'map', id: this.#lastId, session, axes, tolerance, points: chunk.points });
  }

  #end(reason: Problem | Failure): void {
    this.dispose();
    this.#listener.ended(reason);
  }
}
