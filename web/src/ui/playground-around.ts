/** Finds the playground that contains a view, its panels, and whether its page stores progress. */

import { type Panel, panelsIn } from '../session/panels.ts';

/** Returns the `<truth-net>` whose shadow tree contains the view, however deep. */
export function playgroundAround(view: Element): HTMLElementTagNameMap['truth-net'] | undefined {
  for (let root = view.getRootNode(); 'host' in root;) {
    const host = root.host as Element;
    if (host.localName === 'truth-net') return host as HTMLElementTagNameMap['truth-net'];
    root = host.getRootNode();
  }
  return undefined;
}

/** Returns whether a playground shows a panel, by its attribute. */
export function hasPanel(playground: HTMLElementTagNameMap['truth-net'] | undefined, panel: Panel): boolean {
  return panelsIn(playground?.panels ?? null).has(panel);
}

/** Returns whether the page stores in this browser what the reader does in this playground: the page sets its attribute. */
export function keepsProgress(playground: Element | undefined): boolean {
  return playground?.hasAttribute('data-keeps-progress') ?? false;
}
