import { html, nothing, unsafeCSS } from 'lit';
import { embedCode } from '../../export/embed-code.ts';
import { challengeWords } from '../../i18n/challenge-words.ts';
import {
  type Challenge,
  type Control,
  CONTROLS,
  GOAL_KINDS,
  type GoalKind,
  textIn,
} from '../../session/challenge/challenge.ts';
import {
  challengeFile,
  compactChallenge,
  readChallenge,
  type ReadChallenge,
} from '../../session/challenge/read-challenge.ts';
import { writeLink } from '../../session/formats/link.ts';
import type { Session } from '../../session/session.ts';
import { choice } from '../../ui/choice.ts';
import { copyText, saveText } from '../../ui/download-and-copy.ts';
import { ViewChanged } from '../../ui/events.ts';
import { baseStyles, View } from '../../ui/view.ts';
import challengePanelCss from './challenge-panel.css?inline';
import { playgroundAround } from '../../ui/playground-around.ts';
import { RunOpened } from './run-opened.ts';
import { CHALLENGE_TEXTS } from './texts.ts';

/** Panels of an embedded challenge, and the height that its place reserves, in pixels. */
const EMBEDDED = { panels: 'run table diagram chart network training challenge', height: 900 };

const LANGUAGES = ['en', 'zh'] as const;
/** Numbers of a goal that may be left open. */
const NUMBERS = ['within', 'maxUnits', 'learningRate', 'tolerance'] as const;
type NumberName = (typeof NUMBERS)[number];

/** Section for teachers: makes a challenge from the present session, as a link, a file and code for a page. */
export class ChallengeEditor extends View {
  static override readonly styles = [baseStyles, unsafeCSS(challengePanelCss)];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    tolerance: { attribute: false },
    isOpen: { state: true },
    kind: { state: true },
    open: { state: true },
    numbers: { state: true },
    words: { state: true },
    outcome: { state: true },
  };

  declare session: Session;
  /** Tolerance of the page, which a new challenge takes over. */
  declare tolerance: number;
  declare isOpen: boolean;
  declare kind: GoalKind;
  declare open: readonly Control[];
  /** Texts of the number fields; the usual number if there is none. */
  declare numbers: Readonly<Partial<Record<NumberName, string>>>;
  declare words: Readonly<Partial<Record<`${'title' | 'text'}.${'en' | 'zh'}`, string>>>;
  declare outcome: 'copied' | 'notCopied' | undefined;

  constructor() {
    super();
    this.isOpen = false;
    this.kind = 'allRight';
    this.open = ['seed', 'training'];
    this.numbers = {};
    this.words = {};
  }

  get #texts() {
    return CHALLENGE_TEXTS[this.messages.language];
  }

  override render() {
    const texts = this.#texts;
    return html`<details
      @toggle=${(event: Event) => {
        this.isOpen = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary>${texts.make}</summary>
      ${this.isOpen ? this.#renderForm() : nothing}
    </details>`;
  }

  #renderForm() {
    const texts = this.#texts;
    const made = this.#made();
    return html`
      <p class="hint">${texts.makeHint}</p>
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
          chosen: this.kind,
          nameOf: (kind) => texts.kind[kind],
          choose: (kind) => {
            this.kind = kind;
          },
        })}
        ${NUMBERS.filter((name) => name !== 'within' || this.kind !== 'byHand').map((name) => this.#renderNumber(name))}
      </div>
      <fieldset>
        <legend>${texts.mayChange}</legend>
        ${CONTROLS.map((control) => this.#renderControl(control))}
      </fieldset>
      ${'problem' in made ? this.#renderProblem(made.problem) : this.#renderMade(made.challenge)}
    `;
  }

  #renderText(name: keyof typeof this.words, label: string, language: string) {
    const value = this.words[name] ?? '';
    const take = (event: Event) => {
      this.words = { ...this.words, [name]: (event.target as HTMLInputElement).value };
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

  #renderNumber(name: NumberName) {
    const { numbers } = this;
    return html`<label class="field number">
      ${this.#texts[name]}
      <input
        type="text"
        inputmode="decimal"
        placeholder=${name === 'within' || name === 'tolerance' ? nothing : this.#texts.any}
        .value=${numbers[name] ?? this.#usual(name)}
        @input=${(event: Event) => {
          this.numbers = { ...numbers, [name]: (event.target as HTMLInputElement).value };
        }}
      />
    </label>`;
  }

  #usual(name: NumberName): string {
    if (name === 'within') return String(this.session.training.iterations);
    return name === 'tolerance' ? String(this.tolerance) : '';
  }

  #renderControl(control: Control) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.open.includes(control)}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          const others = this.open.filter((each) => each !== control);
          this.open = checked ? [...others, control] : others;
        }}
      />
      ${challengeWords[this.messages.language].control[control]}
    </label>`;
  }

  /** Returns the challenge of the form, read like one from outside. */
  #made(): ReadChallenge {
    const { kind, open, session } = this;
    const numbers = NUMBERS.filter((name) => name !== 'within' || kind !== 'byHand').flatMap((name) => {
      const text = (this.numbers[name] ?? this.#usual(name)).trim();
      // A text that is no number is refused with the name of its field.
      return text === '' ? [] : [[name, Number.isNaN(Number(text)) ? text : Number(text)] as const];
    });
    const texts = (field: 'title' | 'text') =>
      Object.fromEntries(
        LANGUAGES.flatMap((language) => {
          const text = this.words[`${field}.${language}`]?.trim();
          return text ? [[language, text]] : [];
        }),
      );
    return readChallenge({
      title: texts('title'),
      text: texts('text'),
      session,
      goal: { kind, ...Object.fromEntries(numbers) },
      open: CONTROLS.filter((control) => open.includes(control)),
    });
  }

  #renderProblem(problem: Extract<ReadChallenge, { problem: unknown }>['problem']) {
    const words = challengeWords[this.messages.language];
    return html`<p class="problem" role="alert">${words.problem(problem, this.messages.problem)}</p>`;
  }

  #renderMade(challenge: Challenge) {
    const texts = this.#texts;
    const task = compactChallenge(challenge);
    const address = playgroundAround(this)?.address;
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
                folder: new URL('.', address).href,
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
