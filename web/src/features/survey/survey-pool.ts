/** Trains many seeds of one session on several workers: hands out the seeds in chunks and collects the results. */

import type { Session } from '../../session/session.ts';
import { Heartbeat } from '../../engine/heartbeat.ts';
import type { Report, SurveyOrder, SurveyProgress } from '../../engine/protocol.ts';
import type { HiredWorker, StartWorker } from '../../engine/start-worker.ts';
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
  readonly #workers: HiredWorker[];
  readonly #heartbeats: Heartbeat[] = [];
  readonly #session: Session;
  readonly #order: SurveyOrder;
  readonly #now: () => number;
  readonly #start: number;
  readonly #losses: Float64Array;
  readonly #rightSince: Float64Array;
  #next = 0;
  #done = 0;
  #silent = 0;
  #isOver = false;

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
    this.#workers = Array.from({ length: Math.min(workers, Math.ceil(order.count / LEAST_CHUNK)) }, () =>
      this.#employ(startWorker),
    );
  }

  /** Ends all workers; the listener is not called any more. */
  dispose(): void {
    this.#isOver = true;
    for (const worker of this.#workers) worker.dispose();
    for (const heartbeat of this.#heartbeats) heartbeat.stop();
  }

  #employ(startWorker: StartWorker): HiredWorker {
    let size = LEAST_CHUNK;
    let begun = 0;
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
    const handOut = () => {
      const count = Math.min(size, this.#order.count - this.#next);
      if (this.#isOver || count <= 0) return;
      begun = this.#now();
      const firstSeed = this.#order.firstSeed + this.#next;
      this.#next += count;
      const { tolerance } = this.#order;
      worker.send({ type: 'survey', session: this.#session, firstSeed, count, tolerance });
      heartbeat.sent();
    };
    const worker = startWorker({
      report: (report) => {
        if (this.#isOver) return;
        heartbeat.heard();
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
      },
      failed: (failure) => {
        if (!this.#isOver) this.#end(failure);
      },
    });
    return worker;
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
