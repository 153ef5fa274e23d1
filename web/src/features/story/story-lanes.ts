/** Lays out the lanes of a story: stretches and marks along the time axis. */

import { count, rowList } from '../../i18n/numbers.ts';
import { asBegun, type Row } from '../../session/session.ts';
import { withStatesBefore } from '../../session/describe-change.ts';
import { rightSince, type RowLane, type Story, type UnitLane } from '../../session/learning/story.ts';
import { highlightOf, type Highlight } from '../../ui/highlight.ts';
import { isSettled, rowsAtEnd, tallyAt, type ToldRun } from './story-facts.ts';
import { changeText, nameOf, type Words, written } from './story-sentences.ts';

/** Mark or stretch that is pressed to see an iteration. */
export interface Mark {
  readonly kind: 'logic' | 'plateau' | 'fall' | 'rise' | 'row' | 'change' | 'overflow';
  /** Iteration that a press shows. */
  readonly iteration: number;
  /** Iterations that it covers; equal for a mark at one iteration. */
  readonly from: number;
  readonly to: number;
  /** Visible text, and the whole sentence. */
  readonly text: string;
  readonly label: string;
  readonly lit?: Highlight;
  readonly row?: number;
}

export interface Lane {
  readonly name: string;
  readonly marks: readonly Mark[];
  /** Share of the right training rows from an iteration on, of the lane of rows. */
  readonly shares?: readonly { readonly from: number; readonly share: number }[];
}

/** Part of the axis below which a stretch is left out, and within which marks of rows are one. */
const NARROW = 0.004;
const NEAR = 0.02;
/** Width of a character of a label, and the least gap between two labels, in pixels. */
const LABEL = { character: 8, gap: 4 };
/** Units of each layer with a lane at first. */
export const MOST_UNITS = 16;

/** Returns the lanes of the loss and of the rows. */
export function lanesAbove(story: Story, run: ToldRun, words: Words, axis: number): Lane[] {
  return [lossLane(story, run, words), rowsLane(story, rowsAtEnd(run), words, axis)];
}

function lossLane(story: Story, run: ToldRun, words: Words): Lane {
  const { texts, session } = words;
  const right = rightSince(story, rowsAtEnd(run))?.iteration;
  const phases = story.phases
    .filter((phase) => !isSettled(phase, right))
    .map(({ kind, from, to, steepest }): Mark => {
      const isPlateau = kind === 'plateau';
      const label = texts.phase[kind](count(from.iteration), count(to.iteration));
      return {
        kind,
        iteration: isPlateau ? from.iteration : steepest,
        from: from.iteration,
        to: to.iteration,
        text: texts.phaseName[kind],
        label,
      };
    });
  const changes = withStatesBefore(asBegun(session, run), run.changes)
    .filter(({ change }) => change.iteration <= story.last.iteration)
    .map(({ change, before }): Mark => {
      const { iteration } = change;
      const label = texts.changedAt(changeText(change, before, words), count(iteration));
      return { kind: 'change', iteration, from: iteration, to: iteration, text: '◆', label };
    });
  const { iteration } = story.last;
  const overflow: Mark[] = story.blownUp
    ? [
        {
          kind: 'overflow',
          iteration,
          from: iteration,
          to: iteration,
          text: '✕',
          label: texts.overflow(count(iteration)),
        },
      ]
    : [];
  const marks = [...phases, ...changes, ...overflow].sort((a, b) => a.from - b.from);
  return { name: texts.loss, marks };
}

/** Returns the lane of rows: how many are right, and from when each is right until the end. */
function rowsLane(story: Story, rows: readonly Row[], { texts, messages }: Words, axis: number): Lane {
  const last = story.rows
    .flatMap(({ row, spans }: RowLane) => {
      const span = spans.at(-1);
      return span?.state === true && span.from > 0 ? [{ row, ...span }] : [];
    })
    .sort((a, b) => a.from - b.from);
  const groups: (typeof last)[] = [];
  for (const each of last) {
    const group = groups.at(-1);
    if (group && each.from - group[0]!.from <= NEAR * axis) group.push(each);
    else groups.push([each]);
  }
  const starts = new Set(story.rows.flatMap(({ spans }) => spans.map(({ from }) => from)));
  const tallies = [...starts].sort((a, b) => a - b).map((from) => ({ from, ...tallyAt(story, rows, from) }));
  return {
    name: texts.rows,
    marks: groups.map((group): Mark => {
      const iteration = group.at(-1)!.from;
      const listed = group.map(({ row }) => row).sort((a, b) => a - b);
      return {
        kind: 'row',
        iteration,
        from: iteration,
        to: iteration,
        text: group.length === 1 ? count(listed[0]! + 1) : `×${count(group.length)}`,
        label: texts.rowBecomesRight(
          rowList(messages.language, listed),
          group.length,
          written({ iteration, isExact: group.at(-1)!.isExact }),
        ),
        row: listed.at(-1)!,
      };
    }),
    shares: tallies.map(({ from, right, rows: all }) => ({ from, share: all === 0 ? 0 : right / all })),
  };
}

/** Returns the marks of a lane of rows whose labels have room beside each other; the last to become right go first. */
export function labelled(marks: readonly Mark[], pixelsPerIteration: number): Set<Mark> {
  const shown = new Set<Mark>();
  let free = Infinity;
  for (const mark of marks.toReversed()) {
    const half = (mark.text.length * LABEL.character) / 2;
    const middle = mark.from * pixelsPerIteration;
    if (middle + half > free) continue;
    shown.add(mark);
    free = middle - half - LABEL.gap;
  }
  return shown;
}

/** Returns the units with a lane, layer by layer, the outputs first: those that changed most, unless all are asked for. */
export function unitsShown({ units }: Story, showsAll: boolean): UnitLane[] {
  const layers = Math.max(...units.map(({ layer }) => layer)) + 1;
  const order = [layers - 1, ...Array.from({ length: layers - 1 }, (_, layer) => layer)];
  return order.flatMap((layer) => {
    const ofLayer = units.filter((lane) => lane.layer === layer);
    if (showsAll || ofLayer.length <= MOST_UNITS) return ofLayer;
    return ofLayer.toSorted((a, b) => b.spans.length - a.spans.length).slice(0, MOST_UNITS);
  });
}

/** Returns the lane of a unit: the logic that it computes, from when to when. */
export function unitLane(lane: UnitLane, story: Story, words: Words, axis: number): Lane {
  const { messages, texts, session } = words;
  const name = nameOf(lane, words);
  const end = story.last.iteration;
  const lit = highlightOf({ kind: 'unit', layer: lane.layer + 1, unit: lane.unit });
  const marks = lane.spans.flatMap(({ from, isExact, state }, i): Mark[] => {
    const to = lane.spans[i + 1]?.from ?? end;
    if (to - from < NARROW * axis && lane.spans.length > 1) return [];
    const text = state.isDead ? texts.isDead : messages.logic(state.logic, session.table.inputs);
    const label = texts.span(name, text, written({ iteration: from, isExact }), count(to));
    return [{ kind: 'logic', iteration: from, from, to, text, label, lit }];
  });
  return { name, marks };
}
