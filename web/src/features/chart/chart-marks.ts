import { html, nothing, svg, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { describeChange, withStatesBefore } from '../../session/describe-change.ts';
import { asBegun, type Session } from '../../session/session.ts';
import type { LossScale } from '../../session/view.ts';
import { type Box, overlap } from '../../ui/box.ts';
import { ViewChanged } from '../../ui/events.ts';
import { drawWithTexts } from '../../ui/later-view.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { place, type Scale } from '../../ui/scale.ts';
import { baseStyles, figureStyles } from '../../ui/view.ts';
import chartLinesCss from './chart-lines.css?inline';
import chartMarksCss from './chart-marks.css?inline';
import {
  lineAt,
  lineReadout,
  linesOfHistory,
  renderHistory,
  renderLegend,
  renderRowsChoice,
  stacked,
} from './chart-history.ts';
import { boxOfTick, renderRemarks } from './chart-remarks.ts';
import { isSteep } from './steep-curve.ts';
import { type Series, seriesOfCurve } from './chart-series.ts';
import { flagsOf, type Pin, placeFlags } from './flag-places.ts';

/** Room of the hint at the right end of the plot, and its distance from other marks and the axis, in pixels; see the style sheet. */
const HINT = { width: 112, height: 34, gap: 3, below: 24 };

/** Marks on the loss chart: a pin with a flag for each change of the run by hand, and a hint for a curve that is too steep. */
export class ChartMarks extends LazyView {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(chartMarksCss)];

  /** Parts of the chart itself that are not on the first screen of a run, and their styles. */
  static readonly chartStyles = unsafeCSS(chartLinesCss).styleSheet!;
  static readonly renderRemarks = renderRemarks;
  static readonly linesOfHistory = linesOfHistory;
  static readonly stacked = stacked;
  static readonly renderHistory = renderHistory;
  static readonly lineAt = lineAt;
  static readonly lineReadout = lineReadout;
  static readonly renderLegend = renderLegend;
  static readonly renderRowsChoice = renderRowsChoice;
  static readonly drawWithTexts = drawWithTexts;

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    lossScale: { attribute: false },
    x: { attribute: false },
    y: { attribute: false },
  };

  declare session: Session;
  declare snapshot: Snapshot;
  declare lossScale: LossScale;
  /** Scales of the chart, in its pixels. */
  declare x: Scale;
  declare y: Scale;

  override render() {
    const { snapshot, lossScale, x, y } = this;
    const pins = this.#pins();
    const [bottom, top] = y.range;
    const curve = seriesOfCurve('', snapshot.curve, snapshot.jumps);
    const tick = boxOfTick(curve, snapshot.allRightSince, x, y);
    const plot = { left: x.range[0], right: x.range[1], top, bottom };
    const points = pointsOf(curve, x, y);
    const flags = flagsOf(pins, this.texts.chartMarks.changes, (groups) => placeFlags(groups, plot, points, tick));
    const corner = freeCorner(x.range[1], y.range, [tick, ...flags.map(({ box }) => box)]);
    return html`
      ${
        pins.length === 0
          ? nothing
          : html`<svg role="img" data-picture aria-label=${this.texts.chartMarks.pins(pins.map(({ words }) => words))}>
              ${pins.map(({ x: left }) => svg`<line class="pin" x1=${left} x2=${left} y1=${top} y2=${bottom} />`)}
              ${flags.map(({ words, box }) =>
                box
                  ? svg`
                    <rect class="flag" x=${box.left} y=${box.top} width=${box.right - box.left} height=${box.bottom - box.top} rx="3" />
                    <text x=${(box.left + box.right) / 2} y=${box.top + 12} text-anchor="middle">${words}</text>`
                  : nothing,
              )}
            </svg>`
      }
      ${
        lossScale === 'linear' && !snapshot.running && corner && isSteep(snapshot.curve)
          ? html`<button
              type="button"
              class=${corner}
              @click=${() => this.dispatchEvent(new ViewChanged({ lossScale: 'log' }))}
            >
              ${this.texts.chartMarks.steep}
            </button>`
          : nothing
      }
    `;
  }

  /** Returns the pin of each change. */
  #pins(): Pin[] {
    const { session, snapshot, x, texts } = this;
    return Array.from(withStatesBefore(asBegun(session, snapshot), snapshot.changes), ({ change, before }) => ({
      x: place(x(change.iteration)),
      words: describeChange(change, before, texts),
    }));
  }
}

/** Returns the corner at the right of the plot that has room for the hint: the lower one if it is free. */
function freeCorner(right: number, [bottom, top]: Scale['range'], taken: readonly (Box | undefined)[]) {
  const tops = { lower: bottom - HINT.below - HINT.height, upper: top };
  return (['lower', 'upper'] as const).find((corner) => {
    const box = { left: right - HINT.width, right, top: tops[corner], bottom: tops[corner] + HINT.height };
    return !taken.some((other) => other && overlap(box, other, HINT.gap));
  });
}

/** Returns the points of a line in pixels. */
function pointsOf({ iterations, values }: Series, x: Scale, y: Scale) {
  return Array.from(iterations, (iteration, i) => [x(iteration), y(values[i]!)] as const);
}
