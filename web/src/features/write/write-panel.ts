import { html, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { lossFigure, significant } from '../../i18n/numbers.ts';
import { allUnitNamer } from '../../i18n/unit-names.ts';
import type { Session } from '../../session/session.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { onKey } from '../../ui/keys.ts';
import { keepsProgress, playgroundAround } from '../../ui/playground-around.ts';
import { Throttle } from '../../ui/throttle.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { ExerciseArrays } from './exercise-arrays.ts';
import { unfitness } from './exercise-network.ts';
import { exerciseSolved } from './exercise-solved.ts';
import { piecesOf } from './formula-marks.ts';
import type { Span } from './formula-tokens.ts';
import type { LineChecker, LineVerdict, Numbers } from './line-check.ts';
import { lossComparison } from './loss-comparison.ts';
import { type Level, LEVELS, LINE, type LineId, LINES_OF, programLines, writtenName } from './program-lines.ts';
import { forgetProgress, type Progress, progressIn, storeProgress } from './progress.ts';
import type { WriteTexts } from './en.ts';
import { writeTexts } from './texts.ts';
import { TrainingComparison } from './training-comparison.ts';
import { describedPart, oneDigit, placeOf, rightIn, verdictWords, writtenShape } from './verdict-words.ts';
import writePanelCss from './write-panel.css?inline';

/** Time without a key, in milliseconds, after which a screen reader hears the verdict. */
const PAUSE = 900;

/** Signs that are hard to reach on the keyboard of a phone. */
const SYMBOLS = ['@', '.T', '(', ')', '*', '-', '+', ',', 'self.', 'np.dot(', 'sigmoid(', 'sigmoid_derivative('];

/** Forms that a formula may contain, beside names; the texts explain each group. */
const SYNTAX: readonly (readonly string[])[] = [
  ['+', '-', '*', '/', '(', ')'],
  ['np.dot(a, b)', 'a @ b'],
  ['a.T'],
  ['sigmoid(a)', 'sigmoid_derivative(a)'],
  ['np.sum(a, axis=0)'],
];

/** Events that begin and end a press. */
const PRESS_EVENTS = ['pointerdown', 'pointerup', 'pointercancel'] as const;

/** Place in a line: between two characters of its formula. */
interface Place {
  readonly line: LineId;
  readonly at: number;
}

/** Exercise to write the lines of backpropagation: checks formulas, and trains the network with them. */
export class WritePanel extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(writePanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    startWorker: { attribute: false },
    active: { state: true },
    caret: { state: true },
    pointed: { state: true },
    isEditing: { state: true },
    told: { state: true },
  };

  declare session: Session;
  declare snapshot: Snapshot | undefined;
  /** Starts the worker on which the core trains beside the learner's formulas. */
  declare startWorker: StartWorker;
  /** Line whose field was focused last. */
  declare private active: LineId | undefined;
  declare private caret: Place | undefined;
  declare private pointed: Place | undefined;
  /** True while a field has the focus. */
  declare private isEditing: boolean;
  /** Words for a screen reader. */
  declare private told: string;

  #progress: Progress | undefined;
  /** Restores what was cleared, until the next edit. */
  #undo: (() => void) | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** True from the moment a pointer goes down until it is up or cancelled. */
  #isPressing = false;
  /** True from the start of a training until its outcome is shown. */
  #isAwaited = false;
  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this, 500);
  readonly #size = new FigureSize(this);
  readonly #arrays = new ExerciseArrays(this, (listener, engine) => this.startWorker(listener, engine));
  readonly #training = new TrainingComparison(this, (listener, engine) => this.startWorker(listener, engine));

  constructor() {
    super();
    this.isEditing = false;
    this.told = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#progress = progressIn(playgroundAround(this) ?? this, this.#keeps);
    visualViewport?.addEventListener('resize', this.#onViewport);
    visualViewport?.addEventListener('scroll', this.#onViewport);
    for (const type of PRESS_EVENTS) addEventListener(type, this.#onPress, true);
  }

  override disconnectedCallback(): void {
    this.#training.keepIn(this.#state.trainings);
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    clearTimeout(this.#leaving);
    this.isEditing = false;
    visualViewport?.removeEventListener('resize', this.#onViewport);
    visualViewport?.removeEventListener('scroll', this.#onViewport);
    for (const type of PRESS_EVENTS) removeEventListener(type, this.#onPress, true);
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, true, this.snapshot?.running ?? false);
  }

  get #texts(): WriteTexts {
    return writeTexts(this.messages);
  }

  /** True if the page stores the progress in this browser. */
  get #keeps(): boolean {
    return keepsProgress(playgroundAround(this));
  }

  #save(): void {
    if (this.#keeps) storeProgress(this.#state);
  }

  get #state(): Progress {
    return this.#progress!;
  }

  override willUpdate(): void {
    const { session, snapshot } = this;
    const { level, usesTutorial, trainings } = this.#state;
    this.#arrays.use(session, snapshot, { usesTutorial, hasBias: level === 4 });
    this.#training.keepFor(this.#arrays.session, level, trainings);
  }

  override updated(): void {
    this.#noteSolved();
    if (!this.#isAwaited || this.#training.isRunning) return;
    this.#isAwaited = false;
    // The outcome takes more lines than the words before it.
    this.renderRoot.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
  }

  /** Notes the levels that are solved, and tells the page around the playground, once for each. */
  #noteSolved(): void {
    const { level, solved, announced } = this.#state;
    const { checker } = this.#arrays;
    if (!checker) return;
    for (const each of LEVELS) {
      // Levels with and without biases have different arrays.
      if ((each === 4) !== (level === 4) || announced.has(each) || !this.#isRight(checker, each)) continue;
      announced.add(each);
      if (!solved.has(each)) {
        solved.add(each);
        this.#save();
        this.#tell(this.#texts.solved(each));
      }
      this.dispatchEvent(exerciseSolved(each));
      this.requestUpdate();
    }
  }

  #isRight(checker: LineChecker, level: Level): boolean {
    return LINES_OF[level].every((line) => this.#verdict(checker, line).kind === 'right');
  }

  #formula(line: LineId): string {
    return this.#state.formulas.get(line) ?? '';
  }

  #verdict(checker: LineChecker, line: LineId): LineVerdict {
    return checker.check(line, this.#formula(line));
  }

  override render() {
    const texts = this.#texts;
    const { usesTutorial } = this.#state;
    const unfit = usesTutorial ? undefined : unfitness(this.session);
    return html`
      <p class="hint">${texts.about}</p>
      ${
        unfit
          ? html`<p>${texts.unfit[unfit]}</p>
              ${this.#renderSwitch(true)}`
          : this.#renderExercise()
      }
      <p class="visually-hidden" role="status">${this.told}</p>
    `;
  }

  /** Renders the button that changes to the tutorial's network, or back. */
  #renderSwitch(toTutorial: boolean) {
    const texts = this.#texts;
    return html`<p>
      <button
        type="button"
        @click=${() => {
          this.#state.usesTutorial = toTutorial;
          this.#save();
          this.requestUpdate();
        }}
      >
        ${toTutorial ? texts.useTutorial : texts.usePresent}
      </button>
    </p>`;
  }

  #renderExercise() {
    const texts = this.#texts;
    const { level, usesTutorial } = this.#state;
    const { checker, hasFailed, isPresent } = this.#arrays;
    const aside = isPresent ? undefined : level === 4 ? texts.withBiases : texts.withoutBiases;
    const hasOther = this.session.network.bias !== (level === 4);
    return html`
      ${
        usesTutorial
          ? html`<p class="hint">${texts.ofTutorial}</p>
              ${unfitness(this.session) ? nothing : this.#renderSwitch(false)}`
          : aside && hasOther
            ? html`<p class="hint">${aside}</p>`
            : nothing
      }
      ${this.#renderLevels()}
      <p>${texts.task[level]}</p>
      ${this.#renderSyntax(level)}
      ${
        checker
          ? html`<div
                class="exercise ${this.isEditing ? 'editing' : ''}"
                @focusin=${this.#onFocus}
                @focusout=${this.#onBlur}
              >
                ${this.#renderProgram(checker)} ${this.#renderSymbols()}
              </div>
              ${this.#renderTraining(checker)}`
          : html`<p class="hint">${hasFailed ? texts.coreFailed : texts.waiting}</p>`
      }
      ${this.#renderForget()}
    `;
  }

  #renderLevels() {
    const texts = this.#texts;
    const { level, solved } = this.#state;
    return html`<div class="levels" role="group" aria-label=${texts.levels}>
      ${LEVELS.map(
        (each) =>
          html`<button type="button" class="option" aria-pressed=${each === level} @click=${() => this.#goTo(each)}>
            ${texts.level[each]}${
              solved.has(each)
                ? html` <span class="mark" aria-hidden="true">✓</span
                    ><span class="visually-hidden">, ${texts.solvedMark}</span>`
                : nothing
            }
          </button>`,
      )}
    </div>`;
  }

  /** Renders a list of all that a formula may contain. */
  #renderSyntax(level: Level) {
    const texts = this.#texts;
    const names = [...new Set(LINES_OF[level].flatMap((line) => LINE[line].names))];
    return html`<details class="syntax">
      <summary>${texts.syntaxTitle}</summary>
      <dl>
        <dt translate="no">${listed(names.map(writtenName))}</dt>
        <dd>${texts.syntaxNames}</dd>
        ${SYNTAX.map(
          (forms, i) =>
            html`<dt translate="no">${listed(forms)}</dt>
              <dd>${texts.syntaxForms[i]}</dd>`,
        )}
      </dl>
    </details>`;
  }

  /** Renders the button that clears what was written, or the one that brings it back. */
  #renderForget() {
    const texts = this.#texts;
    const { formulas, hints, solved } = this.#state;
    if (formulas.size + hints.size + solved.size === 0) {
      return this.#undo
        ? html`<p class="forget hint">
            ${texts.forgotten}
            <button type="button" class="quiet" @click=${this.#restore}>${texts.undo}</button>
          </p>`
        : nothing;
    }
    return html`<p class="forget hint">
      ${this.#keeps ? texts.stored : nothing}
      <button type="button" class="quiet" @click=${this.#forget}>${texts.forget}</button>
    </p>`;
  }

  readonly #forget = (): void => {
    this.#undo = forgetProgress(this.#state, this.#keeps);
    this.#training.stop();
    this.#goToNext(this.#state.level);
    this.#tell(this.#texts.forgotten);
  };

  readonly #restore = (): void => {
    this.#undo?.();
    this.#undo = undefined;
    this.#goToNext(this.#state.level);
    this.#tell(this.#texts.restored);
  };

  #goTo(level: Level): void {
    this.#state.level = level;
    this.#save();
    this.active = undefined;
    this.caret = undefined;
    this.pointed = undefined;
    this.isEditing = false;
    this.#tell('');
    this.requestUpdate();
  }

  /** Goes to a level by a button that is gone afterwards: the button of the level has the focus then. */
  #goToNext(level: Level): void {
    this.#goTo(level);
    this.#focusLevel();
  }

  #focusLevel(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.levels [aria-pressed="true"]')?.focus();
    });
  }

  // -- Program -----------------------------------------------------------------------------------------------------

  #renderProgram(checker: LineChecker) {
    const { level } = this.#state;
    const isLast = level === 4;
    const blanks = LINES_OF[level];
    const line = (id: LineId) =>
      blanks.includes(id) ? this.#renderBlank(checker, id) : this.#renderGiven(checker, id, level);
    return html`<div class="program" role="group" aria-label=${this.#texts.program}>
      ${level > 1 ? code('def sigmoid_derivative(a): return a * (1 - a)', 0, this.#texts.slopeComment) : nothing}
      ${code('def feedforward(self):', 0)}
      ${
        // Lines of their own, so that a field is not used for another formula: it would keep the undo of the former one.
        isLast ? html`${line('layer1b')} ${line('outputb')}` : html`${line('layer1')} ${line('output')}`
      }
      ${code('def backprop(self):', 0)} ${line('d_weights2')} ${line('d_weights1')}
      ${isLast ? html`${line('d_bias2')} ${line('d_bias1')}` : nothing}
      ${['weights1', 'weights2', ...(isLast ? ['bias1', 'bias2'] : [])].map((name) =>
        code(`self.${name} += ${this.#rate()}d_${name}`, 1),
      )}
    </div>`;
  }

  /** Returns the learning rate as a factor in the program; nothing if it is 1, as in the tutorial. */
  #rate(): string {
    const { learningRate } = this.#arrays.session.training;
    return learningRate === 1 ? '' : `${learningRate} * `;
  }

  /** Renders a line that the level does not ask for: the learner's own one if it is right, or the name of its level. */
  #renderGiven(checker: LineChecker, id: LineId, level: Level) {
    const { written, solution } = LINE[id];
    const of = LEVELS.find((each) => LINES_OF[each].includes(id))!;
    if (of > level) return code(`${written} = …`, 1, this.#texts.laterLevel(of));
    const own = this.#formula(id);
    const isRight = this.#verdict(checker, id).kind === 'right';
    return code(`${written} = ${isRight ? own.replaceAll(/\s+/g, ' ').trim() : solution}`, 1);
  }

  #renderBlank(checker: LineChecker, id: LineId) {
    const texts = this.#texts;
    const text = this.#formula(id);
    const verdict = this.#verdict(checker, id);
    const { written } = LINE[id];
    const place = [this.pointed, this.isEditing ? this.caret : undefined].find((each) => each?.line === id)?.at;
    const part = 'expression' in verdict ? describedPart(text, verdict, place, texts) : undefined;
    const bad = placeOf(verdict);
    const isPartial = 'part' in verdict && verdict.part !== undefined;
    // The numbers of a part that is right so far are not comparable yet.
    const numbers =
      'numbers' in verdict && (!isPartial || verdict.isByChance) ? this.#renderNumbers(id, verdict) : nothing;
    const isWrong = !isPartial && !['empty', 'right'].includes(verdict.kind);
    return html`<div class="blank ${isWrong ? 'bad' : isPartial ? 'partial' : verdict.kind}">
      <label for=${`field-${id}`}><code translate="no">${written} =</code></label>
      <div
        class="editor"
        @pointermove=${(event: PointerEvent) => this.#point(id, event)}
        @pointerleave=${this.#unpoint}
      >
        ${this.#renderBehind(text, bad, place !== undefined && part?.isWhole === false ? part : undefined)}
        <textarea
          id=${`field-${id}`}
          rows="1"
          translate="no"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          enterkeyhint="next"
          aria-label=${texts.field(written)}
          aria-describedby=${`verdict-${id}`}
          aria-invalid=${isWrong}
          data-line=${id}
          .value=${live(text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @keyup=${this.#onCaret}
          @click=${this.#onCaret}
          @select=${this.#onCaret}
        ></textarea>
      </div>
      <p class="shape hint" translate="no">
        ${
          part
            ? html`<code>${part.text}</code>: ${part.shape}`
            : html`${texts.needs(writtenShape(checker.shapeOf(id), texts))}`
        }
      </p>
      <p class="verdict" id=${`verdict-${id}`}>
        ${
          verdict.kind === 'empty'
            ? nothing
            : html`<span class="mark" aria-hidden="true">${isWrong ? '✗' : isPartial ? '…' : '✓'}</span>
                ${verdictWords(id, text, verdict, texts)}`
        }
      </p>
      ${numbers} ${this.#renderArrays(checker, id)} ${this.#renderHints(id)}
    </div>`;
  }

  /** Renders the layer behind a field, without a space between its pieces; the last one gives an empty line its height. */
  #renderBehind(text: string, bad: Span | undefined, part: Span | undefined) {
    const pieces = piecesOf(text, bad, part).map(({ from, text: piece, isBad, isPart }) => {
      const mark = isBad ? 'bad' : isPart ? 'part' : '';
      return html`<span data-at=${from} class=${mark}>${piece}</span>`;
    });
    return html`<div class="behind" aria-hidden="true" translate="no">${pieces}${'\u200b'}</div>`;
  }

  /** Renders the numbers of a formula beside the right ones. */
  #renderNumbers(id: LineId, verdict: Extract<LineVerdict, { readonly numbers: Numbers }>) {
    const texts = this.#texts;
    const { numbers } = verdict;
    const isOpen = verdict.kind === 'wrong';
    const isByChance = verdict.kind === 'wrong' && verdict.isByChance;
    const title = texts.numbers(rightIn(numbers), numbers.own.length, isByChance);
    const { own, right, nudged, isRight, shape } = numbers;
    const [rows, columns] = [shape.length === 2 ? shape[0]! : 1, shape.at(-1) ?? 1];
    const names = this.#namesOf(id);
    const all = (count: number) => Array.from({ length: count }, (_, i) => i);
    return html`<details ?open=${isOpen}>
      <summary>${title}</summary>
      <div class="numbers" tabindex="0" role="group" aria-label=${title}>
        <table translate="no">
          <thead>
            <tr>
              <td></td>
              ${all(columns).map((column) => html`<th scope="col">${names.column(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${all(rows).map(
              (row) =>
                html`<tr>
                  <th scope="row">${names.row(row)}</th>
                  ${all(columns).map((column) => {
                    const at = row * columns + column;
                    const figures = [own[at]!, right[at]!, ...(nudged ? [nudged[at]!] : [])].map((value) =>
                      lossFigure(value),
                    );
                    return html`<td class=${isRight[at] ? 'right' : 'wrong'}>
                      <span class="visually-hidden"
                        >${texts.cell(isRight[at]!, figures[0]!, figures[1]!, figures[2])}</span
                      ><span aria-hidden="true"
                        ><b>${isRight[at] ? '✓' : '✗'} ${figures[0]}</b
                        >${figures.slice(1).map((figure) => html`<i>${figure}</i>`)}</span
                      >
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="hint">${nudged ? texts.gradientLegend : texts.numbersLegend}</p>
    </details>`;
  }

  /** Returns the names of the rows and columns of a line's array. */
  #namesOf(id: LineId): { readonly row: (index: number) => string; readonly column: (index: number) => string } {
    const { session } = this.#arrays;
    const unit = allUnitNamer(this.messages, session.table, 2);
    const { target, changes } = LINE[id];
    const isHidden = target.endsWith('1');
    const column = (index: number) => unit(isHidden ? 1 : 2, index);
    if (!changes) return { row: (index) => this.#texts.rowOf(this.#arrays.rowNumber(index)), column };
    if (changes.startsWith('bias')) return { row: () => '', column };
    return { row: (index) => unit(isHidden ? 0 : 1, index), column };
  }

  // -- Help --------------------------------------------------------------------------------------------------------

  /** Renders the arrays that a line can use, as buttons that insert them. */
  #renderArrays(checker: LineChecker, id: LineId) {
    if (this.#activeLine() !== id) return nothing;
    const texts = this.#texts;
    return html`<div class="arrays" role="group" aria-label=${texts.arrays(LINE[id].written)}>
      ${LINE[id].names.map((name) => {
        const shape = writtenShape(checker.scope[name]!.shape, texts);
        return html`<button
          type="button"
          class="quiet"
          translate="no"
          aria-label=${texts.insert(writtenName(name), shape)}
          @pointerdown=${keepFocus}
          @mousedown=${keepFocus}
          @click=${() => this.#insert(id, writtenName(name))}
        >
          <code>${writtenName(name)}</code> ${shape}
        </button>`;
      })}
    </div>`;
  }

  /** Returns the line that is being written: the one focused last, or the first that is not right. */
  #activeLine(): LineId | undefined {
    const { checker } = this.#arrays;
    const lines = LINES_OF[this.#state.level];
    if (this.active && lines.includes(this.active)) return this.active;
    return lines.find((line) => checker && this.#verdict(checker, line).kind !== 'right') ?? lines[0];
  }

  #renderHints(id: LineId) {
    const texts = this.#texts;
    const hints = texts.hints[id];
    const shown = this.#state.hints.get(id) ?? 0;
    if (this.#activeLine() !== id && shown === 0) return nothing;
    const isSolutionShown = shown > hints.length;
    return html`<div class="hints">
      ${
        shown > 0
          ? html`<ol>
              ${hints.slice(0, shown).map((hint) => html`<li>${hint}</li>`)}
            </ol>`
          : nothing
      }
      <p class="buttons">
        <button
          type="button"
          aria-disabled=${shown >= hints.length}
          @click=${() => {
            if (shown < hints.length) this.#showHelp(id, shown + 1, hints[shown]!);
          }}
        >
          ${shown < hints.length ? texts.hint(shown + 1, hints.length) : texts.noMoreHints}
        </button>
        ${
          shown < hints.length
            ? nothing
            : html`<button
                type="button"
                aria-expanded=${isSolutionShown}
                @click=${() => {
                  if (isSolutionShown) this.#showHelp(id, hints.length, '');
                  else this.#showHelp(id, hints.length + 1, `${texts.solution} ${LINE[id].solution}`);
                }}
              >
                ${isSolutionShown ? texts.hideSolution : texts.showSolution}
              </button>`
        }
      </p>
      ${
        isSolutionShown
          ? html`<p>${texts.solution} <code class="solution" translate="no">${LINE[id].solution}</code></p>`
          : nothing
      }
    </div>`;
  }

  /** Shows so many hints of a line, and reads out the new one. */
  #showHelp(line: LineId, shown: number, words: string): void {
    this.#undo = undefined;
    this.#state.hints.set(line, shown);
    this.#save();
    this.#tell(words);
    this.requestUpdate();
  }

  #renderSymbols() {
    const texts = this.#texts;
    return html`<div class="symbols" role="group" aria-label=${texts.symbols}>
      ${SYMBOLS.map(
        (sign) =>
          html`<button
            type="button"
            translate="no"
            aria-label=${texts.insertSign(sign)}
            @pointerdown=${keepFocus}
            @mousedown=${keepFocus}
            @click=${() => {
              const line = this.#activeLine();
              if (line) this.#insert(line, sign);
            }}
          >
            ${sign}
          </button>`,
      )}
    </div>`;
  }

  #field(line: LineId): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector(`#field-${line}`);
  }

  /** Inserts a text at the caret of a line, in place of what is selected. */
  #insert(line: LineId, text: string): void {
    const field = this.#field(line);
    if (!field) return;
    field.focus({ preventScroll: true });
    const { selectionStart, selectionEnd } = field;
    // A selection elsewhere separates the insertion from what was typed before, in the undo of Chromium.
    field.setSelectionRange(0, 0);
    field.setSelectionRange(selectionStart, selectionEnd);
    // No other way to change a field keeps its undo. The browser sends the event "input" itself.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (document.execCommand('insertText', false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  // -- Typing ------------------------------------------------------------------------------------------------------

  readonly #onInput = ({ currentTarget }: Event): void => {
    const field = currentTarget as HTMLTextAreaElement;
    const line = lineOf(field);
    this.#undo = undefined;
    this.#state.formulas.set(line, field.value);
    this.#save();
    this.caret = { line, at: field.selectionStart };
    this.told = '';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      const { checker } = this.#arrays;
      if (checker) this.#tell(verdictWords(line, field.value, this.#verdict(checker, line), this.#texts));
    }, PAUSE);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#showVerdict(field);
    });
  };

  /** Scrolls the verdict on a field into view; the button that trains as well, where both have room. */
  #showVerdict(field: HTMLTextAreaElement): void {
    const verdict = this.renderRoot.querySelector(`#verdict-${lineOf(field)}`);
    for (const each of [this.renderRoot.querySelector('.train'), verdict, field]) {
      each?.scrollIntoView({ block: 'nearest' });
    }
  }

  readonly #onCaret = ({ currentTarget }: Event): void => {
    const field = currentTarget as HTMLTextAreaElement;
    this.caret = { line: lineOf(field), at: field.selectionStart };
  };

  /** Enter leads to the next formula; with Shift, it breaks the line. */
  readonly #onKeyDown = onKey((key, { currentTarget }) => {
    if (key !== 'Enter') return false;
    const lines = LINES_OF[this.#state.level];
    const next = lines[lines.indexOf(lineOf(currentTarget as HTMLTextAreaElement)) + 1];
    (next ? this.#field(next) : this.renderRoot.querySelector<HTMLElement>('.train'))?.focus();
    return true;
  });

  readonly #onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    clearTimeout(this.#leaving);
    this.isEditing = true;
    this.active = lineOf(target);
    this.#onViewport();
  };

  readonly #onBlur = (): void => {
    clearTimeout(this.#leaving);
    if (!this.#isPressing) this.#leaving = setTimeout(this.#leave);
  };

  readonly #onPress = ({ type }: Event): void => {
    this.#isPressing = type === 'pointerdown';
    if (this.#isPressing || !this.isEditing) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(this.#leave);
  };

  /**
   * Ends editing if no field has the focus. Called only once the click has happened, in a later task than the blur and the
   * end of the press: without the signs, a button below them moves away from the finger that presses it.
   */
  readonly #leave = (): void => {
    if (!this.#isPressing && !this.renderRoot.querySelector('textarea:focus')) this.isEditing = false;
  };

  #tell(words: string): void {
    clearTimeout(this.#pause);
    this.told = words;
  }

  /** Shows the shape of the part of a formula under the pointer. */
  #point(line: LineId, { clientX, clientY, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    const root = this.renderRoot as ShadowRoot;
    const piece = root.elementsFromPoint(clientX, clientY).find((element) => element.matches('[data-at]'));
    const at = piece && Number(piece.getAttribute('data-at'));
    const pointed = at === undefined ? undefined : { line, at: at + (piece!.textContent === ')' ? 1 : 0.5) };
    if (pointed?.at !== this.pointed?.at || pointed?.line !== this.pointed?.line) this.pointed = pointed;
  }

  readonly #unpoint = (): void => {
    this.pointed = undefined;
  };

  /** Moves the symbols above the keyboard of a phone, which covers the lower part of the window. */
  readonly #onViewport = (): void => {
    const { visualViewport } = window;
    if (!this.isEditing || !visualViewport) return;
    const covered = innerHeight - visualViewport.height - visualViewport.offsetTop;
    this.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
  };

  // -- Training ----------------------------------------------------------------------------------------------------

  #renderTraining(checker: LineChecker): TemplateResult | typeof nothing {
    const texts = this.#texts;
    const { level } = this.#state;
    if (!this.#isRight(checker, level)) return nothing;
    const { own, others } = this.#linesOf(checker);
    const training = this.#training;
    const { width, height } = this.#size;
    const isBegun = training.isBegun;
    return html`<section aria-label=${texts.train}>
      <p class="buttons">
        ${
          training.isRunning
            ? html`<button type="button" class="train" @click=${() => training.stop()}>${texts.cancel}</button>`
            : html`<button type="button" class="train primary" @click=${() => this.#train(checker)}>
                ${isBegun ? texts.again : texts.train}
              </button>`
        }
        ${
          level < 4
            ? html`<button type="button" @click=${() => this.#goToNext((level + 1) as Level)}>
                ${texts.nextLevel}
              </button>`
            : nothing
        }
      </p>
      <p class="hint">${texts.trainHint(namesOf(own), namesOf(others))}</p>
      ${
        isBegun
          ? html`<figure>
                ${lossComparison({
                  core: training.core,
                  own: training.own,
                  last: training.iterations,
                  width,
                  height,
                  label: texts.chart,
                  axisLabel: texts.axisLabel,
                })}
              </figure>
              <p class="legend hint">
                <span class="key core"></span> ${texts.core} <span class="key own"></span> ${texts.own}
              </p>
              <p class="outcome" role="status">${this.#outcome(others.length === 0)}</p>`
          : nothing
      }
    </section>`;
  }

  #train(checker: LineChecker): void {
    const { session } = this.#arrays;
    this.#isAwaited = true;
    this.#training.begin(session, (line) => {
      const verdict = this.#verdict(checker, line);
      return verdict.kind === 'right' ? verdict.expression : undefined;
    });
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Returns the lines of the program that are the learner's, and those that are taken from the solution. */
  #linesOf(checker: LineChecker): { readonly own: readonly LineId[]; readonly others: readonly LineId[] } {
    const lines = programLines(this.#arrays.session.network.bias);
    const isOwn = (line: LineId) => this.#verdict(checker, line).kind === 'right';
    return { own: lines.filter(isOwn), others: lines.filter((line) => !isOwn(line)) };
  }

  /** Returns the outcome of training in words. */
  #outcome(areAllOwn: boolean): string {
    const texts = this.#texts;
    const training = this.#training;
    if (training.hasFailed) return texts.coreFailed;
    const { outcome } = training;
    if (!outcome) return training.isRunning ? texts.waiting : texts.progress(training.iteration, training.iterations);
    const { iterations, own, core, difference, hasOverflowed } = outcome;
    if (hasOverflowed) return texts.overflowed(iterations);
    return outcome.isSame
      ? texts.same(iterations, lossFigure(own), oneDigit(difference), areAllOwn)
      : texts.apart(iterations, lossFigure(own), lossFigure(core), significant(difference, 2));
  }
}

/** Renders pieces of code, with commas between them. */
function listed(codes: readonly string[]) {
  return codes.map((each, i) => html`${i > 0 ? ', ' : ''}<code>${each}</code>`);
}

function namesOf(lines: readonly LineId[]): readonly string[] {
  return lines.map((line) => LINE[line].written);
}

/** Renders a line of the program that is given, indented by so many steps. */
function code(text: string, depth: number, comment?: string) {
  return html`<div class="given" translate="no" .style=${`--depth: ${depth}`}>
    <code>${text}</code>${comment ? html` <span class="comment">${comment}</span>` : nothing}
  </div>`;
}

/** Keeps the focus in the field, and so the keyboard of a phone open, while a button is pressed. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function lineOf(field: HTMLTextAreaElement): LineId {
  return field.getAttribute('data-line') as LineId;
}
