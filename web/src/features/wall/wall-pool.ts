/** Trains the networks of a wall on several workers, and collects what they report. */

import type { Failure, Problem } from '../../api/outcomes.ts';
import { HiredWorkers } from '../../engine/hired-workers.ts';
import type { Request, WallFrame, WallOrder } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { notedIterations } from './wall-order.ts';

/** Least number of networks that are worth a worker. */
const LEAST_SHARE = 25;

/** One network of the wall. */
export interface WallRun {
  readonly seed: number;
  /** Its losses at the noted iterations, of which the first `points` have been reached; infinite after an overflow. */
  readonly losses: Float64Array;
  points: number;
  /** Iteration from which every training row is right; NaN while one is wrong. */
  rightSince: number;
  /** Values of its outputs, as in `WallFrame`; empty before the first frame. */
  map: Uint8Array;
}

export interface WallListener {
  /** The networks have trained on, or have begun. */
  advanced(): void;
  /** Called with true when a worker has not answered for a while, with false when all answer again. */
  silent(isSilent: boolean): void;
  /** Called when the core refuses the session or a worker fails. */
  ended(reason: Problem | Failure): void;
}

export class WallPool {
  /** Networks in the order of their seeds. */
  readonly runs: readonly WallRun[];
  readonly #order: WallOrder;
  readonly #listener: WallListener;
  readonly #workers: HiredWorkers;
  /** Sends a request to one worker each. */
  readonly #senders: ((request: Request) => void)[] = [];
  /** Workers that have not answered yet. */
  #busy = 0;

  /** Starts up to `workers` workers at once. */
  constructor(order: WallOrder, listener: WallListener, workers: number, startWorker: StartWorker) {
    this.#order = order;
    this.#listener = listener;
    const points = notedIterations(order).length;
    this.runs = Array.from({ length: order.count }, (_, i) => ({
      seed: order.firstSeed + i,
      losses: new Float64Array(points),
      points: 0,
      rightSince: NaN,
      map: new Uint8Array(),
    }));
    this.#workers = new HiredWorkers(startWorker, {
      silent: (isSilent) => {
        listener.silent(isSilent);
      },
      failed: (failure) => {
        this.#end(failure);
      },
    });
    const hired = Math.max(1, Math.min(workers, Math.floor(order.count / LEAST_SHARE)));
    const share = Math.ceil(order.count / hired);
    for (let first = 0; first < order.count; first += share) {
      this.#hire({
        ...order,
        firstSeed: order.firstSeed + first,
        count: Math.min(share, order.count - first),
      });
    }
  }

  /** Number of noted iterations that all networks have reached. */
  get points(): number {
    return Math.min(...this.runs.map(({ points }) => points));
  }

  /** True if all networks have reached the end of their training. */
  get isDone(): boolean {
    return this.runs.every(({ points, losses }) => points === losses.length);
  }

  /** Trains all networks up to an iteration, or as far as they come in a short time. @returns false if one is still busy */
  advance(until: number): boolean {
    if (this.#busy > 0 || this.#workers.isOver) return false;
    for (const send of this.#senders) {
      this.#busy++;
      send({ type: 'wallOn', until });
    }
    return true;
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#workers.dispose();
  }

  #hire(order: WallOrder): void {
    this.#busy++;
    const { send } = this.#workers.hire((report) => {
      if (report.type === 'ready') {
        send({ type: 'wall', order });
      } else if (report.type === 'wallFrame') {
        this.#busy--;
        this.#gather(report.frame, order.count);
      } else if (report.type === 'refused') {
        this.#end(report.problem);
      }
    });
    this.#senders.push(send);
  }

  #gather({ firstSeed, losses, rightSince, maps }: WallFrame, count: number): void {
    const each = maps.length / count;
    const points = losses.length / count;
    const first = firstSeed - this.#order.firstSeed;
    this.runs.slice(first, first + count).forEach((run, i) => {
      for (let point = 0; point < points; point++) run.losses[run.points + point] = losses[point * count + i]!;
      run.points += points;
      run.rightSince = rightSince[i]!;
      run.map = maps.subarray(i * each, (i + 1) * each);
    });
    this.#listener.advanced();
  }

  #end(reason: Problem | Failure): void {
    this.dispose();
    this.#listener.ended(reason);
  }
}
