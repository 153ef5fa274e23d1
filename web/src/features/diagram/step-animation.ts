import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Snapshot } from '../../engine/protocol.ts';
import { significant } from '../../i18n/numbers.ts';
import { followedRow, type Step, stepsOf } from '../../session/learning/microscope.ts';
import type { Network, Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { type Box, boxOf } from '../../ui/box.ts';
import { ViewChanged } from '../../ui/events.ts';
import { stepName } from '../../i18n/step-name.ts';
import { iconButton } from '../../ui/icon-button.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { prefersReducedMotion } from '../../ui/reduced-motion.ts';
import { baseStyles } from '../../ui/view.ts';
import { type DiagramLayout, unitsOf } from './diagram-layout.ts';
import { numberPlaces } from './number-places.ts';
import stepAnimationCss from './step-animation.css?inline';
import { activationIn, errorIn, isStepByHand, numberAt, type SteppedIteration } from './stepped-iteration.ts';
import { signOf } from './weight-marks.ts';

/** Times in milliseconds: a number's way, the delay from one unit's numbers to the next unit's, and reading at the end. */
const TIME = { travel: 600, between: 150, read: 500 };
/** Longest time, in milliseconds, that the numbers of the last unit wait for those of the first. */
const LONGEST_WAIT = 600;
/** Width of a digit, and of the padding around a number, in pixels. */
const WIDTH = { digit: 7, padding: 4 };
/** Playback rate when slowed. */
const SLOW = 0.25;
/** Smallest radius of a unit, in pixels, with room for a number; numbers of smaller ones are dots on their way. */
const LEAST_RADIUS = 13;

const ICONS = {
  pause: svg`<path d="M1 1h3v10h-3zM8 1h3v10h-3z" />`,
  play: svg`<path d="M2 1l9 5l-9 5z" />`,
  next: svg`<path d="M1 1l7 5l-7 5zM9 1h2v10h-2z" />`,
};

/** State of a playground that is drawn. */
interface DrawnState {
  readonly session: Session | undefined;
  readonly snapshot: Snapshot | undefined;
  readonly view: Pick<ViewState, 'animateSteps' | 'selectedRow'>;
}

/** The animation has come to the update, or has ended: another state is to be drawn. */
class StepShown extends Event {
  constructor() {
    super('step-shown', { bubbles: true, composed: true });
  }
}

/**
 * Plays one iteration that was stepped by hand over the diagram: numbers pass forward from layer to layer, gradients
 * back, then the weights change. Up to this update the playground shows the state before the iteration, so that lines,
 * table and loss are those of the numbers. It can be paused, stepped, slowed and ended; the iteration itself never waits
 * for it.
 */
export class StepAnimation extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(stepAnimationCss)];

  static override readonly properties = {
    ...LazyView.properties,
    network: { attribute: false },
    layout: { attribute: false },
    iteration: { state: true },
    at: { state: true },
    isPaused: { state: true },
    isSlow: { state: true },
  };

  declare network: Network;
  declare layout: DiagramLayout;
  /** Iteration that is played, and the index of its present step. */
  declare private iteration: SteppedIteration | undefined;
  declare private at: number;
  /** True if each step is shown as it ends, and the next one begins only by a press. */
  declare private isPaused: boolean;
  declare private isSlow: boolean;

  /** True if the next step is shown as it ends. */
  #isSettled = false;
  /** True until a new iteration is rendered. */
  #isNew = false;
  /** True if the state before the iteration was drawn last; undefined until the playground has shown its state. */
  #isHeld: boolean | undefined;
  /** Last state of the playground. */
  #last: DrawnState | undefined;

  constructor() {
    super();
    this.at = 0;
    this.isPaused = false;
    this.isSlow = false;
  }

  /** Waits until the iteration itself is painted: the press should not wait for its animation. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.#isNew) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    this.#isNew = false;
    await super.scheduleUpdate();
  }

  /** Returns the state to draw: with the snapshot before the iteration until its numbers come to the update. */
  shown<S extends DrawnState>(state: S): S {
    const last = this.#last;
    this.#last = state;
    if (state.snapshot?.iteration !== last?.snapshot?.iteration) {
      const stepped = steppedBetween(last, state);
      // Hidden numbers would never come to the update.
      this.iteration = stepped && this.getClientRects().length > 0 ? stepped : undefined;
      this.#isNew = this.iteration !== undefined;
      this.at = 0;
      this.isPaused = false;
    } else if (!isUnchanged(last, state)) {
      this.iteration = undefined;
    }
    this.#isHeld = this.#isBeforeUpdate;
    return this.#isHeld ? { ...state, snapshot: this.iteration!.before } : state;
  }

  get #isBeforeUpdate(): boolean {
    return this.iteration !== undefined && stepsOf(this.network)[this.at]!.kind !== 'update';
  }

  /** Ends the animation. @returns false if none is played */
  end(): boolean {
    const wasPlayed = this.iteration !== undefined;
    this.iteration = undefined;
    return wasPlayed;
  }

  override render() {
    const { iteration, layout } = this;
    if (!iteration) return nothing;
    const step = stepsOf(this.network)[this.at]!;
    // Animations of the style sheet begin with new elements.
    const key = `${iteration.after.iteration} ${this.at}`;
    return html`<div
      class="scene"
      role="group"
      aria-label=${this.texts.stepAnimation.title}
      .style=${`block-size: ${layout.height}px`}
    >
      <div aria-hidden="true">
        ${keyed(key, html`${this.#renderNumbers(iteration, step)} ${this.#renderUnits(iteration, step)}`)}
      </div>
      ${this.#renderBar(iteration, step, key)}
    </div>`;
  }

  /** Renders the numbers on the weights of a layer; those into one unit, or out of it on the way back, move together. */
  #renderNumbers(iteration: SteppedIteration, step: Step) {
    if (step.kind === 'loss') return nothing;
    const { layout } = this;
    const layer = step.layer + 1;
    const [before, after] = [unitsOf(layout.windows[step.layer]!), unitsOf(layout.windows[layer]!)];
    const { start, end } = layout.spanOf(layer);
    const numbers = after.flatMap((to) =>
      before.map((from) => {
        const value = numberAt(iteration, step, from, to);
        const text = textOf(value, step.kind === 'update');
        return {
          ...{ from: { x: start, y: layout.y(layer - 1, from) }, to: { x: end, y: layout.y(layer, to) } },
          ...{ value, text, width: text.length * WIDTH.digit + WIDTH.padding, delay: this.#delayOf(layer, to) },
          path: layout.pathOf({ kind: 'weight', layer, from, to }),
        };
      }),
    );
    // The largest come first, in case there is no room for all.
    numbers.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const isBack = step.kind !== 'forward';
    const places = layout.radius < LEAST_RADIUS ? [] : numberPlaces(numbers, isBack, this.#names());
    return numbers.map(({ value, text, path, delay }, i) => {
      const place = places[i];
      return html`<span
        class="number ${step.kind} ${signOf(value)} ${place === undefined ? 'dot' : ''}"
        .style=${`offset: path("${path}") ${100 * (place ?? (isBack ? 0.3 : 0.7))}% 0deg; --delay: ${delay}ms`}
        >${place === undefined ? nothing : text}</span
      >`;
    });
  }

  /** Returns the boxes of the names in the drawing, which is in the same tree. */
  #names(): Box[] {
    const names = (this.getRootNode() as ShadowRoot).querySelectorAll<SVGGraphicsElement>('.name');
    return Array.from(names, (name) => boxOf(name.getBBox()));
  }

  /** Renders what the units have computed so far; in place of the predictions, their errors once these are known. */
  #renderUnits(iteration: SteppedIteration, step: Step) {
    const { layout } = this;
    if (layout.radius < LEAST_RADIUS) return nothing;
    const output = layout.layers - 1;
    const reached = step.kind === 'forward' ? step.layer + 1 : output;
    return layout.windows.slice(0, reached + 1).map((window, layer) =>
      unitsOf(window).map((unit) => {
        const error = layer === output && step.kind !== 'forward' ? errorIn(iteration, unit) : undefined;
        const value = error ?? activationIn(iteration, layer, unit);
        if (value === undefined) return nothing;
        const isNew = error === undefined ? step.kind === 'forward' && layer === reached : step.kind === 'loss';
        const delay = step.kind === 'forward' ? TIME.travel + this.#delayOf(layer, unit) : 0;
        return html`<span
          class="at-unit ${error === undefined ? '' : 'error'} ${isNew ? 'new' : ''}"
          .style=${`left: ${layout.x(layer)}px; top: ${layout.y(layer, unit)}px; --delay: ${delay}ms`}
          >${textOf(value, error !== undefined)}</span
        >`;
      }),
    );
  }

  /** Returns when the numbers of a drawn unit begin to move, in milliseconds: one unit after the other. */
  #delayOf(layer: number, unit: number): number {
    const { first, count } = this.layout.windows[layer]!;
    return (unit - first) * Math.min(TIME.between, LONGEST_WAIT / count);
  }

  #renderBar(iteration: SteppedIteration, step: Step, key: string) {
    const texts = this.texts.stepAnimation;
    const { isPaused, isSlow } = this;
    const style = getComputedStyle(this);
    const isCompact = ['--tn-aside', '--tn-heading'].some((name) => style.getPropertyValue(name).trim() === 'none');
    return html`<div class="bar ${isCompact ? 'compact' : ''}">
      <span class="caption">
        <strong>${stepName(step, this.network, this.messages)}</strong>
        <span>${texts.numbers[step.kind](iteration.index + 1)}</span>
      </span>
      <div class="controls">
        <button
          type="button"
          aria-label=${isPaused ? texts.play : texts.pause}
          title=${isPaused ? texts.play : texts.pause}
          @click=${() => (this.isPaused = !isPaused)}
        >
          ${icon(isPaused ? 'play' : 'pause')}
        </button>
        <button
          type="button"
          aria-label=${texts.next}
          title=${texts.next}
          @click=${() => {
            this.isPaused = true;
            this.#isSettled = true;
            this.#advance();
          }}
        >
          ${icon('next')}
        </button>
        <button type="button" class="option" aria-pressed=${isSlow} @click=${() => (this.isSlow = !isSlow)}>
          ${texts.slow}
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked
            @change=${() => this.dispatchEvent(new ViewChanged({ animateSteps: false }))}
          />${this.messages.animateSteps}
        </label>
        ${iconButton('×', texts.end, () => this.end())}
      </div>
      ${keyed(
        key,
        html`<span
          class="clock"
          .style=${`--duration: ${this.#durationOf(step)}ms`}
          @animationend=${() => {
            if (!this.isPaused) this.#advance();
          }}
        ></span>`,
      )}
    </div>`;
  }

  #durationOf(step: Step): number {
    if (step.kind === 'loss' || step.kind === 'update') return TIME.travel + TIME.read;
    const { first, count } = this.layout.windows[step.layer + 1]!;
    return TIME.travel + this.#delayOf(step.layer + 1, first + count - 1) + TIME.read;
  }

  #advance(): void {
    if (this.at + 1 < stepsOf(this.network).length) this.at++;
    else this.iteration = undefined;
  }

  /** Applies pause and speed to the animations of the style sheet. */
  override updated(changed: PropertyValues): void {
    if (this.#isHeld !== this.#isBeforeUpdate) this.dispatchEvent(new StepShown());
    const { iteration, isPaused, isSlow } = this;
    const isPlain = !isPaused && !isSlow && !changed.has('isPaused') && !changed.has('isSlow');
    // New animations play at full speed. A search for them brings the styles and layout of the whole page up to date.
    if (!iteration || isPlain) return;
    const clock = this.renderRoot.querySelector('.clock');
    for (const animation of this.shadowRoot!.getAnimations()) {
      const isClock = (animation.effect as KeyframeEffect).target === clock;
      animation.playbackRate = isSlow ? SLOW : 1;
      if (this.#isSettled && !isClock) animation.finish();
      else if (isPaused && animation.playState === 'running') animation.pause();
      else if (!isPaused && animation.playState === 'paused') animation.play();
    }
    this.#isSettled = false;
  }
}

/** Returns the iteration to play, if one was stepped by hand whose numbers are all there. */
function steppedBetween(last: DrawnState | undefined, state: DrawnState): SteppedIteration | undefined {
  const { session, view } = state;
  const [before, after] = [last?.snapshot, state.snapshot];
  if (!session || !after || !view.animateSteps || !isStepByHand(before, after)) return undefined;
  if (!isSameView(last, state) || prefersReducedMotion()) return undefined;
  const index = followedRow(session, view);
  const row = session.table.rows[index];
  return row && before.gradients && before.views.row ? { before, after, index, row } : undefined;
}

/** Returns whether a state at the same iteration goes on with the same numbers in the same view. */
function isUnchanged(last: DrawnState | undefined, state: DrawnState): boolean {
  const changes = (of: DrawnState | undefined) => of?.snapshot?.changes.length;
  return changes(last) === changes(state) && isSameView(last, state);
}

/** Returns whether two states are drawn with the same table, network and view. */
function isSameView(last: DrawnState | undefined, { session, view }: DrawnState): boolean {
  return last?.session?.table === session?.table && last?.session?.network === session?.network && last?.view === view;
}

function icon(name: keyof typeof ICONS) {
  return html`<svg viewBox="0 0 12 12" aria-hidden="true">${ICONS[name]}</svg>`;
}

/** Formats a number in few digits; a difference, with its sign. */
function textOf(value: number, isDifference: boolean): string {
  return `${isDifference && value > 0 ? '+' : ''}${significant(value, 3)}`;
}
