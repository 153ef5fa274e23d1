/** Shows the runs that would follow what a person points at. */

import { css, html, nothing, type PropertyValues } from 'lit';
import { GhostEngine, type GhostOrder } from '../engine/ghost-engine.ts';
import type { Snapshot } from '../engine/protocol.ts';
import { type Series, seriesOfCurve } from '../features/chart/chart-series.ts';
import type { LossChart } from '../features/chart/loss-chart.ts';
import { TableDrawn } from '../features/table/grid-tools.ts';
import type { TruthTable } from '../features/table/truth-table.ts';
import { count, lossFigure } from '../i18n/numbers.ts';
import { editName, settingName } from '../i18n/preview-name.ts';
import { outcomeOf } from '../session/learning/outcome.ts';
import { type GhostAction, ghostOrder } from '../store/ghost-order.ts';
import type { State } from '../store/state.ts';
import type { ParameterSet } from '../ui/events.ts';
import { onKey } from '../ui/keys.ts';
import { LazyView } from '../ui/lazy-view.ts';
import { baseStyles } from '../ui/view.ts';
import { Anticipation } from './anticipation.ts';
import { DroppedPress } from './dropped-press.ts';
import { hasOwnEscape, type Rehearsal, rehearsalAt, rehearsalOfText, rehearse } from './rehearsal.ts';
import type { Actions } from './panels.ts';
import { RestingFinger } from './resting-finger.ts';
import { describeTabs } from './tab-titles.ts';

/** Change that is previewed; without an action, the course of the present run after an edit that was made. */
interface Previewed {
  /** Name that its control gives, in place of our own. */
  readonly given?: string | undefined;
  readonly name?: string | undefined;
  readonly action: GhostAction | undefined;
}

/**
 * Shows the run that would follow while a person points at a control of the playground around it or rests a finger on it,
 * types a number, or drags over cells or a parameter. Only a screen reader hears this element itself, and only of previews
 * that keys have asked for.
 */
export class Ghosts extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  static override readonly properties = {
    ...LazyView.properties,
    state: { attribute: false },
    hands: { attribute: false },
    words: { state: true },
  };

  declare state: State;
  declare hands: Actions;
  declare private words: string;

  /** Control that was pointed at last: it previews nothing again until another one was. */
  #control: Element | undefined;
  /** Focused control before the last key. */
  #focused: Element | null = null;
  #previewed: readonly Previewed[] = [];
  #orders: readonly GhostOrder[] = [];
  #ghosts: readonly Series[] = [];
  /** Predictions of the only ghost. */
  #predictions: Float64Array | undefined;
  /** True if the present run is followed to its end, after an edit that was made. */
  #isCourse = false;
  #byKey = false;
  #isRehearsing = false;
  /** True while a drag over cells is previewed. */
  #isDrag = false;
  #frame: number | undefined;
  #listening = new AbortController();
  readonly #engine = new GhostEngine(
    (listener, engine) => this.hands.startWorker(listener, engine),
    (place, snapshot, isDone) => {
      // Ghosts of an earlier preview stay until the first of this one.
      this.#ghosts = [...this.#ghosts.slice(0, place), this.#ghostOf(place, snapshot, isDone)];
      this.#predictions = place === 0 && this.#orders.length === 1 ? snapshot.predictions : undefined;
      this.#frame ??= requestAnimationFrame(this.#show);
    },
  );

  readonly #finger = new RestingFinger({
    rest: (path) => {
      const rehearsal = rehearsalAt(path);
      this.#control = undefined;
      this.#pointAt(rehearsal, path);
      return this.#previewed.length > 0 ? rehearsal?.control : undefined;
    },
    leave: () => {
      // The grid follows its own drags.
      if (!this.#isDrag) this.#pointAt(undefined, []);
    },
  });

  readonly #anticipation = new Anticipation();
  readonly #droppedPress = new DroppedPress(() => {
    this.#clear();
  });

  constructor() {
    super();
    this.words = '';
  }

  override render() {
    return html`<p class="visually-hidden" role="status">${this.words || nothing}</p>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode() as ShadowRoot;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Not pointerover: it stays inside a view while the pointer moves from one of its controls to another.
    root.addEventListener('pointermove', this.#onMove as EventListener, { signal });
    // Heard as soon as the pointer moves, where browsers have it; pointermove waits for the next frame.
    root.addEventListener('pointerrawupdate', this.#onMove as EventListener, { signal });
    root.host.addEventListener('pointerleave', this.#onLeave, { signal });
    root.addEventListener('pointerdown', this.#onDown, { signal, capture: true });
    window.addEventListener('pointerup', this.#onUp, { signal });
    window.addEventListener('pointercancel', this.#onUp, { signal });
    root.addEventListener('keydown', this.#onKeyDown as EventListener, { signal, capture: true });
    root.addEventListener('keyup', this.#onKeyUp, { signal, capture: true });
    root.addEventListener('input', this.#onInput, { signal });
    root.host.addEventListener('focusout', this.#onFocusLeft, { signal });
    root.addEventListener('parameter-set', this.#onSet as EventListener, { signal, capture: true });
    root.addEventListener(TableDrawn.type, this.#onDrawn as EventListener, { signal, capture: true });
    this.#finger.watch(root, signal);
    this.#droppedPress.watch(root, signal);
    this.#anticipation.watch(root, signal, this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
    this.#engine.stop();
    this.#clear();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const before = changed.get('state');
    const { state } = this;
    if (changed.has('messages') || before?.isStage !== state.isStage) {
      describeTabs(this.getRootNode() as ShadowRoot, this.texts);
    }
    if (changed.has('messages') && this.#previewed.length > 0) {
      // The texts of its language can arrive after a preview has begun.
      this.#preview(
        this.#previewed.map(({ given, action }) => ({ given, action })),
        this.#isCourse,
      );
    }
    if (!before) return;
    if (!this.#isOn) {
      this.#engine.stop();
      this.#clear();
    } else if (state.session !== before.session) {
      // A press takes what was previewed.
      if (this.#byKey) this.#preview([{ action: undefined }], true);
      else if (!this.#isCourse) this.#clear();
    } else if (this.#isCourse) {
      if (this.#hasGoneBack) this.#clear();
    } else if (!this.#engine.isBusy && this.#hasMoved) {
      this.#preview(this.#previewed, false);
    }
  }

  get #isOn(): boolean {
    const { view, engine } = this.state;
    return view.previews && engine.kind === 'ready';
  }

  /** True if the run has left the iteration from which the previewed one goes on. */
  get #hasMoved(): boolean {
    const { snapshot } = this.state;
    return this.#orders.some(({ replay }) => replay && snapshot && replay.iteration !== snapshot.iteration);
  }

  /** True if the run no longer leads to its previewed course: it was reset, or an earlier iteration is shown. */
  get #hasGoneBack(): boolean {
    const { snapshot } = this.state;
    return this.#orders.some(({ replay }) => replay && snapshot && replay.iteration > snapshot.iteration);
  }

  // -- Pointer -----------------------------------------------------------------------------------------------------

  readonly #onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const path = event.composedPath();
    const rehearsal = rehearsalAt(path);
    if (rehearsal && rehearsal.control !== this.#control) this.#byKey = false;
    this.#pointAt(rehearsal, path);
  };

  readonly #onLeave = (): void => {
    this.#pointAt(undefined, []);
  };

  readonly #onDown = (): void => {
    this.#byKey = false;
  };

  /** Previews the table that a drag over cells would make. */
  readonly #onDrawn = (event: TableDrawn): void => {
    event.stopPropagation();
    const { session } = this.state;
    if (!this.#isOn || !session) return;
    const { table } = event;
    this.#control = undefined;
    this.#isDrag = table !== undefined;
    if (table) this.#preview([{ action: { type: 'edited', session: { ...session, table } } }], false);
    else this.#clear();
  };

  /** Ends the preview of a drag. */
  readonly #onUp = (): void => {
    if (this.#isCourse && !this.#byKey) this.#clear();
  };

  // -- Keyboard ----------------------------------------------------------------------------------------------------

  readonly #onKeyDown = onKey((key, event) => {
    this.#byKey = true;
    this.#focused = deepActive(event.currentTarget as ShadowRoot);
    if (key !== 'Escape') return false;
    // The course of an edit that was made is no offer to leave.
    const isOffer = this.#orders.length > 0 && !this.#isCourse;
    this.#clear();
    // The next Escape closes the open panel.
    return isOffer && !hasOwnEscape(event.composedPath());
  });

  /** Previews the control to which a key has led. */
  readonly #onKeyUp = (event: Event): void => {
    const focused = deepActive(event.currentTarget as ShadowRoot);
    if (focused === this.#focused) return;
    this.#focused = focused;
    const path = event.composedPath();
    const rehearsal = rehearsalAt(path);
    if (rehearsal) this.#pointAt(rehearsal, path);
    else this.#leave();
  };

  /** Ends a preview by keys when the focus leaves the playground, where no key is heard. */
  readonly #onFocusLeft = (): void => {
    if (this.#byKey) this.#leave();
  };

  readonly #onInput = (event: Event): void => {
    const path = event.composedPath();
    const rehearsal = rehearsalOfText(path);
    this.#control = undefined;
    this.#pointAt(rehearsal, path);
  };

  /** Follows a parameter that is being set to where it leads. */
  readonly #onSet = ({ setting, goesOn }: ParameterSet): void => {
    if (this.#isRehearsing || !this.#isOn) return;
    this.#control = undefined;
    this.#preview([{ action: { type: 'setting', setting, goesOn } }], true);
  };

  // -- Previews ----------------------------------------------------------------------------------------------------

  #pointAt(rehearsal: Rehearsal | undefined, path: readonly EventTarget[]): void {
    if (!this.#isOn) return;
    const { session } = this.state;
    if (rehearsal?.control === this.#control || !session) return;
    this.#control = rehearsal?.control;
    this.#isRehearsing = true;
    const previewed = (rehearsal?.presses ?? []).flatMap((press) => {
      const action = rehearse(press, path, session);
      return action ? { given: press.name, action } : [];
    });
    this.#isRehearsing = false;
    if (previewed.length > 0) this.#preview(previewed, false);
    else this.#clear();
  }

  /** Ends any preview, also that of a change that was made. */
  #leave(): void {
    this.#control = undefined;
    this.#clear();
  }

  #preview(previewed: readonly Previewed[], isCourse: boolean): void {
    this.#previewed = previewed.map(({ given, name, action }) => ({
      given,
      name: given ?? name ?? this.#nameOf(action),
      action,
    }));
    this.#isCourse = isCourse;
    this.#orders = previewed.flatMap(({ action }) => ghostOrder(this.state, action) ?? []);
    this.#engine.train(this.#orders);
  }

  /** Returns words for a change; none for the course of one that was made. */
  #nameOf(action: GhostAction | undefined): string | undefined {
    const { messages } = this;
    const { session, snapshot } = this.state;
    if (!action || !session) return undefined;
    return action.type === 'setting'
      ? settingName(action.setting, session, snapshot?.parameters, messages)
      : editName(session, action.session, messages);
  }

  #ghostOf(place: number, snapshot: Snapshot, isDone: boolean): Series {
    const { name } = this.#previewed[place]!;
    const { session, tolerance } = this.#orders[place]!;
    const { curve, jumps, iteration, loss } = snapshot;
    const { named, outcome, training } = this.texts.ghosts;
    const words = isDone
      ? outcome(outcomeOf(session, snapshot, tolerance))
      : training(count(iteration), lossFigure(loss));
    return seriesOfCurve(named(name, words), curve, jumps);
  }

  /** Shows the ghosts, once per frame. */
  readonly #show = (): void => {
    this.#frame = undefined;
    this.#draw();
    this.#engine.drawn();
    if (this.#engine.isBusy) return;
    this.words = this.#byKey ? this.#ghosts.map(({ name }) => name).join(' ') : '';
  };

  /** Hands the ghosts to the chart, and a single one to the table, which are drawn without the rest of the playground. */
  #draw(): void {
    const root = this.getRootNode() as ShadowRoot;
    const chart = root.querySelector<LossChart>('truth-net-chart');
    const table = root.querySelector<TruthTable>('truth-net-table');
    if (chart) chart.ghosts = this.#ghosts;
    if (table) table.ghost = this.#predictions;
  }

  #clear(): void {
    this.#previewed = [];
    this.#orders = [];
    this.#engine.train([]);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    if (this.#ghosts.length === 0) return;
    this.#ghosts = [];
    this.#predictions = undefined;
    this.words = '';
    this.#draw();
  }
}

/** Returns the focused element, inside the views, too. */
function deepActive(root: ShadowRoot): Element | null {
  let active = root.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
