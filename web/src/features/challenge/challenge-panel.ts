import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Solved, Trouble } from '../../api/public-api.ts';
import type { Snapshot } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { challengeWords } from '../../i18n/challenge-words.ts';
import { joinSentences } from '../../i18n/sentences.ts';
import { BUILT_IN, BUILT_IN_IDS, type BuiltInId, builtInId } from '../../session/challenge/built-in.ts';
import { type Challenge, textIn, toleranceOf, USUAL_SEEDS } from '../../session/challenge/challenge.ts';
import { changedControl, withControlBack } from '../../session/challenge/closed-controls.ts';
import { completionCode, nameOf } from '../../session/challenge/completion-code.ts';
import {
  candidateOf,
  objectionTo,
  type Reason,
  type Run,
  shortfallOf,
  shownTally,
  trialOf,
} from '../../session/challenge/judge.ts';
import {
  type ChallengeProblem,
  compactChallenge,
  type ReadChallenge,
  readChallengeText,
} from '../../session/challenge/read-challenge.ts';
import { DEFAULTS } from '../../session/defaults.ts';
import { TUTORIAL_TABLE } from '../../session/presets/presets.ts';
import { sameData } from '../../session/same-data.ts';
import type { SavedState } from '../../session/saved-state.ts';
import { completeSession, type Session } from '../../session/session.ts';
import { DEFAULT_VIEW, type ViewState } from '../../session/view.ts';
import { copyText } from '../../ui/download-and-copy.ts';
import { ViewChanged } from '../../ui/events.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { closeControls, dropRefusedNumbers } from './inert-controls.ts';
import challengePanelCss from './challenge-panel.css?inline';
import { forgetOwnRun, keepOwnRun, leaveChallengeRun, ownRun } from './own-run.ts';
import { RunOpened } from './run-opened.ts';
import { hasPanel, keepsProgress, playgroundAround } from '../../ui/playground-around.ts';
import { addSolved, forgetSolved, solvedChallenges } from './progress.ts';
import { challengeTexts, failedTrial } from './texts.ts';
import { TrialWorker } from './trial-worker.ts';

/** Codes of the problems that only challenges have. */
const TROUBLE_CODES = {
  unknownChallenge: 'notOneOf',
  newerChallenge: 'newerLink',
  cutShort: 'malformed',
  noChallenge: 'malformed',
} as const satisfies Record<string, Trouble['code']>;

/** Panel that lists the challenges, sets one of them, checks it while the reader works, and gives a code for it. */
export class ChallengePanel extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(challengePanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    savedState: { attribute: false },
    snapshot: { attribute: false },
    view: { attribute: false },
    startWorker: { attribute: false },
    reached: { state: true },
    trouble: { state: true },
    share: { state: true },
    outcome: { state: true },
  };

  declare session: Session;
  /** Present run. */
  declare savedState: SavedState;
  /** Its last snapshot; undefined while another run is shown. */
  declare snapshot: Snapshot | undefined;
  declare view: ViewState;
  declare startWorker: StartWorker;
  /** Run that solves the challenge, with its code. */
  declare reached: { readonly run: Run; readonly code: string } | undefined;
  /** Reason why the last run that was tried does not, or could not be tried; with that run. */
  declare trouble: { readonly key: string; readonly sentence: string; readonly of: Run['session'] } | undefined;
  /** Share of the seeds that are done; undefined unless they are being tried. */
  declare share: number | undefined;
  /** Outcome of copying. */
  declare outcome: 'copied' | 'notCopied' | undefined;

  /** Task that was read last, and its challenge or problem. */
  #task: string | undefined;
  #read: ReadChallenge | undefined;
  /** Playground around the panel, also once it is removed. */
  #playground: HTMLElementTagNameMap['truth-net'] | undefined;
  /** Run that is being tried, or was. */
  #tried = '';
  /** Remembers the solved challenges again that were cleared last. */
  #undo: (() => void) | undefined;
  /** Snapshot of the run that has been replaced by the start, until its own comes. */
  #replaced: Snapshot | undefined;
  /** Part that takes the focus once it is rendered: what had it is gone by then. */
  #toFocus: string | undefined;
  readonly #worker = new TrialWorker((...args) => this.startWorker(...args));

  get #texts() {
    return challengeTexts(this.messages);
  }

  get #words() {
    return challengeWords(this.messages);
  }

  get #challenge(): Challenge | undefined {
    return this.#read && 'challenge' in this.#read ? this.#read.challenge : undefined;
  }

  get #keeps(): boolean {
    return keepsProgress(playgroundAround(this));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    closeControls(this.#playground, undefined);
    this.#worker.stop();
    this.#tried = '';
    this.share = undefined;
  }

  override willUpdate(): void {
    const { task } = this.view;
    if (task === this.#task) return;
    // A text of JSON is replaced by the compact text of the same challenge.
    const before = this.#challenge;
    this.#task = task;
    this.#read = task.trim() === '' ? undefined : readChallengeText(task);
    if (this.#read && 'problem' in this.#read) this.#tellTrouble(this.#read.problem);
    const now = this.#challenge;
    if (before && now && sameData(before, now)) return;
    this.#clear();
  }

  /** Reports a challenge that cannot be read as the playground reports its other attributes. */
  #tellTrouble(problem: ChallengeProblem): void {
    const code = 'code' in problem ? problem.code : TROUBLE_CODES[problem.kind];
    const detail: Trouble = { code, message: this.#words.problem(problem, this.messages.problem) };
    playgroundAround(this)?.dispatchEvent(new CustomEvent('error', { detail, bubbles: true, composed: true }));
  }

  override updated(changed: PropertyValues<this>): void {
    const challenge = this.#challenge;
    this.#playground = playgroundAround(this);
    closeControls(this.#playground, challenge);
    this.#moveFocus();
    if (!challenge) return;
    if (changed.has('view') && changed.get('view')?.task !== this.view.task)
      this.#begin(challenge, changed.has('session'));
    this.#look(challenge);
  }

  /**
   * Opens the start of a challenge that has just been set, unless it came with a run: that of a link, which is kept even
   * if it changes what is closed. A file or an attribute has none, and its task is not written as that of a link is.
   */
  #begin(challenge: Challenge, hasRun: boolean): void {
    const task = compactChallenge(challenge);
    const isWritten = this.view.task !== task;
    if (isWritten) this.dispatchEvent(new ViewChanged({ task }));
    if (isWritten || !hasRun || (this.#isUntouched && changedControl(challenge, this.savedState)))
      this.#start(challenge);
    else this.#showTolerance(challenge);
  }

  /** True if the playground shows what it shows without a session. */
  get #isUntouched(): boolean {
    const { session, iteration, changes } = this.savedState;
    const usual = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
    return iteration === 0 && changes.length === 0 && sameData(completeSession(session, DEFAULTS), usual);
  }

  #start(challenge: Challenge): void {
    this.#clear();
    this.#replaced = this.snapshot;
    dropRefusedNumbers(this.#playground);
    this.dispatchEvent(new RunOpened({ session: challenge.session, iteration: 0, changes: [] }));
    this.#showTolerance(challenge);
  }

  /** Lets the table mark the rows as the goal does. */
  #showTolerance({ goal }: Challenge): void {
    const tolerance = toleranceOf(goal);
    if (tolerance !== this.view.tolerance) this.dispatchEvent(new ViewChanged({ tolerance }));
  }

  /** Sets a challenge of the list, at its start. */
  #choose(id: BuiltInId): void {
    if (!this.#challenge) keepOwnRun(this.#playground, this.savedState);
    this.#hideNotice();
    this.dispatchEvent(new ViewChanged({ task: id }));
    this.#start(BUILT_IN[id]);
    this.#toFocus = 'h3';
  }

  /** Hides the page's notice about the session before, which would cover the buttons of the panel. */
  #hideNotice(): void {
    const notice = this.#keeps ? document.querySelector<HTMLElement>('[data-brought-back]') : null;
    if (notice) notice.hidden = true;
  }

  #moveFocus(): void {
    const part = this.#toFocus && this.renderRoot.querySelector<HTMLElement>(this.#toFocus);
    if (!part) return;
    this.#toFocus = undefined;
    part.focus();
  }

  /** True if the reader may take other challenges: not in a post that sets one, or that cannot train. */
  get #offersOthers(): boolean {
    const playground = playgroundAround(this);
    return !playground?.challenge && hasPanel(playground, 'run');
  }

  #clear(): void {
    this.#worker.stop();
    this.#tried = '';
    this.reached = undefined;
    this.trouble = undefined;
    this.share = undefined;
    this.outcome = undefined;
  }

  /** Tries the present run if it seems to reach the goal. */
  #look(challenge: Challenge): void {
    const candidate = this.reached ? undefined : this.#candidate(challenge);
    if (candidate) void this.#try(challenge, candidate);
  }

  /** Returns the run shown, or its earlier state, that seems to reach the goal. */
  #candidate(challenge: Challenge): Run | undefined {
    const { snapshot, savedState, view } = this;
    if (!snapshot || snapshot === this.#replaced || snapshot.iteration !== savedState.iteration) return undefined;
    const { predictions, blownUp, allRightSince } = snapshot;
    const isSame = view.tolerance === toleranceOf(challenge.goal);
    return candidateOf(challenge, savedState, { predictions, blownUp, ...(isSame && { allRightSince }) });
  }

  /** Repeats a run with the core; if it reaches the goal, the challenge is solved. */
  async #try(challenge: Challenge, run: Run): Promise<void> {
    const written = completionCode(challenge, run);
    const key = 'code' in written ? written.code : '';
    if (key === this.#tried) return;
    this.#tried = key;
    if ('problem' in written) {
      this.trouble = { key, sentence: this.messages.problem(written.problem), of: run.session };
      return;
    }
    const trial = trialOf(challenge, run);
    if (trial.kind === 'survey') this.share = 0;
    const tried = await this.#worker.try(trial, (share) => (this.share = share));
    this.share = undefined;
    if ('reason' in tried) {
      this.trouble = { key, sentence: failedTrial(tried.reason, this.messages), of: run.session };
      return;
    }
    const reason = shortfallOf(challenge, run, tried.outcome);
    this.trouble = reason && { key, sentence: this.#words.reason(reason), of: run.session };
    if (!reason) this.#solve(challenge, run, written.code);
  }

  #solve(challenge: Challenge, run: Run, code: string): void {
    this.reached = { run, code };
    this.#hideNotice();
    const id = builtInId(challenge);
    if (id) addSolved(id, this.#keeps);
    const detail: Solved = { challenge: nameOf(challenge), savedState: { ...run, view: {} }, code };
    this.dispatchEvent(new CustomEvent('solved', { detail, bubbles: true, composed: true }));
  }

  // -- Rendering -------------------------------------------------------------------------------------------------

  override render() {
    const challenge = this.#challenge;
    return html`
      ${this.#read && 'problem' in this.#read ? this.#renderProblem(this.#read.problem) : nothing}
      ${challenge ? this.#renderChallenge(challenge) : this.#renderList()}
      ${challenge ? this.#renderCodes(challenge) : this.#renderEditor()}
    `;
  }

  /** Renders the check of completion codes, unless the page has set the challenge among other figures. */
  #renderCodes(challenge: Challenge) {
    if (!this.#offersOthers && !playgroundAround(this)?.challenge) return nothing;
    return html`<truth-net-challenge-codes
      .messages=${this.messages}
      .challenge=${challenge}
      .startWorker=${this.startWorker}
    ></truth-net-challenge-codes>`;
  }

  #renderEditor() {
    return html`<truth-net-challenge-editor
      .messages=${this.messages}
      .session=${this.session}
      .changes=${this.savedState.changes}
      .tolerance=${this.view.tolerance}
      @run-opened=${() => {
        keepOwnRun(this.#playground, this.savedState);
      }}
      @view-changed=${({ view }: ViewChanged) => this.dispatchEvent(new ViewChanged(view))}
    ></truth-net-challenge-editor>`;
  }

  #renderProblem(problem: Extract<ReadChallenge, { problem: unknown }>['problem']) {
    return html`<p class="problem" role="alert">${this.#words.problem(problem, this.messages.problem)}</p>`;
  }

  #renderList() {
    const texts = this.#texts;
    const solved = solvedChallenges(this.#keeps);
    const language = this.messages.language;
    return html`
      ${
        ownRun(this.#playground, this.savedState)
          ? html`<button type="button" class="own" @click=${this.#bringBack}>${texts.own}</button>`
          : nothing
      }
      <p class="hint">${texts.about}</p>
      <ol class="list" aria-label=${texts.list}>
        ${BUILT_IN_IDS.map(
          (id) =>
            html`<li class=${solved.has(id) ? 'done' : ''}>
              <button
                type="button"
                @click=${() => {
                  this.#choose(id);
                }}
              >
                <span>${textIn(BUILT_IN[id].title, language)}</span>
                ${solved.has(id) ? html`<span class="mark" role="img" aria-label=${texts.isSolved}>✓</span>` : nothing}
              </button>
            </li>`,
        )}
      </ol>
      ${
        solved.size > 0
          ? html`<p class="row hint">
              ${texts.solvedCount(solved.size, BUILT_IN_IDS.length)} ${this.#keeps ? texts.stored : nothing}
              <button type="button" class="quiet" @click=${this.#forget}>${texts.forget}</button>
            </p>`
          : this.#undo
            ? html`<p class="row hint">
                ${texts.forgotten}
                <button type="button" class="quiet" @click=${this.#restore}>${texts.undo}</button>
              </p>`
            : nothing
      }
    `;
  }

  /** Opens the run that the reader had before the challenges. */
  readonly #bringBack = (): void => {
    const own = ownRun(this.#playground, this.savedState);
    if (!own) return;
    forgetOwnRun(this.#playground);
    const { view, ...run } = own;
    this.dispatchEvent(new RunOpened(run));
    this.dispatchEvent(new ViewChanged({ tolerance: view.tolerance ?? DEFAULT_VIEW.tolerance }));
    this.#focusList();
  };

  readonly #forget = (): void => {
    this.#undo = forgetSolved(this.#keeps);
    this.#focusList();
  };

  readonly #restore = (): void => {
    this.#undo?.();
    this.#undo = undefined;
    this.#focusList();
  };

  /** Focuses the list: the button that had the focus goes. */
  #focusList(): void {
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('.list button')?.focus();
  }

  #renderChallenge(challenge: Challenge) {
    const { language } = this.messages;
    const texts = this.#texts;
    const words = this.#words;
    const { goal, open } = challenge;
    const objection = objectionTo(challenge, this.savedState);
    const text = textIn(challenge.text, language);
    return html`
      ${
        this.#offersOthers
          ? html`<button type="button" class="quiet back" @click=${this.#leave}>← ${texts.all}</button>`
          : nothing
      }
      <h3 tabindex="-1">${textIn(challenge.title, language) || texts.untitled}</h3>
      ${text ? html`<p class="task">${text}</p>` : nothing}
      ${open.includes('weights') ? html`<p class="hint">${texts.byHand}</p>` : nothing}
      ${
        goal.kind === 'failingSeed' && hasPanel(this.#playground, 'survey')
          ? html`<p class="hint">${texts.manySeeds}</p>`
          : nothing
      }
      <dl>
        <dt>${texts.goal}</dt>
        <dd>${words.goal(goal)}</dd>
        <dt>${texts.open}</dt>
        <dd>${words.controls(open) || texts.nothingOpen}</dd>
      </dl>
      ${
        this.reached && objection?.kind !== 'closed'
          ? this.#renderSolved(challenge, this.reached)
          : this.#renderStanding(challenge, objection)
      }
    `;
  }

  /** Renders how far the present run is from the goal, and the buttons for what can be done about it. */
  #renderStanding(challenge: Challenge, objection: Reason | undefined) {
    const texts = this.#texts;
    const { goal } = challenge;
    const { trouble } = this;
    const isClosed = objection?.kind === 'closed';
    // The result of many seeds takes no notice of the present run, only of its session.
    const isOfPresent =
      trouble?.key === this.#tried && (goal.kind !== 'everySeed' || sameData(trouble.of, this.savedState.session));
    return html`
      <p role="status">${this.#verdict(challenge, objection)}</p>
      ${this.#renderProgress(challenge)}
      ${!objection && isOfPresent ? html`<p role="status">${trouble.sentence}</p>` : nothing}
      <div class="row">
        ${
          isClosed
            ? html`<button
                type="button"
                class="primary"
                @click=${() => {
                  this.dispatchEvent(new RunOpened(withControlBack(challenge, objection.control, this.savedState)));
                  this.#toFocus = 'h3';
                }}
              >
                ${texts.takeBack}
              </button>`
            : nothing
        }
        ${goal.kind === 'everySeed' && !objection ? this.#renderSeeds(challenge, goal.seeds ?? USUAL_SEEDS) : nothing}
        <button type="button" @click=${() => this.#start(challenge)}>${texts.startOver}</button>
      </div>
    `;
  }

  /** Returns the sentences about a run that cannot reach the goal any more, or not as it is. */
  #verdict(challenge: Challenge, objection: Reason | undefined): string {
    const { goal } = challenge;
    const reason = objection && objection.kind !== 'tooEarly' ? this.#words.reason(objection) : '';
    const isOver =
      (!objection || objection.kind === 'tooLate' || objection.kind === 'noOverflow') &&
      goal.kind !== 'byHand' &&
      goal.kind !== 'everySeed' &&
      this.savedState.iteration >= goal.within &&
      this.snapshot?.iteration === this.savedState.iteration &&
      !this.#candidate(challenge);
    if (!isOver) return reason;
    if (goal.kind === 'failingSeed') {
      return this.#words.reason({ kind: 'learned', iteration: this.savedState.iteration });
    }
    return joinSentences([reason, this.#texts.usedUp(goal.within)].filter(Boolean), this.messages);
  }

  #renderProgress(challenge: Challenge) {
    const { snapshot, savedState } = this;
    if (snapshot?.iteration !== savedState.iteration || challenge.goal.kind === 'everySeed') return nothing;
    const tally = shownTally(challenge, savedState, snapshot);
    return html`<p class="hint">${this.#texts.progress(tally, savedState.iteration)}</p>`;
  }

  #renderSeeds(challenge: Challenge, seeds: number) {
    const texts = this.#texts;
    if (this.share === undefined) {
      const { session } = this.savedState;
      return html`<button
        type="button"
        class="primary"
        @click=${() => {
          this.#tried = '';
          void this.#try(challenge, { session, iteration: 0, changes: [] });
        }}
      >
        ${texts.checkSeeds(seeds)}
      </button>`;
    }
    return html`<progress max="1" value=${this.share} aria-label=${texts.checking}></progress>
      <button
        type="button"
        @click=${() => {
          this.#worker.stop();
          this.#tried = '';
          this.share = undefined;
        }}
      >
        ${texts.cancel}
      </button>`;
  }

  #renderSolved(challenge: Challenge, { run, code }: NonNullable<typeof this.reached>) {
    const texts = this.#texts;
    const next = this.#offersOthers ? this.#nextAfter(challenge) : undefined;
    return html`
      <div class="solved">
        <p role="status"><strong>✓ ${this.#words.solvedBy(challenge.goal, run.iteration)}</strong></p>
        <div class="row">
          ${
            next
              ? html`<button
                  type="button"
                  class="primary"
                  @click=${() => {
                    this.#choose(next);
                  }}
                >
                  ${texts.next}
                </button>`
              : nothing
          }
          <button type="button" @click=${() => this.#start(challenge)}>${texts.startOver}</button>
        </div>
        <div class="field">
          <span>${texts.code}</span>
          <span class="row">
            <input
              type="text"
              class="code"
              readonly
              aria-label=${texts.code}
              .value=${code}
              @focus=${(event: Event) => {
                (event.target as HTMLInputElement).select();
              }}
            />
            <button type="button" @click=${() => this.#copy(code)}>${texts.copy}</button>
          </span>
        </div>
        <p class="hint" role="status">${this.outcome ? texts[this.outcome] : texts.codeHint}</p>
      </div>
    `;
  }

  /** Returns the next challenge of the list that is not solved; undefined after one that is not of the list. */
  #nextAfter(challenge: Challenge): BuiltInId | undefined {
    const id = builtInId(challenge);
    if (!id) return undefined;
    const at = BUILT_IN_IDS.indexOf(id) + 1;
    const solved = solvedChallenges(this.#keeps);
    return [...BUILT_IN_IDS.slice(at), ...BUILT_IN_IDS.slice(0, at)].find((each) => !solved.has(each));
  }

  async #copy(code: string): Promise<void> {
    const isCopied = await copyText(code);
    this.outcome = isCopied ? 'copied' : 'notCopied';
    if (!isCopied) this.renderRoot.querySelector<HTMLInputElement>('.code')?.select();
  }

  /** Returns to the list. The focus moves to the challenge that was left. */
  readonly #leave = (): void => {
    leaveChallengeRun(this.#playground, this.savedState);
    const id = this.#challenge && builtInId(this.#challenge);
    this.dispatchEvent(new ViewChanged({ task: '' }));
    this.#toFocus = `.list li:nth-child(${id ? BUILT_IN_IDS.indexOf(id) + 1 : 1}) button`;
  };
}
