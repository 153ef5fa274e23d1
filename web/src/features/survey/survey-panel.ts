import { html, nothing, svg, unsafeCSS } from 'lit';
import type { SurveyState, SweepState } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { count, lossFigure } from '../../i18n/numbers.ts';
import type { Session } from '../../session/session.ts';
import type { Obstacle } from '../../session/learning/outcome.ts';
import {
  type Bin,
  histogramOf,
  type Surveyed,
  summaryOf,
  type Sweep,
  SWEEPS,
  sweepOf,
} from '../../session/learning/survey.ts';
import { SurveyRun } from './survey-run.ts';
import { choice } from '../../ui/choice.ts';
import { NetworkEdited, TrainingEdited } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { pressKeys } from '../../ui/keys.ts';
import surveyPanelCss from './survey-panel.css?inline';
import { baseStyles } from '../../ui/view.ts';

/** Numbers of seeds on offer. */
const COUNTS = [100, 300, 1000, 3000, 10_000];
/** Most seeds of a bar that are listed. */
const MOST_OFFERED = 16;

/** Room for the axis below the bars, in pixels, and above the highest. */
const MARGIN = { bottom: 34, top: 10 };
const WIDEST_BAR = 56;
/** Least distance between two labels of the axis, in pixels. */
const TICK_SPACING = 64;

/** Panel that trains the settings from many seeds: the share of seeds solved, and a histogram of the final losses. */
export class SurveyPanel extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(surveyPanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    tolerance: { attribute: false },
    obstacle: { attribute: false },
    startWorker: { attribute: false },
    wanted: { state: true },
    chosen: { state: true },
  };

  declare session: Session;
  /** Distance from its target below which a prediction is right. */
  declare tolerance: number;
  /** Reason why the present network cannot be trained. */
  declare obstacle: Obstacle | undefined;
  declare startWorker: StartWorker;
  /** Number of seeds of the next survey. */
  declare wanted: number;
  /** Lower end of the selected bar, whose seeds are listed. */
  declare chosen: number | undefined;

  readonly #size = new FigureSize(this);
  readonly #run = new SurveyRun(this, (listener) => this.startWorker(listener));

  constructor() {
    super();
    this.wanted = 300;
  }

  override render() {
    const { session } = this;
    const survey = this.#run.of(session);
    const sweep = this.#run.sweepOf(session);
    const { survey: words } = this.texts;
    const given = session.training.init === 'given' ? words.given : undefined;
    const reason = this.obstacle ? this.messages.notTrainable[this.obstacle] : given;
    const running = survey?.isRunning ? survey : sweep?.isRunning ? sweep : undefined;
    return html`
      <div class="heading"><h2>${this.texts.survey.title}</h2></div>
      <p class="hint">${reason ?? words.about(count(session.training.iterations))}</p>
      <div class="order">
        ${choice({
          label: this.texts.survey.count,
          options: COUNTS,
          chosen: this.wanted,
          nameOf: count,
          choose: (wanted) => {
            this.wanted = wanted;
          },
        })}
        ${running ? this.#renderRunning(running) : this.#renderStart(reason !== undefined)}
      </div>
      ${survey ? this.#renderOutcome(survey) : nothing} ${sweep ? this.#renderSweep(sweep) : nothing}
    `;
  }

  #renderStart(isRefused: boolean) {
    const { survey } = this.texts;
    const begin = (sweep?: Sweep) => {
      this.chosen = undefined;
      const order = { firstSeed: 0, count: this.wanted, tolerance: this.tolerance };
      if (sweep) this.#run.startSweep(this.session, sweep, order);
      else this.#run.start(this.session, order);
    };
    return html`
      <button
        type="button"
        class="primary"
        ?disabled=${isRefused}
        @click=${() => {
          begin();
        }}
      >
        ${survey.start(count(this.wanted))}
      </button>
      ${SWEEPS.map(
        (sweep) =>
          html`<button
            type="button"
            ?disabled=${isRefused || sweepOf(sweep, this.session).length === 0}
            @click=${() => {
              begin(sweep);
            }}
          >
            ${survey.sweep[sweep]}
          </button>`,
      )}
    `;
  }

  #renderRunning(running: SurveyState | SweepState) {
    const { survey } = this.texts;
    const parts = 'steps' in running ? running.steps : [running];
    const of = running.order.count * parts.length;
    const done = parts.reduce((sum, { progress }) => sum + (progress?.done ?? 0), 0);
    const elapsed = parts.reduce((sum, { progress }) => sum + (progress?.elapsed ?? 0), 0);
    const secondsLeft = (elapsed / Math.max(1, done)) * (of - done) * 1e-3;
    return html`
      <button
        type="button"
        @click=${() => {
          this.#run.cancel();
        }}
      >
        ${survey.cancel}
      </button>
      <progress max=${of} value=${done} aria-label=${survey.title}></progress>
      ${running.isSilent ? html`<span class="hint" role="status">${survey.silent}</span>` : nothing}
      <span class="hint">
        ${survey.progress(count(done), count(of))}${
          // The first chunks are small and predict the remaining time badly.
          done > of / 20 && !running.isSilent ? `, ${survey.left(count(Math.ceil(secondsLeft)))}` : ''
        }
      </span>
    `;
  }

  #renderOutcome({ order, progress, isRunning, reason }: SurveyState) {
    const surveyed: Surveyed | undefined = progress && { firstSeed: order.firstSeed, ...progress };
    const summary = surveyed && summaryOf(surveyed);
    return html`
      ${this.#renderReason(reason)}
      <p class="summary" role=${isRunning ? nothing : 'status'}>
        ${summary && summary.done > 0 ? html`<strong>${this.texts.survey.summary(summary)}</strong>` : nothing}
        ${summary?.medianLoss === undefined ? nothing : this.texts.survey.medianLoss(lossFigure(summary.medianLoss))}
      </p>
      ${surveyed ? this.#renderHistogram(histogramOf(surveyed)) : nothing}
    `;
  }

  #renderSweep(sweep: SweepState) {
    return html`
      ${this.#renderReason(sweep.reason)}
      <truth-net-sweep
        .messages=${this.messages}
        .session=${this.session}
        .sweep=${sweep}
        @network-edited=${({ network }: NetworkEdited) => this.dispatchEvent(new NetworkEdited(network))}
        @training-edited=${({ training }: TrainingEdited) => this.dispatchEvent(new TrainingEdited(training))}
      ></truth-net-sweep>
    `;
  }

  /** Renders the reason why the survey ended early. */
  #renderReason(reason: SurveyState['reason']) {
    if (reason === undefined) return nothing;
    const { failure, problem } = this.messages;
    const sentence = typeof reason === 'string' ? failure[reason] : problem(reason);
    return html`<p class="failed" role="alert">${this.texts.survey.ended(sentence)}</p>`;
  }

  #renderHistogram(bins: readonly Bin[]) {
    const { survey } = this.texts;
    if (bins.length === 0) return nothing;
    const most = Math.max(...bins.map(({ seeds }) => seeds.length));
    const { width: room, height } = this.#size;
    const width = Math.min(WIDEST_BAR, room / bins.length);
    const every = Math.ceil(TICK_SPACING / width);
    const chosen = bins.find(({ low }) => low === this.chosen);
    return html`
      <figure>
        <svg translate="no" viewBox="0 0 ${room} ${height}" role="group" aria-label=${survey.chart}>
          ${bins.map((bin, index) => this.#renderBar(bin, index * width, width, most))}
          ${bins
            .map(({ low }, index) => ({ low, index }))
            .filter(({ index }) => index % every === 0)
            .map(
              ({ low, index }) =>
                svg`<text x=${index * width} y=${height - 18}>${lossFigure(Number(low.toPrecision(2)))}</text>`,
            )}
          <text x="0" y=${height - 3}>${survey.finalLoss}</text>
        </svg>
      </figure>
      <p class="legend hint">
        <span class="key right"></span> ${survey.right} <span class="key"></span> ${survey.wrong}
      </p>
      ${chosen ? this.#renderSeeds(chosen.seeds) : html`<p class="hint">${survey.choose}</p>`}
    `;
  }

  #renderBar({ low, high, seeds, solved }: Bin, x: number, width: number, most: number) {
    if (seeds.length === 0) return nothing;
    const base = this.#size.height - MARGIN.bottom;
    const room = base - MARGIN.top;
    const tall = Math.max(3, (room * seeds.length) / most);
    const right = (tall * solved) / seeds.length;
    const choose = () => {
      this.chosen = this.chosen === low ? undefined : low;
    };
    const name = this.texts.survey.bin(lossFigure(low), lossFigure(high), seeds.length, solved);
    return svg`<g
      class="bar"
      role="button"
      tabindex="0"
      aria-pressed=${low === this.chosen}
      aria-label=${name}
      @click=${choose}
      @keydown=${pressKeys(choose)}
    >
      <title>${name}</title>
      <rect class="reach" x=${x} y="0" width=${width} height=${base} />
      <rect class="wrong" x=${x + 1} y=${base - tall} width=${width - 2} height=${Math.max(0, tall - right)} />
      <rect class="right" x=${x + 1} y=${base - right} width=${width - 2} height=${right} />
    </g>`;
  }

  #renderSeeds(seeds: readonly number[]) {
    const { session } = this;
    const left = seeds.length - MOST_OFFERED;
    return html`<div class="seeds">
      <span>${this.texts.survey.open}</span>
      ${seeds
        .slice(0, MOST_OFFERED)
        .map(
          (seed) =>
            html`<button
              type="button"
              class="option"
              aria-label=${this.texts.survey.openSeed(seed)}
              aria-pressed=${seed === session.training.seed}
              @click=${() => this.dispatchEvent(new TrainingEdited({ ...session.training, seed }))}
            >
              ${seed}
            </button>`,
        )}
      ${left > 0 ? html`<span class="hint">${this.texts.survey.more(left)}</span>` : nothing}
    </div>`;
  }
}
