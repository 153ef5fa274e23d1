/** English words about challenges: goals, reasons and refusals, for the page and the command line. */

import { type Control, type Goal, toleranceOf, USUAL_SEEDS } from '../session/challenge/challenge.ts';
import type { CodeProblem } from '../session/challenge/completion-code.ts';
import type { Reason } from '../session/challenge/judge.ts';
import type { ChallengeProblem } from '../session/challenge/read-challenge.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import { DEFAULT_VIEW } from '../session/view.ts';
import { count, plural, significant } from './numbers.ts';
import { changeable } from './changeable.ts';

export interface ChallengeWords {
  readonly control: Readonly<Record<Control, string>>;
  /** Goal in one sentence. */
  readonly goal: (goal: Goal) => string;
  /** List of what a challenge allows, after "You may". */
  readonly controls: (open: readonly Control[]) => string;
  /** Reason why a run does not reach the goal, in one sentence. */
  readonly reason: (reason: Reason) => string;
  readonly problem: (problem: ChallengeProblem, problemOf: (problem: SavedStateProblem) => string) => string;
  readonly codeProblem: (problem: CodeProblem, problemOf: (problem: SavedStateProblem) => string) => string;
  /** Sentence about a run that reaches a goal at an iteration. */
  readonly solvedBy: (goal: Goal, iteration: number) => string;
}

export const challengesEn: ChallengeWords = {
  control: {
    table: 'table',
    units: 'layers and units',
    activation: 'activation',
    bias: 'biases',
    loss: 'loss',
    optimizer: 'optimizer',
    batch: 'batch',
    learningRate: 'learning rate',
    init: 'start weights',
    seed: 'seed',
    weights: 'weights by hand',
    training: 'training',
  },
  goal: (goal) => {
    const { maxUnits, learningRate, rows } = goal;
    const limits = [
      ...(rows ? ['with the table that the task describes'] : []),
      ...(maxUnits === undefined ? [] : [`with at most ${plural(maxUnits, 'hidden unit', 'hidden units')}`]),
      ...(learningRate === undefined ? [] : [`at learning rate ${significant(learningRate)}`]),
    ];
    const near =
      toleranceOf(goal) === DEFAULT_VIEW.tolerance
        ? ''
        : `, every prediction within ${significant(toleranceOf(goal))} of its target`;
    const sentence = (main: string) => `${[main, ...limits].join(', ')}.`;
    switch (goal.kind) {
      case 'allRight':
        return sentence(`All rows right within ${plural(goal.within, 'iteration', 'iterations')}${near}`);
      case 'everySeed':
        return sentence(
          `All rows right within ${plural(goal.within, 'iteration', 'iterations')}, from each of the first ${count(goal.seeds ?? USUAL_SEEDS)} seeds${near}`,
        );
      case 'byHand':
        return sentence(`All rows right without training${near}`);
      case 'failingSeed':
        return sentence(`A row still wrong after ${plural(goal.within, 'iteration', 'iterations')}`);
      case 'diverge':
        return sentence(`The weights overflow within ${plural(goal.within, 'iteration', 'iterations')}`);
    }
  },
  controls: (open) => {
    const names = changeable(open).map((control) => challengesEn.control[control]);
    const parts = [
      ...(names.length > 0 ? [`change ${names.join(', ')}`] : []),
      ...(open.includes('training') ? ['train'] : []),
    ];
    return parts.join(', and ');
  },
  reason: (reason) => {
    switch (reason.kind) {
      case 'closed':
        return `${CLOSED[reason.control]}, which this challenge does not allow.`;
      case 'tooManyUnits':
        return `The network has ${plural(reason.units, 'hidden unit', 'hidden units')}; at most ${count(reason.most)} ${reason.most === 1 ? 'is' : 'are'} allowed.`;
      case 'otherRate':
        return `The run uses the learning rate ${significant(reason.rate)}; it must be ${significant(reason.required)}.`;
      case 'otherTable':
        return 'The table is not the one that the task describes.';
      case 'trained':
        return 'The network has been trained; only changes by hand count here.';
      case 'tooLate':
        return `The run is at iteration ${count(reason.iteration)}; the goal must be reached within ${count(reason.within)}.`;
      case 'tooEarly':
        return `The run ends at iteration ${count(reason.iteration)}, before iteration ${count(reason.within)}.`;
      case 'sameWeights':
        return 'The start weights are given, so they are the same from every seed.';
      case 'changedRun':
        return 'The run was changed by hand; the runs from other seeds cannot repeat that.';
      case 'rowsWrong':
        return `${count(reason.tally.right)} of ${plural(reason.tally.rows, 'row is', 'rows are')} right at iteration ${count(reason.iteration)}.`;
      case 'learned':
        return `All rows are right at iteration ${count(reason.iteration)}: this run does not fail.`;
      case 'noOverflow':
        return `The weights have not overflowed by iteration ${count(reason.iteration)}.`;
      case 'seedsFail':
        return `${count(reason.solved)} of ${count(reason.seeds)} seeds get all rows right; the first that fails is seed ${reason.first}.`;
    }
  },
  problem: (problem, problemOf) => {
    if ('code' in problem) return problemOf(withEnglishTypes(problem));
    switch (problem.kind) {
      case 'noChallenge':
        return 'This is not a challenge: a challenge is an object with a “goal” and a “session”.';
      case 'cutShort':
        return 'This challenge cannot be read: its text was cut or changed on the way.';
      case 'newerChallenge':
        return 'This challenge was made by a newer TruthNet. Update to read it.';
      case 'unknownChallenge':
        return problem.allowed.includes(', ')
          ? `There is no challenge “${problem.value}”; the built-in ones are ${problem.allowed}.`
          : `There is no challenge “${problem.value}”; did you mean ${problem.allowed}?`;
    }
  },
  codeProblem: (problem, problemOf) => {
    switch (problem.kind) {
      case 'noCode':
        return `“${problem.value}” is not a completion code: a code begins with TN1.`;
      case 'newerCode':
        return 'This code was made by a newer TruthNet. Update to verify it.';
      case 'codeCut':
        return 'This code is incomplete: its end is missing.';
      case 'codeAltered':
        return 'This code does not fit the challenge: the code was altered, or the challenge had another session or goal.';
      case 'codeOfOther':
        return `This code is for another challenge, “${problem.id}”.`;
      case 'badReplay':
        return `The run in this code cannot be repeated. ${problemOf(problem.problem)}`;
    }
  },
  solvedBy: (goal, iteration) => {
    switch (goal.kind) {
      case 'allRight':
        return `Solved in ${plural(iteration, 'iteration', 'iterations')}.`;
      case 'everySeed':
        return `Solved from all ${count(goal.seeds ?? USUAL_SEEDS)} seeds.`;
      case 'byHand':
        return 'Solved without training.';
      case 'failingSeed':
        return `Solved: a row is still wrong after ${plural(goal.within, 'iteration', 'iterations')}.`;
      case 'diverge':
        return `Solved: the weights overflow after iteration ${count(iteration)}.`;
    }
  },
};

/** Returns the problem with lists and objects named as in English sentences. */
function withEnglishTypes(problem: SavedStateProblem): SavedStateProblem {
  if (problem.code !== 'wrongType') return problem;
  const names: Readonly<Record<string, string>> = { array: 'a list', object: 'an object' };
  const { value, allowed } = problem;
  return { ...problem, value: names[value] ?? value, allowed: allowed === 'array' ? 'list' : allowed };
}

const CLOSED: Readonly<Record<Control, string>> = {
  table: 'The table was changed',
  units: 'The number of layers or units was changed',
  activation: 'An activation was changed',
  bias: 'The biases were switched on or off',
  loss: 'The loss was changed',
  optimizer: 'The optimizer was changed',
  batch: 'The batch was changed',
  learningRate: 'The learning rate was changed',
  init: 'The kind of start weights was changed',
  seed: 'The seed was changed',
  weights: 'Weights were set by hand',
  training: 'The network was trained',
};
