/** Finds a reason why nobody can reach the goal of a challenge, if one can be proved without training. */

import type { Activation, Row, Session } from '../session.ts';
import { type Challenge, type Control, type GoalKind, toleranceOf } from './challenge.ts';
import { hasRows } from './goal-rows.ts';
import { objectionTo } from './judge.ts';

/** Reason why nobody can reach a goal; rows count from 0. */
export type Hindrance =
  | { readonly kind: 'closedUnits'; readonly units: number; readonly most: number }
  | { readonly kind: 'closedRate'; readonly rate: number; readonly required: number }
  /** Two rows of the table, or two that the goal asks for, contradict each other. */
  | { readonly kind: 'contradiction' | 'rowsContradict'; readonly rows: readonly [number, number] }
  /** Nothing that may be changed moves the predictions, the goal needs training, or all seeds start alike. */
  | { readonly kind: 'nothingToChange' | 'noTraining' | 'sameWeights' | 'cannotOverflow' | 'closedTable' };

/** Controls that a new challenge with a goal leaves open. */
export const USUAL_CONTROLS: Readonly<Record<GoalKind, readonly Control[]>> = {
  allRight: ['seed', 'training'],
  everySeed: ['units', 'learningRate', 'training'],
  byHand: ['weights'],
  failingSeed: ['seed', 'training'],
  diverge: ['learningRate', 'training'],
};

/** Returns whether a control cannot help to reach a goal from a start. */
export function isIdle(control: Control, kind: GoalKind, { training }: Session, open: readonly Control[]): boolean {
  switch (kind) {
    case 'byHand':
      if (['loss', 'optimizer', 'batch', 'learningRate', 'training'].includes(control)) return true;
      break;
    case 'everySeed':
      if (['seed', 'weights'].includes(control)) return true;
      break;
    case 'allRight':
    case 'failingSeed':
    case 'diverge':
  }
  return control === 'seed' && training.init === 'given' && !open.includes('init');
}

export function hindranceIn(challenge: Challenge): Hindrance | undefined {
  const { session, goal, open } = challenge;
  if (goal.rows && !open.includes('table') && !hasRows(session.table, goal.rows)) return { kind: 'closedTable' };
  return hindranceOfLimits(challenge) ?? hindranceOfControls(challenge) ?? hindranceOfGoal(challenge);
}

function hindranceOfLimits(challenge: Challenge): Hindrance | undefined {
  const { session, goal, open } = challenge;
  const { maxUnits: most = Infinity, rows: _rows, ...others } = goal;
  const units = session.network.hidden.reduce((sum, each) => sum + each, 0);
  if (units > most && !open.includes('units')) return { kind: 'closedUnits', units, most };
  const start = { session, iteration: 0, changes: [] };
  const objection = objectionTo({ ...challenge, goal: others }, start);
  if (objection?.kind !== 'otherRate' || open.includes('learningRate')) return undefined;
  return { kind: 'closedRate', rate: objection.rate, required: objection.required };
}

function hindranceOfControls({ session, goal: { kind }, open }: Challenge): Hindrance | undefined {
  if (kind === 'everySeed') {
    const isGiven = session.training.init === 'given';
    return isGiven && !open.includes('init') ? { kind: 'sameWeights' } : undefined;
  }
  if (kind !== 'byHand' && open.includes('training')) return undefined;
  if (kind === 'failingSeed' || kind === 'diverge') return { kind: 'noTraining' };
  const moving: readonly Control[] = ['table', 'units', 'activation', 'bias', 'init', 'seed', 'weights'];
  const moves = open.some((control) => moving.includes(control) && !isIdle(control, kind, session, open));
  return moves ? undefined : { kind: 'nothingToChange' };
}

function hindranceOfGoal({ session, goal, open }: Challenge): Hindrance | undefined {
  if (goal.kind === 'diverge') {
    return isBounded(session) && !BOUNDING.some((control) => open.includes(control))
      ? { kind: 'cannotOverflow' }
      : undefined;
  }
  const isOpen = open.includes('table');
  if (goal.kind === 'failingSeed' || (isOpen && !goal.rows) || toleranceOf(goal) > 0.5) return undefined;
  const { inputs, rows: given } = session.table;
  const asked = goal.rows?.map((row) => ({ in: row.slice(0, inputs.length), out: row.slice(inputs.length) }));
  const rows = contradictionIn(asked ?? given);
  return rows && { kind: asked ? 'rowsContradict' : 'contradiction', rows };
}

const UNBOUNDED: readonly Activation[] = ['relu', 'leaky_relu', 'linear'];
/** Controls that keep a network bounded while they are closed. */
const BOUNDING: readonly Control[] = ['units', 'activation', 'loss', 'weights', 'init'];
/** Most hidden layers whose weights surely stay finite: those of a layer grow with a power of the iterations. */
const MOST_BOUNDED = 4;

/** Returns whether the gradients of a network are bounded, so that its weights stay finite in any run of a goal. */
function isBounded({ network: { activation }, training: { loss, init } }: Session): boolean {
  return (
    activation.length <= MOST_BOUNDED + 1 &&
    !activation.some((each) => UNBOUNDED.includes(each)) &&
    loss !== 'cross_entropy' &&
    init !== 'given'
  );
}

/** Returns the first two training rows with the same inputs and different targets. */
function contradictionIn(rows: readonly Row[]): readonly [number, number] | undefined {
  // For each combination of inputs, the first row with each of its targets.
  const seen = new Map<string, Map<string, number>>();
  for (const [second, row] of rows.entries()) {
    if (row.holdOut) continue;
    const key = row.in.join('');
    const same = seen.get(key) ?? new Map<string, number>();
    seen.set(key, same);
    for (const first of same.values()) if (differ(rows[first]!, row)) return [first, second];
    const targets = row.out.join();
    if (!same.has(targets)) same.set(targets, second);
  }
  return undefined;
}

function differ({ out: a }: Row, { out: b }: Row): boolean {
  return a.some((target, i) => target !== null && b[i] !== null && target !== b[i]);
}
