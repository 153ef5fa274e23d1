/** Starts workers that train apart from the run, and notices those that fall silent. */

import type { Failure } from '../api/outcomes.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Request } from './protocol.ts';
import type { StartWorker, WorkerListener } from './start-worker.ts';

export type HeardReport = Parameters<WorkerListener['report']>[0];

export interface CrewListener {
  /** Called with true when a worker has not answered for a while, with false when all answer again. */
  silent(isSilent: boolean): void;
  failed(failure: Failure): void;
}

/** One of the workers. */
export interface Hired {
  readonly send: (request: Request) => void;
  /** Ends it alone; nothing is heard of it any more. */
  readonly dismiss: () => void;
}

export class HiredWorkers {
  readonly #startWorker: StartWorker;
  readonly #listener: CrewListener;
  readonly #crew = new Set<Hired>();
  readonly #silent = new Set<Hired>();
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
   */
  hire(hear: (report: HeardReport) => void): Hired {
    const heartbeat = new Heartbeat(
      () => {
        worker.send({ type: 'ask' });
      },
      (isSilent) => {
        if (isSilent) this.#silent.add(hired);
        else this.#silent.delete(hired);
        this.#listener.silent(this.#silent.size > 0);
      },
    );
    const worker = this.#startWorker({
      report: (report) => {
        if (!this.#crew.has(hired)) return;
        heartbeat.heard();
        hear(report);
      },
      failed: (failure) => {
        if (this.#crew.has(hired)) this.#listener.failed(failure);
      },
    });
    const hired: Hired = {
      send: (request) => {
        worker.send(request);
        heartbeat.sent();
      },
      dismiss: () => {
        this.#crew.delete(hired);
        worker.dispose();
        heartbeat.stop();
        if (this.#silent.delete(hired) && !this.#isOver) this.#listener.silent(this.#silent.size > 0);
      },
    };
    this.#crew.add(hired);
    return hired;
  }

  /** Ends all workers; nothing is heard of them any more. */
  dispose(): void {
    this.#isOver = true;
    for (const hired of this.#crew) hired.dismiss();
  }
}
