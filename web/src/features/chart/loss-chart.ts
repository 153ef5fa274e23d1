import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { count, lossFigure } from '../../i18n/numbers.ts';
import type { PastRun } from '../../session/past-runs.ts';
import type { Session } from '../../session/session.ts';
import { CHARTS, type LossScale, type ViewState } from '../../session/view.ts';
import type { ChartMarks } from './chart-marks.ts';
import { iterationScale, pathOf, valueScale } from './chart-scale.ts';
import type { Scale } from '../../ui/scale.ts';
import { nearestPoint, type Series, seriesOfCurve } from './chart-series.ts';
import type { ChartBand } from '../../ui/chart-band.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { IterationSought, ViewChanged } from '../../ui/events.ts';
import { LazyViews } from '../../lazy/lazy-views.ts';
import { Gesture, isFinger } from '../../ui/gesture.ts';
import type { Highlight } from '../../ui/highlight.ts';
import { onKey } from '../../ui/keys.ts';
import lossChartCss from './loss-chart.css?inline';
import type { Place } from '../../ui/pointer-place.ts';
import { renderAxes } from '../../ui/loss-axes.ts';
import { AXIS_INSET, lastOnAxis } from '../../ui/time-axis.ts';
import { baseStyles, figureStyles, View } from '../../ui/view.ts';

const MARGIN = { ...AXIS_INSET, top: 12, bottom: 40 };
const INSIDE_MARGIN = `inset: ${MARGIN.top}px ${MARGIN.right}px ${MARGIN.bottom}px ${MARGIN.left}px`;
/** Greatest multiple of the present iteration to which runs that would follow widen the axis. */
const GHOST_REACH = 1.25;
/** Properties from which the lines are computed. */
const DRAWN_FROM = ['snapshot', 'session', 'view', 'messages'] as const;

/**
 * Chart of the run over its iterations: the loss, the loss of each row, the weights or their gradients. It is also the
 * time line: dragging along it, or the arrow keys, shows the whole playground at that iteration.
 */
export class LossChart extends View {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(lossChartCss)];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    view: { attribute: false },
    pastRuns: { attribute: false },
    band: { attribute: false },
    lit: { attribute: false },
    ghosts: { attribute: false },
    hasRunBar: { attribute: false },
    hasContradictions: { attribute: false },
    pointer: { state: true },
    showsTable: { state: true },
  };

  declare session: Session;
  declare snapshot: Snapshot | undefined;
  declare view: ViewState;
  /** Earlier runs, drawn behind the present one. */
  declare pastRuns: readonly PastRun[];
  /** Band of the losses of many runs, drawn behind all curves. */
  declare band: ChartBand | undefined;
  /** Parts whose lines are highlighted, or an earlier run. */
  declare lit: Highlight | undefined;
  /** Losses of the runs that would follow what a person points at, each with words about its end as its name. */
  declare ghosts: readonly Series[];
  /** True if rows contradict each other. */
  declare hasContradictions: boolean;
  /** True if the page has a button to train. */
  declare hasRunBar: boolean;
  /** Pointer position in CSS pixels from the top left corner of the drawing. */
  declare pointer: Place | undefined;
  declare showsTable: boolean;

  /** Lines as drawn, stacked if the view is, and their own values below. */
  #drawn: readonly Series[] = [];
  #lines: readonly Series[] = [];
  #past: readonly Series[] = [];
  /** Loss of the held-out rows, if there are any. */
  #heldOut: Series | undefined;
  /** View of the marks, which also draws what is not on the first screen of a run; undefined until it is loaded. */
  #marks: typeof ChartMarks | undefined;
  /** Requested iteration, until it is shown. */
  #sought: number | undefined;
  /** Drag along the time line; its subject is the iteration shown before the drag. */
  readonly #gesture = new Gesture<number>('x');

  readonly #size = new FigureSize(this);

  constructor() {
    super();
    new LazyViews(this);
    this.pastRuns = [];
    this.ghosts = [];
    this.hasRunBar = true;
    this.hasContradictions = false;
    this.showsTable = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot')) {
      const { snapshot } = this;
      if (!snapshot || snapshot.running || snapshot.iteration === this.#sought) this.#sought = undefined;
    }
    if (changed.has('pastRuns')) this.#past = this.pastRuns.map(({ id, curve }) => seriesOfCurve(`#${id}`, curve));
    const marks = customElements.get('truth-net-chart-marks') as typeof ChartMarks | undefined;
    if (marks === this.#marks && !DRAWN_FROM.some((name) => changed.has(name))) return;
    if (marks !== this.#marks) this.shadowRoot!.adoptedStyleSheets.push(marks!.chartStyles);
    this.#marks = marks;
    marks?.drawWithTexts(this);
    this.#lines = this.#linesNow();
    this.#drawn = this.#isStacked && marks ? marks.stacked(this.#lines) : this.#lines;
    const { iterations, losses: values } = this.snapshot?.views.heldOut ?? {};
    const isShown = iterations && values && this.view.chart === 'loss';
    this.#heldOut = isShown ? { name: '', iterations, values } : undefined;
  }

  get #emptyText(): string {
    const { chartEmpty, chartWaiting, notTrainable } = this.messages;
    const { obstacle } = this.snapshot ?? {};
    if (obstacle) return notTrainable[obstacle];
    return this.hasRunBar ? chartEmpty : chartWaiting;
  }

  /** Losses of other runs than the present one. */
  get #others(): readonly Series[] {
    return this.view.chart === 'loss' ? [...this.#past, ...this.ghosts] : [];
  }

  get #isStacked(): boolean {
    return this.view.chart === 'rows' && this.view.stacked;
  }

  /** Scale in use. Weights cross 0 and stacked values add up; a logarithmic scale shows neither. */
  get #scaleKind(): LossScale {
    return this.view.chart === 'weights' || this.#isStacked ? 'linear' : this.view.lossScale;
  }

  #linesNow(): readonly Series[] {
    const { snapshot, view, session, messages } = this;
    if (!snapshot) return [];
    if (view.chart === 'loss') return [seriesOfCurve(messages.loss, snapshot.curve, snapshot.jumps)];
    const lines = this.#marks?.linesOfHistory(snapshot, view.chart, session, messages) ?? [];
    return this.#scaleKind === 'log' ? lines.map((line) => ({ ...line, values: line.values.map(Math.abs) })) : lines;
  }

  override render() {
    const { messages, view } = this;
    return html`
      <div class="heading">
        <h2 class="visually-hidden">
          ${messages.chartTitle[view.chart]}
          ${view.chart === 'loss' ? html`<span class="hint">${messages.lossName[this.session.training.loss]}</span>` : nothing}
        </h2>
        <div class="choices">${this.#renderChoices()}</div>
      </div>
      <figure>${this.#renderChart()}</figure>
      ${view.chart === 'rows' ? this.#marks?.renderLegend(this.#lines) : nothing} ${this.band?.legend}
      <div class="below">
        ${this.#renderTimeLine()}
        <details @toggle=${this.#onTable}>
          <summary>${messages.chartTable}</summary>
          ${this.showsTable ? this.#renderTable() : nothing}
        </details>
      </div>
    `;
  }

  // -- Choices ---------------------------------------------------------------------------------------------------

  #renderChoices() {
    const { messages, view } = this;
    const charts = CHARTS.map((chart) => this.#choice(messages.chart[chart], view.chart === chart, { chart }));
    return html`
      <div class="choice" role="group" aria-label=${messages.chartChoice}>${charts}</div>
      ${view.chart === 'rows' ? this.#marks?.renderRowsChoice(view, messages, this.#choice.bind(this)) : nothing}
      ${
        view.chart === 'weights' || this.#isStacked
          ? nothing
          : html`<div class="choice" role="group" aria-label=${messages.scale}>
              ${this.#choice(messages.linear, view.lossScale === 'linear', { lossScale: 'linear' })}
              ${this.#choice(messages.log, view.lossScale === 'log', { lossScale: 'log' })}
            </div>`
      }
    `;
  }

  #choice(text: string, isChosen: boolean, change: Partial<ViewState>) {
    return html`<button
      class="option"
      type="button"
      aria-pressed=${isChosen}
      @click=${() => this.dispatchEvent(new ViewChanged(change))}
    >
      ${text}
    </button>`;
  }

  // -- Drawing ---------------------------------------------------------------------------------------------------

  #renderChart() {
    const { messages, snapshot, view } = this;
    const x = this.#x();
    const y = this.#y();
    const { width, height } = this.#size;
    const hasOthers = !!this.band || this.hasContradictions || this.#others.length > 0;
    return html`
      <svg
        translate="no"
        class=${this.pastRuns.some(({ id }) => id === this.lit?.run) ? 'one-lit' : nothing}
        viewBox="0 0 ${width} ${height}"
        tabindex="0"
        role="slider"
        aria-label=${messages.chartKeys(messages.chartTitle[view.chart])}
        aria-valuemin="0"
        aria-valuemax=${snapshot?.lastIteration ?? 0}
        aria-valuenow=${snapshot?.iteration ?? 0}
        aria-valuetext=${snapshot ? this.#readoutNow(snapshot) : this.#emptyText}
        @pointermove=${this.#onMove}
        @pointerdown=${this.#onDown}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
        @pointerleave=${this.#onLeave}
        @keydown=${this.#onKey}
      >
        ${renderAxes({ x, y, kind: this.#scaleKind }, width, height, messages.iteration)}
        <svg
          translate="no"
          x=${MARGIN.left}
          y="0"
          width=${Math.max(0, width - MARGIN.left - MARGIN.right)}
          height=${height - MARGIN.bottom}
          viewBox="${MARGIN.left} 0 ${Math.max(1, width - MARGIN.left - MARGIN.right)} ${height - MARGIN.bottom}"
          overflow="hidden"
        >
          ${view.chart === 'loss' ? [this.band?.draw(x, y), this.#renderPast(x, y)] : nothing}
          ${this.#renderLines(x, y)}
        </svg>
        ${this.#renderRemarks(x, y)} ${snapshot ? this.#renderPlayhead(snapshot, x, y) : nothing}
        ${this.#renderPointer(x, y)}
      </svg>
      ${
        snapshot
          ? html`<truth-net-chart-marks
              class=${view.chart !== 'loss' || this.#isRemarkable(snapshot) ? 'late' : nothing}
              ?hidden=${view.chart !== 'loss'}
              .messages=${messages}
              .session=${this.session}
              .snapshot=${snapshot}
              .lossScale=${view.lossScale}
              .x=${x}
              .y=${y}
              @view-changed=${(event: ViewChanged) => this.dispatchEvent(new ViewChanged(event.view))}
            ></truth-net-chart-marks>`
          : nothing
      }
      ${
        (snapshot?.lastIteration ?? 0) > 0
          ? nothing
          : // Hidden, not removed: that would lay out the whole page while the pointer moves over controls.
            html`<p
              class="empty"
              aria-hidden="true"
              .style=${`${INSIDE_MARGIN};visibility:${hasOthers ? 'hidden' : 'visible'}`}
            >
              ${this.#emptyText}
            </p>`
      }
    `;
  }

  /** Returns the classes of an earlier run: its colour, and whether it is highlighted. */
  #classOf({ id }: PastRun): string {
    return `run-${id % 3} ${id === this.lit?.run ? 'lit' : ''}`;
  }

  #renderPast(x: Scale, y: Scale) {
    return this.#past.map(
      (line, i) => svg`<path class="past ${this.#classOf(this.pastRuns[i]!)}" d=${pathOf(line, x, y)} />`,
    );
  }

  #renderLines(x: Scale, y: Scale) {
    if (this.view.chart !== 'loss') {
      return this.#marks?.renderHistory(this.#drawn, this.view.chart, this.#isStacked, this.lit, x, y);
    }
    const [line] = this.#drawn;
    if (!line || line.iterations.length < 2) return nothing;
    const path = pathOf(line, x, y);
    const bottom = this.#size.height - MARGIN.bottom;
    return svg`
        <path class="area" d=${`${path}L${x(line.iterations.at(-1)!)},${bottom}L${x(0)},${bottom}Z`} />
        ${this.#heldOut ? svg`<path class="held-out" d=${pathOf(this.#heldOut, x, y)} />` : nothing}
        <path class="curve" d=${path} />`;
  }

  /** Returns true if the curve has remarks, which a lazy view draws. */
  #isRemarkable({ changes, allRightSince }: Snapshot): boolean {
    return (
      changes.length > 0 ||
      allRightSince !== undefined ||
      this.#heldOut !== undefined ||
      this.#past.length > 0 ||
      this.hasContradictions
    );
  }

  /** Renders what is remarkable about the curves, once the code for it is loaded. */
  #renderRemarks(x: Scale, y: Scale) {
    const { session, messages, snapshot, pastRuns, view } = this;
    const runs = pastRuns.map((run, i) => ({ ...run, line: this.#past[i]!, colour: this.#classOf(run) }));
    return this.#marks?.renderRemarks({
      chart: view.chart,
      session,
      messages,
      x,
      y,
      runs,
      line: this.#lines[0],
      heldOut: this.#heldOut,
      since: snapshot?.allRightSince,
      ghosts: this.ghosts,
    });
  }

  /** Renders the shown iteration; after a step back in time, a veil covers the later part. */
  #renderPlayhead({ iteration, lastIteration, loss }: Snapshot, x: Scale, y: Scale) {
    const isBack = iteration < lastIteration;
    const bottom = this.#size.height - MARGIN.bottom;
    return svg`
      ${
        isBack
          ? svg`
            <rect class="veil" x=${x(iteration)} y=${MARGIN.top} width=${x(lastIteration) - x(iteration)} height=${bottom - MARGIN.top} />
            <line class="playhead" x1=${x(iteration)} x2=${x(iteration)} y1=${MARGIN.top} y2=${bottom} />`
          : nothing
      }
      ${this.view.chart === 'loss' ? svg`<circle class="end" r="4.5" cx=${x(iteration)} cy=${y(loss)} />` : nothing}
      ${lastIteration > 0 ? svg`<path class="handle" d=${handleAt(x(iteration), bottom)} />` : nothing}`;
  }

  #renderPointer(x: Scale, y: Scale) {
    const { pointer } = this;
    if (pointer === undefined || this.#lines.length === 0) return nothing;
    const iteration = x.invert(pointer.x);
    const line = this.#marks?.lineAt(this.#drawn, this.#isStacked, iteration, pointer.y, y) ?? 0;
    const drawn = this.#drawn[line]!;
    const at = nearestPoint(drawn, iteration);
    if (at < 0) return nothing;
    const left = x(drawn.iterations[at]!);
    const onLeft = left > this.#size.width / 2;
    return svg`
      <line class="cursor" x1=${left} x2=${left} y1=${MARGIN.top} y2=${this.#size.height - MARGIN.bottom} />
      <circle class="cursor-dot" r="4.5" cx=${left} cy=${y(drawn.values[at]!)} />
      <text class="readout" x=${left + (onLeft ? -10 : 10)} y=${MARGIN.top + 8} text-anchor=${onLeft ? 'end' : 'start'}>${this.#readout(this.#lines[line]!, at)}</text>
    `;
  }

  #readout(line: Series, at: number): string {
    const { messages, view } = this;
    const iteration = count(line.iterations[at]!);
    const value = lossFigure(line.values[at]!);
    return view.chart === 'loss'
      ? messages.chartReadout(iteration, value)
      : this.#marks!.lineReadout(messages, iteration, line.name, value);
  }

  #readoutNow({ iteration, loss }: Snapshot): string {
    return this.messages.chartReadout(count(iteration), lossFigure(loss));
  }

  #x(): Scale {
    const { session, snapshot, pastRuns, view } = this;
    // A preview that goes far beyond the axis is cut off: its words say how it ends.
    const reach = GHOST_REACH * (snapshot?.iteration ?? 0);
    const others = this.#others.map(({ iterations }) => Math.min(iterations.at(-1) ?? 0, reach));
    const last = Math.max(lastOnAxis(session, snapshot, pastRuns, view.chart), ...others);
    return iterationScale(last, [MARGIN.left, this.#size.width - MARGIN.right]);
  }

  #y(): Scale {
    const lines = this.#heldOut ? [...this.#drawn, this.#heldOut] : this.#drawn;
    const others = [...this.#others, ...(this.band?.edges ?? [])];
    return valueScale(this.#scaleKind, lines, others, [this.#size.height - MARGIN.bottom, MARGIN.top]);
  }

  // -- Below the drawing -----------------------------------------------------------------------------------------

  #renderTimeLine() {
    const { snapshot, messages } = this;
    const isBack = snapshot !== undefined && snapshot.iteration < snapshot.lastIteration;
    return html`<p class="hint time-line ${isBack ? '' : 'idle'}">
      ${
        isBack
          ? html`${
                // The run bar already says so.
                this.hasRunBar
                  ? nothing
                  : html`<span>${messages.lookingBack(count(snapshot.iteration), count(snapshot.lastIteration))}</span>`
              } <button type="button" @click=${() => this.#seek(snapshot.lastIteration)}>${messages.toTheEnd}</button>`
          : messages.timeLineHint
      }
    </p>`;
  }

  #onTable(event: Event): void {
    this.showsTable = (event.target as HTMLDetailsElement).open;
  }

  /** Renders the numbers of the lines, by a view that is loaded for the first table. */
  #renderTable() {
    const { messages } = this;
    return this.#lines[0]?.iterations.length
      ? html`<truth-net-chart-table
          class="late"
          .messages=${messages}
          .lines=${this.#lines}
          .heldOut=${this.#heldOut}
        ></truth-net-chart-table>`
      : html`<p class="hint">${this.#emptyText}</p>`;
  }

  // -- Time travel -----------------------------------------------------------------------------------------------

  #seek(iteration: number): void {
    const { snapshot } = this;
    if (!snapshot) return;
    const target = Math.min(Math.max(Math.round(iteration), 0), snapshot.lastIteration);
    if (target === (this.#sought ?? snapshot.iteration) && !snapshot.running) return;
    this.#sought = target;
    this.dispatchEvent(new IterationSought(target));
  }

  #seekPlace({ x }: Place): void {
    this.#seek(this.#x().invert(x));
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#gesture.begin(event, this.#sought ?? this.snapshot?.iteration ?? 0);
    // A finger may be about to scroll the page.
    if (!isFinger(event)) this.#seekPlace(this.#size.placeOf(event));
  }

  #onMove(event: PointerEvent): void {
    const isDrag = this.#gesture.drag(event) !== undefined;
    if (isFinger(event) && !isDrag) return;
    this.pointer = this.#size.placeOf(event);
    if (isDrag) this.#seekPlace(this.pointer);
  }

  #onUp(event: PointerEvent): void {
    const isTap = this.#gesture.tap(event) !== undefined;
    if (isTap && isFinger(event)) this.#seekPlace(this.#size.placeOf(event));
  }

  #onCancel(event: PointerEvent): void {
    const before = this.#gesture.cancel(event);
    if (before !== undefined) this.#seek(before);
  }

  #onLeave(): void {
    this.pointer = undefined;
  }

  readonly #onKey = onKey((key) => {
    const { snapshot } = this;
    if (!snapshot) return false;
    const last = snapshot.lastIteration;
    const now = this.#sought ?? snapshot.iteration;
    const page = Math.max(1, Math.round(last / 20));
    const [, tenfold, arrow] = /^(Shift\+)?Arrow(.*)$/.exec(key) ?? [];
    const step = tenfold ? 10 : 1;
    const targets: Record<string, number> = {
      Left: now - step,
      Down: now - step,
      Right: now + step,
      Up: now + step,
      PageDown: now - page,
      PageUp: now + page,
      Home: 0,
      End: last,
    };
    const target = targets[arrow ?? key];
    if (target === undefined) return false;
    this.#seek(target);
    return true;
  });
}

/** Returns the path of a small handle below the axis. */
function handleAt(x: number, y: number): string {
  return `M${x},${y}l6,6v4h-12v-4z`;
}
