import { html, type TemplateResult } from 'lit';

/** Renders a quiet button with a sign of one letter; its name is read out and shown under the pointer. */
export function iconButton(sign: '×' | '?', name: string, press: (event: MouseEvent) => void): TemplateResult {
  return html`<button class="quiet icon" type="button" aria-label=${name} title=${name} @click=${press}>
    ${sign}
  </button>`;
}
