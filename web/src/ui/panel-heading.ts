import { html } from 'lit';
import type { Messages } from '../i18n/en.ts';

/** Renders the heading of a panel that opens and closes. */
export function panelHeading(messages: Messages, title: string, isOpen: boolean, toggle: (event: Event) => void) {
  return html`<div class="heading">
    <h2>${title}</h2>
    <button
      type="button"
      class="quiet"
      aria-expanded=${isOpen}
      aria-label=${`${isOpen ? messages.hide : messages.show}: ${title}`}
      @click=${toggle}
    >
      ${isOpen ? messages.hide : messages.show}
    </button>
  </div>`;
}
