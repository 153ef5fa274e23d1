import { html, nothing, svg, unsafeCSS } from 'lit';
import type { Landscape } from '../../engine/protocol.ts';
import { lossFigure } from '../../i18n/numbers.ts';
import { linearScale, place, type Scale } from '../../ui/scale.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import stepLineCss from './step-line.css?inline';
import { baseStyles, figureStyles } from '../../ui/view.ts';

/** Room around the curve, in pixels. */
const MARGIN = { top: 12, right: 16, bottom: 34, left: 56 };
/** Largest multiple of the present loss that is drawn; higher losses are cut off. */
const MOST_OF_PRESENT = 3;

/** Curve of the loss over the learning rate of one gradient step, with the session's own learning rate marked. */
export class StepLine extends LazyView {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(stepLineCss)];

  static override readonly properties = {
    ...LazyView.properties,
    line: { attribute: false },
  };

  declare line: Landscape['line'];

  readonly #size = new FigureSize(this);

  override render() {
    const texts = this.texts.landscape;
    const { rates, losses, landing, learningRate } = this.line;
    // During a run, the loss of the snapshot is that of a later iteration.
    const present = losses[0]!;
    const { width, height } = this.#size;
    const last = rates.at(-1)!;
    const x = linearScale([0, last], [MARGIN.left, width - MARGIN.right]);
    const finite = losses.filter((loss) => Number.isFinite(loss));
    const most = Math.min(Math.max(...finite, present), MOST_OF_PRESENT * Math.max(present, 1e-300));
    const y = linearScale([0, most], [height - MARGIN.bottom, MARGIN.top]);
    const heightOf = (loss: number) => y(Math.min(loss, most));
    const lands = Number.isFinite(landing) ? texts.lands(lossFigure(landing), lossFigure(present)) : texts.landsNowhere;
    return html`
      <figure>
        <svg translate="no" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${texts.line}. ${lands}`}>
          ${y.ticks(4).map(
            (tick) => svg`
              <line class="grid" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${y(tick)} y2=${y(tick)} />
              <text x=${MARGIN.left - 6} y=${y(tick)} dy="0.34em" text-anchor="end">${lossFigure(tick)}</text>`,
          )}
          ${x
            .ticks(Math.max(2, Math.floor(width / 90)))
            .map(
              (tick) =>
                svg`<text x=${x(tick)} y=${height - MARGIN.bottom + 15} text-anchor="middle">${lossFigure(tick)}</text>`,
            )}
          <text x=${width - MARGIN.right} y=${height - 3} text-anchor="end">${texts.rateAxis}</text>
          <path class="curve" d=${curveOf(this.line, x, heightOf)} />
          <line
            class="landing"
            x1=${x(learningRate)}
            x2=${x(learningRate)}
            y1=${MARGIN.top}
            y2=${height - MARGIN.bottom}
          />
          <circle class="now" cx=${x(0)} cy=${heightOf(present)} r="5" />
          ${
            Number.isFinite(landing)
              ? svg`<circle class="there" cx=${x(learningRate)} cy=${heightOf(landing)} r="6" />`
              : nothing
          }
        </svg>
      </figure>
      <p>${lands}</p>
      <p class="legend hint">
        <span class="key now"></span> ${texts.now} <span class="key there"></span> ${texts.there}
      </p>
    `;
  }
}

/** Returns the losses over the rates as a path, with a gap at each loss that is not finite. */
function curveOf({ rates, losses }: Landscape['line'], x: Scale, y: (loss: number) => number): string {
  let path = '';
  rates.forEach((rate, i) => {
    if (!Number.isFinite(losses[i])) return;
    path += `${Number.isFinite(losses[i - 1]) ? 'L' : 'M'}${place(x(rate))},${place(y(losses[i]!))}`;
  });
  return path;
}
