import { html, nothing, svg, unsafeCSS } from 'lit';
import type { RequestedViews } from '../../engine/protocol.ts';
import { predictionFigure } from '../../i18n/numbers.ts';
import type { Activation, Session } from '../../session/session.ts';
import type { Parameters } from '../../session/weight.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { ViewChanged } from '../../ui/events.ts';
import hiddenSpaceCss from './hidden-space.css?inline';
import { InViewport } from '../../ui/in-viewport.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { panelHeading } from '../../ui/panel-heading.ts';
import { linearScale } from '../../ui/scale.ts';
import { bentGrid, lineWithin, type SpacePoint } from './space-shapes.ts';
import { unitNamer } from '../../i18n/unit-names.ts';
import { rangeOf } from '../../ui/value-range.ts';
import { baseStyles } from '../../ui/view.ts';

/** Size of the drawing in its own units. */
const SIDE = 320;
const MARGIN = { start: 40, end: 12, top: 12, bottom: 34 };
/** Units on offer for an axis. */
const MOST_OFFERED = 64;
/** Rows listed in the label for screen readers. */
const MOST_NAMED = 16;

/** Plot of a hidden layer by two of its units: the rows as points, and the inputs' square as a bent grid. */
export class HiddenSpace extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(hiddenSpaceCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    space: { attribute: false },
    surfaces: { attribute: false },
    parameters: { attribute: false },
  };

  declare session: Session;
  declare view: ViewState;
  /** rows × units of the layer, row-major. */
  declare space: RequestedViews['space'];
  declare surfaces: RequestedViews['surfaces'];
  declare parameters: Parameters | undefined;

  readonly #inSight = new InViewport(this);

  override shouldUpdate(): boolean {
    return this.#inSight.isNeeded;
  }

  override render() {
    const { messages, view, session } = this;
    const { space } = this.texts;
    const isEmpty = session.network.hidden.length === 0;
    return html`
      ${panelHeading(messages, space.title, view.space, () => {
        this.#change({ space: !view.space });
      })}
      ${!view.space ? nothing : !this.#inSight.isNear ? html`<div class="waiting"></div>` : isEmpty ? html`<p class="hint">${space.none}</p>` : this.#renderOpen()}
    `;
  }

  #renderOpen() {
    const { session, view, messages } = this;
    const { hidden } = session.network;
    const units = hidden[view.spaceLayer]!;
    const offered = Array.from({ length: Math.min(units, MOST_OFFERED) }, (_, unit) => unit);
    const nameOf = (unit: number) => this.#nameOf(unit);
    return html`
      <p class="hint">${this.texts.space.about}</p>
      <div class="axes">
        ${
          hidden.length < 2
            ? nothing
            : choice({
                label: this.texts.space.layer,
                options: hidden.map((_, layer) => layer),
                chosen: view.spaceLayer,
                nameOf: (layer) => messages.layer(layer + 1),
                choose: (spaceLayer) => {
                  this.#change({ spaceLayer, spaceX: 0, spaceY: Math.min(1, hidden[spaceLayer]! - 1) });
                },
              })
        }
        ${choice({
          label: this.texts.surfaces.across,
          options: offered,
          chosen: view.spaceX,
          nameOf,
          choose: (unit) => {
            this.#change({ spaceX: unit, ...(unit === view.spaceY && { spaceY: view.spaceX }) });
          },
        })}
        ${
          units < 2
            ? nothing
            : choice({
                label: this.texts.surfaces.up,
                options: offered,
                chosen: view.spaceY,
                nameOf,
                choose: (unit) => {
                  this.#change({ spaceY: unit, ...(unit === view.spaceX && { spaceX: view.spaceY }) });
                },
              })
        }
      </div>
      ${this.#renderDrawing(units)}
    `;
  }

  #renderDrawing(units: number) {
    const { space, session, view } = this;
    if (space?.length !== session.table.rows.length * units) return nothing;
    const activation = session.network.activation[view.spaceLayer]!;
    const points = session.table.rows.map((_, row): SpacePoint => [
      space[row * units + view.spaceX]!,
      units < 2 ? 0.5 : space[row * units + view.spaceY]!,
    ]);
    const grid = this.#grid();
    const { low, high } = rangeOf(activation, [...points, ...grid.flat()].flat());
    const x = linearScale([low, high], [MARGIN.start, SIDE - MARGIN.end]);
    const y = linearScale(units < 2 ? [0, 1] : [low, high], [SIDE - MARGIN.bottom, MARGIN.top]);
    const line = units < 2 ? undefined : this.#line(units, low, high);
    const pathOf = (path: readonly SpacePoint[]) =>
      `M${path.map(([u, v]) => `${x(u).toFixed(1)} ${y(v).toFixed(1)}`).join('L')}`;
    return html`
      <figure>
        <svg translate="no" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${this.#label(points, units)}>
          <rect
            class="frame"
            x=${x(low)}
            y=${MARGIN.top}
            width=${x(high) - x(low)}
            height=${SIDE - MARGIN.top - MARGIN.bottom}
          />
          ${units < 2 ? nothing : grid.map((path) => svg`<path class="grid" d=${pathOf(path)} />`)}
          ${line ? svg`<path class="line" d=${pathOf(line)} />` : nothing}
          ${points.map((point, row) => this.#renderPoint(x(point[0]), y(point[1]), row))}
          ${[low, high].map(
            (value) => svg`
              <text x=${x(value)} y=${SIDE - 18} text-anchor="middle">${Number(value.toPrecision(2))}</text>
              ${units < 2 ? nothing : svg`<text x=${MARGIN.start - 6} y=${y(value)} dy="0.34em" text-anchor="end">${Number(value.toPrecision(2))}</text>`}
            `,
          )}
          <text class="name" x=${(x(low) + x(high)) / 2} y=${SIDE - 6} text-anchor="middle">
            ${this.#nameOf(view.spaceX)}
          </text>
          ${
            units < 2
              ? nothing
              : svg`<text class="name" text-anchor="middle" transform="translate(14 ${SIDE / 2}) rotate(-90)">${this.#nameOf(view.spaceY)}</text>`
          }
        </svg>
      </figure>
      <p class="hint">${line ? this.texts.space.lineHint : this.#whyNoLine(units)}</p>
    `;
  }

  #renderPoint(x: number, y: number, row: number) {
    const { out, holdOut } = this.session.table.rows[row]!;
    const target = out[0];
    const classes = [
      'point',
      target === 1 ? 'one' : target === 0 ? 'zero' : '',
      holdOut ? 'held-out' : '',
      this.view.selectedRow === row ? 'selected' : '',
    ];
    const press = () => {
      this.#change({ selectedRow: this.view.selectedRow === row ? null : row });
    };
    return svg`<circle class=${classes.join(' ')} cx=${x} cy=${y} r="6" @click=${press}>
      <title>${this.messages.row(row + 1)}</title>
    </circle>`;
  }

  #grid(): SpacePoint[][] {
    const { surfaces, view } = this;
    const layer = surfaces?.layers[view.spaceLayer];
    if (!surfaces || !layer) return [];
    const { size } = surfaces;
    const [x, y] = [view.spaceX, view.spaceY].map((unit) => layer.subarray(unit * size ** 2, (unit + 1) * size ** 2));
    return x?.length === size ** 2 && y?.length === size ** 2 ? bentGrid(x, y, size) : [];
  }

  /** Returns the line where the first output is half-way between its targets, if it reads only these two units. */
  #line(units: number, low: number, high: number): [SpacePoint, SpacePoint] | undefined {
    const { session, view, parameters } = this;
    const { network } = session;
    const isLast = view.spaceLayer === network.hidden.length - 1;
    const weights = parameters?.weights[view.spaceLayer + 1];
    if (!isLast || units !== 2 || !weights) return undefined;
    const ofUnit = (unit: number) => weights[unit]?.[0] ?? 0;
    return lineWithin(
      [ofUnit(view.spaceX), ofUnit(view.spaceY)],
      parameters.biases[view.spaceLayer + 1]?.[0] ?? 0,
      sumInTheMiddle(network.activation.at(-1)!),
      { low: [low, low], high: [high, high] },
    );
  }

  #whyNoLine(units: number): string {
    const isLast = this.view.spaceLayer === this.session.network.hidden.length - 1;
    return isLast && units !== 2 ? this.texts.space.noLine(units) : '';
  }

  #label(points: readonly SpacePoint[], units: number): string {
    const { messages, view } = this;
    const named = points
      .slice(0, MOST_NAMED)
      .map(([x, y], row) =>
        this.texts.space.point(messages.row(row + 1), predictionFigure(x), units < 2 ? '–' : predictionFigure(y)),
      );
    const list = new Intl.ListFormat(messages.language).format(named);
    return this.texts.space.label(view.spaceLayer + 1, this.#nameOf(view.spaceX), this.#nameOf(view.spaceY), list);
  }

  #nameOf(unit: number): string {
    const { messages, session, view } = this;
    return unitNamer(messages, session.table, session.network.hidden.length + 1)(view.spaceLayer, unit);
  }

  #change(view: Partial<ViewState>): void {
    this.dispatchEvent(new ViewChanged(view));
  }
}

/** Returns the weighted sum at which an output is half-way between its targets 0 and 1. */
function sumInTheMiddle(activation: Activation): number {
  switch (activation) {
    case 'sigmoid':
    case 'step':
      return 0;
    case 'tanh':
      return Math.atanh(0.5);
    case 'relu':
    case 'leaky_relu':
    case 'linear':
      return 0.5;
  }
}
