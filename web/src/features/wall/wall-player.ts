/** Plays a wall: begins it for a session, paces its training so that it can be watched, and follows the session. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { Failure, Problem } from '../../api/outcomes.ts';
import type { WallOrder } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { workersFor } from '../../engine/worker-count.ts';
import { sameButForSeed } from '../../session/learning/survey.ts';
import { sameData } from '../../session/same-data.ts';
import { prefersReducedMotion } from '../../ui/reduced-motion.ts';
import { type LossQuantiles, QuantileRecorder } from './loss-band.ts';
import { notedIterations } from './wall-order.ts';
import { WallPool, type WallRun } from './wall-pool.ts';

/** Time in which all networks train to their end, unless they take longer. */
const MILLISECONDS = 5000;
/** Time between two frames. */
const FRAME_MILLISECONDS = 66;
/** Time between two frames while the wall yields to a run that trains beside it. */
const YIELDING_MILLISECONDS = 150;
/** Time that a changed session has to last before its wall begins. */
const LASTING = 400;

export type Phase = 'running' | 'paused' | 'done' | 'ended';

export class WallPlayer implements ReactiveController {
  /** Order of the wall shown. */
  order: WallOrder | undefined;
  phase: Phase = 'done';
  isSilent = false;
  /** Reason of an early end. */
  reason: Problem | Failure | undefined;
  quantiles: LossQuantiles | undefined;
  /** True to train less often. */
  isYielding = false;

  readonly #host: ReactiveElement;
  readonly #startWorker: StartWorker;
  readonly #isShown: () => boolean;
  #pool: WallPool | undefined;
  #recorder: QuantileRecorder | undefined;
  #noted: Float64Array = new Float64Array();
  /** Order that replaces the present one if it lasts. */
  #next: WallOrder | undefined;
  #nextTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Share of the time that has been played. */
  #share = 0;
  #ticked = 0;

  /** Plays only while `isShown` returns true. */
  constructor(host: ReactiveElement, startWorker: StartWorker, isShown: () => boolean) {
    this.#host = host;
    this.#startWorker = startWorker;
    this.#isShown = isShown;
    host.addController(this);
  }

  get runs(): readonly WallRun[] {
    return this.#pool?.runs ?? [];
  }

  /** Iteration that all networks have reached. */
  get iteration(): number {
    return this.#noted[(this.#pool?.points ?? 0) - 1] ?? 0;
  }

  /** Plays the wall of an order: the first one at once, another once it has lasted. Sessions may differ in their seeds. */
  follow(order: WallOrder): void {
    if (this.#next && isSame(this.#next, order)) return;
    clearTimeout(this.#nextTimer);
    this.#next = undefined;
    if (this.order && isSame(this.order, order)) return;
    if (!this.order) {
      this.begin(order);
      return;
    }
    this.#next = order;
    this.#nextTimer = setTimeout(() => {
      this.begin(order);
    }, LASTING);
  }

  /** Plays a wall from its start. */
  begin(order: WallOrder): void {
    this.clear();
    this.order = order;
    this.#noted = notedIterations(order);
    this.#recorder = new QuantileRecorder(this.#noted);
    this.#share = prefersReducedMotion() ? 1 : 0;
    const pool = new WallPool(
      order,
      {
        advanced: () => {
          const { points } = pool;
          if (points !== this.quantiles?.iterations.length) this.quantiles = this.#recorder!.upTo(points, pool.runs);
          if (pool.isDone) this.#stop('done');
          this.#host.requestUpdate();
        },
        silent: (isSilent) => {
          this.isSilent = isSilent;
          this.#host.requestUpdate();
        },
        ended: (reason) => {
          this.reason = reason;
          this.#stop('ended');
          this.#host.requestUpdate();
        },
      },
      workersFor('wall'),
      this.#startWorker,
    );
    this.#pool = pool;
    this.play();
  }

  play(): void {
    this.phase = 'running';
    this.#ticked = performance.now();
    this.#waitForTick();
    this.#host.requestUpdate();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.phase = 'paused';
    this.#host.requestUpdate();
  }

  #waitForTick(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waitForTick();
      this.#tick(performance.now());
    }, this.#pause);
  }

  /** Time until the next frame, in milliseconds. */
  get #pause(): number {
    return this.isYielding ? YIELDING_MILLISECONDS : FRAME_MILLISECONDS;
  }

  /** Lets the networks train on by the time since the last call, or wait for the slowest of them. */
  #tick(now: number): void {
    const passed = now - this.#ticked;
    this.#ticked = now;
    if (!this.#isShown()) return;
    const isOnTime = this.iteration >= this.#goal;
    if (isOnTime) this.#share = Math.min(1, this.#share + Math.min(passed, 2 * this.#pause) / MILLISECONDS);
    this.#pool!.advance(this.#goal);
  }

  /** Ends the wall, and forgets it. */
  clear(): void {
    clearTimeout(this.#nextTimer);
    this.#next = undefined;
    this.#stop('done');
    this.#pool = undefined;
    this.order = undefined;
    this.reason = undefined;
    this.quantiles = undefined;
    this.isSilent = false;
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Iteration that is due: ever faster, since most happens early. */
  get #goal(): number {
    return Math.ceil(this.order!.session.training.iterations * this.#share ** 2);
  }

  #stop(phase: Phase): void {
    clearTimeout(this.#timer);
    this.phase = phase;
    this.#pool?.dispose();
  }
}

/** Returns whether two orders have the same networks. */
function isSame({ session: one, ...order }: WallOrder, { session: other, ...otherOrder }: WallOrder): boolean {
  return sameButForSeed(one, other) && sameData(order, otherOrder);
}
