import { bisector } from 'd3-array';
import { format } from 'd3-format';
import { scaleLinear, scaleLog } from 'd3-scale';
import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import { count, lossFigure } from '../i18n/numbers.ts';
import type { Loss } from '../session/session.ts';
import type { LossScale } from '../session/view.ts';
import { FigureSize } from './figure-size.ts';
import { ViewChanged } from './events.ts';
import lossChartCss from './loss-chart.css?inline';
import { baseStyles, figureStyles, View } from './view.ts';

const MARGIN = { top: 12, right: 16, bottom: 40, left: 56 };
/** The lowest loss that the logarithmic scale shows; a loss of exactly zero is drawn there. */
const LEAST_LOSS = 1e-16;

const byIteration = bisector((point: Point) => point.iteration);
const powerOfTen = format('.0~e');

interface Point {
  readonly iteration: number;
  readonly loss: number;
}

/** Where the reader looks: under a resting pointer, or at an iteration gone to by keys. */
type Cursor = { readonly kind: 'pointer'; readonly x: number } | { readonly kind: 'keys'; readonly iteration: number };

/** The loss by iteration, live while training.  */
export class LossChart extends View {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(lossChartCss)];

  static override readonly properties = {
    ...View.properties,
    curve: { attribute: false },
    loss: { attribute: false },
    until: { attribute: false },
    lossScale: { attribute: false },
    cursor: { state: true },
  };

  /** Iteration, loss, iteration, loss, …, in rising order. */
  declare curve: Float64Array | undefined;
  /** Which loss it is. */
  declare loss: Loss;
  /** The iteration at which training will stop: the least that the chart spans. */
  declare until: number;
  declare lossScale: LossScale;
  declare cursor: Cursor | undefined;

  #points: readonly Point[] = [];

  readonly #size = new FigureSize(this);

  constructor() {
    super();
    this.loss = 'sse';
    this.until = 1;
    this.lossScale = 'linear';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('curve')) this.#points = pointsOf(this.curve);
  }

  override render() {
    const { messages } = this;
    return html`
      <div class="heading">
        <h2>${messages.lossChart} <span class="hint">${messages.lossUnit[this.loss]}</span></h2>
        <div class="scale" role="group" aria-label=${messages.scale}>
          ${this.#renderScaleButton('linear', messages.linear)} ${this.#renderScaleButton('log', messages.log)}
        </div>
      </div>
      <figure>${this.#renderChart()}</figure>
    `;
  }

  #renderScaleButton(scale: LossScale, text: string) {
    return html`<button
      type="button"
      aria-pressed=${this.lossScale === scale}
      @click=${() => this.dispatchEvent(new ViewChanged({ lossScale: scale }))}
    >
      ${text}
    </button>`;
  }

  #renderChart() {
    const { messages } = this;
    const x = this.#x();
    const y = this.#y();
    const at = this.#atCursor();
    const last = this.#points.at(-1);
    const read = at ?? last;
    return html`
      <svg
        viewBox="0 0 ${this.#size.width} ${this.#size.height}"
        tabindex="0"
        role="slider"
        aria-label=${messages.chartKeys}
        aria-valuemin="0"
        aria-valuemax=${last?.iteration ?? 0}
        aria-valuenow=${read?.iteration ?? 0}
        aria-valuetext=${read ? this.#readout(read) : messages.chartEmpty}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${this.#onLeave}
        @blur=${this.#onLeave}
        @keydown=${this.#onKey}
      >
        ${this.#renderAxes(x, y)}
        ${
          this.#points.length > 1
            ? this.#renderCurve(x, y)
            : svg`<text x=${(MARGIN.left + this.#size.width) / 2} y=${this.#size.height / 2} text-anchor="middle">${messages.chartEmpty}</text>`
        }
        ${last ? svg`<circle class="end" r="4.5" cx=${x(last.iteration)} cy=${y(last.loss)} />` : nothing}
        ${at ? this.#renderCursor(at, x(at.iteration), y(at.loss)) : nothing}
      </svg>
    `;
  }

  #renderAxes(x: Scale, y: Scale) {
    const { messages } = this;
    const bottom = this.#size.height - MARGIN.bottom;
    const right = this.#size.width - MARGIN.right;
    const decades = this.lossScale === 'log' ? decadeTicks(y) : undefined;
    return svg`
      ${(decades ?? y.ticks(5)).map(
        (tick) => svg`
          <line class="grid" x1=${MARGIN.left} x2=${right} y1=${y(tick)} y2=${y(tick)} />
          <text x=${MARGIN.left - 8} y=${y(tick)} dy="0.32em" text-anchor="end">${
            decades && (tick < 0.001 || tick > 1000) ? powerOfTen(tick) : lossFigure(tick)
          }</text>`,
      )}
      ${x
        .ticks(Math.max(2, Math.min(8, Math.floor(this.#size.width / 90))))
        .filter(Number.isInteger)
        .map(
          (tick) => svg`
            <line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4} />
            <text x=${x(tick)} y=${bottom + 18} text-anchor="middle">${count(tick)}</text>`,
        )}
      <line class="grid" x1=${MARGIN.left} x2=${right} y1=${bottom} y2=${bottom} />
      <text x=${right} y=${this.#size.height - 4} text-anchor="end">${messages.iteration}</text>
    `;
  }

  #renderCursor(point: Point, x: number, y: number) {
    const onLeft = x > this.#size.width / 2;
    return svg`
      <line class="cursor" x1=${x} x2=${x} y1=${MARGIN.top} y2=${this.#size.height - MARGIN.bottom} />
      <circle class="cursor-dot" r="4.5" cx=${x} cy=${y} />
      <text class="readout" x=${x + (onLeft ? -10 : 10)} y=${MARGIN.top + 8} text-anchor=${onLeft ? 'end' : 'start'}>${this.#readout(point)}</text>
    `;
  }

  #readout(point: Point): string {
    return this.messages.chartReadout(count(point.iteration), lossFigure(point.loss));
  }

  #x(): Scale {
    const last = this.#points.at(-1)?.iteration ?? 0;
    return scaleLinear([0, Math.max(this.until, last, 1)], [MARGIN.left, this.#size.width - MARGIN.right]);
  }

  #y(): Scale {
    const range = [this.#size.height - MARGIN.bottom, MARGIN.top];
    const losses = this.#points.map((point) => point.loss).filter(Number.isFinite);
    const most = losses.length > 0 ? Math.max(...losses) : 1;
    if (this.lossScale === 'linear') return scaleLinear([0, most > 0 ? most : 1], range).nice(5);
    const least = Math.max(LEAST_LOSS, Math.min(most, ...losses));
    return scaleLog([least, Math.max(most, least * 10)], range)
      .nice()
      .clamp(true);
  }

  #renderCurve(x: Scale, y: Scale) {
    const path = this.#path(x, y);
    const bottom = this.#size.height - MARGIN.bottom;
    const end = x(this.#points.at(-1)!.iteration);
    return svg`
      <path class="area" d=${`${path}L${end.toFixed(1)},${bottom}L${x(0)},${bottom}Z`} />
      <path class="curve" d=${path} />
    `;
  }

  #path(x: Scale, y: Scale): string {
    let path = '';
    for (const { iteration, loss } of this.#points) {
      const height = y(this.lossScale === 'log' ? Math.max(loss, LEAST_LOSS) : loss);
      path += `${path ? 'L' : 'M'}${x(iteration).toFixed(1)},${height.toFixed(1)}`;
    }
    return path;
  }

  // -- The cursor ------------------------------------------------------------------------------------------------

  #atCursor(): Point | undefined {
    const { cursor } = this;
    if (!cursor || this.#points.length === 0) return undefined;
    const iteration = cursor.kind === 'keys' ? cursor.iteration : this.#x().invert(cursor.x);
    return this.#points[byIteration.center(this.#points, iteration)];
  }

  #onPointer(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    this.cursor = { kind: 'pointer', x: event.clientX - box.left };
  }

  #onLeave(): void {
    this.cursor = undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#points.length - 1;
    if (last < 0) return;
    const current = this.#atCursor();
    const index = current ? byIteration.center(this.#points, current.iteration) : last;
    const page = Math.max(1, Math.round(last / 20));
    const targets: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      PageDown: index - page,
      PageUp: index + page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (event.key === 'Escape') this.cursor = undefined;
    if (target === undefined) return;
    event.preventDefault();
    const point = this.#points[Math.min(Math.max(target, 0), last)]!;
    this.cursor = { kind: 'keys', iteration: point.iteration };
  }
}

interface Scale {
  (value: number): number;
  invert(position: number): number;
  ticks(count?: number): number[];
}

function pointsOf(curve: Float64Array | undefined): Point[] {
  const points: Point[] = [];
  for (let i = 0; curve && i + 1 < curve.length; i += 2) {
    points.push({ iteration: curve[i]!, loss: curve[i + 1]! });
  }
  return points;
}

/** Powers of ten, thinned to what fits. */
function decadeTicks(y: Scale): number[] {
  const decades = y.ticks(20).filter(isPowerOfTen);
  const every = Math.ceil(decades.length / 6);
  return decades.filter((_, index) => (decades.length - 1 - index) % every === 0);
}

function isPowerOfTen(value: number): boolean {
  return Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
}
