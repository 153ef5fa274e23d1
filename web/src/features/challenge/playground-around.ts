/** Finds the playground that contains a view. */

import type { TruthNetElement } from '../../api/public-api.ts';

/** Returns the `<truth-net>` whose shadow tree contains the view, however deep. */
export function playgroundAround(view: Element): TruthNetElement | undefined {
  for (let root = view.getRootNode(); 'host' in root;) {
    const host = root.host as Element;
    if (host.localName === 'truth-net') return host as TruthNetElement;
    root = host.getRootNode();
  }
  return undefined;
}
