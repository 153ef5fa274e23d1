/** Defines the element `<truth-net>`. */

import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Drawing, Progress, Trouble, TruthNetElement, TruthNetEventMap } from '../api/public-api.ts';
import { Client } from '../engine/client.ts';
import type { Limits } from '../engine/protocol.ts';
import { ofDocument } from '../dom/host-dom.ts';
import { en, type Messages } from '../i18n/en.ts';
import { languageFor, languageOf, notLoaded, rootsOf, texts } from '../i18n/language.ts';
import type { Language, Translation } from '../i18n/texts.ts';
import { type LoadFailed, LazyViews, loadLazyViews, showLazy } from '../lazy/lazy-views.ts';
import { Visibility } from './visibility.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { type Actions, layoutOf, renderPanels, renderRunSettings, type ViewModel } from './panels.ts';
import { Playground } from '../store/playground.ts';
import { readAttributes, SESSION_ATTRIBUTES } from '../session/formats/attributes.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem, ReadGiven } from '../session/saved-state-problem.ts';
import { readGiven } from '../session/check.ts';
import { DEFAULTS } from '../session/defaults.ts';
import { readLink } from '../session/formats/link.ts';
import {
  type Controls,
  controlsIn,
  isWhole,
  type Loading,
  NAMING,
  panelsIn,
  type Theme,
  unknownName,
} from '../session/panels.ts';
import type { PageLinkOrder } from '../session/formats/page-links.ts';
import { sameData } from '../session/same-data.ts';
import { completeSession, type Session, type SessionInput } from '../session/session.ts';
import { fitView, openInDrawer, viewOnStage, withChosen } from '../session/view.ts';
import { asArrays, sizesOf } from '../session/weight.ts';
import type { EngineTrouble, State } from '../store/state.ts';
import baseCss from '../ui/styles/base.css?inline';
import tokensCss from '../ui/styles/tokens.css?inline';
import truthNetCss from './truth-net.css?inline';
import { closeDrawer } from './drawer.ts';
import type { KeysDialog } from '../features/run-bar/keys-dialog.ts';
import type { NetworkDiagram } from '../features/diagram/network-diagram.ts';
import type { RunBar } from '../features/run-bar/run-bar.ts';
import { BarHeight } from './bar-height.ts';
import { StageRoom } from './stage-room.ts';
import type { FixTried, SavedStateOpened, SessionEdited, RunCommanded, UnitDiagnosed } from '../ui/events.ts';
import { ElementKeys, type KeyOrder } from '../ui/keys.ts';
import { type Highlight, highlightBy } from '../ui/highlight.ts';
import type { ShareDialog, ShareSource } from '../features/share/share-dialog.ts';
import type { SharePictures } from '../features/share/share-pictures.ts';
import { prefersReducedMotion } from '../ui/reduced-motion.ts';
import { RemSize, StyledElement } from '../ui/styled-element.ts';

/**
 * `<truth-net>`: a truth table, a small network that learns it, and views to watch it learn. Each element has its own
 * state and worker. An invalid attribute is reported in the element and by an `error` event; the present session stays.
 *
 * @element truth-net
 * @attr {string} session - the whole session, as the hash of a link; overrides the attributes below
 * @attr {string} table - the table as in a link, inputs:outputs/targets: "a,b:y/0,1,1,0"
 * @attr {string} preset - the name of a preset table; default "tutorial"
 * @attr {string} units - the number of units in each hidden layer: "4", "8,4" or "none"
 * @attr {string} activation - one activation for all layers, or one per layer: "tanh,sigmoid"
 * @attr {"true" | "false"} bias - "true" gives every layer biases
 * @attr {number} learning-rate - the size of each step along the negative gradient
 * @attr {number} iterations - the iteration at which training stops
 * @attr {number} seed - the random seed for the start weights
 * @attr {string} challenge - a challenge for the reader: the name of a built-in one, its JSON, or its compact text; its
 *   panel is challenge
 * @attr {string} panels - the names of the panels to show, separated by spaces; default all: run share diagnosis table
 *   diagram chart network training space surfaces neuron microscope landscape survey map story wall circuit write predict
 *   challenge
 * @attr {"full" | "compact" | "none"} buttons - the controls to show: "full" (default), "compact" for Train
 *   and Reset only, or "none" for figures only
 * @attr {"full" | "compact" | "none"} controls - deprecated: use `buttons`. HTML has a boolean attribute of the same name,
 *   so that some frameworks drop its value
 * @attr {"lazy" | "eager"} loading - "lazy" starts the engine only when the element is about to scroll into view
 * @attr {boolean} autoplay - starts training as soon as the engine is ready
 * @attr {"light" | "dark"} theme - the theme; default: the page's theme
 * @attr {string} lang - the language, "en" or "zh"; default: the page's language
 * @attr {string} address - the page that shared links open, such as this project's own; without it, no links are
 *   offered
 *
 * @fires {CustomEvent<Progress>} ready - the engine is ready, and the network is shown
 * @fires {CustomEvent<SavedState>} change - `savedState` may have changed: after an edit, or when training pauses or ends
 * @fires {CustomEvent<Progress>} progress - training is running; fires once per drawn frame
 * @fires {CustomEvent<Done>} done - training has ended by itself: at the requested iteration, with every row right, by
 *   overflow, or at the largest iteration that a run may have
 * @fires {CustomEvent<Solved>} solved - the challenge has been solved; with the run, and a code to verify it
 * @fires {CustomEvent<Trouble>} error - something went wrong; the element shows the same message
 *
 * @slot - fallback content, such as a picture or a link, for browsers in which the element cannot run
 * @csspart playground - the whole playground
 * @csspart panel - every panel; each also has its own name: table, diagram, chart, network, training, space, surfaces,
 *   neuron, microscope, landscape, survey, map, story, wall, circuit, write, predict, challenge
 */
export class TruthNet extends StyledElement implements TruthNetElement {
  static override readonly styles = [tokensCss, baseCss, truthNetCss].map((css) => unsafeCSS(css));

  static override readonly properties = {
    messages: { state: true },
    speaks: { state: true },
    lit: { state: true },
    band: { state: true },
    // Set with each snapshot, usually to the same data.
    diagnosed: { state: true, hasChanged: (now: unknown, before: unknown) => !sameData(now, before) },
    lacksTexts: { state: true },
    lacksLate: { state: true },
    address: {},
    panels: {},
    challenge: {},
    buttons: {},
    controls: {},
    loading: {},
    autoplay: { type: Boolean },
    // Properties with an attribute of the same meaning.
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

  declare private messages: Messages;
  /** False until the first texts are there, so that nothing is drawn in another language before. */
  declare private speaks: boolean;
  /** Parts that a panel highlights in the others. */
  declare private lit: Highlight | undefined;
  /** Band of losses that a study has computed. */
  declare private band: ViewModel['band'];
  /** Unit that the diagnosis names. */
  declare private diagnosed: UnitDiagnosed['unit'];
  /** Texts of the page's language that could not be loaded. */
  declare private lacksTexts: NotDelivered | undefined;
  /** Part that could not be loaded, or without a reason, has ended; with a way to retry. */
  declare private lacksLate:
    { readonly again: () => Promise<void>; readonly why?: NotDelivered | undefined } | undefined;
  declare address: string | undefined;
  declare panels: string | null;
  declare challenge: string | null;
  declare buttons: Controls | null;
  declare controls: Controls | null;
  declare loading: Loading | null;
  declare autoplay: boolean;
  declare theme: Theme | null;
  declare preset: string | null;
  declare table: string | null;
  declare units: string | number | null;
  declare activation: string | null;
  declare bias: 'true' | 'false' | boolean | null;
  declare learningRate: string | number | null;
  declare iterations: string | number | null;
  declare seed: string | number | null;

  /** Attributes are read on first connect. Later changes mark them as due. */
  #attributes: 'unasked' | 'due' | 'read' = 'unasked';
  #hasPlayed = false;
  #language: Language = 'en';
  /** Settles when the texts of the language are there or cannot be loaded. */
  #texts: Promise<void> = Promise.resolve();
  /** First unrecognised attribute value. */
  #unknownName: SavedStateProblem | undefined;
  /** Problems that the reader has closed; the next problem is another object. */
  readonly #closedProblems = new WeakSet();
  /** Last snapshot that was drawn. */
  #drawn: State['snapshot'];
  readonly #player = new Playground({
    isOnPage: () => this.isConnected,
    changed: () => {
      this.requestUpdate();
    },
    tell: (name, detail) => {
      this.#tell(name, detail);
    },
    tellTrouble: (code, sentenceIn) => this.#tellTrouble(code, sentenceIn),
    lacksPart: (again, why) => {
      this.#lackLate(again, why as NotDelivered);
    },
    engineReady: () => {
      if (this.autoplay) this.#playOnce();
    },
  });
  readonly #hands: Actions = {
    dispatch: (action) => {
      this.#playground.dispatch(action);
    },
    travel: (direction) => {
      this[direction]();
    },
    set: ({ setting, goesOn }) => {
      this.#playground.set(setting, goesOn);
    },
    seek: (iteration) => {
      this.seek(iteration);
    },
    command: (command) => {
      this.#playground.command(command);
    },
    load: loadLazyViews,
    startWorker: (listener, engine = 'analysis') => new Client(listener, engine),
    light: (lit) => {
      this.lit = lit;
    },
    showBand: (band) => {
      this.band = band;
    },
    share: () => {
      showLazy(this.renderRoot.querySelector<ShareDialog>('truth-net-share-dialog'));
    },
    showKeys: () => {
      showLazy(this.renderRoot.querySelector<KeysDialog>('truth-net-keys'));
    },
  };
  readonly #shareSource: ShareSource = {
    savedState: () => this.savedState,
    iteration: () => this.savedState.iteration,
    trained: () => {
      const { accepted, snapshot } = this.#state;
      if (!accepted || !snapshot) return undefined;
      const { parameters, iteration, loss } = snapshot;
      return { session: accepted.session, parameters: asArrays(parameters), iteration, loss };
    },
    history: () => this.#playground.history(),
    figure: (which) => {
      const view = this.renderRoot.querySelector(which === 'chart' ? 'truth-net-chart' : 'truth-net-diagram');
      return view?.shadowRoot?.querySelector<HTMLElement>('figure') ?? null;
    },
  };
  readonly #keys = new ElementKeys((order) => this.#obey(order));
  readonly #languageChanges = new MutationObserver(() => {
    this.#chooseLanguage();
  });
  readonly #stageRoom = new StageRoom(this);
  /** Visibility of a lazy element, which has an engine only near the screen or while it is busy. */
  readonly #visibility = new Visibility(this, {
    near: () => {
      this.#playground.wake();
    },
    away: () => {
      if (this.#playground.isIdle) this.#playground.sleep();
    },
  });

  constructor() {
    super();
    this.messages = en;
    this.speaks = false;
    this.panels = null;
    this.buttons = null;
    this.controls = null;
    this.loading = null;
    this.autoplay = false;
    new RemSize(this);
    new BarHeight(this);
    new LazyViews(this);
  }

  /** Returns the playground, after reading changed attributes. */
  get #playground(): Playground {
    this.#readDueAttributes();
    return this.#player;
  }

  get #state(): State {
    return this.#playground.state;
  }

  // -- Public API; see public-api.ts -------------------------------------------------------------------------------

  get session(): SessionInput {
    return this.#state.session ?? this.#state.given.session;
  }

  set session(session: SessionInput | string) {
    this.#playground.openNew(this.#readGiven(session), false);
  }

  get savedState(): SavedState {
    return this.#playground.savedState;
  }

  set savedState(savedState: SavedState) {
    this.#playground.openNew(this.#readGiven(savedState), true);
  }

  getSession(): SavedState {
    return this.savedState;
  }

  async setSession(session: SessionInput | SavedState | string): Promise<Progress> {
    this.#playground.openRead(this.#readGiven(session));
    const { linkProblem } = this.#playground;
    if (linkProblem) throw new Error(this.messages.problem(linkProblem));
    return this.#playground.opened();
  }

  /** Reads the input of a script, which overrides the attributes read so far. */
  #readGiven(given: SessionInput | SavedState | string): ReadGiven {
    this.#attributes = 'read';
    return typeof given === 'string' ? readLink(given) : readGiven(given);
  }

  get progress(): Progress | undefined {
    return this.#playground.progress;
  }

  get parameters(): TruthNetElement['parameters'] {
    const { snapshot } = this.#state;
    return snapshot && asArrays(snapshot.parameters);
  }

  get running(): boolean {
    return this.#playground.running;
  }

  async train(iterations: number): Promise<Progress> {
    return this.#playground.train(iterations);
  }

  pause(): void {
    this.#playground.pause();
  }

  step(iterations = 1): void {
    this.#playground.step(iterations);
  }

  reset(): void {
    this.#playground.reset();
  }

  seek(iteration: number): void {
    this.#playground.seek(iteration);
  }

  undo(): void {
    this.#playground.dispatch({ type: 'undo' });
  }

  redo(): void {
    this.#playground.dispatch({ type: 'redo' });
  }

  async drive({ iteration, row, weight, command }: PageLinkOrder): Promise<void> {
    await this.#playground.whenReady();
    const { session, engine } = this.#state;
    // Without a network, the element itself shows the reason.
    if (!session || engine.kind !== 'ready') return;
    if (row !== undefined && (row ?? 0) < session.table.rows.length) {
      this.#playground.dispatch({ type: 'viewed', view: { selectedRow: row } });
    }
    if (weight) this.#point(weight, session);
    if (iteration !== undefined) this.#playground.goTo(Math.min(iteration, engine.limits.maxIterations));
    if (command) this.#playground.command(command);
  }

  async exportImage(which: Drawing, format: 'svg' | 'png' = 'png'): Promise<Blob> {
    await loadLazyViews();
    const pictures: SharePictures = document.createElement('truth-net-share-pictures');
    pictures.messages = this.messages;
    pictures.source = this.#shareSource;
    return pictures.picture(which, format);
  }

  #tell<Name extends keyof TruthNetEventMap>(name: Name, detail: TruthNetEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #tellTrouble(code: Trouble['code'], sentenceIn: (messages: Messages) => string): string {
    const message = sentenceIn(this.messages);
    // Report asynchronously, so that code that has just created the element can add a listener.
    void this.#texts.then(() => {
      this.#tell('error', { code, message: sentenceIn(this.messages) });
    });
    return message;
  }

  // -- Lifecycle -------------------------------------------------------------------------------------------------

  override connectedCallback(): void {
    this.#keepPlace();
    super.connectedCallback();
    this.#takeEarlyProperties();
    this.#chooseLanguage();
    for (const root of rootsOf(this)) this.#languageChanges.observe(root, { attributeFilter: ['lang'], subtree: true });
    if (this.#attributes === 'unasked') this.#readAttributes();
    if (this.loading === 'lazy') this.#visibility.start();
    else this.#playground.wake();
  }

  /** Reserves the height of the page's fallback content until there is a network, so that nothing jumps. */
  #keepPlace(): void {
    if (this.hasUpdated || !this.hasChildNodes()) return;
    const content = document.createRange();
    content.selectNodeContents(this);
    this.style.setProperty('--tn-place', `${content.getBoundingClientRect().height}px`);
  }

  /**
   * Applies properties set before the element was defined, which would hide the class's accessors; Lit handles its own.
   */
  #takeEarlyProperties(): void {
    for (const name of ['session', 'savedState'] as const) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early.value);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#languageChanges.disconnect();
    this.#visibility.stop();
    // An element that was only moved is connected again by then, and trains on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#playground.sleep();
    });
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...SESSION_ATTRIBUTES];
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (this.#attributes === 'unasked' || before === after || !SESSION_ATTRIBUTES.includes(name)) return;
    // Read attributes set one after another together: the first alone may be invalid.
    this.#attributes = 'due';
    queueMicrotask(() => {
      this.#readDueAttributes();
    });
  }

  #readDueAttributes(): void {
    if (this.#attributes === 'due') this.#readAttributes();
  }

  /** Opens the session of the attributes; without any, everything stays. */
  #readAttributes(): void {
    this.#attributes = 'read';
    const { session, given } = this.#state;
    const shown = session ?? completeSession(given.session, DEFAULTS);
    this.#playground.openNew(
      readAttributes((name) => this.getAttribute(name), shown),
      false,
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#readDueAttributes();
    this.#arrange(changed.has('panels') || changed.has('buttons') || changed.has('controls'));
    if (NAMING.some((name) => changed.has(name))) this.#lookUpNames();
    const { challenge } = this;
    // The space tells the task of an attribute, which begins at its start, from that of a link, which has its own run.
    if (changed.has('challenge'))
      this.#hands.dispatch({
        type: 'viewed',
        view: { challenge: !!challenge, task: challenge ? ` ${challenge}` : '' },
      });
  }

  /** Tells the store which panels are shown, and whether they stand on a stage. */
  #arrange(asksForOthers: boolean): void {
    const { state } = this.#player;
    const panels = asksForOthers ? panelsIn(this.panels, this.#controls) : state.panels;
    const { layout } = this.#stageRoom;
    const isStage = layout.startsWith('stage') && isWhole(panels);
    const hasMap = isStage && layout !== 'stage';
    if (asksForOthers || isStage !== state.isStage || hasMap !== state.hasMap)
      this.#playground.dispatch({ type: 'arranged', panels, isStage, hasMap });
  }

  get #controls(): Controls {
    return controlsIn(this.buttons ?? this.controls);
  }

  #lookUpNames(): void {
    const problem = unknownName(this);
    this.#unknownName = problem;
    if (problem) this.#tellTrouble(problem.code, (messages) => messages.problem(problem));
  }

  override updated(): void {
    const { snapshot } = this.#state;
    if (!snapshot || snapshot === this.#drawn) return;
    this.#drawn = snapshot;
    // Let the worker send the next state after this one had a chance to be painted.
    const window = ofDocument(this.ownerDocument, 'defaultView') ?? globalThis;
    window.requestAnimationFrame(() => {
      this.#playground.drawn();
    });
  }

  /** Shows the texts of the language; until they are loaded, those of the language before. */
  #chooseLanguage(): void {
    const language = languageFor(languageOf(this));
    const messages = texts.in(language);
    this.#language = language;
    this.lacksTexts = undefined;
    if (messages) this.#speak(messages);
    else if (language !== 'en') this.#texts = this.#loadTexts(language);
  }

  #speak(messages: Messages): void {
    this.messages = messages;
    this.speaks = true;
  }

  async #loadTexts(language: Translation): Promise<void> {
    try {
      const messages = await texts.load(language);
      if (language === this.#language) this.#speak(messages);
    } catch (why) {
      if (language !== this.#language) return;
      const lacking = why as NotDelivered;
      this.lacksTexts = lacking;
      this.speaks = true;
      this.#tellTrouble('partNotLoaded', ({ lateNotLoaded }) => lateNotLoaded(lacking.guess));
    }
  }

  /** Autoplays once. With reduced motion, jumps to the final state. */
  #playOnce(): void {
    const { session } = this.#state;
    if (this.#hasPlayed || !session) return;
    this.#hasPlayed = true;
    if (prefersReducedMotion()) this.#playground.goTo(session.training.iterations);
    else this.#playground.trainFurther();
  }

  // -- Rendering -------------------------------------------------------------------------------------------------

  override render() {
    return html`<div
      class="playground ${layoutOf(this.#player.state.panels)}"
      part="playground"
      role="group"
      lang=${this.messages.language}
      dir="ltr"
      aria-label="TruthNet"
      @keydown=${this.#keys.down}
      @keypress=${this.#keys.after}
      @keyup=${this.#keys.after}
      @setting-cancelled=${() => {
        this.#hands.dispatch({ type: 'settingCancelled' });
      }}
      @step-shown=${() => {
        this.requestUpdate();
      }}
      @load-failed=${({ again, why }: LoadFailed) => {
        this.#lackLate(again, why);
      }}
    >
      ${this.#renderContent()}
    </div>`;
  }

  #renderContent() {
    const { messages } = this;
    const state = this.#state;
    if (!this.speaks || state.engine.kind === 'starting') {
      return html`<div class="notice" role="status">${this.speaks ? messages.starting : nothing}</div>`;
    }
    switch (state.engine.kind) {
      case 'failed':
        return html`<div class="notice" role="alert">
          <slot></slot>
          ${this.#renderTrouble(state.engine)}
        </div>`;
      case 'asleep':
      case 'ready':
        return state.session ? this.#renderPlayground(state.session, state.engine) : nothing;
    }
  }

  /** Renders the engine's failure and the restart button. */
  #renderTrouble({ failure, detail }: EngineTrouble) {
    const { messages } = this;
    return html`
      <p>${messages.failure[failure]}</p>
      ${detail ? html`<p class="detail">${detail}</p>` : nothing}
      <button
        type="button"
        class="primary"
        @click=${() => {
          this.#playground.start();
        }}
      >
        ${messages.tryAgain}
      </button>
    `;
  }

  /** Animation of single steps, once it is loaded. */
  get #step() {
    return this.renderRoot.querySelector<NetworkDiagram>('truth-net-diagram')?.step;
  }

  #renderPlayground(session: Session, { limits }: { limits: Limits }) {
    const { messages } = this;
    const state = this.#step?.shown(this.#state) ?? this.#state;
    const { panels } = state;
    const { linkProblem, trouble } = this.#playground;
    const shown: ViewModel = {
      messages,
      state,
      session,
      limits,
      diagnosed: this.#isDiagnosed ? this.diagnosed : undefined,
      lit: this.lit,
      band: this.band,
      hasTools: this.#controls === 'full',
      isStage: state.isStage,
      isOneScreen: state.isStage || (this.#stageRoom.layout === 'upright' && isWhole(panels)),
      hasSheets: this.#stageRoom.layout === 'sheets' && isWhole(panels),
      drawer: openInDrawer(state.view),
      view: state.isStage ? viewOnStage(state.view) : state.view,
    };
    return html`
      ${trouble ? html`<div class="notice ended" role="alert">${this.#renderTrouble(trouble)}</div>` : nothing}
      <div class="top">
        ${panels.has('run') ? this.#renderRunBar(session, shown) : nothing}
        <div class="problems">
          ${[linkProblem, this.#unknownName].map((problem) =>
            problem ? this.#renderProblem(problem, messages.problem(problem)) : nothing,
          )}
          ${state.problem ? this.#renderProblem(state.problem, messages.problem(state.problem)) : nothing}
        </div>
      </div>
      ${this.lacksTexts ? this.#renderLacking(this.lacksTexts, this.#chooseLanguage, notLoaded(this.#language)) : nothing}
      ${this.lacksLate ? this.#renderLacking(this.lacksLate.why, this.#loadLate) : nothing}
      ${panels.has('run') ? nothing : this.#renderDiagnosis(session)} ${renderPanels(shown, this.#hands)}
      <truth-net-keys .messages=${messages}></truth-net-keys>
      ${
        this.#controls === 'none'
          ? nothing
          : html`<truth-net-ghosts
              .messages=${messages}
              .state=${this.#state}
              .hands=${this.#hands}
            ></truth-net-ghosts>`
      }
    `;
  }

  /** Renders the sentence of a problem until it is closed. */
  #renderProblem(problem: object, sentence: string) {
    if (this.#closedProblems.has(problem)) return nothing;
    return html`<div class="problem">
      <p role="alert">${sentence}</p>
      <button
        type="button"
        @click=${() => {
          this.#closeProblem(problem);
        }}
      >
        ${this.messages.closeProblem}
      </button>
    </div>`;
  }

  /** Hides a problem that covers other controls. The focus moves on: its button is removed. */
  #closeProblem(problem: object): void {
    this.#closedProblems.add(problem);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const next = this.renderRoot.querySelector<HTMLElement>('.problems button');
      if (next) next.focus();
      else this.renderRoot.querySelector<RunBar>('truth-net-run-bar')?.focusFirst();
    });
  }

  /** Renders the reason why a part is missing, after a sentence in the language whose texts are missing. */
  #renderLacking(why: NotDelivered | undefined, again: () => void, sentence = '') {
    const { messages } = this;
    return html`<p class="problem" role="alert">
      <span lang=${this.#language}>${sentence}</span> ${lackIn(messages, why)}
      <button type="button" @click=${again}>${messages.tryAgain}</button>
    </p>`;
  }

  /** True if the run is diagnosed. An untrained network needs no diagnosis, and so the lazy view is not loaded. */
  get #isDiagnosed(): boolean {
    const { panels, snapshot } = this.#state;
    return panels.has('diagnosis') && snapshot !== undefined && (snapshot.iteration > 0 || snapshot.blownUp);
  }

  /** Renders the diagnosis: in the run bar, whose line for it keeps its height, or above the panels. */
  #renderDiagnosis(session: Session) {
    const { panels, snapshot, view } = this.#state;
    if (!this.#isDiagnosed) return nothing;
    return html`<truth-net-diagnosis
      class="late"
      slot=${panels.has('run') ? 'diagnosis' : nothing}
      .messages=${this.messages}
      .session=${session}
      .snapshot=${snapshot}
      .tolerance=${view.tolerance}
      @unit-diagnosed=${({ unit }: UnitDiagnosed) => (this.diagnosed = unit)}
      @fix-tried=${this.#onSessionEdited}
    ></truth-net-diagnosis>`;
  }

  #renderRunBar(session: Session, shown: ViewModel) {
    const { messages } = this;
    const state = this.#state;
    return html`
      <truth-net-run-bar
        class="run"
        part="run"
        .messages=${messages}
        .training=${session.training}
        .snapshot=${state.snapshot}
        .restarted=${state.restarted}
        .allRight=${this.#playground.isAllRight}
        .steps=${this.#controls === 'full'}
        @run-commanded=${({ command }: RunCommanded) => {
          this.#hands.command(command);
        }}
      >
        ${shown.isOneScreen ? renderRunSettings(shown, this.#hands) : nothing} ${this.#renderDiagnosis(session)}
        ${
          state.panels.has('share') && !shown.hasSheets
            ? html`<button type="button" slot="end" aria-haspopup="dialog" @click=${this.#hands.share}>
                ${messages.share}
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
              @saved-state-opened=${({ savedState }: SavedStateOpened) => {
                this.#hands.dispatch({ type: 'opened', savedState });
              }}
              @session-edited=${this.#onSessionEdited}
            ></truth-net-share-dialog>`
          : nothing
      }
    `;
  }

  // -- Actions of the reader -------------------------------------------------------------------------------------

  /** Carries out what a key asks for. @returns false if there is nothing to do now */
  #obey(order: KeyOrder): boolean {
    switch (order) {
      case 'undo':
      case 'redo':
        this[order]();
        return true;
      case 'close':
        if (this.#step?.end()) return true;
        return closeDrawer(this.renderRoot as ShadowRoot);
      case 'showKeys':
        this.#hands.showKeys();
        return true;
      case 'trainOrPause':
      case 'step':
      case 'reset':
        return this.renderRoot.querySelector<RunBar>('truth-net-run-bar')?.press(order) ?? false;
    }
  }

  /** Edits the session as a part of the page proposes, in the present run or from its start. */
  #onSessionEdited({ session, restarts }: SessionEdited & Partial<Pick<FixTried, 'restarts'>>): void {
    this.#playground.edit(session);
    if (restarts) this.reset();
  }

  #lackLate(again: () => Promise<void>, why?: NotDelivered): void {
    this.lacksLate = { again, why };
    this.#tellTrouble('partNotLoaded', (messages) => lackIn(messages, why));
  }

  #loadLate(): void {
    const again = this.lacksLate?.again;
    this.lacksLate = undefined;
    again?.().catch((why: unknown) => {
      this.#lackLate(again, why as NotDelivered);
    });
  }

  /** Highlights a weight and selects it for the microscope. */
  #point({ layer, from, to }: NonNullable<PageLinkOrder['weight']>, session: Session): void {
    const sizes = sizesOf(session);
    const inputs = sizes[layer] ?? 0;
    if ((from ?? 0) >= inputs || to >= (sizes[layer + 1] ?? 0)) return;
    const weight = { layer, from: from ?? inputs, to };
    this.lit = highlightBy([{ kind: 'weight', weight }], sizes);
    this.#playground.dispatch({
      type: 'viewed',
      view: fitView({ ...this.#state.view, ...withChosen(weight) }, session),
    });
  }
}

/** Returns the sentence about a part that could not be loaded, or without a reason, about analyses that have ended. */
function lackIn(messages: Messages, why: NotDelivered | undefined): string {
  return why ? messages.lateNotLoaded(why.guess) : messages.analysesEnded;
}

declare global {
  interface HTMLElementTagNameMap {
    'truth-net-share-pictures': SharePictures;
  }
}
