/**
 * Calls `away` when the pointer that is over `element` leaves it. `pointerleave` alone is not enough: WebKit sends none
 * if the element under the pointer was redrawn meanwhile, but the next `pointermove` has the new position.
 */
export function whenPointerLeaves(element: Element, away: () => void): void {
  const listening = new AbortController();
  const { signal } = listening;
  const leave = () => {
    listening.abort();
    away();
  };
  element.addEventListener('pointerleave', leave, { signal });
  element.ownerDocument.addEventListener(
    'pointermove',
    (event) => {
      if (!event.composedPath().includes(element)) leave();
    },
    { signal },
  );
}
