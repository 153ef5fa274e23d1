import { bisector } from 'd3-array';
import { format } from 'd3-format';
import { scaleLinear, scaleLog } from 'd3-scale';
import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import { count, lossFigure } from '../i18n/numbers.ts';
import type { LossScale } from '../state.ts';
import { Chosen } from './events.ts';
import lossChartCss from './loss-chart.css?inline';
import { baseStyles, View } from './view.ts';

const HEIGHT = 260;
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

/** The loss by iteration, live while training. Its `chosen` event carries a scale. */
export class LossChart extends View {
  static override readonly styles = [baseStyles, unsafeCSS(lossChartCss)];

  static override readonly properties = {
    ...View.properties,
    curve: { attribute: false },
    until: { attribute: false },
    lossScale: { attribute: false },
    width: { state: true },
    cursor: { state: true },
  };

  /** Iteration, loss, iteration, loss, …, in rising order. */
  declare curve: Float64Array | undefined;
  /** The iteration at which training will stop: the least that the chart spans. */
  declare until: number;
  declare lossScale: LossScale;
  /** CSS pixels. */
  declare width: number;
  declare cursor: Cursor | undefined;

  #points: readonly Point[] = [];

  readonly #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.width = entry.contentRect.width;
  });

  constructor() {
    super();
    this.until = 1;
    this.lossScale = 'linear';
    this.width = 600;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#resizes.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('curve')) this.#points = pointsOf(this.curve);
  }

  override render() {
    const { messages } = this;
    return html`
      <div class="heading">
        <h2>${messages.lossChart} <span class="hint">${messages.lossUnit}</span></h2>
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
      @click=${() => this.dispatchEvent(new Chosen(scale))}
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
        height=${HEIGHT}
        viewBox="0 0 ${this.width} ${HEIGHT}"
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
            ? svg`<path class="curve" d=${this.#path(x, y)} />`
            : svg`<text x=${(MARGIN.left + this.width) / 2} y=${HEIGHT / 2} text-anchor="middle">${messages.chartEmpty}</text>`
        }
        ${last ? svg`<circle class="end" r="4.5" cx=${x(last.iteration)} cy=${y(last.loss)} />` : nothing}
        ${at ? this.#renderCursor(at, x(at.iteration), y(at.loss)) : nothing}
      </svg>
    `;
  }

  #renderAxes(x: Scale, y: Scale) {
    const { messages } = this;
    const bottom = HEIGHT - MARGIN.bottom;
    const right = this.width - MARGIN.right;
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
        .ticks(Math.max(2, Math.min(8, Math.floor(this.width / 90))))
        .filter(Number.isInteger)
        .map(
          (tick) => svg`
            <line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4} />
            <text x=${x(tick)} y=${bottom + 18} text-anchor="middle">${count(tick)}</text>`,
        )}
      <line class="grid" x1=${MARGIN.left} x2=${right} y1=${bottom} y2=${bottom} />
      <text x=${right} y=${HEIGHT - 4} text-anchor="end">${messages.iteration}</text>
    `;
  }

  #renderCursor(point: Point, x: number, y: number) {
    const onLeft = x > this.width / 2;
    return svg`
      <line class="cursor" x1=${x} x2=${x} y1=${MARGIN.top} y2=${HEIGHT - MARGIN.bottom} />
      <circle class="cursor-dot" r="4.5" cx=${x} cy=${y} />
      <text class="readout" x=${x + (onLeft ? -10 : 10)} y=${MARGIN.top + 8} text-anchor=${onLeft ? 'end' : 'start'}>${this.#readout(point)}</text>
    `;
  }

  #readout(point: Point): string {
    return this.messages.chartReadout(count(point.iteration), lossFigure(point.loss));
  }

  #x(): Scale {
    const last = this.#points.at(-1)?.iteration ?? 0;
    return scaleLinear([0, Math.max(this.until, last, 1)], [MARGIN.left, this.width - MARGIN.right]);
  }

  #y(): Scale {
    const range = [HEIGHT - MARGIN.bottom, MARGIN.top];
    const losses = this.#points.map((point) => point.loss).filter(Number.isFinite);
    const most = losses.length > 0 ? Math.max(...losses) : 1;
    if (this.lossScale === 'linear') return scaleLinear([0, most > 0 ? most : 1], range).nice(5);
    const least = Math.max(LEAST_LOSS, Math.min(most, ...losses));
    return scaleLog([least, Math.max(most, least * 10)], range)
      .nice()
      .clamp(true);
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
