/** Trains many seeds of one session on several workers: hands out the seeds in chunks and collects the results. */

import type { Session } from '../../session/session.ts';
import { HiredWorkers } from '../../engine/hired-workers.ts';
import type { Report, SurveyOrder, SurveyProgress } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import type { Failure, Problem } from '../../api/outcomes.ts';

export interface SurveyListener {
  progressed(progress: SurveyProgress): void;
  /** Called with true when a worker has not answered for a while, with false when all answer again. */
  silent(isSilent: boolean): void;
  /** Called when the core refuses the session or a worker fails. */
  ended(reason: Problem | Failure): void;
}

/** Target duration of a chunk in milliseconds: short for the progress bar, but long enough to be worth a message. */
const CHUNK_MILLISECONDS = 150;
/** Seeds of the smallest chunk, since small networks train several seeds side by side. */
const LEAST_CHUNK = 8;
const MOST_CHUNK = 512;

export class SurveyPool {
  readonly #listener: SurveyListener;
  readonly #workers: HiredWorkers;
  readonly #session: Session;
  readonly #order: SurveyOrder;
  readonly #now: () => number;
  readonly #start: number;
  readonly #losses: Float64Array;
  readonly #rightSince: Float64Array;
  #next = 0;
  #done = 0;

  /** Starts up to `workers` workers at once, fewer if the order has fewer chunks. */
  constructor(
    session: Session,
    order: SurveyOrder,
    listener: SurveyListener,
    workers: number,
    startWorker: StartWorker,
    now: () => number = () => performance.now(),
  ) {
    this.#session = session;
    this.#order = order;
    this.#listener = listener;
    this.#now = now;
    this.#start = now();
    this.#losses = new Float64Array(order.count).fill(NaN);
    this.#rightSince = new Float64Array(order.count).fill(NaN);
    this.#workers = new HiredWorkers(startWorker, {
      silent: (isSilent) => {
        listener.silent(isSilent);
      },
      failed: (failure) => {
        this.#end(failure);
      },
    });
    const hired = Math.min(workers, Math.ceil(order.count / LEAST_CHUNK));
    for (let i = 0; i < hired; i++) this.#hire();
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#workers.dispose();
  }

  #hire(): void {
    let size = LEAST_CHUNK;
    let begun = 0;
    const handOut = () => {
      const count = Math.min(size, this.#order.count - this.#next);
      if (this.#workers.isOver || count <= 0) return;
      begun = this.#now();
      const firstSeed = this.#order.firstSeed + this.#next;
      this.#next += count;
      const { tolerance } = this.#order;
      send({ type: 'survey', session: this.#session, firstSeed, count, tolerance });
    };
    const { send } = this.#workers.hire((report) => {
      if (report.type === 'surveyed') {
        this.#gather(report);
        const fits = (report.losses.length * CHUNK_MILLISECONDS) / Math.max(1, this.#now() - begun);
        const whole = LEAST_CHUNK * Math.floor(fits / LEAST_CHUNK);
        size = Math.max(LEAST_CHUNK, Math.min(MOST_CHUNK, 4 * size, whole));
        handOut();
      } else if (report.type === 'ready') {
        handOut();
      } else if (report.type === 'refused') {
        this.#end(report.problem);
      }
    });
  }

  #gather({ firstSeed, losses, rightSince }: Extract<Report, { type: 'surveyed' }>): void {
    const at = firstSeed - this.#order.firstSeed;
    this.#losses.set(losses, at);
    this.#rightSince.set(rightSince, at);
    this.#done += losses.length;
    this.#listener.progressed({
      done: this.#done,
      elapsed: this.#now() - this.#start,
      losses: this.#losses.slice(),
      rightSince: this.#rightSince.slice(),
    });
    if (this.#done === this.#order.count) this.dispose();
  }

  #end(reason: Problem | Failure): void {
    this.dispose();
    this.#listener.ended(reason);
  }
}
