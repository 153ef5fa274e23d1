/**
 * Detects a worker that no longer answers. Browsers do not report a worker that was terminated from outside or that
 * hangs, so each request is followed by a ping that any worker answers. An idle worker is not pinged.
 */

/** Time between pings, in milliseconds. */
const INTERVAL = 2000;
/**
 * Unanswered pings in a row that still count as busy. A count and not a time, since a device that slept has sent none.
 */
const PATIENCE = 5;

export class Heartbeat {
  readonly #ask: () => void;
  readonly #told: (isSilent: boolean) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isAwaited = false;
  #unanswered = 0;

  /** Calls `told` when the worker falls silent, and when it answers again. */
  constructor(ask: () => void, told: (isSilent: boolean) => void) {
    this.#ask = ask;
    this.#told = told;
  }

  /** Notes a request to the worker. */
  sent(): void {
    this.#isAwaited = true;
    this.#timer ??= setInterval(() => {
      this.#tick();
    }, INTERVAL);
  }

  /** Notes a message from the worker. */
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
