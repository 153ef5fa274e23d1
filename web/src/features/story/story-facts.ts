/** Picks from the story of a run the few facts that its text tells, in the order of iterations. */

import type { Snapshot } from '../../engine/protocol.ts';
import { type BeforeChange, withStatesBefore } from '../../session/describe-change.ts';
import { type Change, rowsAfter } from '../../session/changes.ts';
import { type RightSince, rightSince, type RowLane, type Story, type UnitLane } from '../../session/learning/story.ts';
import type { Tally } from '../../session/learning/score.ts';
import type { Logic } from '../../session/learning/unit-logic.ts';
import { asBegun, type Row, type Session } from '../../session/session.ts';

/** Unit of a fact; layers count from 0, the first after the input. */
interface ToldUnit {
  readonly layer: number;
  readonly unit: number;
}

/** An iteration of a fact. */
interface At {
  /** Iteration at which the fact can be seen. */
  readonly iteration: number;
  /** False if it may have been so a little earlier. */
  readonly isExact: boolean;
}

/** A fact of the story; rows count from 0. */
export type Fact = At &
  (
    | { readonly kind: 'start'; readonly right: Tally; readonly heldOut: Tally; readonly loss: number }
    | {
        readonly kind: 'plateau' | 'lastPlateau';
        readonly from: number;
        readonly to: number;
        readonly before: number;
        readonly after: number;
        /** Least and greatest prediction. */
        readonly low: number;
        readonly high: number;
      }
    | {
        readonly kind: 'fall' | 'rise';
        readonly from: number;
        readonly to: number;
        readonly before: number;
        readonly after: number;
      }
    /** The unit keeps this logic until the end; `isFirst` if it had only that of its start weights before. */
    | ({ readonly kind: 'unit'; readonly logic: Logic; readonly isFirst: boolean } & ToldUnit)
    | ({ readonly kind: 'dead' } & ToldUnit)
    /** Dead units beyond those told about one by one. */
    | { readonly kind: 'moreDead'; readonly units: number }
    | { readonly kind: 'unchanged'; readonly units: number }
    /** Hidden units that end without a simple rule. */
    | { readonly kind: 'noRule'; readonly units: number }
    | { readonly kind: 'right'; readonly row: number | undefined }
    | { readonly kind: 'heldOut'; readonly row: number; readonly isRight: boolean }
    | {
        readonly kind: 'change';
        readonly change: Change;
        readonly before: BeforeChange;
        /** Number of further changes before the next fact. */
        readonly others: number;
        /** Loss after the change, of a change of weights, biases or rows. */
        readonly loss: number | undefined;
      }
    | { readonly kind: 'overflow' }
    | {
        readonly kind: 'end';
        readonly right: Tally;
        readonly heldOut: Tally;
        readonly wrong: readonly number[];
        readonly loss: number;
        readonly gradient: number;
        readonly saturated: readonly ToldUnit[];
      }
  );

/** Most units of each kind, held-out rows and changes by hand in the text. */
const MOST = { hidden: 4, outputs: 4, dead: 2, heldOut: 2, changes: 6 };

/** Members of a snapshot that a story needs beside itself. */
export type ToldRun = Pick<Snapshot, 'firstLearningRate' | 'firstRows' | 'changes' | 'jumps'>;

/** Returns the facts of a story, the earliest first. */
export function factsOf(story: Story, session: Session, run: ToldRun): Fact[] {
  const { first, last } = story;
  const rows = rowsAtEnd(run);
  const right = rightSince(story, rows);
  const facts: Fact[] = [
    {
      kind: 'start',
      ...exactly(first.iteration),
      loss: first.loss,
      right: tallyAt(story, rows, first.iteration),
      heldOut: tallyAt(story, rows, first.iteration, true),
    },
    ...phaseFacts(story, right?.iteration),
    ...unitFacts(story, session),
    ...deadUnits(story),
    ...heldOutRows(story, rows),
    ...rightFacts(right),
    ...changeFacts(session, run, last.iteration),
  ];
  const beginOf = (fact: Fact) => ('from' in fact ? fact.from : fact.iteration);
  // A change comes before what follows from it.
  const rankOf = ({ kind }: Fact) => (kind === 'start' ? 0 : kind === 'change' ? 1 : 2);
  facts.sort((a, b) => beginOf(a) - beginOf(b) || rankOf(a) - rankOf(b));
  return [...facts, ...unitCounts(story, session), endOf(story, rows)];
}

/** Returns the rows of the table after the last change of a run, whatever iteration is shown. */
export function rowsAtEnd({ firstRows, changes }: ToldRun): readonly Row[] {
  return rowsAfter(firstRows, changes);
}

/** Returns whether a stretch of the loss is only the end of the learning: every row is right in it. */
export function isSettled(phase: Story['phases'][number], right: number | undefined): boolean {
  return phase.kind === 'plateau' && right !== undefined && phase.to.iteration > right;
}

/** Returns the state of a row or a unit at an iteration; undefined before it was there. */
function stateAt<T>(spans: readonly { readonly from: number; readonly state: T }[], iteration: number): T | undefined {
  return spans.findLast(({ from }) => from <= iteration)?.state;
}

/** Counts the training rows, or those held out, that are right at an iteration. */
export function tallyAt({ rows: lanes }: Story, rows: readonly Row[], iteration: number, isHeldOut = false): Tally {
  const states = lanes
    .filter(({ row }) => (rows[row]?.holdOut ?? false) === isHeldOut)
    .map(({ spans }) => stateAt(spans, iteration));
  return {
    rows: states.filter((state) => typeof state === 'boolean').length,
    right: states.filter((state) => state === true).length,
  };
}

/** Returns the fact that every row is right, with the row that became so last if it is a single one. */
function rightFacts(right: RightSince | undefined): Fact[] {
  if (!right) return [];
  const { iteration, isExact, rows, of } = right;
  return [
    { kind: 'right', iteration, isExact, row: rows.length === 1 && of > 1 && iteration > 0 ? rows[0] : undefined },
  ];
}

function exactly(iteration: number): At {
  return { iteration, isExact: true };
}

function phaseFacts({ phases, last }: Story, right: number | undefined): Fact[] {
  return phases.flatMap((phase): Fact[] => {
    const { kind, from, to, steepest, low, high } = phase;
    if (isSettled(phase, right)) return [];
    const stretch = { from: from.iteration, to: to.iteration };
    return kind === 'plateau'
      ? [
          {
            kind: to.iteration === last.iteration ? 'lastPlateau' : 'plateau',
            ...exactly(from.iteration),
            ...stretch,
            before: from.loss,
            after: to.loss,
            low,
            high,
          },
        ]
      : [{ kind, ...exactly(steepest), ...stretch, before: from.loss, after: to.loss }];
  });
}

/** Returns the last changes of the outputs, and of the hidden units that tell most. */
function unitFacts({ units }: Story, { network }: Session): Fact[] {
  const told = units
    .filter(({ spans }) => logicsOf(spans).length > 1 && !spans.at(-1)!.state.isDead)
    .flatMap(({ layer, unit, spans }) => {
      const logics = logicsOf(spans);
      const { from: iteration, isExact, state } = logics.at(-1)!;
      const isFirst = logics.length === 2;
      return state.logic
        ? [{ kind: 'unit' as const, iteration, isExact, layer, unit, logic: state.logic, isFirst }]
        : [];
    });
  const isOutput = ({ layer }: ToldUnit) => layer === network.hidden.length;
  // A rule tells more than a unit that always or never fires.
  const isPlain = ({ logic: { kind } }: { logic: Logic }) => Number(kind === 'always' || kind === 'never');
  const hidden = told.filter((fact) => !isOutput(fact)).sort((a, b) => isPlain(a) - isPlain(b));
  return [...hidden.slice(0, MOST.hidden), ...told.filter(isOutput).slice(0, MOST.outputs)];
}

/** Counts the dead units beyond those told about, and the hidden units with nothing else to tell about. */
function unitCounts({ units, last }: Story, { network }: Session): Fact[] {
  const hidden = units.filter(({ layer }) => layer < network.hidden.length);
  const unchanged = hidden.filter(({ spans }) => logicsOf(spans).length === 1).length;
  const noRule = hidden.filter(({ spans }) => !spans.at(-1)!.state.logic).length;
  const moreDead = units.filter(({ spans }) => spans.at(-1)!.state.isDead).length - MOST.dead;
  const at = exactly(last.iteration);
  return [
    ...(moreDead > 0 ? [{ kind: 'moreDead' as const, ...at, units: moreDead }] : []),
    ...(unchanged > 0 && last.iteration > 0 ? [{ kind: 'unchanged' as const, ...at, units: unchanged }] : []),
    ...(noRule > 0 ? [{ kind: 'noRule' as const, ...at, units: noRule }] : []),
  ];
}

/** Returns the spans at which the logic changes: a unit that only dies keeps its logic. */
function logicsOf(spans: UnitLane['spans']): UnitLane['spans'] {
  return spans.filter(({ state }, i) => i === 0 || state.logic !== spans[i - 1]!.state.logic);
}

function deadUnits({ units }: Story): Fact[] {
  return units
    .filter(({ spans }) => spans.at(-1)!.state.isDead)
    .slice(0, MOST.dead)
    .map(({ layer, unit, spans }) => {
      const { from, isExact } = spans.at(-1)!;
      return { kind: 'dead', iteration: from, isExact, layer, unit };
    });
}

function heldOutRows({ rows: lanes }: Story, rows: readonly Row[]): Fact[] {
  return lanes
    .filter(({ row, spans }) => rows[row]?.holdOut && typeof spans.at(-1)?.state === 'boolean')
    .slice(0, MOST.heldOut)
    .map(({ row, spans }: RowLane) => {
      const { from, isExact, state } = spans.at(-1)!;
      return { kind: 'heldOut', iteration: from, isExact, row, isRight: state === true };
    });
}

function changeFacts(session: Session, run: ToldRun, last: number): Fact[] {
  const all = withStatesBefore(asBegun(session, run), run.changes).filter(({ change }) => change.iteration <= last);
  return all.slice(0, MOST.changes).map(({ change, before }, i): Fact => {
    const { iteration, kind } = change;
    // The loss after all changes of an iteration.
    const isLast = all[i + 1]?.change.iteration !== iteration;
    return {
      kind: 'change',
      ...exactly(iteration),
      change,
      before,
      others: i === MOST.changes - 1 ? all.length - MOST.changes : 0,
      loss:
        kind === 'learningRate' || !isLast ? undefined : run.jumps.find((jump) => jump.iteration === iteration)?.loss,
    };
  });
}

function endOf(story: Story, rows: readonly Row[]): Fact {
  const { last, rows: lanes, gradient, saturated } = story;
  const at = exactly(last.iteration);
  if (story.blownUp) return { kind: 'overflow', ...at };
  const right = tallyAt(story, rows, last.iteration);
  return {
    kind: 'end',
    ...at,
    right,
    heldOut: tallyAt(story, rows, last.iteration, true),
    wrong: lanes.filter(({ row, spans }) => !rows[row]?.holdOut && spans.at(-1)?.state === false).map(({ row }) => row),
    loss: last.loss,
    gradient,
    // Flat units are no fault if every row is right.
    saturated: right.right < right.rows ? saturated : [],
  };
}
