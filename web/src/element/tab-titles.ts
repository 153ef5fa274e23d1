/** Adds a line to each tab of a stage that says what its panel shows; with the lazy texts, so that it costs nothing at first. */

import type { LazyMessages } from '../i18n/lazy-en.ts';
import { DRAWER_PANELS } from '../session/view.ts';

export function describeTabs(root: ParentNode, { tabTitles }: LazyMessages): void {
  for (const [i, tab] of root.querySelectorAll<HTMLElement>('.tabs > [aria-expanded]').entries()) {
    tab.title = tabTitles[DRAWER_PANELS[i]!];
  }
}
