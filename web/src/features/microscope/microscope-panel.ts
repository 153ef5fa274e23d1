import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Microscope, Snapshot } from '../../engine/protocol.ts';
import { type Convention, conventionsFor, isPlainDescent, notationOf } from '../../session/learning/conventions.ts';
import { followedRow, magnifies, type Step, stepsOf } from '../../session/learning/microscope.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { sizesOf } from '../../session/weight.ts';
import { choice } from '../../ui/choice.ts';
import { type FactorPointedAt, PartsLit, ViewChanged } from '../../ui/events.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { type Highlight, highlightBy } from '../../ui/highlight.ts';
import { type Formula, formulasOf, type Iteration, leftOutOf } from './microscope-formulas.ts';
import microscopePanelCss from './microscope-panel.css?inline';
import { PROGRAM_LANGUAGES, type ProgramLanguage, programOf } from './microscope-program.ts';
import { Throttle } from '../../ui/throttle.ts';
import { panelHeading } from '../../ui/panel-heading.ts';
import { offeredRows } from '../../ui/offered-rows.ts';
import { whenPointerLeaves } from '../../ui/pointer-away.ts';
import type { Source } from '../../ui/tex.ts';
import { allUnitNamer, unitNamer } from '../../i18n/unit-names.ts';
import { stepName } from '../../i18n/step-name.ts';
import { baseStyles } from '../../ui/view.ts';
import { weightName } from '../../ui/weight-names.ts';

/** Milliseconds per step during playback. */
const STEP_MILLISECONDS = 2500;

/** One iteration in slow motion: forward, loss, backward and update, with every number of one row. */
export class MicroscopePanel extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(microscopePanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    snapshot: { attribute: false },
    lit: { attribute: false },
    at: { state: true },
    convention: { state: true },
    language: { state: true },
    readout: { state: true },
    playing: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare snapshot: Snapshot | undefined;
  /** Parts that another view highlights. */
  declare lit: Highlight | undefined;
  /** Index of the shown step. */
  declare at: number;
  declare convention: Convention;
  declare language: ProgramLanguage;
  /** Description of the number that is pointed at. */
  declare readout: string;
  declare playing: boolean;

  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this);
  /** Source of the number that is pointed at. */
  #pointed: Source | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.at = 0;
    this.convention = 'textbook';
    this.language = 'numpy';
    this.readout = '';
    this.playing = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#play(false);
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!this.#inSight.isNeeded) return false;
    return this.#pace.allows(changed, this.view.microscope, this.snapshot?.running ?? false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { session } = this;
    this.at = Math.min(this.at, stepsOf(session.network).length - 1);
    if (!conventionsFor(session.training.loss).includes(this.convention)) this.convention = 'textbook';
    const before = changed.get('view');
    if (before?.microscope && !this.view.microscope) {
      this.#play(false);
      this.#light(undefined);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const all = (selector: string) => [...this.renderRoot.querySelectorAll<HTMLElement>(selector)];
    if (changed.has('at')) for (const button of all('.steps [aria-pressed="true"]')) scrollTo(button, ACROSS);
    if (changed.has('at') || changed.has('language')) for (const line of all('.now').reverse()) scrollTo(line, DOWN);
  }

  override render() {
    const { messages, view } = this;
    const title = messages.tabs.microscope;
    const { about } = this.texts.microscope;
    return html`
      ${panelHeading(messages, title, view.microscope, this.#toggle)}
      ${view.microscope ? this.#renderOpen() : html`<p class="hint">${about}</p>`}
    `;
  }

  #renderOpen() {
    const { messages, session, snapshot } = this;
    const texts = this.texts.microscope;
    if (!magnifies(session)) return html`<p class="hint">${texts.tooLarge}</p>`;
    const microscope = snapshot?.views.microscope;
    const iteration = this.#iterationOf(microscope);
    if (!iteration || !microscope) return html`<p class="hint">${this.texts.computing}</p>`;
    const steps = stepsOf(session.network);
    const step = steps[this.at]!;
    const hasOtherUpdate = step.kind === 'update' && !isPlainDescent(session.training);
    const [heading, explanation] = texts.paragraph(this.#nameOf(step), [
      texts.explain[step.kind],
      ...(hasOtherUpdate ? [texts.otherUpdate] : []),
    ]);
    return html`
      ${this.#renderControls(iteration, steps)}
      <p class="step" aria-live="polite"><strong>${heading}</strong>${explanation}</p>
      <div class="columns">
        <ol class="formulas" @focusout=${this.#onLeave} @pointerenter=${this.#onEnter}>
          ${formulasOf(step, iteration).map((formula) => this.#renderFormula(formula, iteration))}
          ${this.#renderRest(step, iteration)}
        </ol>
        ${this.#renderProgram(step, iteration)}
      </div>
      <p class="readout" role="status">${this.readout}</p>
      <p class="hint">${this.#conventionText(iteration)}</p>
      <truth-net-weight-story
        .messages=${messages}
        .iteration=${iteration}
        .microscope=${microscope}
        @view-changed=${({ view }: ViewChanged) => this.dispatchEvent(new ViewChanged(view))}
        @factor-pointed-at=${this.#onFactor}
      ></truth-net-weight-story>
    `;
  }

  #renderControls({ trace }: Iteration, steps: readonly Step[]) {
    const { messages, session } = this;
    const texts = this.texts.microscope;
    const rows = session.table.rows;
    return html`<div class="controls">
      <div class="row">
        <button type="button" ?disabled=${this.at === 0} @click=${() => this.#go(this.at - 1)}>${texts.back}</button>
        <button type="button" class="primary" @click=${() => this.#play(!this.playing)}>
          ${this.playing ? texts.pause : texts.play}
        </button>
        <button type="button" ?disabled=${this.at === steps.length - 1} @click=${() => this.#go(this.at + 1)}>
          ${texts.next}
        </button>
      </div>
      ${choice({
        label: messages.diagram.row,
        options: offeredRows(rows.length, trace.row),
        chosen: trace.row,
        nameOf: (row) => (rows[row]!.holdOut ? messages.heldOutRow(row + 1) : messages.row(row + 1)),
        choose: (selectedRow) => {
          this.dispatchEvent(new ViewChanged({ selectedRow }));
        },
      })}
      ${choice({
        label: texts.convention,
        options: conventionsFor(session.training.loss),
        chosen: this.convention,
        nameOf: (convention) => texts.conventions[convention],
        choose: (convention) => {
          this.convention = convention;
        },
      })}
      <div class="steps" role="group" aria-label=${texts.steps}>
        ${[...new Set(steps.map(({ kind }) => kind))].map((kind) => this.#renderKind(kind, steps))}
      </div>
    </div>`;
  }

  /** Renders the buttons of the steps of a kind; that of the loss names itself. */
  #renderKind(kind: Step['kind'], steps: readonly Step[]) {
    return html`<div class="kind">
      ${kind === 'loss' ? nothing : html`<span aria-hidden="true">${this.texts.microscope.stepKinds[kind]}</span>`}
      <div>
        ${steps.map((step, index) =>
          step.kind === kind
            ? html`<button
                type="button"
                class="option"
                aria-label=${this.#nameOf(step)}
                title=${this.#nameOf(step)}
                aria-pressed=${index === this.at}
                @click=${() => this.#go(index)}
              >
                ${this.#signOf(step)}
              </button>`
            : nothing,
        )}
      </div>
    </div>`;
  }

  #renderFormula(formula: Formula, { session, trace }: Iteration) {
    const { messages } = this;
    const { of } = formula;
    const named = unitNamer(messages, session.table, session.network.hidden.length + 1);
    const name =
      of === 'row'
        ? messages.row(trace.row + 1)
        : of === 'allRows'
          ? this.texts.microscope.allRows
          : 'unit' in of
            ? named(of.layer, of.unit)
            : weightName(messages, session, of);
    const light = () => {
      // The event of a number inside comes first and takes precedence.
      if (!this.#pointed) this.#light(highlightBy(formula.sources, sizesOf(session)));
    };
    return html`<li @pointerover=${light} @focusin=${light}>
      <span class="caption">${name}</span>
      <truth-net-formula
        tabindex="0"
        .tex=${formula.tex}
        .lit=${this.lit}
        .sizes=${sizesOf(session)}
        @factor-pointed-at=${this.#onFactor}
      ></truth-net-formula>
    </li>`;
  }

  #renderRest(step: Step, iteration: Iteration) {
    const left = leftOutOf(step, iteration);
    return left > 0 ? html`<li class="hint">${this.texts.microscope.more(left)}</li>` : nothing;
  }

  #renderProgram(step: Step, { session, notation }: Iteration) {
    const { language } = this;
    const texts = this.texts.microscope;
    const languages = Object.keys(PROGRAM_LANGUAGES) as ProgramLanguage[];
    const lines = programOf(language, session, notation, step).map(
      ({ text, performsStep }) => html`<code class=${performsStep ? 'now' : nothing}>${text || ' '}</code>`,
    );
    return html`<div class="program">
      <div class="row" role="group" aria-label=${texts.program}>
        ${languages.map(
          (each) =>
            html`<button
              type="button"
              class="option"
              aria-pressed=${each === language}
              @click=${() => (this.language = each)}
            >
              ${PROGRAM_LANGUAGES[each]}
            </button>`,
        )}
      </div>
      <pre tabindex="0" role="region" aria-label=${texts.programIn(PROGRAM_LANGUAGES[language])}>${lines}</pre>
    </div>`;
  }

  // -- Content -----------------------------------------------------------------------------------------------------

  /** Returns the data of the formulas; undefined until the requested trace has arrived. */
  #iterationOf(microscope: Microscope | undefined): Iteration | undefined {
    const { session, view } = this;
    const row = followedRow(session, view);
    const trace = microscope?.traces.find((each) => each.row === row);
    const fits = trace?.layers.length === session.network.hidden.length + 1;
    if (!microscope || !trace || !fits) return undefined;
    const { parameters, gradients, loss } = microscope;
    return { session, notation: notationOf(this.convention, session), parameters, gradients, trace, loss };
  }

  #nameOf(step: Step): string {
    return stepName(step, this.session.network, this.messages);
  }

  /** Returns what tells a step from the others of its kind: the number of its layer, or ŷ. */
  #signOf(step: Step): string | number {
    if (step.kind === 'loss') return this.texts.microscope.lossStep;
    return step.layer === this.session.network.hidden.length ? 'ŷ' : step.layer + 1;
  }

  /** Returns the hint on the convention; the equivalent learning rate is given only for plain gradient descent. */
  #conventionText({ session, notation: { convention, factor, learningRate, cells } }: Iteration): string {
    const { conventionHint, sameStep } = this.texts.microscope;
    const hint = conventionHint[convention](cells);
    if (factor === 1 || !isPlainDescent(session.training)) return hint;
    return `${hint} ${sameStep(String(Number(learningRate.toPrecision(4))))}`;
  }

  // -- Interaction ------------------------------------------------------------------------------------------------

  readonly #toggle = (): void => {
    const { view, session } = this;
    const opens = !view.microscope;
    this.dispatchEvent(
      new ViewChanged({ microscope: opens, ...(opens && { selectedRow: followedRow(session, view) }) }),
    );
  };

  #go(at: number): void {
    this.at = at;
    this.readout = '';
    this.#lightStep();
  }

  /** Highlights all sources of the step. */
  #lightStep(): void {
    const iteration = this.#iterationOf(this.snapshot?.views.microscope);
    const step = stepsOf(this.session.network)[this.at];
    if (!iteration || !step) return;
    const sources = formulasOf(step, iteration).flatMap((formula) => formula.sources);
    this.#light(highlightBy(sources, sizesOf(this.session)));
  }

  #play(plays: boolean): void {
    clearInterval(this.#timer);
    this.playing = plays;
    if (!plays) return;
    const last = stepsOf(this.session.network).length - 1;
    this.#go(this.at === last ? 0 : this.at);
    this.#timer = setInterval(() => {
      if (this.at >= stepsOf(this.session.network).length - 1) this.#play(false);
      else this.#go(this.at + 1);
    }, STEP_MILLISECONDS);
  }

  readonly #onFactor = ({ source, text }: FactorPointedAt): void => {
    this.#pointed = source;
    this.readout = source ? this.texts.microscope.factor(this.#nameOfSource(source), text) : '';
    if (source) this.#light(highlightBy([source], sizesOf(this.session)));
  };

  #onEnter(event: PointerEvent): void {
    whenPointerLeaves(event.currentTarget as Element, this.#onLeave);
  }

  readonly #onLeave = (): void => {
    this.#pointed = undefined;
    this.readout = '';
    this.#light(undefined);
  };

  #nameOfSource(source: Source): string {
    const { messages, session } = this;
    const { table, network } = session;
    const { sources } = this.texts.microscope;
    const named = allUnitNamer(messages, table, network.hidden.length + 1);
    switch (source.kind) {
      case 'weight':
        return weightName(messages, session, source.weight);
      case 'target':
        return sources.target(table.outputs[source.output]!);
      case 'activation':
        return sources[source.layer === 0 ? 'input' : 'activation'](named(source.layer, source.unit));
      case 'sum':
      case 'slope':
      case 'delta':
        return sources[source.kind](named(source.layer, source.unit));
    }
  }

  #light(lit: Highlight | undefined): void {
    this.dispatchEvent(new PartsLit(lit));
  }
}

const ACROSS = ['left', 'right', 'scrollLeft'] as const;
const DOWN = ['top', 'bottom', 'scrollTop'] as const;

/** Scrolls the steps or the program, and nothing around them, until a part of them is in sight. */
function scrollTo(part: HTMLElement, [start, end, scroll]: typeof ACROSS | typeof DOWN): void {
  const box = part.closest<HTMLElement>('.steps, pre')!;
  const [shown, wanted] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  const beyond = Math.max(0, wanted[end] - shown[end]) + Math.min(0, wanted[start] - shown[start]);
  // A transform of the surrounding page may scale both boxes.
  box[scroll] += (beyond * box.offsetWidth) / shown.width;
}
