/** The views that few look at first: the dialogs, and the panels below the others. They come when one is called for. */

import type { ReactiveController, ReactiveElement } from 'lit';
import { fetchLate } from './late-delivery.ts';

let asked: Promise<unknown> | undefined;

/** Registers them, once for all playgrounds of a page. Rejects where they cannot be had; the next call tries again. */
export async function loadLate(): Promise<void> {
  asked ??= fetchLate().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  await asked;
}

/** Shows a dialog that may still have to be loaded; a bubbling `late-failed` tells where it cannot be. */
export function showLate(dialog: (HTMLElement & { show(): void }) | null): void {
  if (!dialog) return;
  loadLate().then(
    () => {
      dialog.show();
    },
    () => dialog.dispatchEvent(new Event('late-failed', { bubbles: true, composed: true })),
  );
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

  load(): void {
    loadLate().catch(this.#failed);
  }

  hostUpdated(): void {
    const missing = new Set(this.#host.renderRoot.querySelectorAll('.panel:not(:defined)'));
    for (const view of this.#awaited) if (!missing.has(view)) this.#observer.unobserve(view);
    for (const view of missing) if (!this.#awaited.has(view)) this.#observer.observe(view);
    this.#awaited = missing;
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#awaited = new Set();
  }
}
