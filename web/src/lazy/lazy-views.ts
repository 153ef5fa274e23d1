/** Lazy views: the dialogs and the panels below the others, loaded when the first of them is needed. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { NotDelivered } from './not-delivered.ts';
import { SENTINEL } from './define-elements.ts';

/** Controllers on the page whose hosts show placeholders until the views are defined. */
const waiting = new Set<LazyViews>();
let load: () => Promise<unknown>;
let asked: Promise<unknown> | undefined;

const ENDS_OF_PRESS = ['pointerup', 'pointercancel'];

/** Sets the function that loads and registers the lazy views. */
export function setLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Loads the lazy views, once for all playgrounds of a page. Rejects if that fails; the next call tries again. */
export async function loadLazyViews(): Promise<void> {
  asked ??= load().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  await asked;
}

/** Shows a dialog, after loading it if necessary. */
export function showLazy(dialog: (HTMLElement & { show(): void }) | null): void {
  if (dialog) {
    void afterLoading(dialog, () => {
      dialog.show();
    });
  }
}

/** Loads a panel, then focuses and presses the button that opens it. */
export function openLazy(panel: ReactiveElement): void {
  void afterLoading(panel, async () => {
    (await focusButton(panel))?.click();
  });
}

/** Focuses the button that opens and closes a panel, and returns it. */
async function focusButton(panel: ReactiveElement): Promise<HTMLElement | null> {
  await panel.updateComplete;
  const button = panel.renderRoot.querySelector<HTMLElement>('[aria-expanded]');
  button?.focus({ preventScroll: true });
  return button;
}

/** Event: lazy code failed to load. Carries a function to try again. */
export class LoadFailed extends Event {
  static readonly type = 'load-failed';
  /** Loads it again; rejects if that fails, too. */
  readonly again: () => Promise<void>;
  readonly why: NotDelivered;

  constructor(again: () => Promise<void>, why: NotDelivered) {
    super(LoadFailed.type, { bubbles: true, composed: true });
    this.again = again;
    this.why = why;
  }
}

/** Loads the lazy views, then calls `act`; dispatches LoadFailed on `view` if they cannot be loaded. */
export async function afterLoading(view: Element, act?: () => unknown): Promise<void> {
  try {
    await loadLazyViews();
  } catch (why) {
    view.dispatchEvent(new LoadFailed(loadLazyViews, why as NotDelivered));
    return;
  }
  await act?.();
}

/** Loads the lazy views when the host contains one that is needed at once, or one of its panels nears the screen. */
export class LazyViews implements ReactiveController {
  readonly #host: ReactiveElement;
  #awaited = new Set<Element>();
  /** Panel whose placeholder's button is pressed at the moment. */
  #pressed: ReactiveElement | null = null;
  #listening = new AbortController();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      const near = entries.find(({ isIntersecting }) => isIntersecting);
      if (near) void afterLoading(near.target);
    },
    { rootMargin: '300px' },
  );

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (customElements.get(SENTINEL)) return;
    waiting.add(this);
    this.#listen(['pointerdown'], ({ target }) => {
      this.#pressed = panelOpenedBy(target);
    });
    this.#listen(ENDS_OF_PRESS, () => {
      this.#pressed = null;
    });
  }

  /** Replaces the placeholders by the views. The focus, and a press under way, move to the panel's own button. */
  arrived(): void {
    this.#listening.abort();
    const focused = panelOpenedBy((this.#host.renderRoot as ShadowRoot).activeElement);
    const pressed = this.#pressed;
    this.#host.requestUpdate();
    if (focused) void focusButton(focused);
    if (!pressed) return;
    this.#listen(ENDS_OF_PRESS, ({ type, target }) => {
      this.#listening.abort();
      if (type === 'pointerup' && target === pressed) openLazy(pressed);
    });
  }

  #listen(types: readonly string[], hear: (event: Event) => void): void {
    if (this.#listening.signal.aborted) this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of types) this.#host.renderRoot.addEventListener(type, hear, { signal });
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const missing = new Set(this.#host.renderRoot.querySelectorAll(':is(.panel, .late):not(:defined, [data-closed])'));
    for (const view of this.#awaited) if (!missing.has(view)) this.#observer.unobserve(view);
    for (const view of missing) {
      if (this.#awaited.has(view)) continue;
      if (view.matches('.panel')) this.#observer.observe(view);
      else void afterLoading(view);
    }
    this.#awaited = missing;
  }

  hostDisconnected(): void {
    waiting.delete(this);
    this.#listening.abort();
    this.#observer.disconnect();
    this.#awaited = new Set();
  }
}

/** Returns the panel whose placeholder contains this button. */
function panelOpenedBy(button: EventTarget | null): ReactiveElement | null {
  return button instanceof Element
    ? (button.closest('[aria-expanded]')?.closest<ReactiveElement>('.panel') ?? null)
    : null;
}

// Called once for the page: a promise that never resolves would retain every waiting playground.
void customElements.whenDefined(SENTINEL).then(() => {
  for (const views of waiting) views.arrived();
  waiting.clear();
});
