/** The views that few look at first: the dialogs, and the panels below the others. They come when one is called for. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { NotDelivered } from './not-delivered.ts';
import { SENTINEL } from './define-elements.ts';

/** Those on a page whose hosts show others until they are there. */
const waiting = new Set<LazyViews>();
let load: () => Promise<unknown>;
let asked: Promise<unknown> | undefined;

const ENDS_OF_PRESS = ['pointerup', 'pointercancel'];

/** Says how to register them. */
export function setLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Registers them, once for all playgrounds of a page. Rejects where they cannot be had; the next call tries again. */
export async function loadLazyViews(): Promise<void> {
  asked ??= load().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  await asked;
}

/** Shows a dialog that may still have to be loaded. */
export function showLazy(dialog: (HTMLElement & { show(): void }) | null): void {
  if (dialog) {
    void afterLoading(dialog, () => {
      dialog.show();
    });
  }
}

/** Opens a panel that is still to be loaded, as its own button does; the focus goes there. */
export function openLazy(panel: ReactiveElement): void {
  void afterLoading(panel, async () => {
    (await focusButton(panel))?.click();
  });
}

/** Focuses the button that opens and closes a panel, and hands it out. */
async function focusButton(panel: ReactiveElement): Promise<HTMLElement | null> {
  await panel.updateComplete;
  const button = panel.renderRoot.querySelector<HTMLElement>('[aria-expanded]');
  button?.focus({ preventScroll: true });
  return button;
}

/** Tells that something cannot be loaded, and how to try again. */
export class LoadFailed extends Event {
  static readonly type = 'late-failed';
  /** Rejects where it fails again. */
  readonly again: () => Promise<void>;
  readonly why: NotDelivered;

  constructor(again: () => Promise<void>, why: NotDelivered) {
    super(LoadFailed.type, { bubbles: true, composed: true });
    this.again = again;
    this.why = why;
  }
}

/** A LoadFailed tells where they cannot be loaded. */
async function afterLoading(view: HTMLElement, act: () => unknown): Promise<void> {
  try {
    await loadLazyViews();
  } catch (why) {
    view.dispatchEvent(new LoadFailed(loadLazyViews, why as NotDelivered));
    return;
  }
  await act();
}

/** Loads them as soon as one of those in `host` is there that tells of the run, or a panel comes near the screen. */
export class LazyViews implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #failed: (why: NotDelivered) => void;
  #awaited = new Set<Element>();
  /** The panel that a press is about to open, on the button of what stands in for it. */
  #pressed: ReactiveElement | null = null;
  #listening = new AbortController();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load();
    },
    { rootMargin: '300px' },
  );

  constructor(host: ReactiveElement, failed: (why: NotDelivered) => void) {
    this.#host = host;
    this.#failed = failed;
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

  /** They are there: what stood in for them goes. Its focus, and a press that has begun, go on with the panel's own button. */
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

  #load(): void {
    loadLazyViews().catch(this.#failed);
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const missing = new Set(this.#host.renderRoot.querySelectorAll(':is(.panel, .late):not(:defined, [data-closed])'));
    for (const view of this.#awaited) if (!missing.has(view)) this.#observer.unobserve(view);
    for (const view of missing) {
      if (this.#awaited.has(view)) continue;
      if (view.matches('.panel')) this.#observer.observe(view);
      else this.#load();
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

/** The panel whose stand-in has this button. */
function panelOpenedBy(button: EventTarget | null): ReactiveElement | null {
  return button instanceof Element
    ? (button.closest('[aria-expanded]')?.closest<ReactiveElement>('.panel') ?? null)
    : null;
}

// Asked once: whoever waits for a name that never comes is kept for good.
void customElements.whenDefined(SENTINEL).then(() => {
  for (const views of waiting) views.arrived();
  waiting.clear();
});
