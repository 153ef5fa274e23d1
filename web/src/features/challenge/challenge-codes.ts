import { html, nothing, unsafeCSS } from 'lit';
import type { StartWorker } from '../../engine/start-worker.ts';
import { challengeWords } from '../../i18n/challenge-words.ts';
import type { Challenge } from '../../session/challenge/challenge.ts';
import { codesIn, readCode } from '../../session/challenge/completion-code.ts';
import { objectionTo, type Run, shortfallOf, trialOf } from '../../session/challenge/judge.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import challengePanelCss from './challenge-panel.css?inline';
import { RunOpened } from './run-opened.ts';
import { challengeTexts, failedTrial } from './texts.ts';
import { TrialWorker } from './trial-worker.ts';

interface Result {
  readonly label: string;
  /** True for a line without a code. */
  readonly isCodeless?: boolean;
  readonly isSolved: boolean;
  readonly sentence: string;
  readonly run?: Run;
}

/** Section for teachers: repeats the runs of completion codes, and says of each whether it solves the challenge. */
export class ChallengeCodes extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(challengePanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    challenge: { attribute: false },
    startWorker: { attribute: false },
    results: { state: true },
    isBusy: { state: true },
    isEmpty: { state: true },
  };

  declare challenge: Challenge;
  declare startWorker: StartWorker;
  declare results: readonly Result[];
  declare isBusy: boolean;
  /** True if the text that was verified has no code. */
  declare isEmpty: boolean;

  readonly #worker = new TrialWorker((...args) => this.startWorker(...args));
  /** Number of the present verification, which ends the one before. */
  #round = 0;

  constructor() {
    super();
    this.results = [];
    this.isBusy = false;
    this.isEmpty = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('challenge') || changed.get('challenge') === undefined) return;
    this.#stop();
    this.results = [];
    this.isEmpty = false;
  }

  #stop(): void {
    this.#round++;
    this.#worker.stop();
    this.isBusy = false;
  }

  override render() {
    const texts = challengeTexts(this.messages);
    return html`<details>
      <summary>${texts.verify}</summary>
      <p class="hint">${texts.verifyHint}</p>
      <textarea rows="3" spellcheck="false" autocomplete="off" aria-label=${texts.codes} placeholder="TN1.…"></textarea>
      <div class="row">
        <button type="button" @click=${this.#verify}>${texts.check}</button>
        ${this.isBusy ? html`<progress aria-label=${texts.verify}></progress>` : nothing}
      </div>
      <div role="status">
        ${this.isEmpty ? html`<p>${texts.noCodes}</p>` : nothing}
        <ul class="results">
          ${this.results.map((result) => this.#renderResult(result))}
        </ul>
      </div>
    </details>`;
  }

  #renderResult({ label, isCodeless, isSolved, sentence, run }: Result) {
    const texts = challengeTexts(this.messages);
    return html`<li class=${isSolved ? 'done' : ''}>
      <span>
        <span class="mark" aria-hidden="true">${isCodeless ? '–' : isSolved ? '✓' : '✗'}</span>
        ${label === '' ? nothing : html`<strong>${label}</strong>`} ${sentence}
      </span>
      ${
        run
          ? html`<button
              type="button"
              class="quiet"
              aria-label=${texts.openRun(label)}
              @click=${() => this.dispatchEvent(new RunOpened(run))}
            >
              ${texts.openRun('')}
            </button>`
          : nothing
      }
    </li>`;
  }

  readonly #verify = async (): Promise<void> => {
    this.#stop();
    const round = this.#round;
    const lines = codesIn(this.challenge, this.renderRoot.querySelector('textarea')!.value);
    this.results = [];
    this.isEmpty = lines.every(({ code }) => code === undefined);
    this.isBusy = true;
    for (const { label, code } of this.isEmpty ? [] : lines) {
      const result = code === undefined ? this.#codeless : await this.#resultOf(code);
      if (round !== this.#round) return;
      this.results = [...this.results, { label, ...result }];
    }
    this.isBusy = false;
    await this.updateComplete;
    this.renderRoot.querySelector('[role=status]')?.scrollIntoView({ block: 'nearest' });
  };

  get #codeless(): Omit<Result, 'label'> {
    return { isCodeless: true, isSolved: false, sentence: challengeTexts(this.messages).codeless };
  }

  async #resultOf(code: string): Promise<Omit<Result, 'label'>> {
    const { challenge, messages } = this;
    const words = challengeWords(messages);
    const texts = challengeTexts(messages);
    const read = readCode(challenge, code);
    if ('problem' in read) return { isSolved: false, sentence: words.codeProblem(read.problem, messages.problem) };
    const { run } = read;
    let reason = objectionTo(challenge, run);
    if (!reason) {
      const tried = await this.#worker.try(trialOf(challenge, run));
      if ('reason' in tried) {
        return { isSolved: false, sentence: failedTrial(tried.reason, messages) };
      }
      reason = shortfallOf(challenge, run, tried.outcome);
    }
    if (reason) return { isSolved: false, sentence: texts.notSolved(words.reason(reason)), run };
    return { isSolved: true, sentence: words.solvedBy(challenge.goal, run.iteration), run };
  }
}
