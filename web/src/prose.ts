/** Lets links and buttons in a page's own text drive its playgrounds, without a script of the author's. */

import { readProse } from './session/prose.ts';
import type { TruthNetElement } from './contract.ts';

const MARK = 'data-truth-net';

/** Listens to the whole page; once, however often it is called for. */
export function listenToProse(page: Document): void {
  page.removeEventListener('click', onClick);
  page.addEventListener('click', onClick);
}

function onClick(event: MouseEvent): void {
  const pressed = event.target instanceof Element ? event.target.closest(`[${MARK}]`) : null;
  const playground = pressed && playgroundFor(pressed);
  if (!playground || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void playground.drive(readProse(pressed.getAttribute(MARK)!));
  playground.scrollIntoView({ block: 'nearest' });
}

/** The one that a link leads to or `data-for` names; without either, the nearest before it, or the first after it. */
function playgroundFor(pressed: Element): TruthNetElement | undefined {
  const id = pressed.getAttribute('data-for') ?? /^#(.+)$/s.exec(pressed.getAttribute('href') ?? '')?.[1];
  const named = id === undefined ? null : pressed.ownerDocument.getElementById(id);
  if (named?.matches('truth-net')) return named as TruthNetElement;
  const all = [...pressed.ownerDocument.querySelectorAll('truth-net')];
  const precedes = (each: Element) => (pressed.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return all.findLast(precedes) ?? all[0];
}
