/** Types of a challenge: a session to start from, a goal, and the controls that may be changed on the way. */

import type { Bit, Session } from '../session.ts';
import { DEFAULT_VIEW } from '../view.ts';

/** Controls that a challenge opens or closes. "training" is training at all, "weights" setting them by hand. */
export const CONTROLS = [
  'table',
  'units',
  'activation',
  'bias',
  'loss',
  'optimizer',
  'batch',
  'learningRate',
  'init',
  'seed',
  'weights',
  'training',
] as const;
export type Control = (typeof CONTROLS)[number];

export const GOAL_KINDS = ['allRight', 'everySeed', 'byHand', 'failingSeed', 'diverge'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

/** Conditions that any goal may add. */
export interface Limits {
  /** Most hidden units, in all layers together. */
  readonly maxUnits?: number;
  /** Learning rate that the whole run must have. */
  readonly learningRate?: number;
  /** Tolerance: a prediction is right if it is nearer to its target. */
  readonly tolerance?: number;
  /** Rows of the table at the end, in any order: the inputs of each, then its targets. */
  readonly rows?: readonly (readonly Bit[])[];
}

/**
 * Goal: every training row right within some iterations; the same from each of the seeds from 0 on; the same without
 * training; a row still wrong after these iterations; weights that overflow within them.
 */
export type Goal = Limits &
  (
    | { readonly kind: 'byHand' }
    | { readonly kind: 'everySeed'; readonly within: number; readonly seeds?: number }
    | { readonly kind: 'allRight' | 'failingSeed' | 'diverge'; readonly within: number }
  );

/** A text in one or two languages. */
export interface Bilingual {
  readonly en?: string;
  readonly zh?: string;
}

export interface Challenge {
  readonly version: 1;
  /** Name of a built-in challenge, or one that its author gives. */
  readonly id?: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Session to start from, with every option stated. */
  readonly session: Session;
  readonly goal: Goal;
  readonly open: readonly Control[];
}

/** Number of seeds of a goal that names none. */
export const USUAL_SEEDS = 100;

export function toleranceOf({ tolerance = DEFAULT_VIEW.tolerance }: Goal): number {
  return tolerance;
}

/** Returns the number of iterations that a goal allows. */
export function withinOf(goal: Goal): number {
  return goal.kind === 'byHand' ? 0 : goal.within;
}

/** Returns a text in a language, or in the other one; empty without any, or with blanks alone. */
export function textIn({ en = '', zh = '' }: Bilingual, language: string): string {
  const texts = language.startsWith('zh') ? [zh, en] : [en, zh];
  return texts.find((text) => text.trim() !== '') ?? '';
}
