import { html } from 'lit';
import type { SavedState } from '../../session/saved-state.ts';
import { writeLink } from '../../session/formats/link.ts';
import { ShareSection } from './share-section.ts';

/** Section with the link to a session. */
export class ShareLink extends ShareSection {
  static override readonly properties = {
    ...ShareSection.properties,
    savedState: { attribute: false },
    address: { attribute: false },
  };

  declare savedState: SavedState;
  /** Address that the link begins with. */
  declare address: string;

  override render() {
    const { keep } = this.texts;
    const written = writeLink(this.savedState);
    if ('problem' in written) {
      return html`
        <h3>${keep.link}</h3>
        <p class="hint">${this.messages.problem(written.problem)}</p>
      `;
    }
    const link = this.address + written.hash;
    return html`
      <h3>${keep.link}</h3>
      <p class="hint">${keep.linkHint}</p>
      <div class="row">
        <input
          class="link"
          type="text"
          readonly
          aria-label=${keep.link}
          .value=${link}
          @focus=${(event: Event) => {
            (event.target as HTMLInputElement).select();
          }}
        />
        <button type="button" class="primary" @click=${() => this.#copyLink(link)}>${keep.copyLink}</button>
      </div>
    `;
  }

  async #copyLink(link: string): Promise<void> {
    if (await this.copy(link)) return;
    this.renderRoot.querySelector('input')?.select();
    this.fail(this.texts.keep.copyYourself);
  }
}
