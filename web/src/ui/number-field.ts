import { css, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { type NumberProblem, type NumberRange, readWithin } from '../session/number-range.ts';
import { numberText } from '../session/number-text.ts';
import { NumberEntered } from './events.ts';
import { onKey } from './keys.ts';
import { baseStyles, View } from './view.ts';

/**
 * Number with a label, typed or stepped by buttons and the up and down keys. An invalid text is refused in a sentence
 * beside the field, and stays there until it is corrected, reset by Escape or replaced by another value. The `title` of
 * the element also describes the field to screen readers.
 */
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

      :host {
        position: relative;
      }

      /* Over what lies below, or above where a box would cut it: nothing moves. */
      #problem {
        position: absolute;
        inset-block: var(--tn-problem-place, calc(100% + var(--tn-space-1)) auto);
        inset-inline-start: 0;
        z-index: 1;
        inline-size: max-content;
        max-inline-size: min(17rem, 80vw);
        padding: var(--tn-space-1) var(--tn-space-2);
        border: 1px solid var(--tn-error);
        border-radius: var(--tn-radius);
        background: color-mix(in oklab, var(--tn-error) 10%, var(--tn-surface));
        font-size: var(--tn-text-small);
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
    subject: {},
    range: { attribute: false },
    problem: { state: true },
    disabled: { type: Boolean },
    rounded: { type: Boolean },
  };

  declare label: string;
  declare labelHidden: boolean;
  declare value: number;
  /** Width of the field in digits. */
  declare digits: number;
  /** Returns the next value above (1) or below (-1) one; the same value if there is none. */
  declare step: (value: number, direction: 1 | -1) => number;
  declare disabled: boolean;
  /** True if a value with more digits than fit is rounded while nobody types; the title has all digits. */
  declare rounded: boolean;
  /** Name of the field in a sentence, if its label alone is not enough. */
  declare subject: string | undefined;
  declare range: NumberRange;
  /** Reason why the text in the field is refused. */
  declare private problem: NumberProblem | undefined;

  /** Text while the field has the focus, and as long as it is refused; the value may change meanwhile. */
  #draft: string | undefined;

  constructor() {
    super();
    this.label = '';
    this.labelHidden = false;
    this.value = 0;
    this.range = { least: -Infinity, most: Infinity };
    this.digits = 5;
    this.step = (value, direction) => value + direction;
    this.disabled = false;
    this.rounded = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && !this.#isFocused) this.#drop();
  }

  override render() {
    const { label, messages, value, step, problem } = this;
    const text = this.rounded ? fitting(value, this.digits) : numberText(value);
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
            aria-invalid=${problem !== undefined}
            aria-description=${this.title || nothing}
            aria-describedby=${problem ? 'problem' : nothing}
            title=${text === numberText(value) ? nothing : numberText(value)}
            .value=${live(this.#draft ?? text)}
            @focus=${this.#onFocus}
            @input=${this.#keepText}
            @change=${({ target }: Event) => this.#read((target as HTMLInputElement).value)}
            @blur=${this.#onBlur}
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
        ${
          problem
            ? html`<span id="problem" role="alert">${messages.numberProblem(this.subject ?? label, problem)}</span>`
            : nothing
        }
      </div>
    `;
  }

  /** Focuses the field and selects its text. */
  select(): void {
    this.renderRoot.querySelector('input')?.select();
  }

  /** Shifts the sentence if it would reach beyond the edge of the window. */
  override updated(changed: PropertyValues): void {
    const sentence = this.renderRoot.querySelector<HTMLElement>('#problem');
    if (!changed.has('problem') || !this.problem || !sentence) return;
    sentence.style.translate = '';
    const beyond = sentence.getBoundingClientRect().right - document.documentElement.clientWidth;
    if (beyond > 0) sentence.style.translate = `${-beyond}px`;
  }

  #read(text: string): void {
    const read = readWithin(text, this.range);
    if (typeof read === 'number') this.#enter(read);
    else this.problem = read;
  }

  /** Shows all digits for typing, and selects them if some were not shown. */
  #onFocus({ target }: Event): void {
    const input = target as HTMLInputElement;
    if (this.#draft === undefined && input.value !== numberText(this.value)) {
      input.value = numberText(this.value);
      input.select();
    }
    this.#draft = input.value;
  }

  #keepText({ target }: Event): void {
    this.#draft = (target as HTMLInputElement).value;
  }

  #onBlur(): void {
    if (!this.problem) this.#drop();
  }

  /** Replaces the text by a value. */
  #drop(value = this.value): void {
    this.#draft = this.#isFocused ? numberText(value) : undefined;
    this.problem = undefined;
    this.requestUpdate();
  }

  get #isFocused(): boolean {
    return this.shadowRoot?.activeElement?.id === 'number';
  }

  readonly #onKey = onKey((key) => {
    const direction = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : undefined;
    if (direction) this.#enter(this.step(this.value, direction));
    else if (key === 'Escape') this.#drop();
    else return false;
    return true;
  });

  #enter(value: number): void {
    this.#drop(value);
    if (value !== this.value) this.dispatchEvent(new NumberEntered(value));
  }
}

/** Returns the text of a value with as many digits as fit into so many characters. */
function fitting(value: number, characters: number): string {
  let text = numberText(value);
  for (let digits = characters; text.length > characters && digits > 0; digits--) {
    text = String(Number(value.toPrecision(digits)));
  }
  return text;
}
