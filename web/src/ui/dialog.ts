import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepComposing } from './keys.ts';
import { LazyView } from './lazy-view.ts';

/** A dialog over the page: shown by show(), closed by its buttons, by Escape and by a press beside it. The focus then returns. */
export abstract class Dialog extends LazyView {
  static override readonly properties = {
    ...LazyView.properties,
    open: { state: true },
  };

  declare open: boolean;
  /** A press that ends beside the dialog, but began in it, selects text. */
  #pressedBeside = false;

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
      <dialog
        class=${isFramed() ? 'framed' : nothing}
        aria-labelledby="heading"
        @close=${() => (this.open = false)}
        @keydown=${keepComposing}
        @pointerdown=${(event: PointerEvent) => (this.#pressedBeside = this.#isBeside(event))}
        @click=${(event: MouseEvent) => {
          if (this.#pressedBeside && this.#isBeside(event)) this.close();
        }}
      >
        ${
          this.open
            ? html`
                <div class="heading">
                  <h2 id="heading">${this.heading}</h2>
                  <button
                    class="quiet icon"
                    type="button"
                    aria-label=${this.texts.close}
                    title=${this.texts.close}
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
    if (changed.has('open') && this.open && !this.#dialog?.open) this.#showModal();
  }

  #showModal(): void {
    const dialog = this.#dialog;
    if (!isFramed()) {
      dialog?.showModal();
      return;
    }
    const pressed = focused() ?? this;
    dialog?.style.setProperty('--pressed', `${pressed.getBoundingClientRect().top}px`);
    dialog?.showModal();
    // All of it is drawn by then. This scrolls the page around the frame, too.
    requestAnimationFrame(() => dialog?.scrollIntoView({ block: 'nearest' }));
  }

  /** Whether an event is on the backdrop, which belongs to the dialog but lies outside of its box. */
  #isBeside({ target, clientX, clientY }: MouseEvent): boolean {
    const dialog = this.#dialog;
    if (!dialog || target !== dialog) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}

/** Whether the page stands in another, whose window may show but a part of it. */
function isFramed(): boolean {
  return window.parent !== window;
}

/** What has the focus, in whatever shadow tree; a browser may give none to a button that is pressed. */
function focused(): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active && active !== document.body ? active : undefined;
}
