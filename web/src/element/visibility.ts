/** Reports when an element comes near the screen, and when it has been away for a while. */

/** Time off screen before `away`, in milliseconds: scrolling past and back changes nothing. */
const AWHILE = 20_000;

export class Visibility {
  readonly #element: Element;
  readonly #away: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #observer: IntersectionObserver;

  /** Calls `near` when the element comes near the screen, and `away` repeatedly while it stays away. */
  constructor(element: Element, { near, away }: { near: () => void; away: () => void }) {
    this.#element = element;
    this.#away = away;
    this.#observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(this.#timer);
        if (entries.at(-1)!.isIntersecting) near();
        else this.#wait();
      },
      { rootMargin: '400px' },
    );
  }

  start(): void {
    this.#observer.observe(this.#element);
  }

  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#away();
      this.#wait();
    }, AWHILE);
  }
}
