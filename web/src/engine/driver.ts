/** Drives the engine of one playground: what may be asked of it, as calls that are answered. */

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
  /** The engine has not answered for a while, or is heard again. */
  silent(isSilent: boolean): void;
}

/** A run that somebody waits for. */
interface Waiting extends Deferred<Ended> {
  readonly run: number;
}

/** Where a run ended, whether it is the last that was asked for, and how it ended unless somebody ended it. */
export interface Ended {
  readonly snapshot: Snapshot;
  readonly isLast: boolean;
  readonly ending?: Ending | undefined;
}

/** What is done where the run stands, so that the iteration sought last has to be shown before. */
const DONE_THERE: readonly Request['type'][] = ['run', 'step', 'set'];
/** What begins anew, whatever was sought. */
const BEGUN_ANEW: readonly Request['type'][] = ['load', 'reset'];

export class Driver {
  readonly #listener: DriverListener;
  #client: Client | undefined;
  /** Counts the runs begun. */
  #run = 0;
  #waiting: readonly Waiting[] = [];
  /** Those who wait for the loss history, in the order in which they asked. */
  #askedHistory: Deferred<LossHistory>[] = [];
  /** The iteration to show next, while the worker is still going to another. */
  #sought: number | undefined;
  /** Settled when what is sought is shown. */
  #seeking: Deferred<undefined> | undefined;
  /** Set while the worker has yet to answer a setting; the newest value waits until then. */
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

  /** Settled when the network first stands where it is to begin, or when there will be none. */
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

  /** Ends the engine; whoever waits for it is told why. */
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
    // Requests keep their order; these two say nothing of the run.
    if (request.type !== 'drawn' && request.type !== 'ask') this.#setOn();
    if (DONE_THERE.includes(request.type) && this.#sought !== undefined) this.#seekOn();
    if (BEGUN_ANEW.includes(request.type)) this.#sought = undefined;
    this.#client.send(request);
    this.#heartbeat.sent();
  }

  /** Trains. Answered when that ends, however it does: another run that begins before ends this one, too. */
  run(request: Omit<Extract<Request, { type: 'run' }>, 'type' | 'run'>): Promise<Ended> {
    const waiting = { run: ++this.#run, ...deferred<Ended>() };
    this.#waiting = [...this.#waiting, waiting];
    this.send({ type: 'run', run: waiting.run, ...request });
    return waiting.promise;
  }

  /** Only the last of several iterations sought while the worker is at one is gone to. */
  seek(iteration: number): void {
    this.#sought = iteration;
    if (!this.#seeking) this.#seekOn();
  }

  /** Sets a parameter by hand. Of several values of one parameter, only the newest waits while the worker sets another. */
  set(setting: Setting): void {
    if (this.#setNext && !sameParameter(this.#setNext, setting)) this.#setOn();
    this.#setNext = setting;
    if (!this.#isSetting) this.#setOn();
  }

  /** Settled when the iteration sought last is shown. */
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
      // Only the workers of a survey are asked for it.
    }
  }

  /** The worker has answered a setting; nothing else that it answers can keep a newer value waiting. */
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

  /** Answers everybody who waits for this run or an earlier one. */
  #settle({ run: last, snapshot, ending }: Extract<Heard, { type: 'snapshot' }>): void {
    const done = this.#waiting.filter(({ run }) => run <= last);
    this.#waiting = this.#waiting.filter(({ run }) => run > last);
    for (const { run, resolve } of done) resolve({ snapshot, isLast: run === this.#run, ending });
  }
}
