import { html, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { Dialog, isFramed } from './dialog.ts';
import dialogCss from './dialog.css?inline';
import sheetCss from './sheet.css?inline';
import { baseStyles } from './view.ts';

/** Distance in pixels by which a finger has to pull the sheet down to close it. */
const PULLED = 48;

/**
 * Dialog at the bottom of the window, around the elements in it. While it is open, the page is scrolled so that
 * everything above the sheet's parent element stays in sight.
 */
export class Sheet extends Dialog {
  static override readonly styles = [baseStyles, unsafeCSS(dialogCss), unsafeCSS(sheetCss)];

  static override readonly properties = {
    ...Dialog.properties,
    heading: { attribute: false },
    pulled: { state: true },
  };

  declare heading: string;
  /** Distance in pixels by which the sheet is pulled down. */
  declare pulled: number;
  /** Height on the screen at which a finger took hold of the sheet. */
  #held = 0;
  /** Pixels that the page was scrolled by. */
  #scrolled = 0;

  constructor() {
    super();
    this.pulled = 0;
  }

  protected renderBody(): TemplateResult {
    return html`
      <div
        class="grabber"
        @pointerdown=${({ clientY, currentTarget, pointerId }: PointerEvent) => {
          this.#held = clientY;
          (currentTarget as Element).setPointerCapture(pointerId);
        }}
        @pointermove=${({ clientY, currentTarget, pointerId }: PointerEvent) => {
          if ((currentTarget as Element).hasPointerCapture(pointerId)) this.pulled = Math.max(0, clientY - this.#held);
        }}
        @pointerup=${() => {
          if (this.pulled > PULLED) this.close();
        }}
        @lostpointercapture=${() => (this.pulled = 0)}
      ></div>
      <slot></slot>
      <p class="hint touch">${this.texts.ghosts.finger(this.messages.previews)}</p>
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog')!;
    dialog.style.translate = `0 ${this.pulled}px`;
    if (!changed.has('open') || isFramed()) return;
    // The sheet may still be on its way up.
    const covered = dialog.offsetHeight + this.parentElement!.getBoundingClientRect().top - innerHeight;
    const distance = this.open ? Math.max(0, covered) : -this.#scrolled;
    const before = scrollY;
    scrollBy({ top: distance, behavior: 'instant' });
    this.#scrolled = this.open ? scrollY - before : 0;
  }
}
