/**
 * Trains the runs that would follow a change, on a training worker of its own: the same code as the run itself, so the
 * same bits. The newest order replaces the one before.
 */

import type { Replay, Report, Request, Snapshot } from './protocol.ts';
import type { Session } from '../session/session.ts';
import type { HiredWorker, StartWorker, WorkerListener } from './start-worker.ts';

/** Run to train. */
export interface GhostOrder {
  readonly session: Session;
  /** Position from which the run goes on; absent for a run that begins. */
  readonly replay?: Replay;
  readonly until: number;
  /** Tolerance for a right row. */
  readonly tolerance: number;
  /** True if the run ends as soon as every row is right. */
  readonly stopsWhenRight: boolean;
}

/** Receives a snapshot of an order, by its place in the list. Call `drawn` after it was painted. */
export type GhostGrown = (place: number, snapshot: Snapshot, isDone: boolean) => void;

export class GhostEngine {
  readonly #startWorker: StartWorker;
  readonly #grown: GhostGrown;
  #worker: HiredWorker | undefined;
  #isReady = false;
  #orders: readonly GhostOrder[] = [];
  /** Place of the order under way. */
  #place = 0;
  /** Number of the order under way, over all lists: the worker's generation and run. */
  #number = 0;
  /** Number of requests that the worker has not answered: the next order waits, and may be replaced. */
  #unanswered = 0;
  /** State of the order under way: it waits for the worker, repeats its past, or trains on. */
  #phase: 'waiting' | 'repeating' | 'training' = 'waiting';

  constructor(startWorker: StartWorker, grown: GhostGrown) {
    this.#startWorker = startWorker;
    this.#grown = grown;
  }

  /** True while a run is being trained. */
  get isBusy(): boolean {
    return this.#place < this.#orders.length;
  }

  /** Trains runs one after another, in place of those under way; none to stop. */
  train(orders: readonly GhostOrder[]): void {
    const wasBusy = this.isBusy;
    this.#orders = orders;
    this.#place = 0;
    this.#number++;
    this.#phase = 'waiting';
    if (orders.length > 0) this.#start();
    else if (wasBusy) this.#send({ type: 'pause' });
    this.#next();
  }

  /** Tells the worker that the last snapshot was painted. */
  drawn(): void {
    this.#worker?.send({ type: 'drawn' });
  }

  /** Ends the worker; the next order starts another. */
  stop(): void {
    this.#worker?.dispose();
    this.#worker = undefined;
    this.#isReady = false;
    this.#unanswered = 0;
    this.#orders = [];
  }

  #start(): void {
    this.#worker ??= this.#startWorker(
      {
        report: (report) => {
          this.#hear(report);
        },
        failed: () => {
          this.stop();
        },
      },
      'training',
    );
  }

  /** Sends a request that the worker answers. */
  #send(request: Request): void {
    if (!this.#isReady) return;
    this.#unanswered++;
    this.#worker?.send(request);
  }

  /** Loads the order under way, once the worker has answered everything before. */
  #next(): void {
    const order = this.#orders[this.#place];
    if (!order || !this.#isReady || this.#unanswered > 0 || this.#phase !== 'waiting') return;
    const { session, replay, tolerance } = order;
    this.#phase = 'repeating';
    this.#send({
      type: 'load',
      generation: this.#number,
      session,
      snapshotRequest: { tolerance },
      isPreview: true,
      ...(replay && { replay }),
    });
    // A tolerance would end a run while it is still being repeated.
    if (!replay) this.#run(order);
  }

  #run({ until, tolerance, stopsWhenRight }: GhostOrder): void {
    this.#phase = 'training';
    this.#send({
      type: 'run',
      run: this.#number,
      until,
      pace: Infinity,
      ...(stopsWhenRight && { tolerance }),
    });
  }

  #hear(report: Parameters<WorkerListener['report']>[0]): void {
    switch (report.type) {
      case 'ready':
        this.#isReady = true;
        this.#next();
        return;
      case 'answered':
        this.#unanswered--;
        this.#next();
        return;
      case 'refused':
        if (report.generation === this.#number) this.#advance();
        return;
      case 'snapshot':
        this.#see(report);
        return;
      case 'results':
      case 'history':
      case 'surveyed':
      case 'mapped':
      case 'mapRan':
      case 'wallFrame':
      case 'analystNeeded':
      // Nothing asks for these.
    }
  }

  #see({ generation, run, snapshot }: Extract<Report, { type: 'snapshot' }>): void {
    const order = this.#orders[this.#place];
    const { running } = snapshot;
    if (order && generation === this.#number && run === this.#number) {
      this.#grown(this.#place, snapshot, !running);
      if (!running) this.#advance();
    } else if (running) {
      // It is not painted.
      this.drawn();
    } else if (order && generation === this.#number && this.#phase === 'repeating') {
      this.#run(order);
    }
  }

  #advance(): void {
    this.#place++;
    this.#number++;
    this.#phase = 'waiting';
    this.#next();
  }
}
