/**
 * Keeps what a learner has written: as long as the playground exists, and in this browser if the page allows it by the
 * attribute `data-keeps-progress` of its playground.
 */

import { forget, recall, remember } from '../../dom/storage.ts';
import { MOST_CHARACTERS } from './formula-parser.ts';
import { type Level, LEVELS, type LineId, LINES } from './program-lines.ts';
import type { FinishedTraining } from './training-comparison.ts';

/** Progress of a learner in one playground. */
export interface Progress {
  level: Level;
  /** True if the exercise uses the tutorial's network instead of the present one. */
  usesTutorial: boolean;
  /** Formula of each line as it was typed. */
  readonly formulas: Map<LineId, string>;
  /** Number of hints that each line has shown; one more than there are if it has shown a solution. */
  readonly hints: Map<LineId, number>;
  readonly solved: Set<Level>;
  /** Levels that the playground has announced as solved. */
  readonly announced: Set<Level>;
  readonly trainings: Map<Level, FinishedTraining>;
}

/** Progress in each playground; it ends with the playground. */
const remembered = new WeakMap<object, Progress>();

/**
 * Returns the progress in a playground.
 * @param keeps  true to begin with the progress that this browser has stored
 */
export function progressIn(playground: object, keeps: boolean): Progress {
  let progress = remembered.get(playground);
  if (!progress) {
    progress = {
      level: LEVELS[0],
      usesTutorial: false,
      formulas: new Map(),
      hints: new Map(),
      solved: new Set(),
      announced: new Set(),
      trainings: new Map(),
    };
    const stored = keeps ? recall('write') : null;
    if (stored !== null) restore(progress, stored);
    remembered.set(playground, progress);
  }
  return progress;
}

export function storeProgress({ level, usesTutorial, formulas, hints, solved }: Progress): void {
  const stored = { level, usesTutorial, formulas: [...formulas], hints: [...hints], solved: [...solved] };
  remember('write', JSON.stringify(stored));
}

/**
 * Clears what a learner has written, and the stored copy if the page keeps one.
 * @returns a function that restores both
 */
export function forgetProgress(progress: Progress, keeps: boolean): () => void {
  const { formulas, hints, solved, announced, trainings } = progress;
  const undos = [
    cleared(formulas, ([line, text]) => formulas.set(line, text)),
    cleared(hints, ([line, count]) => hints.set(line, count)),
    cleared(solved, (level) => solved.add(level)),
    cleared(announced, (level) => announced.add(level)),
    cleared(trainings, ([level, training]) => trainings.set(level, training)),
  ];
  if (keeps) forget('write');
  return () => {
    for (const undo of undos) undo();
    if (keeps) storeProgress(progress);
  };
}

/** Clears a collection, and returns a function that adds its members again. */
function cleared<T>(members: Iterable<T> & { clear(): void }, add: (member: T) => unknown): () => void {
  const before = [...members];
  members.clear();
  return () => {
    for (const each of before) add(each);
  };
}

/** Restores what is valid in a stored text: another version, or another script of the origin, may have written it. */
function restore(progress: Progress, stored: string): void {
  try {
    const { level, usesTutorial, formulas, hints, solved } = JSON.parse(stored) as Record<string, unknown>;
    if (isLevel(level)) progress.level = level;
    progress.usesTutorial = usesTutorial === true;
    for (const [line, text] of pairsOf(formulas)) {
      if (typeof text === 'string' && text.length <= 2 * MOST_CHARACTERS) progress.formulas.set(line, text);
    }
    for (const [line, count] of pairsOf(hints)) {
      if (Number.isInteger(count) && Number(count) >= 0) progress.hints.set(line, Number(count));
    }
    for (const each of Array.isArray(solved) ? solved : []) if (isLevel(each)) progress.solved.add(each);
  } catch {
    // A broken text restores nothing.
  }
}

function isLevel(value: unknown): value is Level {
  return (LEVELS as readonly unknown[]).includes(value);
}

/** Returns the pairs of a list that begin with a line. */
function pairsOf(list: unknown): (readonly [LineId, unknown])[] {
  return (Array.isArray(list) ? list : []).flatMap((pair: unknown) =>
    Array.isArray(pair) && (LINES as readonly unknown[]).includes(pair[0])
      ? [[pair[0] as LineId, pair[1]] as const]
      : [],
  );
}
