/** Starts workers that train apart from the run, and notices those that fall silent. */

import type { Failure } from '../api/outcomes.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Request } from './protocol.ts';
import type { HiredWorker, StartWorker, WorkerListener } from './start-worker.ts';

export type HeardReport = Parameters<WorkerListener['report']>[0];

export interface CrewListener {
  /** Called with true when a worker has not answered for a while, with false when all answer again. */
  silent(isSilent: boolean): void;
  failed(failure: Failure): void;
}

export class HiredWorkers {
  readonly #startWorker: StartWorker;
  readonly #listener: CrewListener;
  readonly #workers: HiredWorker[] = [];
  readonly #heartbeats: Heartbeat[] = [];
  #silent = 0;
  #isOver = false;

  constructor(startWorker: StartWorker, listener: CrewListener) {
    this.#startWorker = startWorker;
    this.#listener = listener;
  }

  /** True once they have been ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Starts a worker.
   * @param hear  takes its reports, the first of which says that it is ready
   * @returns a function that sends it a request
   */
  hire(hear: (report: HeardReport) => void): (request: Request) => void {
    const heartbeat = new Heartbeat(
      () => {
        worker.send({ type: 'ask' });
      },
      (isSilent) => {
        this.#silent += isSilent ? 1 : -1;
        this.#listener.silent(this.#silent > 0);
      },
    );
    const worker = this.#startWorker({
      report: (report) => {
        if (this.#isOver) return;
        heartbeat.heard();
        hear(report);
      },
      failed: (failure) => {
        if (!this.#isOver) this.#listener.failed(failure);
      },
    });
    this.#heartbeats.push(heartbeat);
    this.#workers.push(worker);
    return (request) => {
      worker.send(request);
      heartbeat.sent();
    };
  }

  /** Ends all workers; nothing is heard of them any more. */
  dispose(): void {
    this.#isOver = true;
    for (const worker of this.#workers) worker.dispose();
    for (const heartbeat of this.#heartbeats) heartbeat.stop();
  }
}
