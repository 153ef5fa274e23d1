import { html, nothing, svg, unsafeCSS } from 'lit';
import type { RequestedViews } from '../../engine/protocol.ts';
import { predictionFigure, share } from '../../i18n/numbers.ts';
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
import { onPlane, type Plane, principalPlane } from './principal-plane.ts';
import { bentGrid, lineWithin, projectedGrid, type SpacePoint } from './space-shapes.ts';
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

/** Axes of the drawing of more than two units: the plane of most difference, or two units. */
const AXES = ['directions', 'units'] as const;

/** Drawing in the coordinates of its axes, which share one range. */
interface Drawing {
  readonly names: readonly [string, string];
  readonly points: readonly SpacePoint[];
  readonly grid: readonly (readonly SpacePoint[])[];
  /** Line where the first output is half-way between its targets, if it can be drawn. */
  readonly line: readonly SpacePoint[] | undefined;
  readonly low: number;
  readonly high: number;
}

/** Plot of a hidden layer on a plane: the rows as points, and the inputs' square as a bent grid. */
export class HiddenSpace extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(hiddenSpaceCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    space: { attribute: false },
    surfaces: { attribute: false },
    parameters: { attribute: false },
    axes: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  /** rows × units of the layer, row-major. */
  declare space: RequestedViews['space'];
  declare surfaces: RequestedViews['surfaces'];
  declare parameters: Parameters | undefined;
  declare axes: (typeof AXES)[number];

  readonly #inSight = new InViewport(this);
  /** Plane of the last drawing, whose axes the next one follows. */
  #plane: (Plane & { readonly layer: number }) | undefined;

  constructor() {
    super();
    this.axes = 'directions';
  }

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
        ${
          units < 3
            ? nothing
            : choice({
                label: this.texts.space.axes,
                options: AXES,
                chosen: this.axes,
                nameOf: (axes) => this.texts.space.axesOf[axes],
                choose: (axes) => (this.axes = axes),
              })
        }
        ${
          this.#isProjected(units)
            ? nothing
            : choice({
                label: this.texts.surfaces.across,
                options: offered,
                chosen: view.spaceX,
                nameOf,
                choose: (unit) => {
                  this.#change({ spaceX: unit, ...(unit === view.spaceY && { spaceY: view.spaceX }) });
                },
              })
        }
        ${
          units < 2 || this.#isProjected(units)
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

  #isProjected(units: number): boolean {
    return units > 2 && this.axes === 'directions';
  }

  #renderDrawing(units: number) {
    const { space, session } = this;
    if (space?.length !== session.table.rows.length * units) return nothing;
    const shown = this.#isProjected(units) ? this.#onPlane(space, units) : this.#byUnits(space, units);
    const { points, grid, line, low, high, names } = shown;
    const x = linearScale([low, high], [MARGIN.start, SIDE - MARGIN.end]);
    const y = linearScale(units < 2 ? [0, 1] : [low, high], [SIDE - MARGIN.bottom, MARGIN.top]);
    const pathOf = (path: readonly SpacePoint[]) =>
      `M${path.map(([u, v]) => `${x(u).toFixed(1)} ${y(v).toFixed(1)}`).join('L')}`;
    return html`
      <figure>
        <svg translate="no" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${this.#label(shown, units)}>
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
          <text class="name" x=${(x(low) + x(high)) / 2} y=${SIDE - 6} text-anchor="middle">${names[0]}</text>
          ${
            units < 2
              ? nothing
              : svg`<text class="name" text-anchor="middle" transform="translate(14 ${SIDE / 2}) rotate(-90)">${names[1]}</text>`
          }
        </svg>
      </figure>
      <p class="hint">${this.#hint(units, line !== undefined)}</p>
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

  /** Returns the drawing along two of the units, or along one of a single unit. */
  #byUnits(space: Float64Array, units: number): Drawing {
    const { session, view, surfaces } = this;
    const points = session.table.rows.map((_, row): SpacePoint => [
      space[row * units + view.spaceX]!,
      units < 2 ? 0.5 : space[row * units + view.spaceY]!,
    ]);
    const [x, y] = [view.spaceX, view.spaceY].map((unit) => this.#surfaceOf(unit));
    const grid = x && y && surfaces ? bentGrid(x, y, surfaces.size) : [];
    const { low, high } = rangeOf(session.network.activation[view.spaceLayer]!, [...points, ...grid.flat()].flat());
    const ofUnit = (unit: number) => this.#outputWeights?.[unit]?.[0] ?? 0;
    return {
      names: [this.#nameOf(view.spaceX), this.#nameOf(view.spaceY)],
      points,
      grid,
      line: units === 2 ? this.#line([ofUnit(view.spaceX), ofUnit(view.spaceY)], 0, low, high) : undefined,
      low,
      high,
    };
  }

  /**
   * Returns the drawing on a plane: that of the rows' first two principal components, or, before the outputs, that of
   * the first output's weights and the first component beside them. Its line separates the rows as the network does.
   */
  #onPlane(space: Float64Array, units: number): Drawing {
    const { view, surfaces, texts } = this;
    const isSame = this.#plane?.layer === view.spaceLayer && this.#plane.mean.length === units;
    const weights = Float64Array.from({ length: units }, (_, unit) => this.#outputWeights?.[unit]?.[0] ?? 0);
    const plane = principalPlane(space, units, isSame ? this.#plane : undefined, weights);
    this.#plane = { ...plane, layer: view.spaceLayer };
    const points = this.session.table.rows.map((_, row) => onPlane(plane, space.subarray(row * units)));
    const layer = Array.from({ length: units }, (_, unit) => this.#surfaceOf(unit));
    const grid =
      surfaces && layer.every((each) => each !== undefined) ? projectedGrid(plane, layer, surfaces.size) : [];
    const high = 1.1 * Math.max(1e-9, ...[...points, ...grid.flat()].flat().map(Math.abs));
    const [a, b, atMean] = [...plane.axes, plane.mean].map((axis) =>
      axis.reduce((sum, value, unit) => sum + value * weights[unit]!, 0),
    ) as [number, number, number];
    return {
      names: [texts.landscape.direction(1), texts.landscape.direction(2)],
      points,
      grid,
      line: this.#line([a, b], atMean, -high, high),
      low: -high,
      high,
    };
  }

  /** Returns a unit's values over the square of the inputs; undefined if they were not computed. */
  #surfaceOf(unit: number): Float64Array | undefined {
    const { surfaces, view } = this;
    if (!surfaces) return undefined;
    const cells = surfaces.size ** 2;
    const values = surfaces.layers[view.spaceLayer]?.subarray(unit * cells, (unit + 1) * cells);
    return values?.length === cells ? values : undefined;
  }

  /** Weights into the outputs, if the layer is the last hidden one. */
  get #outputWeights(): Parameters['weights'][number] | undefined {
    const { session, view, parameters } = this;
    return view.spaceLayer === session.network.hidden.length - 1 ? parameters?.weights[view.spaceLayer + 1] : undefined;
  }

  /** Returns the line where the first output, whose sum is `atOrigin` plus the weighted coordinates, is half-way. */
  #line(weights: SpacePoint, atOrigin: number, low: number, high: number): readonly SpacePoint[] | undefined {
    const { session, view, parameters } = this;
    if (!this.#outputWeights || !parameters) return undefined;
    return lineWithin(
      weights,
      atOrigin + (parameters.biases[view.spaceLayer + 1]?.[0] ?? 0),
      sumInTheMiddle(session.network.activation.at(-1)!),
      { low: [low, low], high: [high, high] },
    );
  }

  #hint(units: number, hasLine: boolean): string {
    const { space } = this.texts;
    if (this.#isProjected(units))
      return space.projected(share(this.#plane!.share), this.#outputWeights && this.session.table.outputs[0]!, hasLine);
    if (hasLine) return space.lineHint;
    const isLast = this.view.spaceLayer === this.session.network.hidden.length - 1;
    return isLast && units !== 2 ? space.noLine(units) : '';
  }

  #label({ points, names }: Drawing, units: number): string {
    const { messages, view } = this;
    const named = points
      .slice(0, MOST_NAMED)
      .map(([x, y], row) =>
        this.texts.space.point(messages.row(row + 1), predictionFigure(x), units < 2 ? '–' : predictionFigure(y)),
      );
    const list = new Intl.ListFormat(messages.language).format(named);
    return this.texts.space.label(view.spaceLayer + 1, ...names, list);
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
