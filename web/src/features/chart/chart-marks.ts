import { html, nothing, svg, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { count } from '../../i18n/numbers.ts';
import { describeChange, withStatesBefore } from '../../session/describe-change.ts';
import { asBegun, type Session } from '../../session/session.ts';
import { columnsOf } from '../../session/text-width.ts';
import type { LossScale } from '../../session/view.ts';
import { ViewChanged } from '../../ui/events.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { place, type Scale } from '../../ui/scale.ts';
import { baseStyles, figureStyles } from '../../ui/view.ts';
import chartMarksCss from './chart-marks.css?inline';
import { lineAt, linesOfHistory, renderHistory, renderLegend, stacked } from './chart-history.ts';
import { renderRemarks } from './chart-remarks.ts';
import { isSteep } from './chart-scale.ts';

/** Height of a flag, gap between two beside each other, and width of a character in it, in pixels. */
const FLAG = { height: 16, gap: 4, character: 6.4 };
/** Rows of flags; a flag for which no row has room is left out, but its line stays. */
const MOST_ROWS = 3;
/** Pins nearer than this, in pixels, are one. */
const NEAREST = 5;

/** Pin for the changes at about the same iteration. */
interface Pin {
  readonly x: number;
  readonly words: string;
}

/** Marks on the loss chart: a pin with a flag for each change of the run by hand, and a hint for a curve that is too steep. */
export class ChartMarks extends LazyView {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(chartMarksCss)];

  /** Parts of the chart itself that are not on the first screen of a run. */
  static readonly renderRemarks = renderRemarks;
  static readonly linesOfHistory = linesOfHistory;
  static readonly stacked = stacked;
  static readonly renderHistory = renderHistory;
  static readonly lineAt = lineAt;
  static readonly renderLegend = renderLegend;

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
    const [top, bottom] = [y.range[1], y.range[0]];
    return html`
      ${
        pins.length === 0
          ? nothing
          : html`<svg role="img" data-picture aria-label=${this.texts.chartMarks.pins(pins.map(({ words }) => words))}>
              ${inRows(pins, x.range[1]).map(
                ({ x: left, words, row, from, width }) => svg`
                  <line class="pin" x1=${left} x2=${left} y1=${top} y2=${bottom} />
                  ${
                    row === undefined
                      ? nothing
                      : svg`
                        <rect class="flag" x=${from} y=${top + row * (FLAG.height + 2)} width=${width} height=${FLAG.height} rx="3" />
                        <text x=${from + width / 2} y=${top + row * (FLAG.height + 2) + 12} text-anchor="middle">${words}</text>`
                  }`,
              )}
            </svg>`
      }
      ${
        lossScale === 'linear' && !snapshot.running && isSteep(snapshot.curve)
          ? html`<button type="button" @click=${() => this.dispatchEvent(new ViewChanged({ lossScale: 'log' }))}>
              ${this.texts.chartMarks.steep}
            </button>`
          : nothing
      }
    `;
  }

  #pins(): Pin[] {
    const { session, snapshot, x, texts } = this;
    const pins: { x: number; words: string; others: number }[] = [];
    const begun = asBegun(session, snapshot);
    for (const { change, before } of withStatesBefore(begun, snapshot.changes)) {
      const left = place(x(change.iteration));
      const words = describeChange(change, before, texts);
      const last = pins.at(-1);
      if (last && left - last.x < NEAREST) pins.splice(-1, 1, { x: last.x, words, others: last.others + 1 });
      else pins.push({ x: left, words, others: 0 });
    }
    return pins.map(({ x: left, words, others }) => ({
      x: left,
      words: others > 0 ? `${words} +${count(others)}` : words,
    }));
  }
}

/** Returns the pins with the row, the left side and the width of each flag; a flag without room has no row. */
export function inRows(pins: readonly Pin[], right: number) {
  const ends: number[] = [];
  return pins.map((pin) => {
    const width = columnsOf(pin.words) * FLAG.character + 8;
    const from = Math.max(0, Math.min(pin.x - width / 2, right - width));
    let row: number | undefined = ends.findIndex((end) => end + FLAG.gap <= from);
    if (row < 0) row = ends.length < MOST_ROWS ? ends.length : undefined;
    if (row !== undefined) ends[row] = from + width;
    return { ...pin, row, from, width };
  });
}
