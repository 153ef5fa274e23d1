/** Draws the histories of rows, weights and gradients, which a reader can choose in place of the loss, and legends. */

import { html, svg, type TemplateResult } from 'lit';
import type { RunHistory, HistoryKind, HistoryLine, Snapshot } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/en.ts';
import { lazyTexts } from '../../i18n/lazy-texts.ts';
import { lossFigure } from '../../i18n/numbers.ts';
import { hiddenUnitNames } from '../../i18n/unit-names.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Highlight } from '../../ui/highlight.ts';
import { partKey } from '../../ui/network-part.ts';
import { place, type Scale } from '../../ui/scale.ts';
import { pathOf } from './chart-scale.ts';
import { nearestPoint, type Series } from './chart-series.ts';

/** Returns the lines of a history of the requested kind; none if it has not arrived yet. */
export function linesOfHistory(snapshot: Snapshot, kind: HistoryKind, session: Session, messages: Messages): Series[] {
  const history = historyOf(snapshot, kind);
  return history ? seriesOfHistory(history, session, messages) : [];
}

/** Returns the lines of a history, in the history's order. */
function seriesOfHistory(history: RunHistory, session: Session, messages: Messages): Series[] {
  const names = unitNames(session, messages);
  const width = history.lines.length;
  return history.lines.map((line, j) => {
    const values = history.iterations.map((_, i) => history.values[i * width + j]!);
    return {
      name: nameOf(line, names, messages),
      iterations: history.iterations,
      values,
      part: partOf(line),
    };
  });
}

/** Stacks lines on one another; the last one is the sum of all. */
export function stacked(series: readonly Series[]): Series[] {
  let below: Float64Array | undefined;
  return series.map((line) => {
    const under = below;
    const values = under ? line.values.map((value, i) => value + under[i]!) : line.values;
    below = values;
    return { ...line, values };
  });
}

/** Returns the names of all units, layer by layer, inputs first. */
function unitNames({ table, network }: Session, messages: Messages): string[][] {
  return [
    [...table.inputs],
    ...network.hidden.map((units, layer) => hiddenUnitNames(messages, layer, units)),
    [...table.outputs],
  ];
}

function partOf(line: HistoryLine): string | undefined {
  switch (line.kind) {
    case 'weight':
      return partKey({ ...line, layer: line.layer + 1 });
    case 'bias':
      return partKey({ kind: 'unit', layer: line.layer + 1, unit: line.unit });
    case 'row':
    case 'layer':
      return undefined;
  }
}

function nameOf(line: HistoryLine, names: readonly (readonly string[])[], messages: Messages): string {
  const words = lazyTexts(messages).chartMarks;
  switch (line.kind) {
    case 'row':
      return line.row === null ? words.otherRows : words.rowLine(line.row + 1);
    case 'weight':
      return messages.weightName(names[line.layer]![line.from]!, names[line.layer + 1]![line.to]!);
    case 'bias':
      return words.biasName(names[line.layer + 1]![line.unit]!);
    case 'layer':
      return words.layerSize(line.layer + 1);
  }
}

/** Returns the snapshot's history if it is of the requested kind; otherwise the requested one has not arrived yet. */
function historyOf(snapshot: Snapshot | undefined, kind: RunHistory['kind']): RunHistory | undefined {
  const history = snapshot?.views.history;
  return history?.kind === kind ? history : undefined;
}

/** Renders the lines of a history, or layers of a stack. */
export function renderHistory(
  drawn: readonly Series[],
  kind: HistoryKind,
  isStacked: boolean,
  lit: Highlight | undefined,
  x: Scale,
  y: Scale,
) {
  if (isStacked) {
    return drawn.map((line, i) => svg`<path class="layer line-${i}" d=${areaBetween(line, drawn[i - 1], x, y)} />`);
  }
  const isLit = ({ part }: Series) => part !== undefined && lit?.parts.has(part) === true;
  const hasLit = drawn.some(isLit);
  return drawn.map(
    (line, i) => svg`<g
      class=${classNames({
        line: true,
        [`line-${i}`]: kind === 'rows',
        lit: isLit(line),
        faded: hasLit && !isLit(line),
      })}
    >
      ${
        kind === 'rows'
          ? svg`<path d=${pathOf(line, x, y)} />`
          : pathsBySign(line, x, y).map(({ sign, d }) => svg`<path class=${sign} d=${d} />`)
      }
    </g>`,
  );
}

/** Part of a line without a change of sign, or all such parts, as an SVG path. */
interface SignedPath {
  readonly sign: 'positive' | 'negative' | 'zero';
  d: string;
}

/** Returns the parts of a line above 0, below 0 and at 0 from its start, which meet where the line crosses 0. */
export function pathsBySign({ iterations, values }: Series, x: Scale, y: Scale): readonly SignedPath[] {
  const paths: SignedPath[] = (['positive', 'negative', 'zero'] as const).map((sign) => ({ sign, d: '' }));
  const [positive, negative, zero] = paths as [SignedPath, SignedPath, SignedPath];
  let path = zero;
  let before: { readonly iteration: number; readonly value: number } | undefined;
  iterations.forEach((iteration, i) => {
    const value = values[i]!;
    if (Number.isNaN(place(y(value)))) return;
    const next = value > 0 ? positive : value < 0 ? negative : path;
    if (before && next !== path) {
      const share = before.value / (before.value - value);
      const crossing = `${place(x(before.iteration + share * (iteration - before.iteration)))},${place(y(0))}`;
      path.d += `L${crossing}`;
      next.d += `M${crossing}`;
    }
    next.d += `${before ? 'L' : 'M'}${place(x(iteration))},${place(y(value))}`;
    path = next;
    before = { iteration, value };
  });
  return paths.filter(({ d }) => d !== '');
}

/** Returns the area between two lines over the same iterations as an SVG path; without a lower line, down to 0. */
export function areaBetween(upper: Series, lower: Series | undefined, x: Scale, y: Scale): string {
  const above = pathOf(upper, x, y);
  if (!above) return '';
  const { iterations } = upper;
  let below = '';
  for (let i = iterations.length - 1; i >= 0; i--) {
    const top = place(y(lower?.values[i] ?? 0));
    if (!Number.isNaN(top)) below += `L${place(x(iterations[i]!))},${top}`;
  }
  return `${above}${below}Z`;
}

/** Returns the index of the line nearest to a height at an iteration; of stacked lines, the layer at that height. */
export function lineAt(
  drawn: readonly Series[],
  isStacked: boolean,
  iteration: number,
  height: number,
  y: Scale,
): number {
  let nearest = 0;
  let least = Infinity;
  drawn.forEach((line, i) => {
    const at = nearestPoint(line, iteration);
    const gap = y(line.values[at] ?? 0) - height;
    // In a stack the pointer is inside the layer whose upper edge is the next above it.
    const distance = isStacked ? (gap <= 0 ? -gap : Infinity) : Math.abs(gap);
    if (distance < least) [nearest, least] = [i, distance];
  });
  return nearest;
}

/** Renders the colours, names and last values of lines. */
export function renderLegend(lines: readonly Series[]) {
  return html`<ul class="legend">
    ${lines.map(
      (line, i) =>
        html`<li>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect class="swatch line-${i}" width="12" height="12" rx="3" />
          </svg>
          ${line.name}
          <span class="value">${lossFigure(line.values.at(-1) ?? 0)}</span>
        </li>`,
    )}
  </ul>`;
}

/** Renders the choice between stacked rows and lines; `choice` renders the button of a view change. */
export function renderRowsChoice(
  { stacked: isStacked }: ViewState,
  messages: Messages,
  choice: (text: string, isChosen: boolean, change: Partial<ViewState>) => TemplateResult,
) {
  const { rowsChoice, stacked: stack, lines } = lazyTexts(messages).chartMarks;
  return html`<div class="choice" role="group" aria-label=${rowsChoice}>
    ${choice(stack, isStacked, { stacked: true })} ${choice(lines, !isStacked, { stacked: false })}
  </div>`;
}

/** Returns a value of a line in words. */
export function lineReadout(messages: Messages, iteration: string, line: string, value: string): string {
  return lazyTexts(messages).chartMarks.lineReadout(iteration, line, value);
}
