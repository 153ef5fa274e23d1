/** Lets links and buttons in a page's own text drive its playgrounds, without a script of the author's. */

import type { TruthNetElement } from '../api/public-api.ts';
import { attributeOf, ofDocument, ofElement } from '../dom/host-dom.ts';
import { placeIn, readPageLink } from '../session/formats/page-links.ts';

const MARK = 'data-truth-net';
const CLOSED = 'details:not([open])';

/**
 * Listens to the whole page; once, however often it is called for. Before any other script, since those for slides and
 * smooth scrolling keep clicks on `#` links to themselves.
 */
export function listenToPageLinks(page: Document): void {
  page.removeEventListener('click', onClick, true);
  page.addEventListener('click', onClick, true);
}

function onClick(event: MouseEvent): void {
  // The event's target is only the host of a shadow tree that was clicked in.
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
 * The one that `data-for` names or a link leads to, and none where there is no such playground; without a name, the
 * nearest before it, or the first after it. The innermost shadow tree is searched first.
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

/** The trees that an element is in, from the innermost shadow root to the document, with its place in each. */
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

/** Opens every `<details>` that hides it. */
function openAround(playground: Element): void {
  for (const [, place] of treesAround(playground)) {
    for (let at = place.closest(CLOSED); at; at = place.closest(CLOSED)) at.toggleAttribute('open');
  }
}
