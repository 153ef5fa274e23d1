/** A press that is held in one place, which a finger has in the place of a right click. */

/** In milliseconds, as Android has it. */
const DURATION = 500;
/** A press that moves farther, in pixels, scrolls or drags. */
const MOST_MOVED = 8;

export class LongPress {
  readonly #act: (target: EventTarget | null) => boolean;
  #start: { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  /** Set once the press under way has acted; ignore the click at its end. */
  isDone = false;

  /** `act` returns whether it has a use for a press there. */
  constructor(act: (target: EventTarget | null) => boolean) {
    this.#act = act;
  }

  readonly begin = (event: PointerEvent): void => {
    this.end();
    this.isDone = false;
    if (event.button !== 0) return;
    const { target, clientX: x, clientY: y } = event;
    const timer = setTimeout(() => {
      this.#start = undefined;
      this.isDone = this.#act(target);
    }, DURATION);
    this.#start = { x, y, timer };
  };

  readonly move = ({ clientX, clientY }: PointerEvent): void => {
    const { x, y } = this.#start ?? { x: clientX, y: clientY };
    if (Math.hypot(clientX - x, clientY - y) > MOST_MOVED) this.end();
  };

  readonly end = (): void => {
    clearTimeout(this.#start?.timer);
    this.#start = undefined;
  };

  readonly click = (event: Event): void => {
    if (this.isDone) event.stopPropagation();
    this.isDone = false;
  };
}
