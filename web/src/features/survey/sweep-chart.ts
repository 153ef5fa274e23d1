import { html, nothing, svg, unsafeCSS } from 'lit';
import type { SweepState } from '../../engine/protocol.ts';
import { share } from '../../i18n/numbers.ts';
import type { Session } from '../../session/session.ts';
import { sameButForSeed, summaryOf } from '../../session/learning/survey.ts';
import { NetworkEdited, TrainingEdited } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { pressKeys } from '../../ui/keys.ts';
import surveyPanelCss from './survey-panel.css?inline';
import { baseStyles } from '../../ui/view.ts';

/** Room for the axis below the bars, in pixels, and for the shares above them. */
const MARGIN = { bottom: 20, top: 18 };
const WIDEST_BAR = 64;

/** Bar chart of the share of seeds solved with each value of a setting. A press on a bar adopts its value. */
export class SweepChart extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(surveyPanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    sweep: { attribute: false },
  };

  declare session: Session;
  declare sweep: SweepState;

  readonly #size = new FigureSize(this);

  override render() {
    const { sweep } = this;
    const { width, height } = this.#size;
    const title = this.texts.survey.sweepChart[sweep.sweep];
    return html`
      <h3>${title}</h3>
      <figure>
        <svg translate="no" viewBox="0 0 ${width} ${height}" role="group" aria-label=${title}>
          ${sweep.steps.map((_, index) => this.#renderBar(index))}
        </svg>
      </figure>
    `;
  }

  #renderBar(index: number) {
    const { sweep, session } = this;
    const { value, session: swept, progress } = sweep.steps[index]!;
    const width = Math.min(WIDEST_BAR, this.#size.width / sweep.steps.length);
    const middle = (index + 0.5) * width;
    const base = this.#size.height - MARGIN.bottom;
    const label = svg`<text x=${middle} y=${base + 15} text-anchor="middle">${value}</text>`;
    if (!progress) return label;
    const { done, solved } = summaryOf({ firstSeed: 0, ...progress });
    const solvedShare = solved / Math.max(1, done);
    const tall = Math.max(1, (base - MARGIN.top) * solvedShare);
    const use = () => {
      // The seed remains the session's own.
      this.dispatchEvent(
        sweep.sweep === 'width'
          ? new NetworkEdited({ ...session.network, ...swept.network })
          : new TrainingEdited({ ...session.training, learningRate: value }),
      );
    };
    return svg`<g
      class="bar"
      role="button"
      tabindex="0"
      aria-pressed=${sameButForSeed(swept, session)}
      aria-label=${this.texts.survey.sweepBar(String(value), share(solvedShare))}
      @click=${use}
      @keydown=${pressKeys(use)}
    >
      <rect class="reach" x=${index * width} y="0" width=${width} height=${base} />
      <rect class="right" x=${index * width + 4} y=${base - tall} width=${width - 8} height=${tall} />
      <text class="share" x=${middle} y=${base - tall - 4} text-anchor="middle">${done > 0 ? share(solvedShare) : nothing}</text>
    </g>${label}`;
  }
}
