/** Lets links and buttons in a page's own text drive its playgrounds, without a script of the author's. */

import type { TruthNetElement } from './contract.ts';
import { attributeOf, ofDocument, ofElement } from './host-dom.ts';
import { placeIn, readProse } from './session/prose.ts';

const MARK = 'data-truth-net';

/** Listens to the whole page; once, however often it is called for. */
export function listenToProse(page: Document): void {
  page.removeEventListener('click', onClick);
  page.addEventListener('click', onClick);
}

function onClick(event: MouseEvent): void {
  const { target } = event;
  const pressed = target instanceof Element ? ofElement(target, 'closest').call(target, `[${MARK}]`) : null;
  const playground = pressed && playgroundFor(pressed);
  if (!playground || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openAround(playground);
  void playground.drive(readProse(attributeOf(pressed, MARK)!));
  playground.scrollIntoView({ block: 'nearest' });
}

/**
 * The one that `data-for` names or a link leads to, and none where there is no such playground; without a name, the
 * nearest before it, or the first after it.
 */
function playgroundFor(pressed: Element): TruthNetElement | undefined {
  const page = ofElement(pressed, 'ownerDocument');
  const at = { URL: ofDocument(page, 'URL'), baseURI: ofDocument(page, 'baseURI') };
  const id = attributeOf(pressed, 'data-for') ?? placeIn(attributeOf(pressed, 'href') ?? '', at);
  if (id === undefined) return nearestTo(pressed);
  const named = page.getElementById(id);
  return named?.matches('truth-net') ? (named as TruthNetElement) : undefined;
}

function nearestTo(pressed: Element): TruthNetElement | undefined {
  const all = [...ofElement(pressed, 'ownerDocument').querySelectorAll('truth-net')];
  const precedes = (each: Element) => (each.compareDocumentPosition(pressed) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return all.findLast(precedes) ?? all[0];
}

/** Opens every `<details>` that hides it. */
function openAround(playground: Element): void {
  const details = playground.closest('details:not([open])');
  if (!details) return;
  details.toggleAttribute('open');
  openAround(playground);
}
