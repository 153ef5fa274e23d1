/** Verifies completion codes for `truthnet verify`: repeats the run of each and judges it. */

import { type Core, TruthNetError } from 'truthnet';
import { challengesEn } from '../i18n/challenge-words-en.ts';
import { en } from '../i18n/en.ts';
import type { Challenge } from '../session/challenge/challenge.ts';
import { type FoundCode, readCode } from '../session/challenge/completion-code.ts';
import {
  objectionTo,
  type Reason,
  type Run,
  type RunOutcome,
  shortfallOf,
  type SurveyOutcome,
  type Trial,
  trialOf,
} from '../session/challenge/judge.ts';
import { visible } from './visible.ts';

const words = challengesEn;

/** Result of a code: whether it solves the challenge, and a line that says so or why not. */
export interface Verified {
  readonly isSolved: boolean;
  readonly line: string;
}

/** Verifies a code. */
export function verified(challenge: Challenge, { label, code }: FoundCode, core: Core): Verified {
  const { isSolved, sentence } = judgedCode(challenge, code, core);
  return { isSolved, line: visible(label === '' ? sentence : `${label}: ${sentence}`) };
}

function judgedCode(challenge: Challenge, code: string, core: Core): { isSolved: boolean; sentence: string } {
  const read = readCode(challenge, code);
  if ('problem' in read) return { isSolved: false, sentence: words.codeProblem(read.problem, en.problem) };
  try {
    const reason = judged(challenge, read.run, core);
    if (reason) return { isSolved: false, sentence: `Not solved. ${words.reason(reason)}` };
    return { isSolved: true, sentence: words.solvedBy(challenge.goal, read.run.iteration) };
  } catch (error) {
    if (error instanceof TruthNetError) return { isSolved: false, sentence: error.message };
    throw error;
  }
}

/**
 * Returns the reason why a run does not reach the goal of a challenge; undefined if it does.
 * @throws {TruthNetError} if the core refuses the session
 */
export function judged(challenge: Challenge, run: Run, core: Core): Reason | undefined {
  return objectionTo(challenge, run) ?? shortfallOf(challenge, run, outcomeOf(trialOf(challenge, run), core));
}

function outcomeOf(trial: Trial, core: Core): RunOutcome | SurveyOutcome {
  if (trial.kind === 'survey') {
    const { rightSince } = core.survey(trial.session, {
      firstSeed: 0,
      count: trial.seeds,
      tolerance: trial.tolerance,
    });
    return { kind: 'survey', rightSince };
  }
  const { session, iteration, changes } = trial.run;
  const trainer = core.createTrainer({ ...session, iteration, changes });
  try {
    if (trial.goesOn) trainer.step(1);
    return {
      kind: 'run',
      iteration: trainer.iteration,
      predictions: trainer.predictions(),
      blownUp: trainer.blownUp,
    };
  } finally {
    trainer.delete();
  }
}
