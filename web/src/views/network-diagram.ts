import { html, nothing, svg, unsafeCSS } from 'lit';
import type { Snapshot } from '../engine/protocol.ts';
import { predictionFigure } from '../i18n/numbers.ts';
import type { Network, Table } from '../session/session.ts';
import networkDiagramCss from './network-diagram.css?inline';
import { baseStyles, View } from './view.ts';

const WIDTH = 640;
const HEIGHT = 260;
const RADIUS = 11;
const LABEL_WIDTH = 64;
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
  static override readonly styles = [baseStyles, unsafeCSS(networkDiagramCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    network: { attribute: false },
    parameters: { attribute: false },
  };

  declare table: Table;
  declare network: Network;
  declare parameters: Snapshot['parameters'] | undefined;

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
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${messages.networkSummary(sizes)}>
        ${layers.slice(1).map((_, index) => this.#renderEdges(layers, index))}
        ${layers.map((layer, index) => this.#renderUnits(layers, layer, index))}
      </svg>
    `;
  }

  #layers(): Layer[] {
    const { table, network, messages } = this;
    return [
      { size: table.inputs.length, names: table.inputs },
      ...network.hidden.map((size, layer) => ({
        size,
        names: Array.from({ length: Math.min(size, MOST_UNITS) }, (_, unit) =>
          messages.hiddenUnit(layer + 1, unit + 1),
        ),
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
          x1=${x(layers, index) + RADIUS} y1=${y(from, i)}
          x2=${x(layers, index + 1) - RADIUS} y2=${y(to, j)}
          stroke-width=${0.5 + (WIDEST - 0.5) * Math.min(1, Math.abs(weight) / HEAVY)}
        ><title>${this.messages.weightOf(from.names[i]!, to.names[j]!, predictionFigure(weight))}</title></line>`;
      }),
    );
  }

  #renderUnits(layers: readonly Layer[], layer: Layer, index: number) {
    const isInput = index === 0;
    const isOutput = index === layers.length - 1;
    return svg`
      ${Array.from({ length: shown(layer) }, (_, unit) => {
        const label = layer.names[unit]!;
        return svg`
          <circle class="unit" cx=${x(layers, index)} cy=${y(layer, unit)} r=${RADIUS}><title>${label}</title></circle>
          ${
            isInput || isOutput
              ? svg`<text
                  x=${x(layers, index) + (isInput ? -RADIUS - 8 : RADIUS + 8)} y=${y(layer, unit)}
                  dy="0.34em" text-anchor=${isInput ? 'end' : 'start'}>${shorten(label)}</text>`
              : nothing
          }`;
      })}
      ${
        layer.size > shown(layer)
          ? svg`<text class="more" x=${x(layers, index)} y=${HEIGHT - 2} text-anchor="middle">${this.messages.moreUnits(layer.size - shown(layer))}</text>`
          : nothing
      }`;
  }
}

function shown(layer: Layer): number {
  return Math.min(layer.size, MOST_UNITS);
}

function x(layers: readonly Layer[], index: number): number {
  const left = LABEL_WIDTH + RADIUS;
  return left + ((WIDTH - 2 * left) * index) / (layers.length - 1);
}

function y(layer: Layer, unit: number): number {
  const units = shown(layer);
  const spacing = Math.min(52, (HEIGHT - 44) / units);
  return HEIGHT / 2 + (unit - (units - 1) / 2) * spacing;
}

function shorten(name: string): string {
  return name.length > 8 ? `${name.slice(0, 7)}…` : name;
}

function sample(sign: 'positive' | 'negative') {
  return html`<svg viewBox="0 0 24 8" aria-hidden="true">
    <line class="edge ${sign}" x1="2" x2="22" y1="4" y2="4" stroke-width="3" />
  </svg>`;
}
