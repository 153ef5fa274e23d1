import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../engine/protocol.ts';
import { count, lossFigure } from '../../i18n/numbers.ts';
import { plainForms } from '../../session/number-text.ts';
import type { Session } from '../../session/session.ts';
import { LOSS_SCALES, type LossScale, type ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { RunCommanded } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { type ChartScales, renderAxes } from '../../ui/loss-axes.ts';
import { Throttle } from '../../ui/throttle.ts';
import { baseStyles, View } from '../../ui/view.ts';
import { compare, isEmpty, measuresOf, type Prediction } from './comparison.ts';
import predictPanelCss from './predict-panel.css?inline';
import {
  comparisonScales,
  needsLog,
  renderCurve,
  renderSketch,
  renderStart,
  sketchScales,
  topOf,
} from './prediction-chart.ts';
import { type Course, follow, NO_COURSE, planOf, type Stage } from './prediction-course.ts';
import type { RunFacts } from './run-facts.ts';
import {
  COLUMNS,
  iterationOf,
  pointColumns,
  type Sketch,
  type SketchPoint,
  withPoint,
  withStroke,
  withTap,
} from './sketch.ts';
import { PREDICT_TEXTS, type PredictTexts, sketched, sketchedLoss } from './texts.ts';

/** Pixels that a pointer moves before its press is a stroke. */
const STROKE = 4;
/** Steps of a slider from loss 0 to the top of the chart. */
const SLIDER_STEPS = 100;

/** Stroke under way, and the sketch before it. */
interface Stroke {
  readonly pointerId: number;
  readonly before: Sketch;
  readonly begin: { readonly x: number; readonly y: number };
  readonly last: SketchPoint;
  readonly isDrag: boolean;
}

/** Predictions by the element that holds the panel, which a drawer removes while it shows another one. */
const kept = new WeakMap<Node, Course>();

/** Prediction of the run before it is trained: a sketch of the loss, and three questions; then both beside each other. */
export class PredictPanel extends View {
  static override readonly styles = [baseStyles, unsafeCSS(predictPanelCss)];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    view: { attribute: false },
    course: { state: true },
    scale: { state: true },
    draft: { state: true },
    isRefused: { state: true },
  };

  declare session: Session;
  declare snapshot: Snapshot | undefined;
  declare view: ViewState;
  declare private course: Course;
  /** Scale that the reader has chosen for the comparison. */
  declare private scale: LossScale | undefined;
  /** Text in the field of the iteration, until it is accepted. */
  declare private draft: string | undefined;
  declare private isRefused: boolean;

  #stage: Stage = 'waiting';
  #stroke: Stroke | undefined;
  /** Element to focus after the next update, since the pressed button is gone. */
  #focusNext = false;
  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this, 100);
  readonly #size = new FigureSize(this);

  constructor() {
    super();
    this.course = NO_COURSE;
    this.isRefused = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.course = kept.get(this.#holder) ?? this.course;
  }

  /** Node that stays while the panel is closed. */
  get #holder(): Node {
    return this.getRootNode();
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, true, this.snapshot?.running ?? false);
  }

  override willUpdate(): void {
    const { course, stage } = follow(this.course, this.session, this.snapshot, this.view);
    if (course !== this.course) this.#keep(course);
    this.#stage = stage;
  }

  override updated(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  #keep(course: Course): void {
    this.course = course;
    kept.set(this.#holder, course);
  }

  get #texts(): PredictTexts {
    return PREDICT_TEXTS[this.messages.language];
  }

  override render() {
    const texts = this.#texts;
    return html`<div class="stage" tabindex="-1">
      ${this.#stage === 'ask' ? html`<p class="hint">${texts.about}</p>` : nothing}
      <p class="hint notice" role="status">${this.#notice(texts)}</p>
      ${this.#renderStage(texts)}
    </div>`;
  }

  #renderStage(texts: PredictTexts) {
    const { snapshot } = this;
    const { facts } = this.course;
    switch (this.#stage) {
      case 'waiting':
      case 'untrainable':
        return nothing;
      case 'ask':
        return this.#renderForm(snapshot!, texts);
      case 'known':
        return html`<div class="buttons">${this.#command('reset', texts.reset)}</div>`;
      case 'training':
      case 'reading':
        return this.#renderComparison(snapshot!.curve, texts);
      case 'paused':
        return html`${this.#renderComparison(snapshot!.curve, texts)}
          <div class="buttons">${this.#command('train', this.messages.resume, 'primary')}</div>`;
      case 'told':
        return this.#renderResult(facts!, texts);
    }
  }

  /** Returns the sentence about the stage. */
  #notice(texts: PredictTexts): string {
    const { snapshot, course } = this;
    const [iteration, end] = [count(snapshot?.lastIteration ?? 0), count(this.#iterations)];
    switch (this.#stage) {
      case 'waiting':
        return texts.wait;
      case 'untrainable':
        return this.messages.notTrainable[snapshot!.obstacle!];
      case 'ask':
        return course.wasCleared ? texts.cleared : '';
      case 'known': {
        const known = snapshot!.running ? texts.knownRunning : texts.knownAt(iteration);
        return course.wasCleared ? `${texts.cleared} ${known}` : known;
      }
      case 'training':
        return texts.training(iteration, end);
      case 'paused':
        return texts.paused(iteration, end);
      case 'reading':
        return texts.reading;
      case 'told':
        return snapshot!.lastIteration === 0 ? texts.wasReset : '';
    }
  }

  /** Planned end of the run that is predicted. */
  get #iterations(): number {
    return this.course.plan?.training.iterations ?? this.session.training.iterations;
  }

  /** Renders a button that commands the run, as that of the run bar does. */
  #command(command: 'train' | 'reset', text: string, className = '') {
    return html`<button
      type="button"
      class=${className}
      @click=${() => {
        this.#focusNext = true;
        this.dispatchEvent(new RunCommanded(command));
        this.requestUpdate();
      }}
    >
      ${text}
    </button>`;
  }

  // -- Prediction ----------------------------------------------------------------------------------------------------

  #predict(change: Partial<Prediction>): void {
    const { snapshot, course, session } = this;
    if (!snapshot) return;
    const prediction = { ...course.prediction, ...change };
    this.#keep(isEmpty(prediction) ? NO_COURSE : { prediction, plan: planOf(session, snapshot) });
  }

  #renderForm(snapshot: Snapshot, texts: PredictTexts) {
    const { prediction } = this.course;
    const hasSketch = prediction.sketch.length > 1;
    return html`
      ${this.#renderSketching(snapshot, texts)}
      <div class="below">
        <details>
          <summary>${texts.sliders}</summary>
          ${this.#renderSliders(snapshot, texts)}
        </details>
        <button
          type="button"
          class="quiet"
          ?disabled=${!hasSketch}
          @click=${() => {
            this.#predict({ sketch: [] });
          }}
        >
          ${texts.erase}
        </button>
      </div>
      ${this.#renderQuestions(prediction, texts)}
      <div class="buttons">${this.#command('train', texts.train, 'primary')}</div>
    `;
  }

  #renderSketching(snapshot: Snapshot, texts: PredictTexts) {
    const { sketch } = this.course.prediction;
    const scales = sketchScales(this.#iterations, snapshot.loss, this.#size);
    return html`<figure>
      <svg
        translate="no"
        class="sketching"
        viewBox="0 0 ${this.#size.width} ${this.#size.height}"
        role="img"
        aria-label=${texts.chart}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
      >
        ${renderAxes(scales, this.#size.width, this.#size.height, this.messages.iteration)}
        ${renderSketch(scales, sketch, this.#iterations)}
        ${renderStart(scales, snapshot.loss, texts.startsAt(lossFigure(snapshot.loss)))}
      </svg>
      ${sketch.length > 1 ? nothing : html`<p class="empty" aria-hidden="true">${texts.drawHere}</p>`}
    </figure>`;
  }

  #pointAt(event: PointerEvent): SketchPoint {
    const { loss } = this.snapshot!;
    const { x, y } = sketchScales(this.#iterations, loss, this.#size);
    const place = this.#size.placeOf(event);
    return {
      column: (x.invert(place.x) / this.#iterations) * COLUMNS,
      loss: Math.max(0, Math.min(y.invert(y.range[1]), y.invert(place.y))),
    };
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (this.#stroke || event.button !== 0) return;
    const { pointerId, clientX: x, clientY: y } = event;
    const { sketch } = this.course.prediction;
    this.#stroke = { pointerId, before: sketch, begin: { x, y }, last: this.#pointAt(event), isDrag: false };
    (event.currentTarget as Element).setPointerCapture(pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId || this.#stage !== 'ask') return;
    const moved = Math.hypot(event.clientX - stroke.begin.x, event.clientY - stroke.begin.y);
    if (!stroke.isDrag && moved < STROKE) return;
    const point = this.#pointAt(event);
    this.#predict({ sketch: withStroke(this.course.prediction.sketch, this.snapshot!.loss, stroke.last, point) });
    this.#stroke = { ...stroke, last: point, isDrag: true };
  };

  readonly #onUp = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId) return;
    this.#stroke = undefined;
    if (stroke.isDrag || this.#stage !== 'ask') return;
    this.#predict({ sketch: withTap(stroke.before, this.snapshot!.loss, stroke.last) });
  };

  /** Takes back a stroke that the browser has turned into another gesture. */
  readonly #onCancel = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId) return;
    this.#stroke = undefined;
    if (stroke.isDrag && this.#stage === 'ask') this.#predict({ sketch: stroke.before });
  };

  #renderSliders({ loss: start }: Snapshot, texts: PredictTexts) {
    const { sketch } = this.course.prediction;
    const iterations = this.#iterations;
    const top = topOf(start);
    return html`<div class="sliders">
      ${pointColumns(iterations).map((column) => {
        const loss = sketch[column];
        const name = texts.sliderAt(count(Math.round(iterationOf(column, iterations))));
        const text = loss === undefined ? texts.notDrawn : sketchedLoss(loss);
        return html`<label>
          <span>${name}</span>
          <input
            type="range"
            min="0"
            max=${SLIDER_STEPS}
            aria-valuetext=${text}
            .value=${live(String(Math.round(((loss ?? start) / top) * SLIDER_STEPS)))}
            @input=${({ target }: Event) => {
              const chosen = (Number((target as HTMLInputElement).value) / SLIDER_STEPS) * top;
              this.#predict({ sketch: withPoint(sketch, start, { column, loss: chosen }, iterations) });
            }}
          />
          <output aria-hidden="true">${text}</output>
        </label>`;
      })}
    </div>`;
  }

  #renderQuestions({ learns, by, row }: Prediction, texts: PredictTexts) {
    const { rows } = this.session.table;
    const trained = rows.flatMap(({ out, holdOut }, i) => (holdOut || out.every((each) => each === null) ? [] : [i]));
    const answer = (text: string, value: boolean) =>
      html`<button
        type="button"
        class="option"
        aria-pressed=${learns === value}
        @click=${() => {
          this.#predict({ learns: learns === value ? undefined : value });
        }}
      >
        ${text}
      </button>`;
    if (trained.length === 0) return nothing;
    return html`<div class="questions">
      <div class="answers" role="group" aria-labelledby="learns">
        <span id="learns">${texts.learns(count(this.#iterations))}</span>
        <span class="pair">${answer(texts.yes, true)}${answer(texts.no, false)}</span>
      </div>
      ${learns === false ? nothing : html`${this.#renderBy(by, texts)}${trained.length < 2 ? nothing : this.#renderRow(trained, row, texts)}`}
    </div>`;
  }

  #renderBy(by: number | undefined, texts: PredictTexts) {
    const most = this.#iterations;
    return html`<label class="answers">
      <span>${texts.by}</span>
      <input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        size="7"
        aria-invalid=${this.isRefused}
        aria-describedby="refused"
        .value=${live(this.draft ?? (by === undefined ? '' : String(by)))}
        @input=${({ target }: Event) => {
          this.draft = (target as HTMLInputElement).value;
          this.#predict({ by: iterationIn(this.draft, most) });
        }}
        @change=${({ target }: Event) => {
          const { value } = target as HTMLInputElement;
          this.isRefused = value.trim() !== '' && iterationIn(value, most) === undefined;
          if (!this.isRefused) this.draft = undefined;
        }}
      />
      <span id="refused" class="error" role="alert">${this.isRefused ? texts.byRefused(count(most)) : nothing}</span>
    </label>`;
  }

  #renderRow(trained: readonly number[], row: number | undefined, texts: PredictTexts) {
    const { rows } = this.session.table;
    const nameOf = (index: number | undefined) =>
      index === undefined
        ? texts.noAnswer
        : texts.row(count(index + 1), rows[index]!.in.join(' '), rows[index]!.out.map((each) => each ?? '–').join(' '));
    return html`<div class="answers">
      ${choice<number | undefined>({
        label: texts.rowLast,
        options: [undefined, ...trained],
        chosen: row,
        nameOf,
        choose: (chosen) => {
          this.#predict({ row: chosen });
        },
      })}
    </div>`;
  }

  // -- Comparison ----------------------------------------------------------------------------------------------------

  #renderComparison(curve: Float64Array, texts: PredictTexts) {
    const { sketch } = this.course.prediction;
    const kind = this.scale ?? (needsLog(curve, curve[1] ?? 1) ? 'log' : 'linear');
    const scales: ChartScales = comparisonScales(kind, sketch, curve, this.#iterations, this.#size);
    const { messages } = this;
    return html`
      <figure>
        <svg
          translate="no"
          viewBox="0 0 ${this.#size.width} ${this.#size.height}"
          role="img"
          aria-label=${texts.result}
        >
          ${renderAxes(scales, this.#size.width, this.#size.height, messages.iteration)}
          ${renderSketch(scales, sketch, this.#iterations)} ${renderCurve(scales, curve, this.#size)}
        </svg>
      </figure>
      <div class="below">
        <span class="legend hint">
          ${sketch.length > 1 ? html`<i class="key sketch-key"></i>${texts.yourSketch}` : nothing}
          <i class="key curve-key"></i>${texts.theRun}
        </span>
        <span class="pair" role="group" aria-label=${messages.scale}>
          ${LOSS_SCALES.map(
            (each) =>
              html`<button
                type="button"
                class="option"
                aria-pressed=${each === kind}
                @click=${() => (this.scale = each)}
              >
                ${messages[each === 'log' ? 'log' : 'linear']}
              </button>`,
          )}
        </span>
      </div>
    `;
  }

  #renderResult(facts: RunFacts, texts: PredictTexts) {
    const { prediction } = this.course;
    const comparison = compare(prediction, facts, this.#iterations);
    const isChanged = (this.snapshot?.changes ?? []).some(
      ({ iteration }) => iteration > 0 && iteration < facts.iterations,
    );
    const isReset = this.snapshot?.lastIteration === 0;
    return html`
      ${this.#renderComparison(facts.curve, texts)}
      <p class="sentence" role="status">
        ${comparison ? texts.sentence(comparison) : nothing} ${isChanged ? texts.changedByHand : nothing}
      </p>
      ${this.#renderTable(prediction, facts, texts)}
      <div class="buttons">
        <button
          type="button"
          @click=${() => {
            this.#focusNext = true;
            this.scale = undefined;
            this.#keep(NO_COURSE);
            if (!isReset) this.dispatchEvent(new RunCommanded('reset'));
          }}
        >
          ${texts.again}
        </button>
      </div>
    `;
  }

  #renderTable({ sketch, learns, by, row }: Prediction, facts: RunFacts, texts: PredictTexts) {
    const { start, end, halved, right, wrong, rows, isBlownUp } = facts;
    const drawn = measuresOf(sketch, start, this.#iterations);
    const halfDrawn =
      drawn.halved === undefined
        ? texts.notDrawn
        : drawn.halved === null
          ? texts.never
          : texts.roughly(sketched(drawn.halved));
    const verdict = isBlownUp ? texts.overflowed : right ? texts.allRight(rows) : texts.someWrong(wrong);
    const lines: (readonly [string, string | undefined, string])[] = [
      [texts.rows.learns, learns === undefined ? undefined : learns ? texts.yes : texts.no, verdict],
      [texts.rows.right, by === undefined ? undefined : texts.atMost(count(by)), right ? texts.at(right) : texts.never],
    ];
    if (rows > 1) {
      lines.push([
        texts.rows.last,
        row === undefined ? undefined : texts.rowNumbers([row]),
        right ? texts.rowNumbers(right.rows) : texts.rowsWrong(wrong),
      ]);
    }
    if (sketch.length > 1) {
      lines.push(
        [texts.rows.halved, halfDrawn, halved ? texts.at(halved) : texts.never],
        [
          texts.rows.end,
          drawn.end === undefined ? texts.notDrawn : texts.roughly(sketchedLoss(drawn.end)),
          isBlownUp ? texts.overflowed : lossFigure(end),
        ],
      );
    }
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${texts.question}</span></th>
          <th scope="col">${texts.you}</th>
          <th scope="col">${texts.run}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ([question, expected, measured]) =>
            html`<tr>
              <th scope="row">${question}</th>
              <td>${expected ?? html`<span class="none">${texts.noAnswer}</span>`}</td>
              <td>${measured}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

/** Returns the iteration that a text names; undefined if it is none from 1 to `most`. */
function iterationIn(text: string, most: number): number | undefined {
  const iteration = Number(plainForms(text).replaceAll(/[,\s]/g, '') || NaN);
  return Number.isInteger(iteration) && iteration >= 1 && iteration <= most ? iteration : undefined;
}
