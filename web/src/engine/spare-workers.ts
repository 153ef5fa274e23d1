/** Keeps workers that were started ahead of their use. */

import type { HiredWorker, StartWorker, WorkerListener } from './start-worker.ts';

/** Time after which a worker that nothing has taken ends, in milliseconds. */
export const KEPT_MILLISECONDS = 10_000;

/** A worker without work: keeps its report that it is ready for the listener that takes it. */
interface Spare {
  readonly worker: HiredWorker;
  ready?: Parameters<WorkerListener['report']>[0];
  listener?: WorkerListener;
}

export class SpareWorkers {
  readonly #startWorker: StartWorker;
  #spares: Spare[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker;
  }

  /** Starts workers for analyses, until there are `count` of them; they end if nothing takes them. */
  prepare(count: number): void {
    while (this.#spares.length < count) this.#spares.push(this.#start());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dispose();
    }, KEPT_MILLISECONDS);
  }

  /** Passes a spare worker on, or starts one if there is none. */
  readonly startWorker: StartWorker = (listener, engine = 'analysis') => {
    const spare = engine === 'analysis' ? this.#spares.shift() : undefined;
    if (!spare) return this.#startWorker(listener, engine);
    spare.listener = listener;
    const { worker, ready } = spare;
    let isEnded = false;
    // As with a new worker, the caller has it before its listener is called.
    queueMicrotask(() => {
      if (ready && !isEnded) listener.report(ready);
    });
    return {
      send: (request) => {
        worker.send(request);
      },
      dispose: () => {
        isEnded = true;
        worker.dispose();
      },
    };
  };

  /** Ends the workers that nothing has taken. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const { worker } of this.#spares) worker.dispose();
    this.#spares = [];
  }

  #start(): Spare {
    const spare: Spare = {
      worker: this.#startWorker({
        report: (report) => {
          if (spare.listener) spare.listener.report(report);
          else spare.ready = report;
        },
        failed: (failure, detail) => {
          if (spare.listener) spare.listener.failed(failure, detail);
          // The worker that is started in its place reports what is wrong.
          else this.#spares = this.#spares.filter((each) => each !== spare);
        },
      }),
    };
    return spare;
  }
}
