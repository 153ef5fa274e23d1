import { html, nothing, unsafeCSS } from 'lit';
import { besidePage } from '../../dom/beside-page.ts';
import { embedCode } from '../../export/embed-code.ts';
import { challengeWords } from '../../i18n/challenge-words.ts';
import schema from '../../session/challenge/challenge.schema.json' with { type: 'json' };
import { type Challenge, type Control, CONTROLS, GOAL_KINDS, textIn } from '../../session/challenge/challenge.ts';
import { type Hindrance, hindranceIn, isIdle, USUAL_CONTROLS } from '../../session/challenge/hindrance.ts';
import {
  challengeFile,
  compactChallenge,
  readChallenge,
  type ReadChallenge,
} from '../../session/challenge/read-challenge.ts';
import { rowsInText } from '../../session/challenge/goal-rows.ts';
import { writeLink } from '../../session/formats/link.ts';
import { type NumberProblem, type NumberRange, readWithin } from '../../session/number-range.ts';
import { numberText } from '../../session/number-text.ts';
import { sameData } from '../../session/same-data.ts';
import type { SavedState } from '../../session/saved-state.ts';
import type { Session } from '../../session/session.ts';
import { choice } from '../../ui/choice.ts';
import { copyText, saveText } from '../../ui/download-and-copy.ts';
import { ViewChanged } from '../../ui/events.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import challengePanelCss from './challenge-panel.css?inline';
import { startOfChallenge } from './challenge-start.ts';
import { type Draft, draftOf, EMPTY_DRAFT, keepDraft, type NumberName, NUMBERS, type TextName } from './draft.ts';
import { playgroundAround } from '../../ui/playground-around.ts';
import { RunOpened } from './run-opened.ts';
import { challengeTexts } from './texts.ts';

/** Panels of an embedded challenge, and the height that its place reserves, in pixels. */
const EMBEDDED = { panels: 'run table diagram chart network training challenge', height: 900 };

const LANGUAGES = ['en', 'zh'] as const;

const { within, maxUnits, learningRate, tolerance } = schema.properties.goal.properties;
const RANGES: Readonly<Record<NumberName, NumberRange>> = {
  within: { least: within.minimum, most: within.maximum, whole: true },
  maxUnits: { least: maxUnits.minimum, most: maxUnits.maximum, whole: true },
  learningRate: { least: learningRate.exclusiveMinimum, most: learningRate.maximum, open: true },
  tolerance: { least: tolerance.exclusiveMinimum, most: tolerance.maximum, open: true },
};

/** Fields beside which the reasons stand why nobody can solve a challenge. */
const FIELD_OF: Readonly<Record<Hindrance['kind'], NumberName | 'kind' | 'open' | 'rows'>> = {
  closedUnits: 'maxUnits',
  closedRate: 'learningRate',
  contradiction: 'kind',
  rowsContradict: 'rows',
  closedTable: 'open',
  cannotOverflow: 'kind',
  nothingToChange: 'open',
  noTraining: 'open',
  sameWeights: 'open',
};

/** Section for teachers: makes a challenge from the present session, as a link, a file and code for a page. */
export class ChallengeEditor extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(challengePanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    changes: { attribute: false },
    tolerance: { attribute: false },
    draft: { state: true },
    outcome: { state: true },
  };

  declare session: Session;
  /** Changes of the present run. */
  declare changes: SavedState['changes'];
  /** Tolerance of the page, which a new challenge takes over. */
  declare tolerance: number;
  declare draft: Draft;
  declare outcome: 'copied' | 'notCopied' | undefined;

  #playground: HTMLElementTagNameMap['truth-net'] | undefined;

  constructor() {
    super();
    this.draft = EMPTY_DRAFT;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#playground = playgroundAround(this);
    this.draft = draftOf(this.#playground);
  }

  get #texts() {
    return challengeTexts(this.messages);
  }

  /** Session in which the challenge starts. */
  get #start(): Session {
    return startOfChallenge(this.session, this.changes);
  }

  #change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    this.outcome = undefined;
    keepDraft(this.#playground, this.draft);
  }

  override render() {
    return html`<details
      ?open=${this.draft.isOpen}
      @toggle=${({ target }: Event) => {
        const { open } = target as HTMLDetailsElement;
        if (open !== this.draft.isOpen) this.#change({ isOpen: open });
      }}
    >
      <summary>${this.#texts.make}</summary>
      ${this.draft.isOpen ? this.#renderForm() : nothing}
    </details>`;
  }

  #renderForm() {
    const texts = this.#texts;
    const { draft } = this;
    const { numbers, problems } = this.#readNumbers();
    const start = this.#start;
    const rows = this.#rowsAsked(start);
    const made = this.#made(start, { ...numbers, ...(rows?.length && { rows }) });
    const hindrance = 'challenge' in made ? hindranceIn(made.challenge) : undefined;
    const isRefused = Object.keys(problems).length > 0 || !rows || hindrance;
    const address = this.#playground?.address;
    return html`
      <p class="hint">
        ${texts.makeHint} ${start === this.session ? nothing : texts.handSet}
        ${
          address
            ? html`<a href=${new URL(`teaching.html?lang=${this.messages.language}`, address).href}
                >${texts.forTeachers}</a
              >`
            : nothing
        }
      </p>
      ${LANGUAGES.map(
        (language) => html`
          ${this.#renderText(`title.${language}`, texts.title[language], language)}
          ${this.#renderText(`text.${language}`, texts.text[language], language)}
        `,
      )}
      <div class="row fields">
        ${choice({
          label: texts.goalKind,
          options: GOAL_KINDS,
          chosen: draft.kind,
          nameOf: (kind) => texts.kind[kind],
          choose: (kind) => {
            this.#change({ kind, open: USUAL_CONTROLS[kind] });
          },
        })}
        ${this.#numberNames.map((name) =>
          this.#renderNumber(
            name,
            problems[name]
              ? this.messages.numberProblem(texts[name], problems[name])
              : this.#hindranceAt(name, hindrance),
          ),
        )}
      </div>
      ${this.#renderHindrance('kind', hindrance)} ${this.#renderControls(start, hindrance)}
      ${this.draft.open.includes('table') ? this.#renderRows(start, rows, hindrance) : nothing}
      ${
        isRefused
          ? html`<p class="hint">${texts.notYet}</p>`
          : 'problem' in made
            ? this.#renderProblem(made.problem)
            : this.#renderMade(made.challenge)
      }
      ${
        sameData({ ...draft, isOpen: false }, EMPTY_DRAFT)
          ? nothing
          : html`<div class="row">
              <button type="button" class="quiet" @click=${this.#clear}>${texts.clear}</button>
            </div>`
      }
    `;
  }

  readonly #clear = (): void => {
    this.#change({ ...EMPTY_DRAFT, isOpen: true });
    // The button that had the focus goes.
    this.renderRoot.querySelector('summary')?.focus();
  };

  #renderText(name: TextName, label: string, language: string) {
    const { words } = this.draft;
    const value = words[name] ?? '';
    const take = (event: Event) => {
      this.#change({ words: { ...words, [name]: (event.target as HTMLInputElement).value } });
    };
    return html`<label class="field">
      ${label}
      ${
        name.startsWith('title')
          ? html`<input type="text" lang=${language} maxlength="80" .value=${value} @input=${take} />`
          : html`<textarea rows="2" lang=${language} maxlength="1000" .value=${value} @input=${take}></textarea>`
      }
    </label>`;
  }

  /** Names of the numbers that matter to the goal. */
  get #numberNames(): readonly NumberName[] {
    const isByHand = this.draft.kind === 'byHand';
    return NUMBERS.filter((name) => !isByHand || (name !== 'within' && name !== 'learningRate'));
  }

  #renderNumber(name: NumberName, problem: string | undefined) {
    const { numbers } = this.draft;
    return html`<div class="number">
      <label class="field">
        ${this.#texts[name]}
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          placeholder=${name === 'within' || name === 'tolerance' ? nothing : this.#texts.any}
          aria-invalid=${problem !== undefined}
          aria-describedby=${problem === undefined ? nothing : `${name}-problem`}
          .value=${numbers[name] ?? this.#usual(name)}
          @input=${(event: Event) => {
            this.#change({ numbers: { ...numbers, [name]: (event.target as HTMLInputElement).value } });
          }}
        />
      </label>
      ${problem === undefined ? nothing : html`<p class="problem" id="${name}-problem" role="alert">${problem}</p>`}
    </div>`;
  }

  #usual(name: NumberName): string {
    const { least, most } = RANGES.within;
    if (name === 'within') return numberText(Math.min(Math.max(this.session.training.iterations, least), most));
    return name === 'tolerance' ? numberText(this.tolerance) : '';
  }

  /** Reads the number fields; an empty one sets no limit, but the number of iterations is needed. */
  #readNumbers() {
    const numbers: Partial<Record<NumberName, number>> = {};
    const problems: Partial<Record<NumberName, NumberProblem>> = {};
    for (const name of this.#numberNames) {
      const text = this.draft.numbers[name] ?? this.#usual(name);
      if (text.trim() === '' && name !== 'within') continue;
      const read = readWithin(text, RANGES[name]);
      if (typeof read === 'number') numbers[name] = read;
      else problems[name] = read;
    }
    return { numbers, problems };
  }

  /** Returns the rows that the table must have at the end: none if any will do, undefined if they cannot be read. */
  #rowsAsked({ table }: Session): Challenge['goal']['rows'] {
    const { open, rows } = this.draft;
    return open.includes('table') ? rowsInText(rows, table.inputs.length + table.outputs.length) : [];
  }

  #renderRows({ table }: Session, rows: Challenge['goal']['rows'], hindrance: Hindrance | undefined) {
    const texts = this.#texts;
    const problem = rows
      ? this.#hindranceAt('rows', hindrance)
      : texts.rowsProblem(table.inputs.length + table.outputs.length);
    return html`<label class="field">
        ${texts.rows}
        <input
          type="text"
          autocomplete="off"
          placeholder=${texts.any}
          aria-invalid=${problem !== undefined}
          aria-describedby=${problem === undefined ? 'rows-hint' : 'rows-problem'}
          .value=${this.draft.rows}
          @input=${(event: Event) => {
            this.#change({ rows: (event.target as HTMLInputElement).value });
          }}
        />
      </label>
      ${
        problem === undefined
          ? html`<p class="hint" id="rows-hint">${texts.rowsHint}</p>`
          : html`<p class="problem" id="rows-problem" role="alert">${problem}</p>`
      }`;
  }

  #hindranceAt(field: NumberName | 'kind' | 'open' | 'rows', hindrance: Hindrance | undefined): string | undefined {
    return hindrance && FIELD_OF[hindrance.kind] === field ? this.#texts.hindrance(hindrance) : undefined;
  }

  #renderHindrance(field: 'kind' | 'open', hindrance: Hindrance | undefined) {
    const sentence = this.#hindranceAt(field, hindrance);
    return sentence === undefined
      ? nothing
      : html`<p class="problem" id="${field}-problem" role="alert">${sentence}</p>`;
  }

  #renderControls(start: Session, hindrance: Hindrance | undefined) {
    const { kind, open } = this.draft;
    const idle = CONTROLS.filter((control) => isIdle(control, kind, start, open));
    return html`
      <fieldset aria-describedby=${this.#hindranceAt('open', hindrance) === undefined ? nothing : 'open-problem'}>
        <legend>${this.#texts.mayChange}</legend>
        ${CONTROLS.map((control) => this.#renderControl(control, idle.includes(control)))}
      </fieldset>
      ${this.#renderHindrance('open', hindrance)}
      ${idle.length > 0 ? html`<p class="hint">${this.#texts.idle}</p>` : nothing}
    `;
  }

  #renderControl(control: Control, isIdleNow: boolean) {
    const { open } = this.draft;
    return html`<label class="check ${isIdleNow ? 'idle' : ''}">
      <input
        type="checkbox"
        .checked=${open.includes(control) && !isIdleNow}
        ?disabled=${isIdleNow}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          const others = open.filter((each) => each !== control);
          this.#change({ open: checked ? [...others, control] : others });
        }}
      />
      ${challengeWords(this.messages).control[control]}
    </label>`;
  }

  /** Returns the challenge of the form, read like one from outside. */
  #made(
    session: Session,
    limits: Partial<Record<NumberName, number>> & Pick<Challenge['goal'], 'rows'>,
  ): ReadChallenge {
    const { kind, open, words } = this.draft;
    const texts = (field: 'title' | 'text') =>
      Object.fromEntries(
        LANGUAGES.flatMap((language) => {
          const text = words[`${field}.${language}`]?.trim();
          return text ? [[language, text]] : [];
        }),
      );
    return readChallenge({
      title: texts('title'),
      text: texts('text'),
      session,
      goal: { kind, ...limits },
      open: CONTROLS.filter((control) => open.includes(control) && !isIdle(control, kind, session, open)),
    });
  }

  #renderProblem(problem: Extract<ReadChallenge, { problem: unknown }>['problem']) {
    const words = challengeWords(this.messages);
    return html`<p class="problem" role="alert">${words.problem(problem, this.messages.problem)}</p>`;
  }

  #renderMade(challenge: Challenge) {
    const texts = this.#texts;
    const task = compactChallenge(challenge);
    const address = this.#playground?.address;
    const link = writeLink({
      session: challenge.session,
      iteration: 0,
      changes: [],
      view: { challenge: true, task, ...(challenge.goal.tolerance && { tolerance: challenge.goal.tolerance }) },
    });
    const hash = 'hash' in link ? link.hash : undefined;
    return html`
      <div class="row">
        <button type="button" class="primary" @click=${() => this.#try(challenge, task)}>${texts.tryIt}</button>
        <button
          type="button"
          @click=${() => {
            saveText('truthnet-challenge.json', 'application/json', challengeFile(challenge));
          }}
        >
          ${texts.save}
        </button>
      </div>
      ${address && hash ? this.#renderOutput(texts.link, address + hash) : nothing}
      ${
        address && hash
          ? this.#renderOutput(
              texts.embed,
              embedCode('script', {
                folder: besidePage('.', address).href,
                hash,
                challenge: task,
                panels: EMBEDDED.panels,
                controls: 'full',
                autoplay: false,
                language: this.messages.language,
                title: textIn(challenge.title, this.messages.language) || texts.untitled,
                height: EMBEDDED.height,
              }).post,
            )
          : this.#renderOutput(texts.attribute, task)
      }
      <p class="hint" role="status">${this.outcome ? texts[this.outcome] : nothing}</p>
    `;
  }

  /** Opens the challenge at its start. The panel around the editor passes both events on. */
  #try({ session }: Challenge, task: string): void {
    this.dispatchEvent(new RunOpened({ session, iteration: 0, changes: [] }));
    this.dispatchEvent(new ViewChanged({ task }));
  }

  #renderOutput(label: string, text: string) {
    return html`<div class="field">
      <span>${label}</span>
      <span class="row">
        <input
          type="text"
          class="code"
          readonly
          aria-label=${label}
          .value=${text}
          @focus=${(event: Event) => {
            (event.target as HTMLInputElement).select();
          }}
        />
        <button
          type="button"
          aria-label="${this.#texts.copy}: ${label}"
          @click=${(event: Event) => this.#copy(text, event)}
        >
          ${this.#texts.copy}
        </button>
      </span>
    </div>`;
  }

  async #copy(text: string, { currentTarget }: Event): Promise<void> {
    const field = (currentTarget as Element).previousElementSibling as HTMLInputElement;
    const isCopied = await copyText(text);
    this.outcome = isCopied ? 'copied' : 'notCopied';
    if (!isCopied) field.select();
  }
}
