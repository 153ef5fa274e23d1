/** Lazy views: the dialogs, the panels below the others, the studies and the exercises; each group is loaded when one is needed. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { NotDelivered } from './not-delivered.ts';
import { isDefined, LAST_OF, LAZY_GROUPS, type LazyGroup } from './define-elements.ts';

/** Controllers on the page whose hosts show placeholders until the views are defined. */
const waiting = new Set<LazyViews>();
let load: LazyLoaders;
const asked: Partial<Record<LazyGroup, Promise<unknown> | undefined>> = {};

const ENDS_OF_PRESS = ['pointerup', 'pointercancel'];

/** Functions that load and register the elements of a group. They reject if that fails. */
export type LazyLoaders = Readonly<Record<LazyGroup, () => Promise<unknown>>>;

export function setLoaders(loaders: LazyLoaders): void {
  load = loaders;
}

/** Loads a group, once for all playgrounds of a page. Rejects if that fails; the next call tries again. */
export async function loadLazyViews(group: LazyGroup = 'views'): Promise<void> {
  asked[group] ??= load[group]().catch((error: unknown) => {
    asked[group] = undefined;
    throw error;
  });
  await asked[group];
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

function groupOf({ localName }: Element): LazyGroup | undefined {
  return LAZY_GROUPS.find((group) => LAST_OF[group] === localName);
}

/** Loads the group of `view`, then calls `act`; dispatches LoadFailed on `view` if it cannot be loaded. */
export async function afterLoading(view: Element, act?: () => unknown): Promise<void> {
  const again = () => loadLazyViews(groupOf(view));
  try {
    await again();
  } catch (why) {
    view.dispatchEvent(new LoadFailed(again, why as NotDelivered));
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
      const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      // One view of each group, so that a failure is reported once.
      for (const view of new Map(near.map((each) => [groupOf(each), each])).values()) void afterLoading(view);
    },
    { rootMargin: '300px' },
  );

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (LAZY_GROUPS.every(isDefined)) return;
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
    // A placeholder of another group stays.
    if (focused?.matches(':defined')) void focusButton(focused);
    if (!pressed) {
      this.hostConnected();
      return;
    }
    this.#listen(ENDS_OF_PRESS, ({ type, target }) => {
      this.#listening.abort();
      this.hostConnected();
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
for (const last of Object.values(LAST_OF)) {
  void customElements.whenDefined(last).then(() => {
    const arrived = [...waiting];
    waiting.clear();
    for (const views of arrived) views.arrived();
  });
}
