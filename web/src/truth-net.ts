import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { type Deferred, deferred } from './deferred.ts';
import { Client, type Listener } from './engine/client.ts';
import type { Limits, LossHistory } from './engine/protocol.ts';
import { en, type Messages } from './i18n/en.ts';
import { languageOf, messagesFor } from './i18n/language.ts';
import { TUTORIAL_TABLE } from './session/presets.ts';
import { type Diagnosis, diagnose, type Fix, withFix } from './session/diagnosis.ts';
import { readAttributes, SESSION_ATTRIBUTES } from './session/attributes.ts';
import type { Kept } from './session/kept.ts';
import type { KeptProblem } from './session/kept-problem.ts';
import { panelsIn } from './session/panels.ts';
import { scoreOf } from './session/score.ts';
import type { Options, Session, SessionInput } from './session/session.ts';
import { type Action, initialState, keptOf, reduce, type State } from './state.ts';
import baseCss from './styles/base.css?inline';
import tokensCss from './styles/tokens.css?inline';
import truthNetCss from './truth-net.css?inline';
import { SurveyRun } from './survey-run.ts';
import { ordersFor, toleranceOf } from './orders.ts';
import { type Hands, renderPanels } from './panels.ts';
import type { FixTried, KeptOpened, RunCommand, RunCommanded, SurveyCommanded } from './views/events.ts';
import type { Lit } from './views/lit.ts';
import type { ShareDialog, ShareSource } from './views/share-dialog.ts';
import { Steady } from './views/steady.ts';
import { undoKey } from './views/undo-keys.ts';

/** Where a run stands. */
export interface Progress {
  readonly iteration: number;
  /** In units of the session's loss. */
  readonly loss: number;
}

/**
 * `<truth-net>`: a truth table, a small network that learns it, and everything to watch it by. Each element has a
 * state and a worker of its own.
 *
 * @element truth-net
 * @attr {string} lang - the language of its texts, "en" or "zh"; by default that of the page around it
 * @attr {"light" | "dark"} theme - forces a theme; by default that of the page around it
 * @attr {string} address - the address of a page that opens links to a session, as this project's own does; with it the
 *   playground offers links
 * @attr {string} panels - the parts to show, by their names with spaces between: run share diagnosis table diagram chart
 *   network training space surfaces neuron microscope landscape survey; by default all
 * @attr {"lazy" | "eager"} loading - "lazy" starts the engine when the element comes near the screen
 * @attr {string} preset - the name of a table to begin with
 * @attr {string} units - the units of each hidden layer: "4", "8,4", "none"
 * @attr {string} activation - one for all layers, or one for each: "tanh,sigmoid"
 * @attr {"true" | "false"} bias
 * @attr {number} learning-rate
 * @attr {number} iterations - where training ends
 * @attr {number} seed
 * @attr {string} session - all of it as the hash of a link; goes before the others
 * @fires change - when `kept` may have changed: after an edit, and when training pauses or ends
 */
export class TruthNet extends LitElement {
  static override readonly styles = [tokensCss, baseCss, truthNetCss].map((css) => unsafeCSS(css));

  static override readonly properties = {
    state: { state: true },
    messages: { state: true },
    lit: { state: true },
    attributeProblem: { state: true },
    address: {},
    panels: {},
    loading: {},
  };

  declare private state: State;
  declare private messages: Messages;
  /** What a panel speaks of, lit in the others. */
  declare private lit: Lit | undefined;
  /** Why the session that the attributes ask for is not shown. */
  declare private attributeProblem: KeptProblem | undefined;
  /** The address that links to a session begin with; without one, none are offered. */
  declare address: string | undefined;
  /** The names of the parts to show, with spaces between them; all where it is null. */
  declare panels: string | null;
  /** "lazy": the engine starts when the element comes near the screen. */
  declare loading: 'lazy' | 'eager' | null;

  #client: Client | undefined;
  /** Counts the runs begun. */
  #run = 0;
  #waiting: Waiting[] = [];
  /** Those who wait for the loss history, in the order in which they asked. */
  #askedHistory: Deferred<LossHistory>[] = [];
  /** The iteration to show next, while the worker is still going to another. */
  #sought: number | undefined;
  #isSeeking = false;
  #isTelling = false;
  #hasReadAttributes = false;
  /** Settled when the worker first shows a network, or when there will be none. */
  #ready = deferred<undefined>();
  readonly #survey = new SurveyRun(this);
  readonly #diagnosis = new Steady<Diagnosis>(this);
  readonly #hands: Hands = {
    dispatch: (action) => {
      this.#dispatch(action);
    },
    travel: (direction) => {
      this[direction]();
    },
    set: ({ setting, goesOn }) => {
      this.#dispatch({ type: 'setting', setting, goesOn });
      this.#client?.send({ type: 'set', setting });
    },
    seek: (iteration) => {
      this.#seek(iteration);
    },
    survey: (event) => {
      this.#onSurvey(event);
    },
    light: (lit) => {
      this.lit = lit;
    },
  };
  readonly #shareSource: ShareSource = {
    kept: () => this.kept,
    iteration: () => this.kept.iteration,
    trained: () => {
      const { accepted, snapshot } = this.state;
      if (!accepted || !snapshot) return undefined;
      const { parameters, iteration, loss } = snapshot;
      return { session: accepted.session, parameters, iteration, loss };
    },
    history: () => this.#askHistory(),
    drawing: (which) => {
      const view = this.renderRoot.querySelector(which === 'chart' ? 'truth-net-chart' : 'truth-net-diagram');
      return view?.shadowRoot?.querySelector<SVGSVGElement>('figure svg') ?? null;
    },
  };
  readonly #languageChanges = new MutationObserver(() => {
    this.#chooseLanguage();
  });

  /** Starts the engine of an element that waits for that until it is near. */
  readonly #approaches = new IntersectionObserver(
    (entries) => {
      if (!entries.at(-1)!.isIntersecting) return;
      this.#approaches.disconnect();
      if (!this.#client) this.#startEngine();
    },
    { rootMargin: '400px' },
  );

  constructor() {
    super();
    this.state = initialState({ table: TUTORIAL_TABLE });
    this.messages = en;
    this.panels = null;
    this.loading = null;
  }

  // -- For the page around it ------------------------------------------------------------------------------------

  /** The session shown: as it was given while the core still loads, with every option stated from then on. */
  get session(): SessionInput {
    return this.state.session ?? this.state.given.session;
  }

  /** Replaces the session and starts at iteration 0. A session that the core refuses leaves everything as it was. */
  set session(session: SessionInput) {
    this.#dispatch({ type: 'opened', kept: { session } });
  }

  /** The session with where its run stands, what was changed on the way, and how it is looked at. */
  get kept(): Kept {
    return keptOf(this.state);
  }

  /** Opens what was kept, and trains it to where it stood. What the core refuses leaves everything as it was. */
  set kept(kept: Kept) {
    this.#dispatch({ type: 'opened', kept });
  }

  /** Where training stands; undefined while there is no network yet. */
  get progress(): Progress | undefined {
    const { snapshot } = this.state;
    return snapshot && { iteration: snapshot.iteration, loss: snapshot.loss };
  }

  /** Whether it trains at this moment. */
  get running(): boolean {
    return this.state.snapshot?.running ?? false;
  }

  /**
   * Trains `iterations` more at the chosen speed. Resolves where training then stands: when they are done, when it was
   * paused or when the session was changed. Rejects where there is no engine to train with.
   */
  async train(iterations: number): Promise<Progress> {
    if (!this.#client) throw new Error('TruthNet has no engine to train with');
    await this.#ready.promise;
    return this.#runTo((this.state.snapshot?.iteration ?? 0) + iterations);
  }

  pause(): void {
    this.#client?.send({ type: 'pause' });
  }

  /** Pauses and trains exactly `iterations` more. */
  step(iterations = 1): void {
    this.#client?.send({ type: 'step', iterations });
  }

  /** Back to iteration 0 with the same start weights. */
  reset(): void {
    this.#client?.send({ type: 'reset' });
  }

  /** Shows the run as it was after an iteration of it; `train` and `step` go on from there. */
  seek(iteration: number): void {
    this.#seek(iteration);
  }

  /** Takes back the last edit, and what it did to the run. */
  undo(): void {
    this.#dispatch({ type: 'undo' });
  }

  redo(): void {
    this.#dispatch({ type: 'redo' });
  }

  // -- Life ------------------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chooseLanguage();
    this.#languageChanges.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
    if (!this.#hasReadAttributes) this.#readAttributes();
    if (this.#client) return;
    if (this.loading === 'lazy') this.#approaches.observe(this);
    else this.#startEngine();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#languageChanges.disconnect();
    this.#approaches.disconnect();
    // An element that is only moved is connected again by then, and trains on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stopEngine('the element was removed');
    });
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...SESSION_ATTRIBUTES];
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (this.#hasReadAttributes && before !== after && SESSION_ATTRIBUTES.includes(name)) this.#readAttributes();
  }

  /** Opens what the attributes ask for; none of them leaves everything as it is, and so does one that is wrong. */
  #readAttributes(): void {
    this.#hasReadAttributes = true;
    const read = readAttributes((name) => this.getAttribute(name));
    this.attributeProblem = read && 'problem' in read ? read.problem : undefined;
    if (read && 'kept' in read) this.#dispatch({ type: 'opened', kept: read.kept });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('panels')) this.#dispatch({ type: 'arranged', panels: panelsIn(this.panels) });
  }

  override updated(changed: PropertyValues<{ state: State }>): void {
    const before = changed.get('state')?.snapshot;
    if (!this.state.snapshot || this.state.snapshot === before) return;
    // The worker may send the next state once this one has had its chance to be painted.
    requestAnimationFrame(() => {
      this.#client?.send({ type: 'drawn' });
    });
  }

  #chooseLanguage(): void {
    this.messages = messagesFor(languageOf(this));
  }

  #startEngine(): void {
    this.#dispatch({ type: 'engineStarting' });
    this.#ready = deferred<undefined>();
    this.#client = new Client({
      report: (report) => {
        this.#hear(report);
      },
      failed: (failure, detail) => {
        this.#dispatch({ type: 'engineFailed', failure, detail });
        this.#stopEngine(detail || failure);
      },
    });
  }

  #stopEngine(reason: string): void {
    this.#client?.dispose();
    this.#client = undefined;
    const error = new Error(`TruthNet stopped: ${reason}`);
    this.#ready.reject(error);
    for (const waiting of this.#waiting) waiting.reject(error);
    this.#waiting = [];
    for (const asked of this.#askedHistory) asked.reject(error);
    this.#askedHistory = [];
  }

  // -- State, and what follows from its changes ------------------------------------------------------------------

  #dispatch(action: Action): void {
    const before = this.state;
    this.state = reduce(before, action);
    for (const order of ordersFor(before, this.state)) this.#client?.send(order);
    if (action.type === 'arrived' ? !action.snapshot.running : action.type !== 'engineStarting') this.#tellPage();
  }

  /** Tells the page around it, once for whatever happens together, that what is kept may have changed. */
  #tellPage(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    });
  }

  #hear(report: Parameters<Listener['report']>[0]): void {
    switch (report.type) {
      case 'ready':
        this.#dispatch({ type: 'engineReady', limits: report.limits, defaults: report.defaults });
        return;
      case 'refused':
        this.#dispatch({ type: 'refused', generation: report.generation, problem: report.problem });
        return;
      case 'snapshot': {
        const { generation, run, snapshot } = report;
        this.#dispatch({ type: 'arrived', generation, snapshot });
        this.#ready.resolve(undefined);
        this.#seekOn();
        if (!snapshot.running) this.#settle(run, { iteration: snapshot.iteration, loss: snapshot.loss });
        return;
      }
      case 'history':
        this.#askedHistory.shift()?.resolve(report.history);
        return;
      case 'surveyed':
      // Only the workers of a survey are asked for it.
    }
  }

  #askHistory(): Promise<LossHistory> {
    if (!this.#client) return Promise.reject(new Error('TruthNet has no engine'));
    const asked = deferred<LossHistory>();
    this.#askedHistory.push(asked);
    this.#client.send({ type: 'history' });
    return asked.promise;
  }

  #runTo(until: number): Promise<Progress> {
    const run = ++this.#run;
    const { view } = this.state;
    const tolerance = toleranceOf(view);
    this.#client?.send({
      type: 'run',
      run,
      until,
      iterationsPerSecond: view.pace,
      ...(tolerance !== undefined && { tolerance }),
    });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject });
    });
  }

  /** Answers everybody who waits for run `last` or an earlier one. */
  #settle(last: number, progress: Progress): void {
    const done = this.#waiting.filter(({ run }) => run <= last);
    this.#waiting = this.#waiting.filter(({ run }) => run > last);
    for (const { resolve } of done) resolve(progress);
  }

  // -- What is drawn ---------------------------------------------------------------------------------------------

  override render() {
    return html`<section
      class="playground"
      part="playground"
      lang=${this.messages.language}
      aria-label="TruthNet"
      @keydown=${this.#onKey}
    >
      ${this.#renderContent()}
    </section>`;
  }

  #renderContent() {
    const { state, messages } = this;
    switch (state.engine.kind) {
      case 'starting':
        return html`<div class="notice" role="status">${messages.starting}</div>`;
      case 'failed':
        return html`<div class="notice" role="alert">
          <p>${messages.failure[state.engine.failure]}</p>
          ${state.engine.detail ? html`<p class="detail">${state.engine.detail}</p>` : nothing}
          <button type="button" class="primary" @click=${this.#startEngine}>${messages.tryAgain}</button>
        </div>`;
      case 'ready':
        return state.session ? this.#renderPlayground(state.session, state.engine) : nothing;
    }
  }

  #renderPlayground(session: Session, { limits, defaults }: { limits: Limits; defaults: Options }) {
    const { state, messages } = this;
    const { snapshot, view, panels } = state;
    const found = snapshot && diagnose(session, snapshot, view.tolerance);
    const diagnosis = this.#diagnosis.of(found, snapshot?.running ?? false);
    return html`
      ${panels.has('run') ? this.#renderRunBar(session, limits) : nothing}
      ${
        this.attributeProblem
          ? html`<p class="problem" role="alert">${messages.keptProblem(this.attributeProblem)}</p>`
          : nothing
      }
      ${state.problem ? html`<p class="problem" role="alert">${messages.problem(state.problem)}</p>` : nothing}
      ${
        panels.has('diagnosis')
          ? html`<truth-net-diagnosis
              .messages=${messages}
              .session=${session}
              .diagnosis=${diagnosis}
              @fix-tried=${({ fix }: FixTried) => this.#try(fix, session)}
            ></truth-net-diagnosis>`
          : nothing
      }
      ${renderPanels(
        {
          messages,
          state,
          session,
          limits,
          defaults,
          diagnosis,
          survey: this.#survey.of(session),
          sweep: this.#survey.sweepOf(session),
          lit: this.lit,
        },
        this.#hands,
      )}
    `;
  }

  #renderRunBar(session: Session, limits: Limits) {
    const { state, messages } = this;
    return html`
      <truth-net-run-bar
        class="run"
        .messages=${messages}
        .training=${session.training}
        .snapshot=${state.snapshot}
        .restarted=${state.restarted}
        .allRight=${isAllRight(state)}
        @run-commanded=${({ command }: RunCommanded) => this.#command(command, session, limits)}
      >
        ${
          state.panels.has('share')
            ? html`<button type="button" slot="end" aria-haspopup="dialog" @click=${this.#share}>
                ${messages.keep.share}
              </button>`
            : nothing
        }
      </truth-net-run-bar>
      ${
        state.panels.has('share')
          ? html`<truth-net-share-dialog
              .messages=${messages}
              .source=${this.#shareSource}
              .address=${this.address}
              @kept-opened=${this.#onKeptOpened}
            ></truth-net-share-dialog>`
          : nothing
      }
    `;
  }

  // -- What a person does ----------------------------------------------------------------------------------------

  #onKey(event: KeyboardEvent): void {
    const direction = undoKey(event);
    if (!direction) return;
    event.preventDefault();
    this[direction]();
  }

  /** Does what a diagnosis offers, in the course of the run or from its start. */
  #try(fix: Fix, session: Session): void {
    this.#edit(withFix(session, fix));
    if (fix.kind === 'learningRate' && fix.restart) this.reset();
  }

  #share(): void {
    this.renderRoot.querySelector<ShareDialog>('truth-net-share-dialog')?.show();
  }

  #onKeptOpened({ kept }: KeptOpened): void {
    this.#dispatch({ type: 'opened', kept });
  }

  #onSurvey({ count, sweep }: SurveyCommanded): void {
    const { session } = this.state;
    if (!session) return;
    const order = { firstSeed: 0, count, tolerance: this.state.view.tolerance };
    if (count === 0) this.#survey.cancel();
    else if (sweep) this.#survey.startSweep(session, sweep, order);
    else this.#survey.start(session, order);
  }

  /** Only the last of several iterations sought while the worker is at one is gone to. */
  #seek(iteration: number): void {
    this.#sought = iteration;
    if (!this.#isSeeking) this.#seekOn();
  }

  #seekOn(): void {
    this.#isSeeking = this.#sought !== undefined;
    if (this.#sought === undefined) return;
    this.#client?.send({ type: 'seek', iteration: this.#sought });
    this.#sought = undefined;
  }

  #edit(session: Session): void {
    this.#dispatch({ type: 'edited', session });
  }

  #command(command: RunCommand, session: Session, limits: Limits): void {
    switch (command) {
      case 'train':
        this.#trainFurther(session, limits);
        return;
      case 'pause':
        this.pause();
        return;
      case 'step':
        this.step(1);
        return;
      case 'stepTen':
        this.step(10);
        return;
      case 'reset':
        this.reset();
    }
  }

  /** Trains to the session's last iteration; from there on, as many again. */
  #trainFurther(session: Session, limits: Limits): void {
    const iteration = this.state.snapshot?.iteration ?? 0;
    let { iterations } = session.training;
    while (iterations <= iteration && iterations < limits.maxIterations) {
      iterations = Math.min(2 * iterations, limits.maxIterations);
    }
    if (iterations !== session.training.iterations) {
      this.#edit({ ...session, training: { ...session.training, iterations } });
    }
    // Whoever pressed the button sees how it ends.
    this.#runTo(iterations).catch(() => undefined);
  }
}

/** Whether training stands still since every row that trains is right. */
function isAllRight({ session, snapshot, view }: State): boolean {
  if (!session || !snapshot || snapshot.running || !view.stopWhenRight) return false;
  const { rows, right } = scoreOf(session.table, snapshot.predictions, view.tolerance).trained;
  return rows > 0 && right === rows;
}

interface Waiting {
  readonly run: number;
  readonly resolve: (progress: Progress) => void;
  readonly reject: (reason: Error) => void;
}

declare global {
  interface HTMLElementTagNameMap {
    'truth-net': TruthNet;
  }
}
