/** Trains the networks of a wall on several workers, and collects what they report. */

import type { Failure, Problem } from '../../api/outcomes.ts';
import { Heartbeat } from '../../engine/heartbeat.ts';
import type { WallFrame, WallOrder } from '../../engine/protocol.ts';
import type { HiredWorker, StartWorker } from '../../engine/start-worker.ts';
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
  readonly #workers: HiredWorker[] = [];
  readonly #heartbeats: Heartbeat[] = [];
  /** Workers that have not answered yet. */
  #busy = 0;
  #silent = 0;
  #isOver = false;

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
    const hired = Math.max(1, Math.min(workers, Math.floor(order.count / LEAST_SHARE)));
    const share = Math.ceil(order.count / hired);
    for (let first = 0; first < order.count; first += share) {
      this.#hire(startWorker, {
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
    if (this.#busy > 0 || this.#isOver) return false;
    this.#workers.forEach((worker, i) => {
      this.#busy++;
      worker.send({ type: 'wallOn', until });
      this.#heartbeats[i]!.sent();
    });
    return true;
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#isOver = true;
    for (const worker of this.#workers) worker.dispose();
    for (const heartbeat of this.#heartbeats) heartbeat.stop();
  }

  #hire(startWorker: StartWorker, order: WallOrder): void {
    this.#busy++;
    const heartbeat = new Heartbeat(
      () => {
        worker.send({ type: 'ask' });
      },
      (isSilent) => {
        this.#silent += isSilent ? 1 : -1;
        this.#listener.silent(this.#silent > 0);
      },
    );
    this.#heartbeats.push(heartbeat);
    const worker = startWorker({
      report: (report) => {
        if (this.#isOver) return;
        heartbeat.heard();
        if (report.type === 'ready') {
          worker.send({ type: 'wall', order });
          heartbeat.sent();
        } else if (report.type === 'wallFrame') {
          this.#busy--;
          this.#gather(report.frame, order.count);
        } else if (report.type === 'refused') {
          this.#end(report.problem);
        }
      },
      failed: (failure) => {
        if (!this.#isOver) this.#end(failure);
      },
    });
    this.#workers.push(worker);
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
