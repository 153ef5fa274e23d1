import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { NumberEntered } from './events.ts';
import { onKey } from './keys.ts';
import { baseStyles, View } from './view.ts';

/** A number with a label, typed or stepped by buttons and the up and down keys. What is allowed, its reader decides. */
export class NumberField extends View {
  static override readonly styles = [
    baseStyles,
    css`
      .box {
        display: inline-flex;
        border: 1px solid var(--tn-edge);
        border-radius: var(--tn-radius);
        background: var(--tn-field);
      }

      .box:focus-within {
        border-color: var(--tn-muted);
      }

      button.icon,
      input {
        /* With the border around them they are as high as any other control. */
        min-block-size: calc(var(--tn-target) - 2px);
        border: 0;
        background: none;
      }

      button.icon {
        color: var(--tn-muted);
        font-size: 1rem;
      }

      input {
        min-inline-size: 0;
        padding: 0;
        color: var(--tn-ink);
        font-size: var(--tn-text);
        text-align: center;
      }
    `,
  ];

  static override readonly properties = {
    ...View.properties,
    label: {},
    labelHidden: { type: Boolean },
    value: { type: Number },
    digits: { type: Number },
    step: { attribute: false },
    disabled: { type: Boolean },
  };

  declare label: string;
  declare labelHidden: boolean;
  declare value: number;
  /** How many digits the field is wide. */
  declare digits: number;
  /** The next value above (1) or below (-1) one; the same value where there is none. */
  declare step: (value: number, direction: 1 | -1) => number;
  declare disabled: boolean;

  constructor() {
    super();
    this.label = '';
    this.labelHidden = false;
    this.value = 0;
    this.digits = 5;
    this.step = (value, direction) => value + direction;
    this.disabled = false;
  }

  override render() {
    const { label, messages, value, step } = this;
    return html`
      <div class="field">
        <label for="number" class=${this.labelHidden ? 'visually-hidden' : ''}>${label}</label>
        <span class="box">
          <button
            class="icon"
            type="button"
            tabindex="-1"
            aria-label=${messages.less(label)}
            ?disabled=${this.disabled || step(value, -1) === value}
            @click=${() => this.#enter(step(value, -1))}
          >
            −
          </button>
          <input
            id="number"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            size=${this.digits}
            ?disabled=${this.disabled}
            .value=${live(String(value))}
            @change=${(event: Event) => this.#typed(event.target as HTMLInputElement)}
            @keydown=${this.#onKey}
          />
          <button
            class="icon"
            type="button"
            tabindex="-1"
            aria-label=${messages.more(label)}
            ?disabled=${this.disabled || step(value, 1) === value}
            @click=${() => this.#enter(step(value, 1))}
          >
            +
          </button>
        </span>
      </div>
    `;
  }

  /** Takes the focus, with all that is there ready to be typed over. */
  select(): void {
    this.renderRoot.querySelector('input')?.select();
  }

  #typed(input: HTMLInputElement): void {
    const text = input.value.trim();
    const value = text === '' ? NaN : Number(text);
    this.#enter(value);
  }

  readonly #onKey = onKey((key) => {
    const direction = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : undefined;
    if (!direction) return false;
    this.#enter(this.step(this.value, direction));
    return true;
  });

  #enter(value: number): void {
    if (value !== this.value) this.dispatchEvent(new NumberEntered(value));
    // What was typed stands only if it was taken.
    this.requestUpdate();
  }
}
