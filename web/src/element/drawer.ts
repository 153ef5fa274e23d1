/** Renders the tabs of a stage, which show one of the other panels at a time in a drawer beside the network. */

import { html, nothing } from 'lit';
import { followedRow } from '../session/learning/microscope.ts';
import { DRAWER_PANELS, type DrawerPanel, withDrawer } from '../session/view.ts';
import { iconButton } from '../ui/icon-button.ts';
import type { Actions, ViewModel } from './panels.ts';

/** Renders the tabs, and the button that closes the drawer. */
export function renderTabs({ messages, session, view, drawer }: ViewModel, hands: Actions) {
  const show = (panel: DrawerPanel | 'none') => {
    const selected = panel === 'microscope' && { selectedRow: followedRow(session, view) };
    hands.dispatch({ type: 'viewed', view: { ...withDrawer(panel), ...selected } });
  };
  return html`
    <div class="tabs" role="group" aria-label=${messages.lookCloser}>
      <span class="hint" aria-hidden="true">${messages.lookCloser}</span>
      ${DRAWER_PANELS.map(
        (panel) =>
          html`<button
            type="button"
            class="quiet"
            aria-expanded=${drawer === panel}
            @click=${() => {
              show(drawer === panel ? 'none' : panel);
            }}
          >
            ${messages.tabs[panel]}
          </button>`,
      )}
      ${iconButton('?', messages.keys, hands.showKeys)}
    </div>
    ${
      drawer === 'none'
        ? nothing
        : iconButton('×', messages.closePanel, ({ target }) =>
            closeDrawer((target as Element).getRootNode() as ShadowRoot),
          )
    }
  `;
}

/** Closes the drawer by the tab of its panel. @returns false if no panel is open */
export function closeDrawer(root: ShadowRoot): boolean {
  const tab = root.querySelector<HTMLElement>('.tabs > [aria-expanded="true"]');
  // The focused part is about to go.
  if (root.activeElement?.matches('.tabs ~ *')) tab?.focus();
  tab?.click();
  return tab !== null;
}
