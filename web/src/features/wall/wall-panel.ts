import { html, nothing, unsafeCSS } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { StartWorker } from '../../engine/start-worker.ts';
import type { Obstacle } from '../../session/learning/outcome.ts';
import { FIRST_STALL } from '../../session/learning/standstill.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { contextOf } from '../../ui/canvas.ts';
import type { ChartBand } from '../../ui/chart-band.ts';
import { choice } from '../../ui/choice.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { TrainingEdited, ViewChanged } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { onKey } from '../../ui/keys.ts';
import { prefersReducedMotion } from '../../ui/reduced-motion.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { bandOf, type LossQuantiles, renderKeys } from './loss-band.ts';
import type { WallTexts } from './en.ts';
import { wallTexts } from './texts.ts';
import { type Group, groupOf, GROUPS, sorted } from './wall-groups.ts';
import { type Direction, layoutOf, neighbourOf, networkAt, type WallLayout } from './wall-layout.ts';
import { WallMotion } from './wall-motion.ts';
import { MOST_NETWORKS, wallOrderOf } from './wall-order.ts';
import { WallPainter } from './wall-painter.ts';
import wallPanelCss from './wall-panel.css?inline';
import { WallPlayer } from './wall-player.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Time for painting thumbnails in each frame, in milliseconds. */
const PAINTING_MILLISECONDS = 3;

/** New band of losses for the loss chart; undefined once there is none. */
export class BandComputed extends Event {
  static readonly type = 'band-computed';
  readonly band: ChartBand | undefined;

  constructor(band: ChartBand | undefined) {
    super(BandComputed.type);
    this.band = band;
  }
}

/** Wall of many seeds that train side by side as thumbnails and sort themselves by how well they learn. */
export class WallPanel extends LaterView {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(wallPanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    view: { attribute: false },
    obstacle: { attribute: false },
    isRunning: { attribute: false },
    hasChart: { attribute: false },
    maxSeed: { attribute: false },
    startWorker: { attribute: false },
    output: { state: true },
    focused: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  /** Reason why the present network cannot be trained. */
  declare obstacle: Obstacle | undefined;
  /** True while the playground's own run trains. */
  declare isRunning: boolean;
  /** True if the page shows the loss chart. */
  declare hasChart: boolean;
  declare maxSeed: number;
  declare startWorker: StartWorker;
  /** Index of the output that the maps show. */
  declare private output: number;
  /** Seed of the thumbnail that the Tab key reaches, once the reader has chosen one. */
  declare private focused: number | undefined;

  readonly #size = new FigureSize(this, () => {
    requestAnimationFrame(() => {
      this.requestUpdate();
    });
  });
  readonly #sight = new InViewport(this);
  readonly #ramp = new PageRamp(this);
  readonly #player = new WallPlayer(
    this,
    (listener) => this.startWorker(listener),
    () => this.#sight.isNear,
  );
  readonly #painter = new WallPainter();
  readonly #motion = new WallMotion();
  #layout: WallLayout | undefined;
  /** Quantiles and language of the band that the chart has. */
  #told: { readonly quantiles: LossQuantiles; readonly texts: WallTexts } | undefined;
  #isDrawing = false;

  constructor() {
    super();
    this.output = 0;
  }

  override disconnectedCallback(): void {
    // A band that ends early would look like the whole one.
    if (this.#isTraining) this.dispatchEvent(new BandComputed(undefined));
    super.disconnectedCallback();
  }

  get #texts(): WallTexts {
    return wallTexts(this.messages);
  }

  /** Reason why seeds cannot be tried. */
  get #reason(): string | undefined {
    if (this.obstacle) return this.messages.notTrainable[this.obstacle];
    return this.session.training.init === 'given' ? this.#texts.given : undefined;
  }

  override willUpdate(): void {
    this.#player.isYielding = this.isRunning;
    if (this.output >= this.session.table.outputs.length) this.output = 0;
    if (this.#reason) this.#player.clear();
    else if (this.#sight.isNear) this.#player.follow(wallOrderOf(this.session, this.view.tolerance, this.maxSeed));
  }

  override render() {
    const { order } = this.#player;
    const reason = this.#reason;
    if (reason) return html`<p class="hint">${reason}</p>`;
    if (!order) return nothing;
    const { about, fewer } = this.#texts;
    const groups = sorted(this.#player.runs, order.stride);
    this.#layout = layoutOf(groups, this.#size.width);
    return html`
      ${rampSwatches}
      <p class="hint">${about(order.count, order.firstSeed)} ${order.count < MOST_NETWORKS ? fewer : nothing}</p>
      <div class="controls">${this.#renderControls()}</div>
      ${this.#renderTrouble()} ${this.hasChart ? html`<div class="band">${this.#renderBandSwitch()}</div>` : nothing}
      <figure .style=${`block-size: ${this.#layout.height}px`} @click=${this.#onClick}>
        <canvas aria-hidden="true"></canvas>
        ${guard(this.#arrangementOf(groups), () => this.#renderNetworks(this.#layout!, order.stride))}
      </figure>
    `;
  }

  #renderControls() {
    const { session } = this;
    const { outputs } = session.table;
    const { play, pause, again, iteration, summary } = this.#texts;
    const { phase, order } = this.#player;
    const button = (text: string, act: () => void) =>
      html`<button
        type="button"
        @click=${() => {
          act();
        }}
      >
        ${text}
      </button>`;
    const isRunning = phase === 'running';
    return html`
      ${isRunning ? button(pause, () => this.#player.pause()) : nothing}
      ${phase === 'paused' ? button(play, () => this.#player.play()) : nothing}
      ${button(again, () => this.#player.begin(order!))}
      ${
        outputs.length > 1
          ? choice({
              label: this.messages.outputLayer,
              labelHidden: true,
              options: outputs.map((_, index) => index),
              chosen: this.output,
              nameOf: (index) => outputs[index]!,
              choose: (index) => {
                this.output = index;
              },
            })
          : nothing
      }
      <span class="hint">${iteration(this.#player.iteration, order!.session.training.iterations)}</span>
      <span role="status">
        ${isRunning ? nothing : summary(this.#layout!.headings.map(({ group, count }) => [group, count]))}
      </span>
    `;
  }

  #renderTrouble() {
    const { reason, isSilent } = this.#player;
    if (isSilent) return html`<p class="hint" role="status">${this.#texts.silent}</p>`;
    if (reason === undefined) return nothing;
    const { failure, problem } = this.messages;
    const sentence = typeof reason === 'string' ? failure[reason] : problem(reason);
    return html`<p class="failed" role="alert">${this.#texts.ended(sentence)}</p>`;
  }

  #renderBandSwitch() {
    return html`<label class="check">
        <input
          type="checkbox"
          .checked=${this.view.lossBand}
          @change=${(event: Event) =>
            this.dispatchEvent(new ViewChanged({ lossBand: (event.target as HTMLInputElement).checked }))}
        />${this.#texts.band.show}
      </label>
      ${this.view.lossBand ? html`<span class="legend hint">${renderKeys(this.#texts)}</span>` : nothing}`;
  }

  /** True until training has ended; the losses change meanwhile. */
  get #isTraining(): boolean {
    return this.#player.phase === 'running' || this.#player.phase === 'paused';
  }

  /** Returns values that change whenever the headings or the buttons do: seldom, compared with the pictures. */
  #arrangementOf(groups: Readonly<Record<Group, readonly number[]>>): unknown[] {
    const { order, runs, iteration, phase } = this.#player;
    return [
      order,
      GROUPS.map((group) => groups[group].join()).join(';'),
      runs.map(({ rightSince }) => rightSince).join(),
      phase,
      this.#namesLoss ? iteration : undefined,
      this.#size.width,
      this.#reached,
      this.session,
      this.messages,
    ];
  }

  /** True if the names of the networks tell their losses: not while these change with every frame. */
  get #namesLoss(): boolean {
    return this.#player.phase !== 'running';
  }

  #renderNetworks({ headings, places, side, spark }: WallLayout, stride: number) {
    const { group, groupInTraining, groupHint, tooFew, name, networks, present } = this.#texts;
    const { training } = this.session;
    const { iterations } = this.#player.order!.session.training;
    const hintOf = (of: Group) => (of === 'early' && iterations < FIRST_STALL ? tooFew(iterations) : groupHint[of]);
    return html`
      ${headings.map(
        ({ group: of, count, top }) =>
          html`<h3 title=${hintOf(of)} .style=${`transform: translateY(${top}px)`}>
            ${(this.#isTraining ? groupInTraining[of] : undefined) ?? group[of]} ${count}<span class="hint"
              >${hintOf(of)}</span
            >
          </h3>`,
      )}
      <div role="group" aria-label=${networks} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
        ${this.#player.runs.map((run, i) => {
          const { seed, rightSince, losses, points } = run;
          const isPresent = seed === training.seed;
          const loss = this.#namesLoss ? losses[points - 1] : undefined;
          const text = name(seed, groupOf(run, stride), rightSince, loss) + (isPresent ? present : '');
          return html`<button
            type="button"
            tabindex=${seed === this.#reached ? 0 : -1}
            aria-label=${text}
            title=${text}
            aria-current=${isPresent ? 'true' : nothing}
            .style=${`inline-size: ${side}px; block-size: ${side + spark}px; transform: translate(${places[2 * i]}px, ${places[2 * i + 1]}px)`}
          ></button>`;
        })}
      </div>
    `;
  }

  get #buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="group"] button')];
  }

  readonly #onFocus = ({ target }: FocusEvent): void => {
    this.focused = this.#player.runs[this.#buttons.indexOf(target as HTMLElement)]?.seed;
  };

  /** Opens the seed of the thumbnail that is pressed, which may still be on its way to its button. */
  readonly #onClick = (event: MouseEvent): void => {
    const isKey = event.detail === 0;
    const network = isKey
      ? this.#buttons.indexOf(event.target as HTMLElement)
      : networkAt(this.#motion.at(performance.now()), this.#layout!, this.#size.placeOf(event));
    const run = this.#player.runs[network];
    if (run) this.dispatchEvent(new TrainingEdited({ ...this.session.training, seed: run.seed }));
  };

  /** Seed of the thumbnail that the Tab key reaches. */
  get #reached(): number {
    const { order } = this.#player;
    const last = order!.firstSeed + order!.count - 1;
    const seed = this.focused ?? this.session.training.seed;
    return seed >= order!.firstSeed && seed <= last ? seed : order!.firstSeed;
  }

  readonly #onKey = onKey((key) => {
    const direction = DIRECTIONS[key];
    const { order } = this.#player;
    if (!direction || !order || !this.#layout) return false;
    const to = neighbourOf(this.#layout, this.#reached - order.firstSeed, direction);
    this.#buttons[to]?.focus();
    return true;
  });

  override updated(): void {
    this.#tellBand();
    if (!this.#layout || !this.#player.order) return;
    this.#motion.moveTo(this.#layout.places, performance.now(), !prefersReducedMotion());
    this.#draw();
  }

  #tellBand(): void {
    const { quantiles, order } = this.#player;
    const texts = this.#texts;
    if (!quantiles || !order || (this.#told?.quantiles === quantiles && this.#told.texts === texts)) return;
    this.#told = { quantiles, texts };
    this.dispatchEvent(new BandComputed(bandOf(quantiles, order.session, texts, order.count)));
  }

  /** Draws the thumbnails, and again in the next frame if some of them move or are not painted yet. */
  #draw(): void {
    if (this.#isDrawing) return;
    const canvas = this.renderRoot.querySelector('canvas');
    const { ramp, ink } = this.#ramp;
    const { order, runs } = this.#player;
    if (!canvas || !order || !ramp || !this.#layout) return;
    const { side, spark, height } = this.#layout;
    const isPainted = this.#painter.refresh(
      runs,
      {
        ...{ output: this.output, outputs: this.session.table.outputs.length, isSurface: order.map !== undefined },
        ...{ ramp, ink, side, spark, ratio: devicePixelRatio },
      },
      PAINTING_MILLISECONDS,
    );
    const now = performance.now();
    const isMoving = this.#motion.isMoving(now);
    if (isPainted || isMoving) {
      const context = contextOf(canvas, this.#size.width, height);
      if (context) this.#painter.draw(context, this.#motion.at(now));
    }
    if (isPainted && !isMoving) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#draw();
    });
  }
}
