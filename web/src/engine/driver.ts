/** Drives the engine of one playground: turns its messages into calls with promises. */

import { type Deferred, deferred } from './deferred.ts';
import { Client, type Listener } from './client.ts';
import { Heartbeat } from './heartbeat.ts';
import type { LossHistory, Report, Request, Snapshot } from './protocol.ts';
import { RequestQueue } from './request-queue.ts';
import type { Ending, Failure } from '../api/outcomes.ts';

export type Heard = Extract<Report, { type: 'ready' | 'refused' | 'snapshot' | 'results' }>;

export interface DriverListener {
  report(report: Heard): void;
  /** The engine has ended; another may be started. */
  failed(failure: Failure, detail: string): void;
  /** The engine has not answered for a while, or answers again. */
  silent(isSilent: boolean): void;
  /**
   * The analyses cannot be loaded, or without a reason, have ended twice; `again` retries, and rejects if they cannot be
   * loaded.
   */
  lacksAnalyses(again: () => Promise<void>, why?: unknown): void;
}

/** A run with a pending promise. */
interface Waiting extends Deferred<Ended> {
  readonly run: number;
}

/** End of a run: its snapshot, whether it is the latest run, and its ending unless it was interrupted. */
export interface Ended {
  readonly snapshot: Snapshot;
  readonly isLast: boolean;
  readonly ending?: Ending | undefined;
}

export class Driver {
  readonly #listener: DriverListener;
  #client: Client | undefined;
  /** Client of the analysis worker, once the run is to be analysed. */
  #analyst: Client | undefined;
  /** Detects its silence, from when it is ready. */
  #analystHeartbeat: Heartbeat | undefined;
  /** True if it has ended and was started again. */
  #hasNewAnalyst = false;
  /** Number of runs begun. */
  #run = 0;
  #waiting: readonly Waiting[] = [];
  /** Pending requests for the loss history, oldest first. */
  #askedHistory: Deferred<LossHistory>[] = [];
  readonly #queue = new RequestQueue((request) => {
    this.#client?.send(request);
    if (request.type !== 'ask') this.#heartbeat.sent();
  });
  #ready = deferred<undefined>();
  readonly #heartbeat = new Heartbeat(
    () => {
      this.#queue.send({ type: 'ask' });
    },
    (isSilent) => {
      this.#listener.silent(isSilent);
    },
  );

  constructor(listener: DriverListener) {
    this.#listener = listener;
  }

  get isStarted(): boolean {
    return this.#client !== undefined;
  }

  /** Resolves when the network has first reached its iteration; rejects if the engine stops before that. */
  get ready(): Promise<undefined> {
    return this.#ready.promise;
  }

  start(): void {
    this.#ready = deferred<undefined>();
    this.#client = new Client({
      report: (report) => {
        this.#hear(report);
      },
      failed: (failure, detail) => {
        this.#listener.failed(failure, detail);
        this.stop(detail || failure);
      },
    });
  }

  /** Ends the engine and rejects all pending promises with the reason. */
  stop(reason: string): void {
    this.#client?.dispose();
    this.#client = undefined;
    this.#endAnalyst();
    this.#hasNewAnalyst = false;
    this.#heartbeat.stop();
    this.#queue.clear();
    const error = new Error(`TruthNet stopped: ${reason}`);
    for (const each of [this.#ready, ...this.#waiting, ...this.#askedHistory]) each.reject(error);
    this.#waiting = [];
    this.#askedHistory = [];
  }

  send(request: Request): void {
    if (this.#client) this.#queue.send(request);
  }

  /** Tells the worker that the page has had a chance to paint the last snapshot. */
  drawn(): void {
    this.#client?.send({ type: 'drawn' });
    this.#heartbeat.sent();
  }

  /** Trains. Resolves when the run ends, also when a later run interrupts it. */
  run(request: Omit<Extract<Request, { type: 'run' }>, 'type' | 'run'>): Promise<Ended> {
    const waiting = { run: ++this.#run, ...deferred<Ended>() };
    this.#waiting = [...this.#waiting, waiting];
    this.send({ type: 'run', run: waiting.run, ...request });
    return waiting.promise;
  }

  /** Resolves when the worker has answered all requests. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  history(): Promise<LossHistory> {
    if (!this.#client) return Promise.reject(new Error('The TruthNet engine is not running'));
    const asked = deferred<LossHistory>();
    this.#askedHistory.push(asked);
    this.send({ type: 'history' });
    return asked.promise;
  }

  /** Starts an analysis worker and connects it with the one that trains. Rejects if it cannot be loaded. */
  readonly #startAnalyst = (): Promise<void> => {
    this.#endAnalyst();
    const { promise, resolve, reject } = deferred<undefined>();
    const heartbeat = new Heartbeat(
      () => {
        analyst.send({ type: 'ask' });
      },
      () => {
        this.#loseAnalyst();
      },
    );
    const analyst = new Client(
      {
        report: ({ type }) => {
          heartbeat.heard();
          if (type !== 'ready') return;
          this.#analystHeartbeat = heartbeat;
          const { port1, port2 } = new MessageChannel();
          analyst.send({ type: 'analyst', port: port1 }, [port1]);
          this.#client?.send({ type: 'analyst', port: port2 }, [port2]);
          resolve(undefined);
        },
        failed: (failure, detail, why) => {
          if (failure === 'crashed') {
            this.#loseAnalyst();
            return;
          }
          this.#client?.send({ type: 'analyst' });
          reject((why ?? new Error(detail)) as Error);
        },
      },
      'analysis',
    );
    this.#analyst = analyst;
    return promise;
  };

  #endAnalyst(): void {
    this.#analyst?.dispose();
    this.#analystHeartbeat?.stop();
    this.#analystHeartbeat = undefined;
  }

  /** Starts an analysis worker in place of one that has ended; reports the second end. */
  #loseAnalyst(): void {
    this.#endAnalyst();
    if (this.#hasNewAnalyst) {
      this.#client?.send({ type: 'analyst' });
      this.#listener.lacksAnalyses(this.#startAnalyst);
    } else {
      this.#hasNewAnalyst = true;
      this.#needAnalyst();
    }
  }

  #needAnalyst(): void {
    this.#startAnalyst().catch((why: unknown) => {
      this.#listener.lacksAnalyses(this.#startAnalyst, why);
    });
  }

  #hear(report: Parameters<Listener['report']>[0]): void {
    this.#heartbeat.heard();
    switch (report.type) {
      case 'ready':
      case 'results':
      case 'refused':
        this.#listener.report(report);
        return;
      case 'snapshot':
        this.#listener.report(report);
        // The training worker asks about each state that it shows.
        this.#analystHeartbeat?.sent();
        if (report.snapshot.running) return;
        this.#ready.resolve(undefined);
        this.#settle(report);
        return;
      case 'history':
        this.#askedHistory.shift()?.resolve(report.history);
        return;
      case 'answered':
        this.#queue.answered();
        return;
      case 'analystNeeded':
        this.#needAnalyst();
        return;
      case 'surveyed':
      case 'mapped':
      case 'mapRan':
      case 'wallFrame':
      // Only analysis workers send these.
    }
  }

  /** Resolves the promises of this run and of earlier ones. */
  #settle({ run: last, snapshot, ending }: Extract<Heard, { type: 'snapshot' }>): void {
    const done = this.#waiting.filter(({ run }) => run <= last);
    this.#waiting = this.#waiting.filter(({ run }) => run > last);
    for (const { run, resolve } of done) resolve({ snapshot, isLast: run === this.#run, ending });
  }
}
