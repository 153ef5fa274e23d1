/** Trains a session on a worker of its own, for the numbers of the core that the exercise compares with. */

import type { LossHistory, Snapshot } from '../../engine/protocol.ts';
import type { HiredWorker, StartWorker } from '../../engine/start-worker.ts';
import type { Session } from '../../session/session.ts';

export interface CoreRunListener {
  /** Called when the start or the losses have arrived, or when the run has failed. */
  changed(): void;
}

export class CoreRun {
  readonly session: Session;
  /** State before the first iteration. */
  start: Snapshot | undefined;
  /** Losses of the whole run. */
  history: LossHistory | undefined;
  hasFailed = false;

  readonly #listener: CoreRunListener;
  #worker: HiredWorker | undefined;

  /** Trains at once, for this number of iterations; with 0, it sends the start alone. */
  constructor(session: Session, iterations: number, listener: CoreRunListener, startWorker: StartWorker) {
    this.session = session;
    this.#listener = listener;
    this.#worker = startWorker(
      {
        report: (report) => {
          this.#hear(report, iterations);
        },
        failed: () => {
          this.#fail();
        },
      },
      'training',
    );
  }

  /** Ends the worker; the listener is not called any more. */
  dispose(): void {
    this.#worker?.dispose();
    this.#worker = undefined;
  }

  #hear(report: Parameters<Parameters<StartWorker>[0]['report']>[0], iterations: number): void {
    const worker = this.#worker;
    if (!worker) return;
    if (report.type === 'ready') {
      worker.send({
        type: 'load',
        generation: 1,
        session: this.session,
        snapshotRequest: {},
        isPreview: true,
      });
    } else if (report.type === 'refused') {
      this.#fail();
    } else if (report.type === 'snapshot') {
      this.#see(report.snapshot, worker, iterations);
    } else if (report.type === 'history') {
      this.history = report.history;
      this.dispose();
      this.#listener.changed();
    }
  }

  #see(snapshot: Snapshot, worker: HiredWorker, iterations: number): void {
    if (!this.start) {
      this.start = snapshot;
      if (iterations > 0) worker.send({ type: 'run', run: 1, until: iterations, pace: Infinity });
      else worker.send({ type: 'history' });
      this.#listener.changed();
    } else if (snapshot.running) {
      // Nothing of it is painted.
      worker.send({ type: 'drawn' });
    } else {
      worker.send({ type: 'history' });
    }
  }

  #fail(): void {
    this.hasFailed = true;
    this.dispose();
    this.#listener.changed();
  }
}
