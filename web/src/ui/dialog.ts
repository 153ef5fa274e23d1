import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { iconButton } from './icon-button.ts';
import { keepComposing } from './keys.ts';
import { LazyView } from './lazy-view.ts';

/** Modal dialog: opened by show(), closed by its buttons, Escape or a press on the backdrop. The focus then returns. */
export abstract class Dialog extends LazyView {
  static override readonly properties = {
    ...LazyView.properties,
    open: { state: true },
  };

  declare open: boolean;
  /** True if the press began on the backdrop; one that began inside and ends there selects text. */
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
                  ${iconButton('×', this.texts.close, () => {
                    this.close();
                  })}
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
    // By then the dialog is laid out. The call scrolls the page around the iframe, too.
    requestAnimationFrame(() => dialog?.scrollIntoView({ block: 'nearest' }));
  }

  /** Returns true if an event is on the backdrop, which belongs to the dialog but lies outside of its box. */
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

/** Returns true if the page is in an iframe, of which the outer window may show only a part. */
export function isFramed(): boolean {
  return window.parent !== window;
}

/** Returns the focused element in any shadow tree; undefined in browsers that do not focus a pressed button. */
function focused(): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active && active !== document.body ? active : undefined;
}
