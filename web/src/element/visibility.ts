/** Tells when an element comes near the screen, and when it has been away from it for a while. */

/** How long, in milliseconds: whoever scrolls past and back finds everything as it was. */
const AWHILE = 20_000;

export class Visibility {
  readonly #element: Element;
  readonly #away: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #observer: IntersectionObserver;

  /** `away` is called again and again, as long as the element is. */
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
