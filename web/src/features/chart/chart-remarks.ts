/** Renders what is remarkable about the curves of the loss: names, the iterations from which all rows are right, the least loss. */

import { nothing, svg } from 'lit';
import type { Messages } from '../../i18n/en.ts';
import type { LazyMessages } from '../../i18n/lazy-en.ts';
import { lazyTexts } from '../../i18n/lazy-texts.ts';
import { count, lossFigure } from '../../i18n/numbers.ts';
import { lowestLoss } from '../../session/learning/lowest-loss.ts';
import type { Session } from '../../session/session.ts';
import type { Chart } from '../../session/view.ts';
import type { Box } from '../../ui/box.ts';
import { place, type Scale } from '../../ui/scale.ts';
import { pathOf } from './chart-scale.ts';
import { nearestPoint, type Series } from './chart-series.ts';

type Words = LazyMessages['chartMarks'];

/** Width of the sentence at the tick of the present run, in pixels. */
const SENTENCE = 134;
/** Room of the name of the held-out loss with its value, in pixels. */
const HELD_OUT = { width: 160, height: 16 };

export interface Remarkable {
  readonly chart: Chart;
  readonly session: Session;
  readonly messages: Messages;
  readonly x: Scale;
  readonly y: Scale;
  /** Curve of the present run, and the first iteration from which every row is right. */
  readonly line: Series | undefined;
  /** Loss of the held-out rows, if there are any. */
  readonly heldOut: Series | undefined;
  readonly since: number | undefined;
  /** Earlier runs, with the classes of their colours. */
  readonly runs: readonly {
    readonly line: Series;
    readonly allRightSince?: number | undefined;
    readonly colour: string;
  }[];
  /** Runs that would follow, with words about their ends as their names. */
  readonly ghosts: readonly Series[];
}

export function renderRemarks({ chart, session, messages, x, y, line, heldOut, since, runs, ghosts }: Remarkable) {
  // The other charts have no curve of the loss.
  if (chart !== 'loss') return svg`<g class="ghosts" aria-hidden="true">${renderEnds(ghosts, x, y, false)}</g>`;
  const words = lazyTexts(messages).chartMarks;
  return svg`
    ${runs.map((run) => renderName(run.line, run.colour, x, y))}
    ${heldOut && renderHeldOut(heldOut, line, words, x, y, runs.length > 0)}
    ${renderLowest(lowestOf(session), words, x, y)}
    ${runs.map((run) => renderTick(run.line, run.allRightSince, x, y, run.colour))}
    ${line && renderTick(line, since, x, y, '', words)}
    ${ghosts.length > 0 ? renderGhosts(ghosts, x, y) : nothing}`;
}

/** Renders the number of an earlier run at the end of its curve. */
function renderName({ name, iterations, values }: Series, colour: string, x: Scale, y: Scale) {
  const end = iterations.length - 1;
  if (end < 0) return nothing;
  return svg`<text class="past-name ${colour}" x=${x(iterations[end]!) - 4} y=${place(y(values[end]!)) - 5}
    text-anchor="end">${name}</text>`;
}

/** Renders the name and the last value of the held-out loss: after its line, or above its end and the curve if that is near. */
function renderHeldOut(heldOut: Series, line: Series | undefined, words: Words, x: Scale, y: Scale, hasNames: boolean) {
  const value = heldOut.values.at(-1);
  if (value === undefined) return nothing;
  const end = x(heldOut.iterations.at(-1)!);
  const [own, curve] = [y(value), y(line?.values.at(-1) ?? value)];
  const isAfter = end + HELD_OUT.width < x.range[1];
  const isNear = !isAfter && curve < own && own - curve < HELD_OUT.height;
  return svg`<text class="held-out-name" x=${isAfter ? end + 8 : end - (hasNames ? 28 : 4)}
    y=${place(Math.max(y.range[1] + 10, (isNear ? curve : own) - 6))}
    text-anchor=${isAfter ? 'start' : 'end'}>${words.heldOutLoss} ${lossFigure(value)}</text>`;
}

/** Renders the lower bound of the loss, which is above 0 if rows contradict each other. */
function renderLowest(lowest: number, words: Words, x: Scale, y: Scale) {
  if (!(lowest > 0)) return nothing;
  const [left, right] = x.range;
  return svg`
    <line class="lowest" x1=${left} x2=${right} y1=${y(lowest)} y2=${y(lowest)} />
    <text class="lowest-name" x=${right} y=${y(lowest) - 5} text-anchor="end">${words.lowestLoss(lossFigure(lowest))}</text>`;
}

/** Marks where on its curve the first iteration lies from which every row is right; if words are given, in words, too. */
function renderTick(line: Series, since: number | undefined, x: Scale, y: Scale, colour: string, words?: Words) {
  const tick = tickAt(line, since, x, y);
  if (!tick) return nothing;
  const { left, top, isLate } = tick;
  return svg`<g class="all-right ${colour}">
    <circle cx=${left} cy=${top} r="7" />
    <path d="M${left - 3.5} ${top}l2.5 3l4.5-5.5" />
    ${
      words
        ? svg`<text x=${left + (isLate ? -11 : 11)} y=${top - 9} text-anchor=${isLate ? 'end' : 'start'}>${words.allRightAt(count(since!))}</text>`
        : nothing
    }
  </g>`;
}

/** Returns the place of a tick, and whether its sentence stands before it; undefined if not all rows are right. */
function tickAt(line: Series, since: number | undefined, x: Scale, y: Scale) {
  if (since === undefined || line.iterations.length === 0) return undefined;
  const [left, top] = [place(x(since)), place(y(line.values[nearestPoint(line, since)]!))];
  return { left, top, isLate: left > x.range[1] - SENTENCE };
}

/** Returns the box of the present run's tick with its sentence. */
export function boxOfTick(line: Series, since: number | undefined, x: Scale, y: Scale): Box | undefined {
  const tick = tickAt(line, since, x, y);
  if (!tick) return undefined;
  const { left, top, isLate } = tick;
  return {
    left: left - (isLate ? SENTENCE : 7),
    right: left + (isLate ? 7 : SENTENCE),
    top: top - 26,
    bottom: top + 8,
  };
}

/** Lowest losses of tables; the chart is drawn in every frame of a run. */
const known = new WeakMap<Session, number>();

function lowestOf(session: Session): number {
  const lowest = known.get(session) ?? lowestLoss(session.table, session.training.loss);
  known.set(session, lowest);
  return lowest;
}

/** Height of a line of words about a ghost, in pixels. */
const GHOST_LINE = 16;

/**
 * Renders the curves of ghosts, cut off above the scale, and above the right end of the plot how each of them ends. A single one
 * has the colour of the present run; several have one each.
 */
function renderGhosts(ghosts: readonly Series[], x: Scale, y: Scale) {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const isOne = ghosts.length === 1;
  return svg`<g class="ghosts" aria-hidden="true">
    <svg x=${left} y=${top} width=${right - left} height=${bottom - top}
      viewBox="${left} ${top} ${right - left} ${bottom - top}" overflow="hidden">
      ${ghosts.map(
        (line, i) =>
          svg`<path class=${isOne ? 'curve' : `line line-${i}`} stroke-dasharray="5 4" d=${pathOf(line, x, y)} />`,
      )}
    </svg>
    ${renderEnds(ghosts, x, y, true)}
  </g>`;
}

/** Renders the words about the ends of ghosts, with their lines' colours if these are drawn. */
function renderEnds(ghosts: readonly Series[], x: Scale, y: Scale, isDrawn: boolean) {
  const [, right] = x.range;
  const [, top] = y.range;
  return ghosts.map(({ name }, i) => {
    const colour = ghosts.length === 1 ? '' : `line-${i}`;
    return svg`<text class="readout ${colour}" x=${right} y=${top - 3 + i * GHOST_LINE}
      text-anchor="end">${name} ${isDrawn ? svg`<tspan fill="currentcolor">╍</tspan>` : nothing}</text>`;
  });
}
