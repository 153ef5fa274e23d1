/** Drives the engine of one playground: turns its messages into calls with promises. */

import { type Deferred, deferred } from './deferred.ts';
import { sameParameter, type Setting } from '../session/changes.ts';
import { Client, type Listener } from './client.ts';
import { Heartbeat } from './heartbeat.ts';
import type { LossHistory, Report, Request, Snapshot } from './protocol.ts';
import type { Ending, Failure } from '../api/outcomes.ts';

export type Heard = Extract<Report, { type: 'ready' | 'refused' | 'snapshot' | 'found' }>;

export interface DriverListener {
  report(report: Heard): void;
  /** The engine has ended; another may be started. */
  failed(failure: Failure, detail: string): void;
  /** The engine has not answered for a while, or answers again. */
  silent(isSilent: boolean): void;
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

/** Requests that act on the state shown, so that a pending seek has to be sent first. */
const DONE_THERE: readonly Request['type'][] = ['run', 'step', 'set'];
/** Requests that start over and so discard a pending seek. */
const BEGUN_ANEW: readonly Request['type'][] = ['load', 'reset'];

export class Driver {
  readonly #listener: DriverListener;
  #client: Client | undefined;
  /** Number of runs begun. */
  #run = 0;
  #waiting: readonly Waiting[] = [];
  /** Pending requests for the loss history, oldest first. */
  #askedHistory: Deferred<LossHistory>[] = [];
  /** Iteration to show next, while the worker still seeks another. */
  #sought: number | undefined;
  /** Resolves when the last seek is shown. */
  #seeking: Deferred<undefined> | undefined;
  /** True while the worker has yet to answer a setting; the newest value waits until then. */
  #isSetting = false;
  #setNext: Setting | undefined;
  #ready = deferred<undefined>();
  readonly #heartbeat = new Heartbeat(
    () => {
      this.#client?.send({ type: 'ask' });
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
    this.#heartbeat.stop();
    this.#sought = undefined;
    this.#seeking?.resolve(undefined);
    this.#seeking = undefined;
    this.#isSetting = false;
    this.#setNext = undefined;
    const error = new Error(`TruthNet stopped: ${reason}`);
    for (const each of [this.#ready, ...this.#waiting, ...this.#askedHistory]) each.reject(error);
    this.#waiting = [];
    this.#askedHistory = [];
  }

  send(request: Request): void {
    if (!this.#client) return;
    // Requests keep their order; these two do not depend on the run.
    if (request.type !== 'drawn' && request.type !== 'ask') this.#setOn();
    if (DONE_THERE.includes(request.type) && this.#sought !== undefined) this.#seekOn();
    if (BEGUN_ANEW.includes(request.type)) this.#sought = undefined;
    this.#client.send(request);
    this.#heartbeat.sent();
  }

  /** Trains. Resolves when the run ends, also when a later run interrupts it. */
  run(request: Omit<Extract<Request, { type: 'run' }>, 'type' | 'run'>): Promise<Ended> {
    const waiting = { run: ++this.#run, ...deferred<Ended>() };
    this.#waiting = [...this.#waiting, waiting];
    this.send({ type: 'run', run: waiting.run, ...request });
    return waiting.promise;
  }

  /** Seeks an iteration. While the worker is seeking, only the latest request waits. */
  seek(iteration: number): void {
    this.#sought = iteration;
    if (!this.#seeking) this.#seekOn();
  }

  /** Sets a parameter by hand. While the worker sets one, only the newest value of a parameter waits. */
  set(setting: Setting): void {
    if (this.#setNext && !sameParameter(this.#setNext, setting)) this.#setOn();
    this.#setNext = setting;
    if (!this.#isSetting) this.#setOn();
  }

  /** Resolves when the last seek is shown. */
  async sought(): Promise<void> {
    await this.#seeking?.promise;
  }

  history(): Promise<LossHistory> {
    if (!this.#client) return Promise.reject(new Error('The TruthNet engine is not running'));
    const asked = deferred<LossHistory>();
    this.#askedHistory.push(asked);
    this.send({ type: 'history' });
    return asked.promise;
  }

  #hear(report: Parameters<Listener['report']>[0]): void {
    this.#heartbeat.heard();
    switch (report.type) {
      case 'ready':
      case 'found':
        this.#listener.report(report);
        return;
      case 'refused':
        this.#listener.report(report);
        this.#wasSet();
        return;
      case 'snapshot':
        this.#listener.report(report);
        if (report.snapshot.running) return;
        this.#wasSet();
        this.#seekOn();
        this.#ready.resolve(undefined);
        this.#settle(report);
        return;
      case 'history':
        this.#askedHistory.shift()?.resolve(report.history);
        return;
      case 'answered':
        return;
      case 'surveyed':
      // Only the workers of a survey send this.
    }
  }

  /** Sends the newest waiting value, now that the worker has answered a setting. */
  #wasSet(): void {
    this.#isSetting = false;
    this.#setOn();
  }

  #setOn(): void {
    const setting = this.#setNext;
    if (!setting) return;
    this.#setNext = undefined;
    this.#isSetting = true;
    this.send({ type: 'set', setting });
  }

  #seekOn(): void {
    const iteration = this.#sought;
    this.#sought = undefined;
    if (iteration === undefined) {
      this.#seeking?.resolve(undefined);
      this.#seeking = undefined;
      return;
    }
    this.#seeking ??= deferred<undefined>();
    this.send({ type: 'seek', iteration });
  }

  /** Resolves the promises of this run and of earlier ones. */
  #settle({ run: last, snapshot, ending }: Extract<Heard, { type: 'snapshot' }>): void {
    const done = this.#waiting.filter(({ run }) => run <= last);
    this.#waiting = this.#waiting.filter(({ run }) => run > last);
    for (const { run, resolve } of done) resolve({ snapshot, isLast: run === this.#run, ending });
  }
}
