/** The survey of one playground: at most one is under way, and its last result stays until the settings change. */

import type { ReactiveController, ReactiveElement } from 'lit';
import { Client } from './engine/client.ts';
import type { SurveyOrder, SurveyState } from './engine/protocol.ts';
import { SurveyPool } from './engine/survey-pool.ts';
import type { Session } from './session/session.ts';
import { sameButForSeed } from './session/survey.ts';

/** A machine has more processors than a page should take. */
const MOST_WORKERS = 8;

export class SurveyRun implements ReactiveController {
  readonly #host: ReactiveElement;
  #pool: SurveyPool | undefined;
  #state: SurveyState | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What is known for a session; a survey of other settings is over. */
  of(session: Session): SurveyState | undefined {
    if (this.#state && !sameButForSeed(this.#state.session, session)) {
      this.#pool?.dispose();
      this.#state = undefined;
    }
    return this.#state;
  }

  start(session: Session, order: SurveyOrder): void {
    this.#pool?.dispose();
    this.#show({ session, order, progress: undefined, isRunning: true });
    const workers = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2);
    this.#pool = new SurveyPool(
      session,
      order,
      {
        progressed: (progress) => {
          this.#show({ session, order, progress, isRunning: progress.done < order.count });
        },
        ended: (reason) => {
          this.#show({ ...this.#state!, isRunning: false, reason });
        },
      },
      workers,
      (listener) => new Client(listener),
    );
  }

  /** Ends it; what is known by then stays. */
  cancel(): void {
    this.#pool?.dispose();
    if (this.#state) this.#show({ ...this.#state, isRunning: false });
  }

  hostConnected(): void {
    // Nothing runs before it is started.
  }

  hostDisconnected(): void {
    this.cancel();
  }

  #show(state: SurveyState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
