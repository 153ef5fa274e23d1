import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { View } from './view.ts';

/** A dialog over the page: shown by show(), closed by its buttons and by Escape. The focus then returns. */
export abstract class Dialog extends View {
  static override readonly properties = {
    ...View.properties,
    open: { state: true },
  };

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected abstract readonly heading: string;
  protected abstract renderBody(): TemplateResult;

  show(): void {
    this.open = true;
  }

  close(): void {
    this.#dialog?.close();
  }

  override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${() => (this.open = false)}>
        ${
          this.open
            ? html`
                <div class="heading">
                  <h2 id="heading">${this.heading}</h2>
                  <button
                    class="quiet icon"
                    type="button"
                    aria-label=${this.messages.close}
                    title=${this.messages.close}
                    @click=${() => {
                      this.close();
                    }}
                  >
                    ×
                  </button>
                </div>
                ${this.renderBody()}
              `
            : nothing
        }
      </dialog>
    `;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('open') && this.open && !this.#dialog?.open) this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
