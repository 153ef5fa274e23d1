import { css, html, nothing } from 'lit';
import type { RequestedViews } from '../../engine/protocol.ts';
import { lossFigure, predictionFigure } from '../../i18n/numbers.ts';
import type { Network, Row } from '../../session/session.ts';
import type { Parameters } from '../../session/weight.ts';
import type { Part } from '../../ui/network-part.ts';
import { type NumberEntered, ParameterSet } from '../../ui/events.ts';
import type { NumberField } from '../../ui/number-field.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { stepWeight } from './weight-keys.ts';

/** Present numbers of one unit or weight of the diagram. The weight or bias of a pinned part can be typed. */
export class Inspector extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      /* Numbers that lie over the drawing must not end the pointing that shows them. */
      :host {
        /* At the foot of the panel a refusal stands above its field. */
        --tn-problem-place: auto calc(100% + var(--tn-space-1));

        background: var(--tn-panel);
        pointer-events: none;
      }

      .card {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tn-space-1) var(--tn-space-3);
        align-items: center;
      }

      .card.pinned {
        pointer-events: auto;
      }

      strong {
        overflow-wrap: anywhere;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tn-space-1) var(--tn-space-3);
        margin: 0;
      }

      dt {
        color: var(--tn-muted);
        font-size: var(--tn-text-small);
        line-height: 1.3;
      }

      dd {
        min-inline-size: 3.5em;
        margin: 0;
      }
    `,
  ];

  static override readonly properties = {
    ...LazyView.properties,
    shown: { attribute: false },
    name: { attribute: false },
    network: { attribute: false },
    parameters: { attribute: false },
    gradients: { attribute: false },
    row: { attribute: false },
    activations: { attribute: false },
    logic: { attribute: false },
    pinned: { attribute: false },
    maxParameter: { attribute: false },
  };

  declare shown: Part;
  /** Largest magnitude of a weight or bias. */
  declare maxParameter: number;
  /** Name of the part. */
  declare name: string;
  declare network: Network;
  declare parameters: Parameters | undefined;
  declare gradients: Parameters | undefined;
  /** Selected row, and the activations of the layers for it: activations[layer][unit]. */
  declare row: Row | undefined;
  declare activations: RequestedViews['row'];
  /** Boolean function that the unit has learned, in words. */
  declare logic: string;
  /** True if the part is pinned, so that its value can be typed. */
  declare pinned: boolean;

  override render() {
    const { shown } = this;
    if (!this.parameters) return nothing;
    return html`
      <div class="card ${this.pinned ? 'pinned' : ''}">
        <strong>${this.name}</strong>
        ${shown.kind === 'weight' ? this.#renderWeight(shown) : this.#renderUnit(shown)}
      </div>
    `;
  }

  /** Focuses the number field of the pinned part. */
  async edit(): Promise<void> {
    await this.updateComplete;
    await this.#numberField?.updateComplete;
    this.#numberField?.select();
  }

  get #numberField(): NumberField | null {
    return this.renderRoot.querySelector('truth-net-number');
  }

  #renderWeight(part: Part & { kind: 'weight' }) {
    const { inspector } = this.texts;
    const { layer, from, to } = part;
    const value = this.parameters!.weights[layer - 1]?.[from]?.[to] ?? NaN;
    const gradient = this.gradients?.weights[layer - 1]?.[from]?.[to];
    const input = this.#activation(layer - 1, from);
    const set = (entered: number) => {
      this.dispatchEvent(new ParameterSet({ kind: 'weight', layer: layer - 1, from, to, value: entered }));
    };
    return html`
      ${this.pinned ? this.#field(inspector.weight, value, set) : nothing}
      <dl>
        ${this.pinned ? nothing : figure(inspector.weight, decimals(value))}
        ${gradient === undefined ? nothing : figure(inspector.gradient, lossFigure(gradient))}
        ${
          input === undefined
            ? nothing
            : html`<div>
                <dt>${inspector.contribution}</dt>
                <dd>${decimals(input)} × ${decimals(value)} = ${decimals(input * value)}</dd>
              </div>`
        }
      </dl>
    `;
  }

  #renderUnit({ layer, unit }: Part & { kind: 'unit' }) {
    const { inspector } = this.texts;
    const value = this.#activation(layer, unit);
    if (layer === 0) {
      return html`<dl>${value === undefined ? nothing : figure(inspector.input, decimals(value))}</dl>`;
    }
    const bias = this.network.bias ? (this.parameters!.biases[layer - 1]?.[unit] ?? 0) : undefined;
    const gradient = bias === undefined ? undefined : this.gradients?.biases[layer - 1]?.[unit];
    const set = (entered: number) => {
      this.dispatchEvent(new ParameterSet({ kind: 'bias', layer: layer - 1, unit, value: entered }));
    };
    return html`
      ${this.pinned && bias !== undefined ? this.#field(inspector.bias, bias, set) : nothing}
      <dl>
        ${bias === undefined || this.pinned ? nothing : figure(inspector.bias, decimals(bias))}
        ${gradient === undefined ? nothing : figure(inspector.biasGradient, lossFigure(gradient))}
        ${
          value === undefined
            ? nothing
            : html`${figure(inspector.sum, decimals(this.#sum(layer, unit) + (bias ?? 0)))}
              ${figure(inspector.activation, decimals(value))}`
        }
        <div>
          <dt>${inspector.function}</dt>
          <dd>${this.messages.activation[this.network.activation[layer - 1]!]}</dd>
        </div>
        ${
          this.logic
            ? html`<div>
                <dt>${inspector.logic}</dt>
                <dd>${this.logic}</dd>
              </div>`
            : nothing
        }
      </dl>
    `;
  }

  #field(label: string, value: number, set: (value: number) => void) {
    return html`<truth-net-number
      .messages=${this.messages}
      .label=${label}
      .subject=${`${label} ${this.name}`}
      .value=${value}
      .digits=${8}
      .rounded=${true}
      .range=${{ least: -this.maxParameter, most: this.maxParameter }}
      .step=${stepWeight}
      @number-entered=${({ value: entered }: NumberEntered) => {
        set(entered);
      }}
    ></truth-net-number>`;
  }

  /** Returns a unit's activation for the row; layer 0 holds the inputs. */
  #activation(layer: number, unit: number): number | undefined {
    if (!this.row || !this.activations) return undefined;
    return layer === 0 ? this.row.in[unit] : this.activations[layer - 1]?.[unit];
  }

  /** Returns the weighted sum of a unit's inputs, without its bias. */
  #sum(layer: number, unit: number): number {
    const weights = this.parameters!.weights[layer - 1] ?? [];
    return weights.reduce((sum, to, from) => sum + (this.#activation(layer - 1, from) ?? 0) * (to[unit] ?? 0), 0);
  }
}

/** Formats a number with three decimals and a true minus sign. */
function decimals(value: number): string {
  return predictionFigure(value).replace(/^-/, '−');
}

function figure(name: string, text: string) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;
}
