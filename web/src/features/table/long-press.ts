/** Long press: a finger's substitute for a right click. */

/** Duration of a long press in milliseconds, as on Android. */
const DURATION = 500;
/** Largest movement of a long press in pixels; beyond it, the press scrolls or drags. */
const MOST_MOVED = 8;

export class LongPress {
  readonly #act: (target: EventTarget | null) => boolean;
  #start: { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  /** True once the press under way has acted; its final click is then to be ignored. */
  isDone = false;

  /** `act` returns true if a press on its target has an effect. */
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
