/** Pointer positions on an element, correct under any scale or zoom of the surrounding page. */

import { parentOf } from '../dom/host-dom.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Returns the pointer's position as fractions of the element's width and height from its upper left corner. */
export function placeOn(element: Element, { clientX, clientY }: MouseEvent): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  const zoom = unreportedZoom(element);
  // Such an engine divides the position in the document by the zoom, then subtracts the scroll offset.
  const x = (clientX + scrollX) / zoom - scrollX;
  const y = (clientY + scrollY) / zoom - scrollY;
  return { x: (x - left) / width, y: (y - top) / height };
}

/** Returns the CSS zoom that getBoundingClientRect() leaves out in engines without `currentCSSZoom`; 1 in others. */
function unreportedZoom(element: Element): number {
  if ('currentCSSZoom' in element) return 1;
  let zoom = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) zoom *= Number(getComputedStyle(at).zoom) || 1;
  return zoom;
}
