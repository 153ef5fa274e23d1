/**
 * Calls `away` when the pointer that is over `element` leaves it. `pointerleave` alone does not tell: WebKit sends none
 * where what was under the pointer has been drawn anew meanwhile, but the pointer's next move says where it is.
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
