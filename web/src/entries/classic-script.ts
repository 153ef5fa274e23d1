/** Builds dist/truth-net.js: registers `<truth-net>` on a page of any host. The lazy views are in the next script. */

import { defineElement } from '../element/define-element.ts';
import { SENTINEL } from '../lazy/define-elements.ts';
import { makeWorker, readCore } from './inline-engine.ts';
import { loadNextScript } from './next-script.ts';

defineElement({
  loadLazyViews: () => loadNextScript(() => customElements.get(SENTINEL) !== undefined),
  makeWorker,
  readCore,
});
