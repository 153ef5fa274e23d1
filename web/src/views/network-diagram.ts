import { html, nothing, svg, unsafeCSS } from 'lit';
import type { Look, Snapshot } from '../engine/protocol.ts';
import { predictionFigure } from '../i18n/numbers.ts';
import type { Network, Row, Table } from '../session/session.ts';
import { FigureSize } from './figure-size.ts';
import networkDiagramCss from './network-diagram.css?inline';
import { hiddenUnitNames } from './unit-names.ts';
import { baseStyles, figureStyles, View } from './view.ts';

const RADIUS = 12;
/** Between the centres of two units of a layer. */
const MOST_SPACING = 60;
const LABEL_WIDTH = 52;
/** Units of one layer that are drawn; the rest are counted below them. */
const MOST_UNITS = 8;
/** The widest edge, in pixels, and the weight at which it is reached. */
const WIDEST = 7;
const HEAVY = 8;

interface Layer {
  readonly size: number;
  readonly names: readonly string[];
}

/** The units, layer by layer, and the weights between them: width for their size, colour and dashes for their sign. */
export class NetworkDiagram extends View {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(networkDiagramCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    network: { attribute: false },
    parameters: { attribute: false },
    row: { attribute: false },
    activations: { attribute: false },
  };

  declare table: Table;
  declare network: Network;
  declare parameters: Snapshot['parameters'] | undefined;
  /** The row of the table whose activations fill the units, and those: activations[layer][unit]. */
  declare row: Row | undefined;
  declare activations: Look['row'];

  readonly #size = new FigureSize(this);

  override render() {
    const { messages } = this;
    const layers = this.#layers();
    const sizes = new Intl.ListFormat(messages.language).format(layers.map(({ size }) => String(size)));
    return html`
      <div class="heading">
        <h2>${messages.network}</h2>
        <span class="legend hint">
          <span>${sample('positive')} ${messages.positiveWeight}</span>
          <span>${sample('negative')} ${messages.negativeWeight}</span>
        </span>
      </div>
      <figure>
        <svg
          height=${this.#size.height}
          viewBox="0 0 ${this.#size.width} ${this.#size.height}"
          role="img"
          aria-label=${messages.networkSummary(sizes)}
        >
          ${layers.slice(1).map((_, index) => this.#renderEdges(layers, index))}
          ${layers.map((layer, index) => this.#renderUnits(layers, layer, index))}
        </svg>
      </figure>
    `;
  }

  #layers(): Layer[] {
    const { table, network, messages } = this;
    return [
      { size: table.inputs.length, names: table.inputs },
      ...network.hidden.map((size, layer) => ({
        size,
        names: hiddenUnitNames(messages, layer, Math.min(size, MOST_UNITS)),
      })),
      { size: table.outputs.length, names: table.outputs },
    ];
  }

  #renderEdges(layers: readonly Layer[], index: number) {
    const from = layers[index]!;
    const to = layers[index + 1]!;
    const weights = this.parameters?.weights[index];
    return Array.from({ length: shown(from) }, (_, i) =>
      Array.from({ length: shown(to) }, (_, j) => {
        const weight = weights?.[i]?.[j] ?? 0;
        const sign = weight > 0 ? 'positive' : weight < 0 ? 'negative' : '';
        return svg`<line
          class="edge ${sign}"
          x1=${this.#x(layers, index) + RADIUS} y1=${this.#y(from, i)}
          x2=${this.#x(layers, index + 1) - RADIUS} y2=${this.#y(to, j)}
          stroke-width=${0.5 + (WIDEST - 0.5) * Math.min(1, Math.abs(weight) / HEAVY)}
        ><title>${this.messages.weightOf(from.names[i]!, to.names[j]!, predictionFigure(weight))}</title></line>`;
      }),
    );
  }

  /** What a unit makes of the row that is looked at. */
  #activation(index: number, unit: number): number | undefined {
    if (!this.row || !this.activations) return undefined;
    return index === 0 ? this.row.in[unit] : this.activations[index - 1]?.[unit];
  }

  #x(layers: readonly Layer[], index: number): number {
    const left = LABEL_WIDTH + RADIUS;
    return left + ((this.#size.width - 2 * left) * index) / (layers.length - 1);
  }

  #y(layer: Layer, unit: number): number {
    const units = shown(layer);
    const spacing = Math.min(MOST_SPACING, (this.#size.height - 2 * RADIUS - 24) / Math.max(1, units - 1));
    return this.#size.height / 2 + (unit - (units - 1) / 2) * spacing;
  }

  #renderUnits(layers: readonly Layer[], layer: Layer, index: number) {
    const isInput = index === 0;
    const isOutput = index === layers.length - 1;
    return svg`
      ${Array.from({ length: shown(layer) }, (_, unit) => {
        const label = layer.names[unit]!;
        const value = this.#activation(index, unit);
        const [x, y] = [this.#x(layers, index), this.#y(layer, unit)];
        return svg`
          <circle class="unit" cx=${x} cy=${y} r=${RADIUS}><title>${
            value === undefined ? label : this.messages.activationOf(label, predictionFigure(value))
          }</title></circle>
          ${
            value === undefined
              ? nothing
              : svg`<circle
                  class="activation ${value < 0 ? 'negative' : 'positive'}"
                  cx=${x} cy=${y} r=${RADIUS - 2} fill-opacity=${Math.min(1, Math.abs(value))} />`
          }
          ${
            isInput || isOutput
              ? svg`<text
                  class="name"
                  x=${this.#x(layers, index) + (isInput ? -RADIUS - 8 : RADIUS + 8)} y=${this.#y(layer, unit)}
                  dy="0.34em" text-anchor=${isInput ? 'end' : 'start'}>${shorten(label)}</text>`
              : nothing
          }`;
      })}
      ${
        layer.size > shown(layer)
          ? svg`<text x=${this.#x(layers, index)} y=${this.#size.height - 2} text-anchor="middle">${this.messages.moreUnits(layer.size - shown(layer))}</text>`
          : nothing
      }`;
  }
}

function shown(layer: Layer): number {
  return Math.min(layer.size, MOST_UNITS);
}

function shorten(name: string): string {
  return name.length > 8 ? `${name.slice(0, 7)}…` : name;
}

function sample(sign: 'positive' | 'negative') {
  return html`<svg viewBox="0 0 24 8" aria-hidden="true">
    <line class="edge ${sign}" x1="2" x2="22" y1="4" y2="4" stroke-width="3" />
  </svg>`;
}
