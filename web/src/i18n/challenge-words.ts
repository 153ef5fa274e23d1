/** Words about challenges: goals, reasons and refusals, for the page and the command line. */

import { CONTROLS, type Control, type Goal, toleranceOf, USUAL_SEEDS } from '../session/challenge/challenge.ts';
import type { CodeProblem } from '../session/challenge/completion-code.ts';
import type { Reason } from '../session/challenge/judge.ts';
import type { ChallengeProblem } from '../session/challenge/read-challenge.ts';
import type { SavedStateProblem } from '../session/saved-state-problem.ts';
import { DEFAULT_VIEW } from '../session/view.ts';
import { count, plural, significant } from './numbers.ts';
import type { Language } from './texts.ts';

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

const en: ChallengeWords = {
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
    const names = changeable(open).map((control) => en.control[control]);
    const parts = [
      ...(names.length > 0 ? [`change ${names.join(', ')}`] : []),
      ...(open.includes('training') ? ['train'] : []),
    ];
    return parts.join(', and ');
  },
  reason: (reason) => {
    switch (reason.kind) {
      case 'closed':
        return `${CLOSED_EN[reason.control]}, which this challenge does not allow.`;
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

/** Returns the open controls that are changed, in order; training is done. */
function changeable(open: readonly Control[]): Control[] {
  return CONTROLS.filter((control) => control !== 'training' && open.includes(control));
}

/** Returns the problem with lists and objects named as in English sentences. */
function withEnglishTypes(problem: SavedStateProblem): SavedStateProblem {
  if (problem.code !== 'wrongType') return problem;
  const names: Readonly<Record<string, string>> = { array: 'a list', object: 'an object' };
  const { value, allowed } = problem;
  return { ...problem, value: names[value] ?? value, allowed: allowed === 'array' ? 'list' : allowed };
}

const CLOSED_EN: Readonly<Record<Control, string>> = {
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

const zh: ChallengeWords = {
  control: {
    table: '真值表',
    units: '层数和单元数',
    activation: '激活函数',
    bias: '偏置',
    loss: '损失',
    optimizer: '优化器',
    batch: '批次方式',
    learningRate: '学习率',
    init: '初始权重',
    seed: '随机种子',
    weights: '权重（手动）',
    training: '训练',
  },
  goal: (goal) => {
    const { maxUnits, learningRate, rows } = goal;
    const limits = [
      ...(rows ? ['真值表要符合题意'] : []),
      ...(maxUnits === undefined ? [] : [maxUnits === 0 ? '不用隐藏单元' : `最多用 ${count(maxUnits)} 个隐藏单元`]),
      ...(learningRate === undefined ? [] : [`学习率为 ${significant(learningRate)}`]),
    ];
    const near =
      toleranceOf(goal) === DEFAULT_VIEW.tolerance ? '' : `，每个预测的误差都小于 ${significant(toleranceOf(goal))}`;
    const sentence = (main: string) => `${[main, ...limits].join('，')}。`;
    switch (goal.kind) {
      case 'allRight':
        return sentence(`在 ${count(goal.within)} 次迭代之内，所有行都正确${near}`);
      case 'everySeed':
        return sentence(
          `依次换用前 ${count(goal.seeds ?? USUAL_SEEDS)} 个随机种子，每一次都在 ${count(goal.within)} 次迭代之内让所有行正确${near}`,
        );
      case 'byHand':
        return sentence(`不训练，所有行都正确${near}`);
      case 'failingSeed':
        return sentence(`${count(goal.within)} 次迭代之后，仍有行不正确`);
      case 'diverge':
        return sentence(`权重在 ${count(goal.within)} 次迭代之内溢出`);
    }
  },
  controls: (open) => {
    const names = changeable(open).map((control) => zh.control[control]);
    const parts = [
      ...(names.length > 0 ? [`改动${names.join('、')}`] : []),
      ...(open.includes('training') ? ['训练'] : []),
    ];
    return parts.join('，并');
  },
  reason: (reason) => {
    switch (reason.kind) {
      case 'closed':
        return `${CLOSED_ZH[reason.control]}，这项挑战不允许这样做。`;
      case 'tooManyUnits':
        return `网络有 ${count(reason.units)} 个隐藏单元，最多只能有 ${count(reason.most)} 个。`;
      case 'otherRate':
        return `这次训练的学习率是 ${significant(reason.rate)}，必须是 ${significant(reason.required)}。`;
      case 'otherTable':
        return '真值表不符合题意。';
      case 'trained':
        return '网络已经训练过；这项挑战只能手动修改，不能训练。';
      case 'tooLate':
        return `现在是第 ${count(reason.iteration)} 次迭代，目标要在 ${count(reason.within)} 次之内达到。`;
      case 'tooEarly':
        return `训练在第 ${count(reason.iteration)} 次迭代就结束了，不到 ${count(reason.within)} 次。`;
      case 'sameWeights':
        return '初始权重是给定的，与随机种子无关。';
      case 'changedRun':
        return '训练中有手动修改，从别的随机种子出发无法重现。';
      case 'rowsWrong':
        return `第 ${count(reason.iteration)} 次迭代时，${count(reason.tally.rows)} 行中有 ${count(reason.tally.right)} 行正确。`;
      case 'learned':
        return `第 ${count(reason.iteration)} 次迭代时所有行都正确，这次训练没有失败。`;
      case 'noOverflow':
        return `到第 ${count(reason.iteration)} 次迭代为止，权重还没有溢出。`;
      case 'seedsFail':
        return `${count(reason.seeds)} 个随机种子中有 ${count(reason.solved)} 个能让所有行正确；第一个失败的是种子 ${reason.first}。`;
    }
  },
  problem: (problem, problemOf) => {
    if ('code' in problem) return problemOf(problem);
    switch (problem.kind) {
      case 'noChallenge':
        return '这不是挑战：挑战应当是含有“goal”和“session”的对象。';
      case 'cutShort':
        return '这项挑战无法读取：文本在传递途中被截断或改动了。';
      case 'newerChallenge':
        return '这项挑战由较新版本的 TruthNet 制作，请先升级。';
      case 'unknownChallenge':
        return problem.allowed.includes(', ')
          ? `没有名为“${problem.value}”的挑战；内置的有 ${problem.allowed.replaceAll(', ', '、')}。`
          : `没有名为“${problem.value}”的挑战；是不是 ${problem.allowed}？`;
    }
  },
  codeProblem: (problem, problemOf) => {
    switch (problem.kind) {
      case 'noCode':
        return `“${problem.value}”不是完成码：完成码以 TN1. 开头。`;
      case 'newerCode':
        return '这个完成码由较新版本的 TruthNet 生成，请先升级。';
      case 'codeCut':
        return '这个完成码不完整，结尾缺失。';
      case 'codeAltered':
        return '这个完成码与挑战对不上：完成码被改动过，或者当时挑战的起点或目标不同。';
      case 'codeOfOther':
        return `这个完成码属于另一项挑战“${problem.id}”。`;
      case 'badReplay':
        return `无法重现这个完成码里的训练。${problemOf(problem.problem)}`;
    }
  },
  solvedBy: (goal, iteration) => {
    switch (goal.kind) {
      case 'allRight':
        return `已完成，用了 ${count(iteration)} 次迭代。`;
      case 'everySeed':
        return `已完成，${count(goal.seeds ?? USUAL_SEEDS)} 个随机种子全部成功。`;
      case 'byHand':
        return '已完成，没有训练。';
      case 'failingSeed':
        return `已完成：${count(goal.within)} 次迭代之后仍有行不正确。`;
      case 'diverge':
        return `已完成：第 ${count(iteration)} 次迭代之后权重溢出。`;
    }
  },
};

const CLOSED_ZH: Readonly<Record<Control, string>> = {
  table: '真值表改过了',
  units: '层数或单元数改过了',
  activation: '激活函数改过了',
  bias: '偏置被打开或关闭了',
  loss: '损失改过了',
  optimizer: '优化器改过了',
  batch: '批次方式改过了',
  learningRate: '学习率改过了',
  init: '初始权重的产生方式改过了',
  seed: '随机种子改过了',
  weights: '手动设过权重',
  training: '网络经过了训练',
};

export const challengeWords: Readonly<Record<Language, ChallengeWords>> = { en, zh };
