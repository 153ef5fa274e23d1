import { html, nothing, unsafeCSS } from 'lit';
import { MOST_MAPS } from '../../engine/compute-snapshot.ts';
import type { RequestedViews, Snapshot } from '../../engine/protocol.ts';
import { type InputSlice, withFixed } from '../../session/input-slice.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { ViewChanged } from '../../ui/events.ts';
import { type MapPoint, type PlacePointedAt, type PointPressed } from '../../ui/heat-map.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { panelHeading } from '../../ui/panel-heading.ts';
import { labelOf, readoutOf } from './map-texts.ts';
import { RowPoints } from './row-points.ts';
import surfacePanelCss from './surface-panel.css?inline';
import { unitNamer } from '../../i18n/unit-names.ts';
import { OUTPUT_RANGE, rangeOf } from '../../ui/value-range.ts';
import { baseStyles } from '../../ui/view.ts';

/** Layer and unit of one map. */
interface Mapped {
  readonly layer: number;
  readonly unit: number;
}

/** Maps of every unit's activation over two inputs from 0 to 1, with the other inputs fixed. */
export class SurfacePanel extends LazyView {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(surfacePanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    surfaces: { attribute: false },
    predictions: { attribute: false },
    logic: { attribute: false },
    pointed: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare surfaces: RequestedViews['surfaces'];
  declare predictions: Float64Array | undefined;
  /** logic[layer][unit]: simple Boolean function that the unit has learned, if any. */
  declare logic: Snapshot['logic'] | undefined;
  declare pointed: { readonly mapped: Mapped; readonly x: number; readonly y: number } | undefined;

  readonly #rows = new RowPoints();
  readonly #ramp = new PageRamp(this);
  readonly #inSight = new InViewport(this);

  override shouldUpdate(): boolean {
    return this.#inSight.isNeeded;
  }

  override render() {
    const { messages, view } = this;
    const { surfaces } = this.texts;
    return html`
      ${panelHeading(messages, surfaces.title, view.surfaces, () =>
        this.dispatchEvent(new ViewChanged({ surfaces: !view.surfaces })),
      )}
      ${rampSwatches}
      ${!view.surfaces ? nothing : this.#inSight.isNear ? this.#renderOpen() : html`<div class="waiting"></div>`}
    `;
  }

  #renderOpen() {
    const { session, view, surfaces } = this;
    const cut = this.#rows.cutOf(session.table, view);
    const { hidden } = session.network;
    const outputs = session.table.outputs.length;
    return html`
      <p class="hint">${this.texts.surfaces.about}</p>
      ${this.#renderAxes(cut)}
      ${
        surfaces
          ? html`
              <div class="maps">
                <div class="outputs ${outputs > 2 ? 'many' : ''}">
                  ${Array.from({ length: outputs }, (_, unit) => this.#renderMap({ layer: hidden.length, unit }, cut))}
                </div>
                <div class="hidden">${hidden.map((units, layer) => this.#renderLayer(layer, units, cut))}</div>
              </div>
              <p class="readout" role="status">${this.#readout(cut) ?? nothing}</p>
              ${this.#renderLegend()}
            `
          : nothing
      }
    `;
  }

  #renderAxes({ x, y, fixed }: InputSlice) {
    const { session, view } = this;
    const { inputs } = session.table;
    const columns = inputs.map((_, input) => input);
    const nameOf = (input: number) => inputs[input]!;
    const change = (changed: Partial<ViewState>) => {
      this.dispatchEvent(new ViewChanged(changed));
    };
    return html`<div class="axes">
      ${choice({
        label: this.texts.surfaces.across,
        options: columns,
        chosen: x,
        nameOf,
        // If both axes would show the same input, they swap.
        choose: (input) => {
          change({ surfaceX: input, ...(input === y && { surfaceY: x }) });
        },
      })}
      ${
        inputs.length < 2
          ? nothing
          : choice({
              label: this.texts.surfaces.up,
              options: columns,
              chosen: y,
              nameOf,
              choose: (input) => {
                change({ surfaceY: input, ...(input === x && { surfaceX: y }) });
              },
            })
      }
      ${columns
        .filter((input) => input !== x && input !== y)
        .map(
          (input) =>
            html`<button
              type="button"
              class="option"
              aria-pressed=${fixed[input] === 1}
              title=${this.texts.surfaces.fixedHint}
              @click=${() => {
                change(withFixed({ x: view.surfaceX, y: view.surfaceY, fixed }, input, fixed[input] === 1 ? 0 : 1));
              }}
            >
              ${inputs[input]} = ${fixed[input]}
            </button>`,
        )}
    </div>`;
  }

  #renderLayer(layer: number, units: number, cut: InputSlice) {
    const { messages } = this;
    const drawn = this.view.allSurfaces ? units : Math.min(units, MOST_MAPS);
    const left = units - drawn;
    return html`
      <h3>${messages.layer(layer + 1)}</h3>
      <div class="units">${Array.from({ length: drawn }, (_, unit) => this.#renderMap({ layer, unit }, cut))}</div>
      ${
        left > 0
          ? html`<button type="button" @click=${() => this.dispatchEvent(new ViewChanged({ allSurfaces: true }))}>
              ${this.texts.surfaces.drawAll(left)}
            </button>`
          : nothing
      }
    `;
  }

  #renderMap(mapped: Mapped, cut: InputSlice) {
    const map = this.#valuesOf(mapped);
    if (!map) return nothing;
    const { values, size } = map;
    const { layer, unit } = mapped;
    const { network } = this.session;
    const isOutput = layer === network.hidden.length;
    const name = this.#nameOf(mapped);
    return html`<figure>
      <truth-net-heat-map
        .messages=${this.messages}
        .values=${values}
        .size=${size}
        .range=${isOutput ? OUTPUT_RANGE : rangeOf(network.activation[layer]!, values)}
        .ramp=${this.#ramp.ramp}
        .points=${isOutput ? this.#points(unit) : this.#points(0).filter(({ isOnCut }) => isOnCut)}
        .label=${labelOf(this.texts, name, { values, size }, cut, this.session.table)}
        .probe=${this.pointed}
        @place-pointed-at=${({ place }: PlacePointedAt) => (this.pointed = place && { mapped, ...place })}
        @point-pressed=${({ row }: PointPressed) =>
          this.dispatchEvent(new ViewChanged({ selectedRow: row === this.view.selectedRow ? null : row }))}
      ></truth-net-heat-map>
      <figcaption title=${this.texts.surfaces.logicHint}>
        ${name}
        <span class="logic">${this.#logicOf(mapped)}</span>
      </figcaption>
    </figure>`;
  }

  #logicOf({ layer, unit }: Mapped): string {
    const ofLayer = this.logic?.[layer];
    return ofLayer && unit < ofLayer.length ? this.messages.logic(ofLayer[unit], this.session.table.inputs) : '';
  }

  #renderLegend() {
    const { surfaces } = this.texts;
    return html`<p class="legend hint">
      <span><span class="key one"></span> ${surfaces.one}</span>
      <span><span class="key zero"></span> ${surfaces.zero}</span>
      <span><span class="key line"></span> ${surfaces.line}</span>
    </p>`;
  }

  /** Returns the points for one output. Maps of hidden units show those of the first output that lie on the slice. */
  #points(output: number): readonly MapPoint[] {
    return this.#rows.pointsOf(output, {
      table: this.session.table,
      view: this.view,
      predictions: this.predictions,
    });
  }

  #valuesOf({ layer, unit }: Mapped): { values: Float64Array; size: number } | undefined {
    const { size = 0, layers = [] } = this.surfaces ?? {};
    const values = layers[layer]?.subarray(unit * size ** 2, (unit + 1) * size ** 2);
    return values?.length === size ** 2 && size > 0 ? { values, size } : undefined;
  }

  #nameOf({ layer, unit }: Mapped): string {
    const { network, table } = this.session;
    return unitNamer(this.messages, table, network.hidden.length + 1)(layer, unit);
  }

  #readout(cut: InputSlice): string | undefined {
    const { pointed } = this;
    const map = pointed && this.#valuesOf(pointed.mapped);
    if (!map) return undefined;
    return `${this.#nameOf(pointed.mapped)}: ${readoutOf(map, pointed, cut, this.session.table)}`;
  }
}
