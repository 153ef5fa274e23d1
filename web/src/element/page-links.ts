/** Lets links and buttons in a page's own text control its playgrounds, without a script by the author. */

import type { TruthNetElement } from '../api/public-api.ts';
import { attributeOf, ofDocument, ofElement } from '../dom/host-dom.ts';
import { placeIn, readPageLink } from '../session/formats/page-links.ts';

const MARK = 'data-truth-net';
const CLOSED = 'details:not([open])';

/**
 * Listens to clicks on the whole page; further calls have no effect. Uses the capture phase, since scripts for slides
 * and smooth scrolling stop clicks on `#` links.
 */
export function listenToPageLinks(page: Document): void {
  page.removeEventListener('click', onClick, true);
  page.addEventListener('click', onClick, true);
}

function onClick(event: MouseEvent): void {
  // For a click inside a shadow tree, the event's target is only its host.
  const path = event.composedPath().filter((each) => each instanceof Element);
  const pressed = path.find((each) => attributeOf(each, MARK) !== null);
  const playground = pressed && playgroundFor(pressed);
  if (!playground || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openAround(playground);
  void playground.drive(readPageLink(attributeOf(pressed, MARK)!));
  playground.scrollIntoView({ block: 'nearest' });
}

/**
 * Returns the playground that `data-for` names or the link leads to, if there is one; without a name, the nearest
 * before the pressed element, or the first after it. Searches the innermost shadow tree first.
 */
function playgroundFor(pressed: Element): TruthNetElement | undefined {
  const page = ofElement(pressed, 'ownerDocument');
  const at = { URL: ofDocument(page, 'URL'), baseURI: ofDocument(page, 'baseURI') };
  const id = attributeOf(pressed, 'data-for') ?? placeIn(attributeOf(pressed, 'href') ?? '', at);
  const trees = treesAround(pressed);
  if (id === undefined) return trees.map(([tree, place]) => nearestTo(place, tree)).find(Boolean);
  const named = trees.map(([tree]) => tree.getElementById(id)).find(Boolean);
  return named?.matches('truth-net') ? (named as TruthNetElement) : undefined;
}

/** Returns the trees around an element, from the innermost shadow root to the document, with its place in each. */
function treesAround(place: Element): (readonly [tree: Document | ShadowRoot, place: Element])[] {
  const tree = ofElement(place, 'getRootNode').call(place);
  if (tree instanceof ShadowRoot) return [[tree, place], ...treesAround(tree.host)];
  return tree instanceof Document ? [[tree, place]] : [];
}

function nearestTo(place: Element, tree: Document | ShadowRoot): TruthNetElement | undefined {
  const all = [...tree.querySelectorAll('truth-net')];
  const precedes = (each: Element) => (each.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return all.findLast(precedes) ?? all[0];
}

/** Opens every `<details>` that hides the playground. */
function openAround(playground: Element): void {
  for (const [, place] of treesAround(playground)) {
    for (let at = place.closest(CLOSED); at; at = place.closest(CLOSED)) at.toggleAttribute('open');
  }
}
