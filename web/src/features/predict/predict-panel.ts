import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../engine/protocol.ts';
import { count, lossFigure, significant } from '../../i18n/numbers.ts';
import { plainForms } from '../../session/number-text.ts';
import type { Session } from '../../session/session.ts';
import { LOSS_SCALES, type LossScale, type ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { RunCommanded, SessionEdited } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { onKey } from '../../ui/keys.ts';
import { type ChartScales, renderAxes } from '../../ui/loss-axes.ts';
import { keepsProgress, playgroundAround } from '../../ui/playground-around.ts';
import { Throttle } from '../../ui/throttle.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { compare, isEmpty, measuresOf, type Prediction, type Verdict, withoutUnasked } from './comparison.ts';
import { recallPrediction, rememberPrediction } from './kept-predictions.ts';
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
  isWhole,
  iterationOf,
  pointColumns,
  type Sketch,
  type SketchPoint,
  withPoint,
  withStroke,
  withTap,
} from './sketch.ts';
import type { PredictTexts } from './en.ts';
import { sketched, sketchedLoss } from './sketch-figures.ts';
import { predictTexts } from './texts.ts';

/** Pixels that a pointer moves before its press is a stroke. */
const STROKE = 4;
/** Steps of a slider from loss 0 to the top of the chart. */
const SLIDER_STEPS = 100;

/** Strokes that can be undone. */
const MOST_UNDONE = 100;

/** Line of the table: a question, the reader's answer, that of the run, and the grade of the reader's. */
interface Line {
  readonly question: string;
  readonly answer: string | undefined;
  readonly measured?: string;
  readonly mark?: boolean | 'moot' | undefined;
}

/** Stroke under way, and the sketch before it. */
interface Stroke {
  readonly pointerId: number;
  readonly before: Sketch;
  readonly begin: { readonly x: number; readonly y: number };
  readonly last: SketchPoint;
  readonly isDrag: boolean;
  /** True for a finger or a pen that moved up or down first, which scrolls. */
  readonly isScroll: boolean;
}

/** Predictions by the playground that holds the panel, which a drawer removes while it shows another one. */
const kept = new WeakMap<Node, Course>();

/** Prediction of the run before it is trained: a sketch of the loss, and three questions; then both beside each other. */
export class PredictPanel extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(predictPanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    maxSeed: { attribute: false },
    snapshot: { attribute: false },
    view: { attribute: false },
    course: { state: true },
    scale: { state: true },
    draft: { state: true },
    isRefused: { state: true },
    isAsked: { state: true },
    undone: { state: true },
    hasSliders: { state: true },
  };

  declare session: Session;
  declare maxSeed: number;
  declare snapshot: Snapshot | undefined;
  declare view: ViewState;
  declare private course: Course;
  /** Scale that the reader has chosen for the comparison. */
  declare private scale: LossScale | undefined;
  /** Text in the field of the iteration, until it is accepted. */
  declare private draft: string | undefined;
  declare private isRefused: boolean;
  /** True after a press of Train without any answer. */
  declare private isAsked: boolean;
  /** Earlier sketches, of which the last comes back on undo. */
  declare private undone: readonly Sketch[];

  /** True while the sliders are open. */
  declare private hasSliders: boolean;

  #stage: Stage = 'waiting';
  #stroke: Stroke | undefined;
  /** Slider that is being moved: its whole movement is one step of undo. */
  #slider: number | undefined;
  /** Run for which a stored prediction was last looked up. */
  #lookedUp: readonly unknown[] = [];
  /** Element to focus after the next update, since the pressed button is gone. */
  #focusNext = false;
  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this, 100);
  readonly #size = new FigureSize(this);

  constructor() {
    super();
    this.course = NO_COURSE;
    this.isRefused = false;
    this.isAsked = false;
    this.undone = [];
    this.hasSliders = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.course = kept.get(this.#holder) ?? this.course;
  }

  /** Node that stays while the panel is closed. */
  get #holder(): Node {
    return playgroundAround(this) ?? this.getRootNode();
  }

  /** True if the page stores the reader's progress in this browser. */
  get #isStoring(): boolean {
    return keepsProgress(playgroundAround(this));
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, true, this.snapshot?.running ?? false);
  }

  override willUpdate(): void {
    this.#restore();
    const { course, stage } = follow(this.course, this.session, this.snapshot, this.view);
    if (course !== this.course) {
      if (course.wasCleared) this.#drop(course);
      else this.#keep(course);
    }
    this.#stage = stage;
  }

  /** Brings back the stored prediction of the present run, as after a reload. */
  #restore(): void {
    const { course, session, snapshot } = this;
    if (!snapshot || snapshot.running || course.wasCleared || !isEmpty(course.prediction) || !this.#isStoring) return;
    const run = [session, snapshot.firstRows, snapshot.changes];
    if (run.every((part, i) => part === this.#lookedUp[i])) return;
    this.#lookedUp = run;
    const prediction = recallPrediction(() => planOf(session, snapshot));
    if (prediction) this.#keep({ prediction, plan: planOf(session, snapshot) });
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

  #store({ plan, prediction }: Course): void {
    if (plan && this.#isStoring) rememberPrediction(plan, prediction);
  }

  /** Gives up the present prediction. */
  #drop(course = NO_COURSE): void {
    this.#store({ ...this.course, prediction: NO_COURSE.prediction });
    this.undone = [];
    this.draft = undefined;
    this.isRefused = false;
    this.isAsked = false;
    this.scale = undefined;
    this.#keep(course);
  }

  get #texts(): PredictTexts {
    return predictTexts(this.messages);
  }

  override render() {
    const texts = this.#texts;
    return html`<div class="stage" tabindex="-1" @keydown=${this.#onKey}>
      ${this.#stage === 'ask' ? html`<p class="hint">${texts.about}${this.#setting}</p>` : nothing}
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
        return this.#renderAgain(texts.reset, this.#isKnownToEnd);
      case 'training':
      case 'reading':
      case 'paused':
        return html`<div class="sides">
          <div class="drawing">${this.#renderComparison(snapshot!.curve, texts)}</div>
          <div>
            ${this.#renderAnswers(texts)}
            ${
              this.#stage === 'paused'
                ? html`<div class="buttons">${this.#command('train', this.messages.resume, 'primary')}</div>`
                : nothing
            }
          </div>
        </div>`;
      case 'told':
        return this.#renderResult(facts!, texts);
    }
  }

  /** True in the drawer of a stage, which scrolls by itself. */
  get #isInDrawer(): boolean {
    const root = this.getRootNode();
    return root instanceof ShadowRoot && root.host.hasAttribute('data-drawer');
  }

  get #isKnownToEnd(): boolean {
    return (this.snapshot?.lastIteration ?? 0) >= this.#iterations;
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
        const known = snapshot!.running
          ? texts.knownRunning
          : this.#isKnownToEnd
            ? texts.known
            : texts.knownAt(iteration, end);
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

  /** Sentence about the run that is predicted. */
  get #setting(): string {
    const { learningRate, init, seed } = this.course.plan?.training ?? this.session.training;
    return this.#texts.setting(significant(learningRate), init === 'given' ? undefined : String(seed));
  }

  /** Renders the buttons that begin a new prediction; `isOtherFirst` if the result from this seed is known. */
  #renderAgain(text: string, isOtherFirst: boolean) {
    const again = html`<button type="button" class=${isOtherFirst ? '' : 'primary'} @click=${this.#onAgain}>
      ${text}
    </button>`;
    const { training } = this.session;
    if (training.init === 'given') return html`<div class="buttons">${again}</div>`;
    const other = html`<button type="button" class=${isOtherFirst ? 'primary' : ''} @click=${this.#onOtherSeed}>
      ${this.#texts.otherSeed}
    </button>`;
    return html`<div class="buttons">${isOtherFirst ? [other, again] : [again, other]}</div>`;
  }

  readonly #onAgain = (): void => {
    this.#focusNext = true;
    const isReset = this.snapshot?.lastIteration === 0;
    this.#drop();
    if (!isReset) this.dispatchEvent(new RunCommanded('reset'));
  };

  readonly #onOtherSeed = (): void => {
    this.#focusNext = true;
    this.#drop();
    const { session } = this;
    const seed = session.training.seed < this.maxSeed ? session.training.seed + 1 : 0;
    this.dispatchEvent(new SessionEdited({ ...session, training: { ...session.training, seed } }));
  };

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

  /** Changes the prediction; `isStored` is false during a stroke. */
  #predict(change: Partial<Prediction>, isStored = true): void {
    const { snapshot, course, session } = this;
    if (!snapshot) return;
    const prediction = { ...course.prediction, ...change };
    const predicted = { prediction, plan: planOf(session, snapshot) };
    if (isStored) this.#store(predicted);
    this.isAsked = false;
    this.#keep(isEmpty(prediction) ? NO_COURSE : predicted);
  }

  /** Makes a sketch undoable. */
  #remember(sketch: Sketch): void {
    this.undone = [...this.undone, sketch].slice(-MOST_UNDONE);
  }

  #undo(): void {
    const sketch = this.undone.at(-1);
    if (!sketch || this.#stage !== 'ask') return;
    this.undone = this.undone.slice(0, -1);
    this.#predict({ sketch });
  }

  readonly #onKey = onKey((key, { target }) => {
    if (key !== 'Command+z' || this.#stage !== 'ask' || this.undone.length === 0) return false;
    // A field of text has an undo of its own.
    if ((target as Element).matches('input[type="text"]')) return false;
    this.#undo();
    return true;
  });

  /** Trains if there is an answer and none is invalid. */
  readonly #onTrain = (): void => {
    const { prediction } = this.course;
    const isInvalid = (this.draft ?? '').trim() !== '' && iterationIn(this.draft!, this.#iterations) === undefined;
    if (isInvalid && prediction.learns !== false) {
      this.isRefused = true;
      this.renderRoot.querySelector<HTMLElement>('.questions input')?.focus();
    } else if (isEmpty(prediction)) {
      this.isAsked = true;
    } else {
      this.#focusNext = true;
      this.dispatchEvent(new RunCommanded('train'));
      this.requestUpdate();
    }
  };

  #renderForm(snapshot: Snapshot, texts: PredictTexts) {
    const { prediction } = this.course;
    const hasSketch = prediction.sketch.length > 1;
    return html`<div class=${this.hasSliders ? `sides with-sliders ${this.#isInDrawer ? 'in-drawer' : ''}` : 'sides'}>
      <div class="drawing">
        ${this.#renderSketching(snapshot, texts)}
        <div class="below">
          <span class="pair">
            <button
              type="button"
              class="quiet"
              ?disabled=${this.undone.length === 0}
              @click=${() => {
                this.#undo();
              }}
            >
              ${texts.undo}
            </button>
            <button
              type="button"
              class="quiet"
              ?disabled=${!hasSketch}
              @click=${() => {
                this.#remember(prediction.sketch);
                this.#predict({ sketch: [] });
              }}
            >
              ${texts.erase}
            </button>
          </span>
        </div>
      </div>
      <div>
        ${this.#renderQuestions(prediction, texts)}
        <div class="buttons">
          <button type="button" class="primary" @click=${this.#onTrain}>${texts.train}</button>
          <span class="error" role="alert">${this.isAsked ? texts.answerFirst : nothing}</span>
        </div>
        <details @toggle=${({ target }: Event) => (this.hasSliders = (target as HTMLDetailsElement).open)}>
          <summary>${texts.sliders}</summary>
          ${this.#renderSliders(snapshot, texts)}
        </details>
      </div>
    </div>`;
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
    const last = this.#pointAt(event);
    this.#stroke = { pointerId, before: sketch, begin: { x, y }, last, isDrag: false, isScroll: false };
    (event.currentTarget as Element).setPointerCapture(pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId || stroke.isScroll || this.#stage !== 'ask') return;
    if (!stroke.isDrag) {
      const [x, y] = [Math.abs(event.clientX - stroke.begin.x), Math.abs(event.clientY - stroke.begin.y)];
      if (Math.hypot(x, y) < STROKE) return;
      if (event.pointerType !== 'mouse' && y > x) {
        this.#stroke = { ...stroke, isScroll: true };
        return;
      }
      this.#remember(stroke.before);
    }
    const point = this.#pointAt(event);
    const sketch = withStroke(this.course.prediction.sketch, this.snapshot!.loss, stroke.last, point);
    this.#predict({ sketch }, false);
    this.#stroke = { ...stroke, last: point, isDrag: true };
  };

  readonly #onUp = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId) return;
    this.#stroke = undefined;
    if (stroke.isScroll || this.#stage !== 'ask') return;
    if (stroke.isDrag) {
      this.#store(this.course);
      return;
    }
    this.#remember(stroke.before);
    this.#predict({ sketch: withTap(stroke.before, this.snapshot!.loss, stroke.last) });
  };

  /** Takes back a stroke that the browser has turned into another gesture. */
  readonly #onCancel = (event: PointerEvent): void => {
    const stroke = this.#stroke;
    if (stroke?.pointerId !== event.pointerId) return;
    this.#stroke = undefined;
    if (stroke.isDrag) this.#undo();
  };

  #renderSliders({ loss: start }: Snapshot, texts: PredictTexts) {
    const { sketch } = this.course.prediction;
    const iterations = this.#iterations;
    const top = topOf(start);
    return html`<div class="sliders">
      ${pointColumns(iterations).map((column) => {
        const loss = sketch[column] ?? (column === COLUMNS && isWhole(sketch) ? sketch.at(-1) : undefined);
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
            @change=${() => (this.#slider = undefined)}
            @input=${({ target }: Event) => {
              if (this.#slider !== column) this.#remember(sketch);
              this.#slider = column;
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
          const by = iterationIn(this.draft, most);
          if (by !== undefined) this.isRefused = false;
          this.#predict({ by });
        }}
        @change=${({ target }: Event) => {
          const { value } = target as HTMLInputElement;
          this.isRefused = value.trim() !== '' && iterationIn(value, most) === undefined;
          if (!this.isRefused) this.draft = undefined;
        }}
      />
      <span id="refused" class=${this.draft || by !== undefined ? 'error reserved' : 'error'} role="alert"
        >${this.isRefused ? texts.byRefused(count(most)) : nothing}</span
      >
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
        <span class="hint">${this.#setting}</span>
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
    const verdict = compare(prediction, facts, this.#iterations);
    const isChanged = (this.snapshot?.changes ?? []).some(
      ({ iteration }) => iteration > 0 && iteration < facts.iterations,
    );
    return html`<div class="sides">
      <div class="drawing">${this.#renderComparison(facts.curve, texts)}</div>
      <div>
        <p class="sentence" role="status">
          ${verdict ? texts.verdict(verdict) : nothing} ${isChanged ? texts.changedByHand : nothing}
        </p>
        ${this.#renderTable(this.#linesOf(facts, verdict, texts), texts)} ${this.#renderAgain(texts.again, true)}
      </div>
    </div>`;
  }

  /** Renders the answers while the run trains. */
  #renderAnswers(texts: PredictTexts) {
    const answered = Object.values(this.#answers(texts)).filter(({ answer }) => answer !== undefined);
    return answered.length === 0 ? nothing : this.#renderTable(answered, texts);
  }

  /** Returns the three questions with the reader's answers. */
  #answers({ rows, yes, no, atMost, rowNumbers }: PredictTexts) {
    const { learns, by, row } = withoutUnasked(this.course.prediction);
    return {
      learns: { question: rows.learns, answer: answerOf(learns, (value) => (value ? yes : no)) },
      by: { question: rows.right, answer: answerOf(by, (value) => atMost(count(value))) },
      row: { question: rows.last, answer: answerOf(row, (value) => rowNumbers([value])) },
    };
  }

  #linesOf(facts: RunFacts, verdict: Verdict | undefined, texts: PredictTexts): Line[] {
    const { end, halved, right, wrong, rows, isBlownUp } = facts;
    const { sketch } = this.course.prediction;
    const { marks = {}, curve, gap } = verdict ?? {};
    const answers = this.#answers(texts);
    const lines: Line[] = [
      {
        ...answers.learns,
        measured: isBlownUp ? texts.overflowed : right ? texts.allRight(rows) : texts.someWrong(wrong),
        mark: marks.learns,
      },
      {
        ...answers.by,
        measured: right ? texts.at(right) : texts.never,
        mark: marks.by,
      },
    ];
    if (rows > 1) {
      const together = right?.rows.length === rows ? texts.allRows(right.iteration === 0) : undefined;
      lines.push({
        ...answers.row,
        measured: together ?? (right ? texts.rowNumbers(right.rows) : isBlownUp ? texts.never : texts.rowsWrong(wrong)),
        mark: marks.row,
      });
    }
    if (sketch.length < 2) return lines;
    const drawn = measuresOf(sketch, facts, this.#iterations);
    lines.push({
      question: texts.rows.halved,
      answer:
        drawn.halved === undefined
          ? texts.notDrawn
          : drawn.halved === null
            ? texts.never
            : texts.roughly(sketched(drawn.halved)),
      measured: halved ? texts.at(halved) : texts.never,
      mark: marks.halved,
    });
    if (gap) {
      lines.push({
        question: texts.gapAt(sketched(gap.at)),
        answer: texts.roughly(sketchedLoss(gap.sketched)),
        measured: lossFigure(gap.loss),
        mark: marks.course,
      });
    }
    lines.push(
      curve?.kind === 'partial'
        ? {
            question: texts.sliderAt(count(curve.iteration)),
            answer: texts.roughly(sketchedLoss(curve.expected)),
            measured: lossFigure(curve.loss),
            mark: marks.end,
          }
        : {
            question: texts.rows.end,
            answer: drawn.end === undefined ? texts.notDrawn : texts.roughly(sketchedLoss(drawn.end)),
            measured: isBlownUp ? texts.overflowed : lossFigure(end),
            mark: marks.end,
          },
    );
    return lines;
  }

  /** Renders a table of answers, beside those of the run once they are measured. */
  #renderTable(lines: readonly Line[], texts: PredictTexts) {
    const hasRun = lines.some(({ measured }) => measured !== undefined);
    const hidden = (text: string) => html`<span class="visually-hidden">${text}</span>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${hidden(texts.question)}</th>
          <th scope="col">${texts.you}</th>
          ${
            hasRun
              ? html`<th scope="col">${texts.run}</th>
                  <th scope="col">${hidden(texts.mark)}</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ question, answer, measured, mark }) =>
            html`<tr>
              <th scope="row">${question}</th>
              <td>${answer ?? html`<span class="none">${texts.noAnswer}</span>`}</td>
              ${
                hasRun
                  ? html`<td>${measured}</td>
                      <td class="mark">${mark === undefined ? nothing : this.#renderMark(mark, texts)}</td>`
                  : nothing
              }
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderMark(mark: boolean | 'moot', { marks }: PredictTexts) {
    const name = mark === 'moot' ? 'moot' : mark ? 'right' : 'wrong';
    return html`<span class=${name} aria-hidden="true">${{ right: '✓', wrong: '✗', moot: '–' }[name]}</span
      ><span class="visually-hidden">${marks[name]}</span>`;
  }
}

function answerOf<T>(answer: T | undefined, nameOf: (answer: T) => string): string | undefined {
  return answer === undefined ? undefined : nameOf(answer);
}

/** Returns the iteration that a text names; undefined if it is none from 0 to `most`. */
function iterationIn(text: string, most: number): number | undefined {
  const iteration = Number(plainForms(text).replaceAll(/[,\s]/g, '') || NaN);
  return Number.isInteger(iteration) && iteration >= 0 && iteration <= most ? iteration : undefined;
}
