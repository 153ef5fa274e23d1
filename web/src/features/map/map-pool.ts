/** Trains the points of a map in several workers: gives each small chunks, so that a new view begins at once. */

import type { Failure, Problem } from '../../api/outcomes.ts';
import { type HeardReport, type Hired, HiredWorkers } from '../../engine/hired-workers.ts';
import type { MapResults, MapRunResult, MapSettings } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';

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
  /** Called with true when a worker has not answered for a while, with false when all answer again. */
  silent(isSilent: boolean): void;
  /** Called when the core refuses the session or a worker fails; the pool has ended. */
  ended(reason: Problem | Failure): void;
}

/** Target duration of a chunk in milliseconds: a worker has two, and a move of the view waits for both. */
const CHUNK_MILLISECONDS = 12;
/** Runs that the core trains side by side: a chunk of fewer takes as long. */
const TOGETHER = 8;
/** Points of the first chunk of a worker. */
const FIRST_CHUNK = 2 * TOGETHER;
const MOST_CHUNK = 4096;
/**
 * Time after which a worker that trains points of an old map is replaced by another one. Chunks that would take longer
 * have a single point.
 */
const PATIENCE_MILLISECONDS = 500;

/** Weight of all chunks before the last one in the expected time of a point. */
const FADING = 0.9;

/** A chunk or an order that a worker has, and the time when it was sent. */
interface Work {
  readonly id: number;
  readonly sent: number;
  readonly chunk?: Chunk;
  readonly order?: RunOrder;
}

interface Member extends Hired {
  isReady: boolean;
  /** Points of its next chunk. */
  size: number;
  /** True if its chunks are short, so that another one waits behind the one under way, and the worker never does. */
  isQuick: boolean;
  /** The oldest first, which is under way. */
  works: readonly Work[];
  /** Time of its last result. */
  heard: number;
}

/** Chunks of a worker whose speed is not known, and of one whose points are expected to be quick. */
const FIRST = { size: FIRST_CHUNK, isQuick: false };
const QUICK = { size: 8 * TOGETHER, isQuick: true };

export class MapPool {
  readonly #listener: PoolListener;
  readonly #crew: HiredWorkers;
  readonly #now: () => number;
  readonly #members: Member[] = [];
  #job: MapJob | undefined;
  #order: RunOrder | undefined;
  #lastId = 0;
  /** Milliseconds and points of the last chunks of all workers. */
  #recent = { milliseconds: 0, points: 0 };

  constructor(
    listener: PoolListener,
    workers: number,
    startWorker: StartWorker,
    now: () => number = () => performance.now(),
  ) {
    this.#listener = listener;
    this.#now = now;
    this.#crew = new HiredWorkers(startWorker, {
      silent: (isSilent) => {
        listener.silent(isSilent);
      },
      failed: (failure) => {
        this.#end(failure);
      },
    });
    for (let i = 0; i < workers; i++) this.#members.push(this.#hire());
  }

  /** Milliseconds that the pool as a whole needs per point; undefined before the first chunk of a map is done. */
  get millisecondsPerPoint(): number | undefined {
    const { milliseconds, points } = this.#recent;
    return points === 0 ? undefined : milliseconds / points / this.#members.length;
  }

  /**
   * Trains the points of another map instead. Measures its time afresh if its runs cost another time: until then, they are
   * quick if `isQuick`, and no worker waits for a page that is still drawing.
   */
  begin(job: MapJob, isOtherCost: boolean, isQuick = false): void {
    this.#job = job;
    if (isOtherCost) {
      this.#recent = { milliseconds: 0, points: 0 };
      for (const member of this.#members) Object.assign(member, isQuick ? QUICK : FIRST);
    }
    for (const [index, member] of this.#members.entries()) {
      if (member.works.length === 0 || this.#now() - begun(member) < PATIENCE_MILLISECONDS) continue;
      member.dismiss();
      this.#members[index] = this.#hire();
    }
    this.wake();
  }

  /** Trains a single run as soon as a worker is free, before further points. */
  run(order: RunOrder): void {
    this.#order = order;
    this.wake();
  }

  /** Gives work to all workers that have too little. */
  wake(): void {
    for (const member of this.#members) this.#employ(member);
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#crew.dispose();
  }

  #hire(): Member {
    const hired = this.#crew.hire((report) => {
      this.#hear(member, report);
    });
    const member: Member = { ...hired, ...FIRST, isReady: false, works: [], heard: 0 };
    return member;
  }

  #hear(member: Member, report: HeardReport): void {
    if (report.type === 'ready') {
      member.isReady = true;
    } else if (report.type === 'mapped') {
      this.#store(member, report);
    } else if (report.type === 'mapRan') {
      this.#takeWork(member, report.id).order!.done(report);
    } else if (report.type === 'refused') {
      this.#end(report.problem);
      return;
    } else {
      return;
    }
    this.#employ(member);
  }

  /** Returns the work whose result has arrived: workers answer in order. */
  #takeWork(member: Member, id: number): Work {
    const work = member.works.find((each) => each.id === id)!;
    member.works = member.works.filter((each) => each !== work);
    member.heard = this.#now();
    return work;
  }

  #store(member: Member, results: Extract<HeardReport, { type: 'mapped' }>): void {
    const elapsed = Math.max(0.1, this.#now() - begun(member));
    const chunk = this.#takeWork(member, results.id).chunk!;
    const count = results.outcomes.length;
    const { milliseconds, points } = this.#recent;
    this.#recent = { milliseconds: FADING * milliseconds + elapsed, points: FADING * points + count };
    member.size = nextSize(member.size, elapsed / count);
    member.isQuick = (member.size * elapsed) / count <= 2 * CHUNK_MILLISECONDS;
    chunk.store(results);
    this.#listener.stored();
  }

  #employ(member: Member): void {
    while (!this.#crew.isOver && member.isReady && member.works.length < (member.isQuick ? 2 : 1)) {
      const work = this.#nextWork(member.size);
      if (!work) return;
      member.works = [...member.works, work];
      const { id, chunk, order } = work;
      const { session, axes, tolerance } = order ?? this.#job!;
      const settings = { id, session, axes, tolerance };
      if (chunk) member.send({ type: 'map', ...settings, points: chunk.points });
      else member.send({ type: 'mapRun', ...settings, ...(order?.at && { at: order.at }) });
    }
  }

  #nextWork(size: number): Work | undefined {
    const order = this.#order;
    this.#order = undefined;
    const chunk = order ? undefined : this.#job?.next(size);
    if (!order && !chunk) return undefined;
    return { id: ++this.#lastId, sent: this.#now(), ...(order && { order }), ...(chunk && { chunk }) };
  }

  #end(reason: Problem | Failure): void {
    this.dispose();
    this.#listener.ended(reason);
  }
}

/** Returns the time at which a worker began the work that it has under way. */
function begun({ works: [first], heard }: Member): number {
  return Math.max(first!.sent, heard);
}

/** Returns the points of the chunk after one of `size` points that took so many milliseconds for each. */
function nextSize(size: number, milliseconds: number): number {
  const whole = TOGETHER * Math.floor(CHUNK_MILLISECONDS / milliseconds / TOGETHER);
  if (whole > 0) return Math.min(MOST_CHUNK, Math.max(TOGETHER, 4 * size), whole);
  return TOGETHER * milliseconds <= PATIENCE_MILLISECONDS ? TOGETHER : 1;
}
