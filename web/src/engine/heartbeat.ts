/**
 * Notices that a worker no longer answers. Browsers do not tell of a worker that was ended from outside or that stands
 * still, so whatever is asked of it is followed by a question that any worker answers. Nothing is asked of one at rest.
 */

/** How often, in milliseconds, a worker at work is asked. */
const INTERVAL = 2000;
/** So many questions in a row may find it busy with something long. Counted, as a device that slept has asked none. */
const PATIENCE = 5;

export class Heartbeat {
  readonly #ask: () => void;
  readonly #told: (isSilent: boolean) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isAwaited = false;
  #unanswered = 0;

  /** `told` hears when the worker falls silent, and when it is heard again. */
  constructor(ask: () => void, told: (isSilent: boolean) => void) {
    this.#ask = ask;
    this.#told = told;
  }

  /** Something was sent to the worker. */
  sent(): void {
    this.#isAwaited = true;
    this.#timer ??= setInterval(() => {
      this.#tick();
    }, INTERVAL);
  }

  /** Something came from the worker. */
  heard(): void {
    const wasSilent = this.#unanswered > PATIENCE;
    this.#unanswered = 0;
    if (wasSilent) this.#told(false);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#isAwaited = false;
    this.#unanswered = 0;
  }

  #tick(): void {
    if (!this.#isAwaited && this.#unanswered === 0) {
      this.stop();
      return;
    }
    this.#isAwaited = false;
    this.#unanswered++;
    this.#ask();
    if (this.#unanswered === PATIENCE + 1) this.#told(true);
  }
}
