/**
 * Fits the page of an iframe into a box of a given height, as notebooks and slides have: lays the playground out on a
 * larger page and scales that down, as little as its height allows.
 */

/** Smallest scale at which texts stay legible; below it, the page scrolls. */
const LEAST = 0.6;
/** Step between two scales that are tried. */
const STEP = 0.02;

/** Fits the body into the window, at once, whenever the window's size changes and whenever the body outgrows it. */
export function keepFitting(): void {
  const { body, documentElement: root } = document;
  let scale = 1;

  /** Lays the body out for a scale. @returns its height on the screen, in CSS pixels */
  function heightAt(tried: number): number {
    scale = tried;
    // Rounding up would leave a scroll bar.
    body.style.inlineSize = `${Math.floor(root.clientWidth / tried)}px`;
    return body.offsetHeight * tried;
  }

  function fit(): void {
    root.style.overflow = 'hidden';
    // Otherwise the page would be as long as the body is before it is scaled.
    body.style.position = 'absolute';
    body.style.transformOrigin = '0 0';
    let tried = 1;
    while (heightAt(tried) > window.innerHeight && tried - STEP >= LEAST) tried -= STEP;
    body.style.transform = tried === 1 ? '' : `scale(${tried})`;
    if (body.offsetHeight * tried > window.innerHeight) root.style.overflow = '';
  }

  addEventListener('resize', fit);
  new ResizeObserver(() => {
    if (body.offsetHeight * scale > window.innerHeight) fit();
  }).observe(body);
}
