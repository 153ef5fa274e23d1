import { css, html, nothing } from 'lit';
import { count, lossFigure } from '../../i18n/numbers.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { nearestPoint, type Series } from './chart-series.ts';

/** Rows after the first. */
const STEPS = 10;

/** Table of the values of the chart's lines at evenly spaced iterations. */
export class ChartTable extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      .scroll {
        overflow-x: auto;
      }

      table {
        border-collapse: collapse;
        font-size: var(--tn-text-small);
      }

      th,
      td {
        padding: var(--tn-space-1) var(--tn-space-2);
        text-align: end;
        white-space: nowrap;
      }

      thead th {
        color: var(--tn-muted);
        font-weight: 400;
      }

      tbody th {
        font-weight: 400;
      }
    `,
  ];

  static override readonly properties = {
    ...LazyView.properties,
    lines: { attribute: false },
    heldOut: { attribute: false },
  };

  /** Lines of the chart, at least one of them with a point; all have the same iterations. */
  declare lines: readonly Series[];
  /** Loss of the held-out rows, if there are any, with iterations of its own. */
  declare heldOut: Series | undefined;

  override render() {
    const { messages, lines, heldOut, texts } = this;
    const { iterations } = lines[0]!;
    const last = iterations.length - 1;
    const steps = Math.min(last, STEPS);
    const points = Array.from({ length: steps + 1 }, (_, i) => Math.round((last * i) / Math.max(1, steps)));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${messages.chartTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">${messages.iteration}</th>
            ${lines.map((line) => html`<th scope="col">${line.name}</th>`)}
            ${heldOut ? html`<th scope="col">${texts.chartMarks.heldOutLoss}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${points.map(
            (at) =>
              html`<tr>
                <th scope="row">${count(iterations[at]!)}</th>
                ${lines.map((line) => html`<td>${lossFigure(line.values[at]!)}</td>`)}
                ${heldOut ? html`<td>${lossFigure(heldOut.values[nearestPoint(heldOut, iterations[at]!)] ?? NaN)}</td>` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
