/** The views that few look at first: the dialogs, and the panels below the others. They come when one is called for. */

import type { ReactiveController, ReactiveElement } from 'lit';
import { fetchLate } from './late-delivery.ts';
import { LAST_OF_LATE } from './register.ts';

/** Those on a page that show others until they are there. */
const waiting = new Set<ReactiveElement>();
let asked: Promise<unknown> | undefined;

/** Registers them, once for all playgrounds of a page. Rejects where they cannot be had; the next call tries again. */
export async function loadLate(): Promise<void> {
  asked ??= fetchLate().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  await asked;
}

/** Shows a dialog that may still have to be loaded. */
export function showLate(dialog: (HTMLElement & { show(): void }) | null): void {
  if (dialog) {
    void afterLoading(dialog, () => {
      dialog.show();
    });
  }
}

/** Opens a panel that is still to be loaded, as its own button does; the focus goes there. */
export function openLate(panel: ReactiveElement): void {
  void afterLoading(panel, async () => {
    await panel.updateComplete;
    const button = panel.renderRoot.querySelector<HTMLElement>('[aria-expanded]');
    button?.focus({ preventScroll: true });
    button?.click();
  });
}

/** A bubbling `late-failed` tells where they cannot be loaded. */
async function afterLoading(view: HTMLElement, act: () => unknown): Promise<void> {
  try {
    await loadLate();
  } catch {
    view.dispatchEvent(new Event('late-failed', { bubbles: true, composed: true }));
    return;
  }
  await act();
}

/** Loads them as soon as one of those in `host` comes near the screen. */
export class LateViews implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #failed: () => void;
  #awaited = new Set<Element>();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.load();
    },
    { rootMargin: '300px' },
  );

  constructor(host: ReactiveElement, failed: () => void) {
    this.#host = host;
    this.#failed = failed;
    host.addController(this);
  }

  hostConnected(): void {
    if (!customElements.get(LAST_OF_LATE)) waiting.add(this.#host);
  }

  load(): void {
    loadLate().catch(this.#failed);
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const missing = new Set(this.#host.renderRoot.querySelectorAll('.panel:not(:defined, [data-closed])'));
    for (const view of this.#awaited) if (!missing.has(view)) this.#observer.unobserve(view);
    for (const view of missing) if (!this.#awaited.has(view)) this.#observer.observe(view);
    this.#awaited = missing;
  }

  hostDisconnected(): void {
    waiting.delete(this.#host);
    this.#observer.disconnect();
    this.#awaited = new Set();
  }
}

// What stood in for them goes. Asked once: whoever waits for a name that never comes is kept for good.
void customElements.whenDefined(LAST_OF_LATE).then(() => {
  for (const host of waiting) host.requestUpdate();
  waiting.clear();
});
