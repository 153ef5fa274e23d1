/** What a visitor sees, found by what it is and what it is called, through all shadow trees. */

import type { Progress } from '../../../web/src/contract.ts';
import { expect, type Point, type Visitor } from './visitor.ts';

/** The middle of the first thing that `selector` finds whose name begins with `name`, scrolled into view; null where there is none. */
function middleOf(selector: string, name: string): Point | null {
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll<HTMLElement>(selector)) {
      const label = element.ariaLabel ?? element.textContent.trim();
      if (!label.startsWith(name) || element.matches(':disabled')) continue;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    }
    for (const element of tree.querySelectorAll('*')) if (element.shadowRoot) trees.push(element.shadowRoot);
  }
  return null;
}

/** Where a thing is, as soon as it is there, can be pressed and has come to rest: what is above it may still be loaded. */
export async function find(visitor: Visitor, selector: string, name: string): Promise<Point> {
  let before: Point | null = null;
  const isAtRest = async () => {
    const at = await visitor.run(middleOf, selector, name);
    const rests = at !== null && at.x === before?.x && at.y === before.y;
    before = at;
    return rests;
  };
  await expect.poll(isAtRest, { message: `${selector} "${name}"` }).toBe(true);
  return before!;
}

/** The name of what has the focus, in whichever tree. */
export function focused(visitor: Visitor): Promise<string> {
  return visitor.run(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.ariaLabel ?? element?.textContent.trim() ?? '';
  });
}

/** Where the page's first playground stands; null until there is a network. */
export function standing(visitor: Visitor): Promise<Progress | null> {
  return visitor.run(() => document.querySelector('truth-net')?.progress ?? null);
}
