/** Asks for the lines of backpropagation, and checks them. */

import { html } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/en.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { StyledElement } from '../../ui/styled-element.ts';
import { baseStyles } from '../../ui/view.ts';

export class WritePanel extends StyledElement {
  static override readonly styles = [baseStyles];

  static override readonly properties = {
    messages: { attribute: false },
    session: { attribute: false },
    view: { attribute: false },
    snapshot: { attribute: false },
  };

  declare messages: Messages;
  declare session: Session;
  declare view: ViewState;
  declare snapshot: Snapshot | undefined;

  override render() {
    return html`<p class="hint">${this.messages.tabs.write}</p>`;
  }
}
