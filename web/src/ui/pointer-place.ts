/** Places of a pointer on an element, right under any scale or zoom of the page around it. */

import { parentOf } from '../dom/host-dom.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Returns where a pointer is, as shares of the element's width and height from its upper left corner. */
export function placeOn(element: Element, { clientX, clientY }: MouseEvent): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  const zoom = unreportedZoom(element);
  // Such an engine divides the place in the document, from which it then takes the scroll offset.
  const x = (clientX + scrollX) / zoom - scrollX;
  const y = (clientY + scrollY) / zoom - scrollY;
  return { x: (x - left) / width, y: (y - top) / height };
}

/** Returns the CSS zoom that getBoundingClientRect() leaves out, as engines without `currentCSSZoom` do. */
function unreportedZoom(element: Element): number {
  if ('currentCSSZoom' in element) return 1;
  let zoom = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) zoom *= Number(getComputedStyle(at).zoom) || 1;
  return zoom;
}
