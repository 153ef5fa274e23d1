import { html, nothing, unsafeCSS } from 'lit';
import type { StartWorker } from '../../engine/start-worker.ts';
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
import { baseStyles, View } from '../../ui/view.ts';
import { bandOf, type LossQuantiles, renderKeys } from './loss-band.ts';
import { WALL_TEXTS, type WallTexts } from './texts.ts';
import { groupOf, sorted } from './wall-groups.ts';
import { type Direction, layoutOf, neighbourOf, type WallLayout } from './wall-layout.ts';
import { WallMotion } from './wall-motion.ts';
import { MOST_NETWORKS, wallOrderOf } from './wall-order.ts';
import { WallPainter } from './wall-painter.ts';
import wallPanelCss from './wall-panel.css?inline';
import { WallPlayer } from './wall-player.ts';
import type { WallRun } from './wall-pool.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** New band of losses for the loss chart. */
export class BandComputed extends Event {
  static readonly type = 'band-computed';
  readonly band: ChartBand;

  constructor(band: ChartBand) {
    super(BandComputed.type);
    this.band = band;
  }
}

/** Wall of many seeds that train side by side as thumbnails and sort themselves by how well they learn. */
export class WallPanel extends View {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(wallPanelCss)];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    view: { attribute: false },
    maxSeed: { attribute: false },
    startWorker: { attribute: false },
    output: { state: true },
    focused: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
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

  get #texts(): WallTexts {
    return WALL_TEXTS[this.messages.language];
  }

  /** Reason why seeds cannot be tried. */
  get #obstacle(): string | undefined {
    const { network, training } = this.session;
    if (network.activation.includes('step')) return this.#texts.untrainable;
    return training.init === 'given' ? this.#texts.given : undefined;
  }

  override willUpdate(): void {
    if (this.output >= this.session.table.outputs.length) this.output = 0;
    if (this.#obstacle) this.#player.clear();
    else if (this.#sight.isNear) this.#player.follow(wallOrderOf(this.session, this.view.tolerance, this.maxSeed));
  }

  override render() {
    const { order } = this.#player;
    const obstacle = this.#obstacle;
    if (obstacle) return html`<p class="hint">${obstacle}</p>`;
    if (!order) return nothing;
    const { about, fewer } = this.#texts;
    this.#layout = layoutOf(sorted(this.#player.runs, order.stride), this.#size.width);
    return html`
      ${rampSwatches}
      <p class="hint">${about(order.count, order.firstSeed)} ${order.count < MOST_NETWORKS ? fewer : nothing}</p>
      <div class="controls">${this.#renderControls()}</div>
      ${this.#renderTrouble()}
      <div class="band">${this.#renderBandSwitch()}</div>
      ${this.#renderWall(this.#layout, order.stride)}
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
    return html`<label>
        <input
          type="checkbox"
          .checked=${this.view.lossBand}
          @change=${(event: Event) =>
            this.dispatchEvent(new ViewChanged({ lossBand: (event.target as HTMLInputElement).checked }))}
        />${this.#texts.band.show}
      </label>
      ${this.view.lossBand ? html`<span class="legend hint">${renderKeys(this.#texts)}</span>` : nothing}`;
  }

  #renderWall({ headings, places, side, spark, height }: WallLayout, stride: number) {
    const { group, groupHint, learning, networks } = this.#texts;
    const { runs, phase } = this.#player;
    const isRunning = phase === 'running' || phase === 'paused';
    return html`<figure .style=${`block-size: ${height}px`}>
      <canvas aria-hidden="true"></canvas>
      ${headings.map(
        ({ group: of, count, top }) =>
          html`<h3 title=${groupHint[of]} .style=${`transform: translateY(${top}px)`}>
            ${of === 'slow' && isRunning ? learning : group[of]} ${count}<span class="hint">${groupHint[of]}</span>
          </h3>`,
      )}
      <div role="group" aria-label=${networks} @keydown=${this.#onKey}>
        ${runs.map((run, i) => {
          const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
          return this.#renderNetwork(
            run,
            stride,
            `inline-size: ${side}px; block-size: ${side + spark}px; transform: translate(${x}px, ${y}px)`,
          );
        })}
      </div>
    </figure>`;
  }

  #renderNetwork(run: WallRun, stride: number, style: string) {
    const { seed } = run;
    const { training } = this.session;
    const isPresent = seed === training.seed;
    const name =
      this.#texts.name(seed, groupOf(run, stride), run.rightSince, run.losses[run.points - 1] ?? NaN) +
      (isPresent ? this.#texts.present : '');
    return html`<button
      type="button"
      tabindex=${seed === this.#reached ? 0 : -1}
      aria-label=${name}
      title=${name}
      aria-current=${isPresent ? 'true' : nothing}
      .style=${style}
      @focus=${() => {
        this.focused = seed;
      }}
      @click=${() => this.dispatchEvent(new TrainingEdited({ ...training, seed }))}
    ></button>`;
  }

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
    this.renderRoot.querySelectorAll<HTMLElement>('[role="group"] button')[to]?.focus();
    return true;
  });

  override updated(): void {
    this.#tellBand();
    const { ramp } = this.#ramp;
    const { order, runs } = this.#player;
    if (!ramp || !order || !this.#layout) return;
    this.#painter.setMaps(runs, this.output, this.session.table.outputs.length, order.map !== undefined, ramp);
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

  /** Draws the thumbnails, and again in the next frame if some of them move. */
  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.#layout) return;
    const now = performance.now();
    const context = contextOf(canvas, this.#size.width, this.#layout.height);
    if (context) this.#painter.draw(context, this.#player.runs, this.#layout, this.#motion.at(now), this.#ramp.ink);
    if (this.#isDrawing || !this.#motion.isMoving(now)) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#draw();
    });
  }
}
