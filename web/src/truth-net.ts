import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Done, Drawing, Ending, Progress, Trouble, TruthNetElement, TruthNetEventMap } from './contract.ts';
import { type Deferred, deferred } from './deferred.ts';
import { Driver, type Ended, type Heard } from './engine/driver.ts';
import type { Limits, Snapshot } from './engine/protocol.ts';
import { en, type Messages } from './i18n/en.ts';
import { languageOf, messagesFor } from './i18n/language.ts';
import { LateViews, loadLate, showLate } from './late.ts';
import { TUTORIAL_TABLE } from './session/presets.ts';
import { type Diagnosis, diagnose, type Fix, withFix } from './session/diagnosis.ts';
import { readAttributes, SESSION_ATTRIBUTES } from './session/attributes.ts';
import type { Kept } from './session/kept.ts';
import type { KeptProblem, Read } from './session/kept-problem.ts';
import { readLink } from './session/link.ts';
import { type Controls, controlsIn, panelsIn } from './session/panels.ts';
import type { ProseOrder } from './session/prose.ts';
import { scoreOf } from './session/score.ts';
import type { Options, Session, SessionInput } from './session/session.ts';
import { fitView, withChosen } from './session/view.ts';
import { sizesOf } from './session/weight.ts';
import { type Action, initialState, keptOf, reduce, type State } from './state.ts';
import baseCss from './styles/base.css?inline';
import tokensCss from './styles/tokens.css?inline';
import truthNetCss from './truth-net.css?inline';
import { SurveyRun } from './survey-run.ts';
import { Nearness } from './nearness.ts';
import { ordersFor, toleranceOf } from './orders.ts';
import { type Hands, renderPanels } from './panels.ts';
import type { FixTried, KeptOpened, RunCommand, RunCommanded, SurveyCommanded } from './views/events.ts';
import { type Lit, litBy } from './views/lit.ts';
import type { ShareDialog, ShareSource } from './views/share-dialog.ts';
import type { SharePictures } from './views/share-pictures.ts';
import { Steady } from './views/steady.ts';
import type { Source } from './views/tex.ts';
import { undoKey } from './views/undo-keys.ts';

/**
 * `<truth-net>`: a truth table, a small network that learns it, and everything to watch it by. Each element has a
 * state and a worker of its own. A problem in an attribute is shown and told by an `error` event; the session that was
 * there stays.
 *
 * @element truth-net
 * @attr {string} session - all of a session as the hash of a link; goes before the attributes below
 * @attr {string} table - the table as a link writes it, inputs:outputs/targets: "a,b:y/0,1,1,0"
 * @attr {string} preset - the name of a table to begin with; by default "tutorial"
 * @attr {string} units - the units of each hidden layer: "4", "8,4" or "none"
 * @attr {string} activation - one for all layers, or one for each: "tanh,sigmoid"
 * @attr {"true" | "false"} bias - whether the layers have biases
 * @attr {number} learning-rate - how far a step follows the slope
 * @attr {number} iterations - where training ends
 * @attr {number} seed - draws the start weights
 * @attr {string} panels - the parts to show, by their names with spaces between; by default all: run share diagnosis table
 *   diagram chart network training space surfaces neuron microscope landscape survey
 * @attr {"full" | "compact" | "none"} controls - how much there is to press; "compact" leaves Train and Reset, "none" only the
 *   figures themselves
 * @attr {"lazy" | "eager"} loading - "lazy" starts the engine when the element comes near the screen
 * @attr {boolean} autoplay - trains as soon as the engine runs
 * @attr {"light" | "dark"} theme - forces a theme; by default that of the page
 * @attr {string} lang - the language of its texts, "en" or "zh"; by default that of the page
 * @attr {string} address - the address of a page that opens links, as this project's own does; with it, links are offered
 *
 * @fires {CustomEvent<Progress>} ready - the engine runs, and the network is shown
 * @fires {CustomEvent<Kept>} change - what is kept may have changed: after an edit, and when training pauses or ends
 * @fires {CustomEvent<Progress>} progress - training goes on: once for each picture drawn
 * @fires {CustomEvent<Done>} done - training has ended of itself
 * @fires {CustomEvent<Trouble>} error - something went wrong; the element shows the same sentence
 *
 * @slot - shown where the element cannot train, and by browsers that do not know it: a picture, or a link
 * @csspart playground - the whole
 * @csspart panel - each part; also by its own name: table, diagram, chart, network, training, space, surfaces, neuron,
 *   microscope, landscape, survey
 */
export class TruthNet extends LitElement implements TruthNetElement {
  static override readonly styles = [tokensCss, baseCss, truthNetCss].map((css) => unsafeCSS(css));

  static override readonly properties = {
    state: { state: true },
    messages: { state: true },
    lit: { state: true },
    attributeProblem: { state: true },
    lacksLate: { state: true },
    address: {},
    panels: {},
    controls: {},
    loading: {},
    autoplay: { type: Boolean },
    // Those that the element reads as attributes.
    theme: { reflect: true },
    preset: { reflect: true },
    table: { reflect: true },
    units: { reflect: true },
    activation: { reflect: true },
    bias: { reflect: true },
    learningRate: { attribute: 'learning-rate', reflect: true },
    iterations: { reflect: true },
    seed: { reflect: true },
  };

  declare private state: State;
  declare private messages: Messages;
  /** What a panel speaks of, lit in the others. */
  declare private lit: Lit | undefined;
  /** Why the session that the attributes ask for is not shown. */
  declare private attributeProblem: KeptProblem | undefined;
  /** Whether the views that come late could not be loaded. */
  declare private lacksLate: boolean;
  declare address: string | undefined;
  declare panels: string | null;
  declare controls: Controls | null;
  declare loading: 'lazy' | 'eager' | null;
  declare autoplay: boolean;
  declare theme: 'light' | 'dark' | null;
  declare preset: string | null;
  declare table: string | null;
  declare units: string | number | null;
  declare activation: string | null;
  declare bias: 'true' | 'false' | boolean | null;
  declare learningRate: string | number | null;
  declare iterations: string | number | null;
  declare seed: string | number | null;

  #isTelling = false;
  #hasPlayed = false;
  /** Who waits for a session to be shown that was opened. */
  #opening: Deferred<Progress> | undefined;
  #hasReadAttributes = false;
  readonly #driver = new Driver({
    report: (report) => {
      this.#hear(report);
    },
    failed: (failure, detail) => {
      this.#dispatch({ type: 'engineFailed', failure, detail });
      this.#opening?.reject(new Error(this.messages.failure[failure]));
      this.#opening = undefined;
      this.#tellTrouble(failure, this.messages.failure[failure]);
    },
  });
  readonly #late = new LateViews(this, () => {
    this.#lackLate();
  });
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
      this.#driver.send({ type: 'set', setting });
    },
    seek: (iteration) => {
      this.seek(iteration);
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
    history: () => this.#driver.history(),
    drawing: (which) => {
      const view = this.renderRoot.querySelector(which === 'chart' ? 'truth-net-chart' : 'truth-net-diagram');
      return view?.shadowRoot?.querySelector<SVGSVGElement>('figure svg') ?? null;
    },
  };
  readonly #languageChanges = new MutationObserver(() => {
    this.#chooseLanguage();
  });

  /** An element that is lazy has an engine only while it is near the screen, or at work. */
  readonly #nearness = new Nearness(this, {
    near: () => {
      this.#wake();
    },
    away: () => {
      if (!this.running && !this.#opening) this.#sleep();
    },
  });

  constructor() {
    super();
    this.state = initialState({ table: TUTORIAL_TABLE });
    this.messages = en;
    this.lacksLate = false;
    this.panels = null;
    this.controls = null;
    this.loading = null;
    this.autoplay = false;
  }

  // -- For the page around it; see contract.ts --------------------------------------------------------------------

  get session(): SessionInput {
    return this.state.session ?? this.state.given.session;
  }

  set session(session: SessionInput | string) {
    if (typeof session === 'string') this.#openRead(readLink(session));
    else this.#open({ session });
  }

  get kept(): Kept {
    return keptOf(this.state);
  }

  set kept(kept: Kept) {
    this.#open(kept);
  }

  getSession(): Kept {
    return this.kept;
  }

  async setSession(session: SessionInput | Kept | string): Promise<Progress> {
    if (typeof session === 'string') this.session = session;
    else this.#open('session' in session ? session : { session });
    if (this.attributeProblem) throw new Error(this.messages.keptProblem(this.attributeProblem));
    this.#wake();
    this.#opening?.reject(new Error('Another session was opened.'));
    this.#opening = deferred<Progress>();
    return this.#opening.promise;
  }

  get progress(): Progress | undefined {
    const { snapshot } = this.state;
    return snapshot && standing(snapshot);
  }

  get running(): boolean {
    return this.state.snapshot?.running ?? false;
  }

  async train(iterations: number): Promise<Progress> {
    this.#wake();
    if (!this.#driver.isStarted) throw new Error('TruthNet has no engine to train with');
    await this.#driver.ready;
    return this.#runTo((this.state.snapshot?.iteration ?? 0) + iterations);
  }

  pause(): void {
    this.#driver.send({ type: 'pause' });
  }

  step(iterations = 1): void {
    this.#withEngine(() => {
      this.#driver.send({ type: 'step', iterations });
    });
  }

  reset(): void {
    this.#withEngine(() => {
      this.#driver.send({ type: 'reset' });
    });
  }

  seek(iteration: number): void {
    this.#withEngine(() => {
      this.#driver.seek(iteration);
    });
  }

  async drive({ iteration, row, weight, command }: ProseOrder): Promise<void> {
    this.#wake();
    // Where there will be no network, the element says so itself.
    await this.#driver.ready.catch(() => undefined);
    const { session, engine } = this.state;
    if (!session || engine.kind !== 'ready') return;
    if (row !== undefined && (row ?? 0) < session.table.rows.length) {
      this.#dispatch({ type: 'viewed', view: { selectedRow: row } });
    }
    if (weight) this.#point(weight, session);
    if (iteration !== undefined) this.#goTo(Math.min(iteration, engine.limits.maxIterations));
    if (command) this.#command(command, session, engine.limits);
  }

  async exportImage(which: Drawing, format: 'svg' | 'png' = 'png'): Promise<Blob> {
    await loadLate();
    const pictures: SharePictures = document.createElement('truth-net-share-pictures');
    pictures.messages = this.messages;
    pictures.source = this.#shareSource;
    return pictures.picture(which, format);
  }

  undo(): void {
    this.#dispatch({ type: 'undo' });
  }

  redo(): void {
    this.#dispatch({ type: 'redo' });
  }

  // -- Life ------------------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    this.#keepPlace();
    super.connectedCallback();
    this.#takeEarlyProperties();
    this.#chooseLanguage();
    this.#languageChanges.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
    if (!this.#hasReadAttributes) this.#readAttributes();
    if (this.loading === 'lazy') this.#nearness.start();
    else this.#wake();
  }

  /** What the page shows in the element's place until it is there keeps that place until there is a network, too. */
  #keepPlace(): void {
    if (this.hasUpdated || !this.hasChildNodes()) return;
    const content = document.createRange();
    content.selectNodeContents(this);
    this.style.setProperty('--tn-place', `${content.getBoundingClientRect().height}px`);
  }

  /** What a page has set before the element was defined hides what the class says of it; Lit sees to its own. */
  #takeEarlyProperties(): void {
    for (const name of ['session', 'kept'] as const) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early.value);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#languageChanges.disconnect();
    this.#nearness.stop();
    // An element that is only moved is connected again by then, and trains on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#sleep();
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
    if (read) this.#openRead(read);
    else this.attributeProblem = undefined;
  }

  #openRead(read: Read): void {
    if ('kept' in read) {
      this.#open(read.kept);
      return;
    }
    this.attributeProblem = read.problem;
    this.#tellTrouble(read.problem.code, this.messages.keptProblem(read.problem));
  }

  #open(kept: Pick<Kept, 'session'> & Partial<Kept>): void {
    this.attributeProblem = undefined;
    this.#dispatch({ type: 'opened', kept });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('panels') || changed.has('controls')) {
      this.#dispatch({ type: 'arranged', panels: panelsIn(this.panels, controlsIn(this.controls)) });
    }
  }

  override updated(changed: PropertyValues<{ state: State }>): void {
    const before = changed.get('state')?.snapshot;
    if (!this.state.snapshot || this.state.snapshot === before) return;
    // The worker may send the next state once this one has had its chance to be painted.
    requestAnimationFrame(() => {
      this.#driver.send({ type: 'drawn' });
    });
  }

  #chooseLanguage(): void {
    this.messages = messagesFor(languageOf(this));
  }

  /** Starts an engine where there is none, unless the last one failed: a person has to ask for another then. */
  #wake(): void {
    if (this.isConnected && !this.#driver.isStarted && this.state.engine.kind !== 'failed') this.#startEngine();
  }

  /** Does at once what needs an engine, or as soon as there is one. */
  #withEngine(act: () => void): void {
    this.#wake();
    if (this.state.engine.kind === 'ready') act();
    else this.#driver.ready.then(act, () => undefined);
  }

  /** Ends the engine; what is shown stays, and another goes on from there. */
  #sleep(): void {
    if (!this.#driver.isStarted) return;
    this.#driver.stop('it is not needed');
    this.#dispatch({ type: 'engineAsleep' });
  }

  #startEngine(): void {
    const isFirst = this.state.engine.kind !== 'asleep';
    this.#dispatch({ type: 'engineStarting' });
    this.#driver.start();
    void this.#driver.ready.then(
      () => {
        if (isFirst) this.#tell('ready', this.progress!);
        if (this.autoplay) this.#playOnce();
      },
      // `failed` has told of it.
      () => undefined,
    );
  }

  // -- State, and what follows from its changes ------------------------------------------------------------------

  #dispatch(action: Action): void {
    const before = this.state;
    this.state = reduce(before, action);
    for (const order of ordersFor(before, this.state)) this.#driver.send(order);
    if (action.type === 'arrived' ? !action.snapshot.running : action.type !== 'engineStarting') this.#tellChange();
  }

  #hear(report: Heard): void {
    switch (report.type) {
      case 'ready':
        this.#dispatch({ type: 'engineReady', limits: report.limits, defaults: report.defaults });
        return;
      case 'refused':
        this.#dispatch({ type: 'refused', generation: report.generation, problem: report.problem });
        this.#opening?.reject(new Error(this.messages.problem(report.problem)));
        this.#opening = undefined;
        this.#tellTrouble(report.problem.code, this.messages.problem(report.problem));
        return;
      case 'snapshot': {
        const { generation, snapshot } = report;
        this.#dispatch({ type: 'arrived', generation, snapshot });
        if (snapshot.running) this.#tell('progress', standing(snapshot));
        else if (generation === this.state.generation) this.#tellOpened(snapshot);
      }
    }
  }

  /** A run that is to be repeated begins by showing where it starts. */
  #tellOpened(snapshot: Snapshot): void {
    if (snapshot.iteration === 0 && (this.state.given.iteration ?? 0) > 0) return;
    this.#opening?.resolve(standing(snapshot));
    this.#opening = undefined;
  }

  async #runTo(until: number): Promise<Progress> {
    const { view } = this.state;
    const tolerance = toleranceOf(view);
    const ended = await this.#driver.run({
      until,
      iterationsPerSecond: view.pace,
      ...(tolerance !== undefined && { tolerance }),
    });
    const progress = standing(ended.snapshot);
    const ending = this.#endingOf(ended, until);
    if (ending) this.#tell('done', { ...progress, ending } satisfies Done);
    return progress;
  }

  /** Nothing where somebody ended it: by a press, by an edit, or by another run. */
  #endingOf({ snapshot, isLast }: Ended, until: number): Ending | undefined {
    if (!isLast) return undefined;
    if (snapshot.blownUp) return 'blownUp';
    if (isAllRight(this.state)) return 'right';
    return snapshot.iteration >= until ? 'finished' : undefined;
  }

  // -- What the page is told -------------------------------------------------------------------------------------

  #tell<Name extends keyof TruthNetEventMap>(name: Name, detail: TruthNetEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Once for whatever happens together. */
  #tellChange(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.#tell('change', this.kept);
    });
  }

  #tellTrouble(code: Trouble['code'], message: string): void {
    this.#tell('error', { code, message });
  }

  // -- What is drawn ---------------------------------------------------------------------------------------------

  override render() {
    return html`<section
      class="playground"
      part="playground"
      lang=${this.messages.language}
      aria-label="TruthNet"
      @keydown=${this.#onKey}
      @late-failed=${this.#lackLate}
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
          <slot></slot>
          <p>${messages.failure[state.engine.failure]}</p>
          ${state.engine.detail ? html`<p class="detail">${state.engine.detail}</p>` : nothing}
          <button type="button" class="primary" @click=${this.#startEngine}>${messages.tryAgain}</button>
        </div>`;
      case 'asleep':
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
        this.lacksLate
          ? html`<p class="problem" role="alert">
              ${messages.lateNotLoaded}
              <button type="button" @click=${this.#loadLate}>${messages.tryAgain}</button>
            </p>`
          : nothing
      }
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
          hasTools: controlsIn(this.controls) === 'full',
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
        .steps=${controlsIn(this.controls) === 'full'}
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

  #lackLate(): void {
    this.lacksLate = true;
    this.#tellTrouble('partNotLoaded', this.messages.lateNotLoaded);
  }

  #loadLate(): void {
    this.lacksLate = false;
    this.#late.load();
  }

  /** Lights a weight, and puts it under the microscope. */
  #point({ layer, from, to }: NonNullable<ProseOrder['weight']>, session: Session): void {
    const sizes = sizesOf(session);
    const inputs = sizes[layer] ?? 0;
    if ((from ?? 0) >= inputs || to >= (sizes[layer + 1] ?? 0)) return;
    const weight = { layer, from: from ?? inputs, to };
    // A bias has no line of its own: its unit stands for it.
    const source: Source =
      from === undefined ? { kind: 'sum', layer: layer + 1, unit: to } : { kind: 'weight', weight };
    this.lit = litBy([source], sizes.length);
    this.#dispatch({ type: 'viewed', view: fitView({ ...this.state.view, ...withChosen(weight) }, session) });
  }

  #share(): void {
    showLate(this.renderRoot.querySelector<ShareDialog>('truth-net-share-dialog'));
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

  /** Shows an iteration of the run; where it has not come so far, it trains on to it as fast as it can. */
  #goTo(iteration: number): void {
    const lastIteration = this.state.snapshot?.lastIteration ?? 0;
    this.seek(Math.min(iteration, lastIteration));
    if (iteration > lastIteration) {
      this.#driver.run({ until: iteration, iterationsPerSecond: Infinity }).catch(() => undefined);
    }
  }

  /** Trains once of itself; where movement is not wanted, the end is shown at once. */
  #playOnce(): void {
    const { session, engine } = this.state;
    if (this.#hasPlayed || !session || engine.kind !== 'ready') return;
    this.#hasPlayed = true;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.#goTo(session.training.iterations);
    else this.#trainFurther(session, engine.limits);
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

function standing({ iteration, loss }: Snapshot): Progress {
  return { iteration, loss };
}

declare global {
  interface HTMLElementTagNameMap {
    'truth-net-share-pictures': SharePictures;
  }
}
