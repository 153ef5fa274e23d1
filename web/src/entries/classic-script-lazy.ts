/**
 * Builds dist/truth-net-lazy.js: loads truth-net.js when a reader comes within a screen of a playground, or presses a
 * link or button that controls one. Until then, a page shows what the author wrote into the element.
 */

import { ofDocument } from '../dom/host-dom.ts';
import { loadNextScript } from './next-script.ts';

declare global {
  /** True once one of several such scripts in a page waits for a reader. */
  var truthNetAwaited: boolean | undefined;
}

/** Playgrounds, wherever a page adds them, and what controls them. */
const PLAYGROUND = 'truth-net';
const CONTROL = '[data-truth-net]';

const hasArrived = () => customElements.get(PLAYGROUND) !== undefined;

const near = new IntersectionObserver(
  (entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void arrive();
  },
  { rootMargin: '100%' },
);

const added = new MutationObserver(observe);

/**
 * Observes the playgrounds in the page, and their fallback: an inline element is only as high as its line, whatever is
 * inside. Those observed already do not count twice.
 */
function observe(): void {
  const parts = ofDocument(document, 'querySelectorAll').call(document, `${PLAYGROUND}, ${PLAYGROUND} > *`);
  for (const part of parts) near.observe(part);
}

let arrival: Promise<boolean> | undefined;

/** Loads the element. Resolves to false if that fails; the next occasion tries again. */
function arrive(): Promise<boolean> {
  arrival ??= loadNextScript('truth-net.js', hasArrived).then(
    () => {
      near.disconnect();
      added.disconnect();
      for (const type of APPROACHES) removeEventListener(type, onApproach, true);
      removeEventListener('click', onPress, true);
      return true;
    },
    () => {
      arrival = undefined;
      return false;
    },
  );
  return arrival;
}

/** Events before the press of a link: loading begins with them. */
const APPROACHES = ['pointerover', 'focusin'] as const;

function controlOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CONTROL) : null;
}

function onApproach(event: Event): void {
  if (controlOf(event)) void arrive();
}

/** Keeps back a press until the element is there to obey it. */
function onPress(event: MouseEvent): void {
  const control = controlOf(event);
  if (!control || hasArrived() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void arrive().then((isThere) => {
    if (isThere) control.click();
  });
}

if (!hasArrived() && !globalThis.truthNetAwaited) {
  globalThis.truthNetAwaited = true;
  observe();
  added.observe(document, { childList: true, subtree: true });
  for (const type of APPROACHES) addEventListener(type, onApproach, true);
  addEventListener('click', onPress, true);
}
