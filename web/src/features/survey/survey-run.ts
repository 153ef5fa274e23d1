/** Survey and sweep of one panel: at most one runs at a time, and their results stay until the settings change. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { SurveyOrder, SurveyState, SweepState } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { workersFor } from '../../engine/worker-count.ts';
import { type SurveyListener, SurveyPool } from './survey-pool.ts';
import type { Session } from '../../session/session.ts';
import { sameButForSeed, type Sweep, sweepOf } from '../../session/learning/survey.ts';

export class SurveyRun implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #startWorker: StartWorker;
  #pool: SurveyPool | undefined;
  #state: SurveyState | undefined;
  #sweep: SweepState | undefined;

  constructor(host: ReactiveElement, startWorker: StartWorker) {
    this.#host = host;
    this.#startWorker = startWorker;
    host.addController(this);
  }

  /** Returns the state of the survey of a session; drops that of other settings. */
  of(session: Session): SurveyState | undefined {
    if (this.#state && !sameButForSeed(this.#state.session, session)) {
      if (this.#state.isRunning) this.#pool?.dispose();
      this.#state = undefined;
    }
    return this.#state;
  }

  /** Returns the state of the last sweep; drops it if the session is neither its own nor one of its steps. */
  sweepOf(session: Session): SweepState | undefined {
    const sweep = this.#sweep;
    if (sweep && ![sweep, ...sweep.steps].some((each) => sameButForSeed(each.session, session))) {
      if (sweep.isRunning) this.#pool?.dispose();
      this.#sweep = undefined;
    }
    return this.#sweep;
  }

  start(session: Session, order: SurveyOrder): void {
    this.cancel();
    this.#state = { session, order, progress: undefined, isRunning: true };
    this.#train(session, order, {
      progressed: (progress) => {
        this.#state = { ...this.#state!, progress, isRunning: progress.done < order.count };
      },
      silent: (isSilent) => {
        this.#state = { ...this.#state!, isSilent };
      },
      ended: (reason) => {
        this.#state = { ...this.#state!, isRunning: false, reason };
      },
    });
  }

  /** Surveys the session with each value of a setting in turn. */
  startSweep(session: Session, sweep: Sweep, order: SurveyOrder): void {
    this.cancel();
    const steps = sweepOf(sweep, session).map((step) => ({ ...step, progress: undefined }));
    this.#sweep = { session, sweep, order, steps, isRunning: steps.length > 0 };
    this.#sweepOn(0);
  }

  #sweepOn(index: number): void {
    const step = this.#sweep?.steps[index];
    if (!this.#sweep || !step) return;
    const { order } = this.#sweep;
    this.#train(step.session, order, {
      progressed: (progress) => {
        const { steps } = this.#sweep!;
        const isDone = progress.done === order.count;
        const isRunning = !isDone || index + 1 < steps.length;
        this.#sweep = { ...this.#sweep!, steps: steps.with(index, { ...step, progress }), isRunning };
        if (isDone) this.#sweepOn(index + 1);
      },
      silent: (isSilent) => {
        this.#sweep = { ...this.#sweep!, isSilent };
      },
      ended: (reason) => {
        this.#sweep = { ...this.#sweep!, isRunning: false, reason };
      },
    });
  }

  #train(session: Session, order: SurveyOrder, listener: SurveyListener): void {
    this.#pool?.dispose();
    this.#pool = new SurveyPool(
      session,
      order,
      {
        progressed: (progress) => {
          listener.progressed(progress);
          this.#host.requestUpdate();
        },
        silent: (isSilent) => {
          listener.silent(isSilent);
          this.#host.requestUpdate();
        },
        ended: (reason) => {
          listener.ended(reason);
          this.#host.requestUpdate();
        },
      },
      workersFor('survey'),
      this.#startWorker,
    );
    this.#host.requestUpdate();
  }

  /** Stops the survey or sweep that is running; its results so far stay. */
  cancel(): void {
    this.#pool?.dispose();
    if (this.#state?.isRunning) this.#state = { ...this.#state, isRunning: false };
    if (this.#sweep?.isRunning) this.#sweep = { ...this.#sweep, isRunning: false };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Nothing runs before start() or startSweep().
  }

  hostDisconnected(): void {
    this.cancel();
  }
}
