/** Defines `<truth-net>` for browsers that lack a required feature; see web/build/targets.mjs and engine/support.ts. */

import { languageOf, messagesFor } from '../i18n/language.ts';

/** Shows the page's fallback content and a sentence. */
export class TooOld extends HTMLElement {
  connectedCallback(): void {
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'alert');
    void messagesFor(languageOf(this)).then(({ tooOld }) => {
      sentence.textContent = tooOld;
    });
    const tree = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    tree.replaceChildren(document.createElement('slot'), sentence);
  }
}
