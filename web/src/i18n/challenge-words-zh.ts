/** Chinese words about challenges. */

import { type Control, toleranceOf, USUAL_SEEDS } from '../session/challenge/challenge.ts';
import { DEFAULT_VIEW } from '../session/view.ts';
import { count, significant } from './numbers.ts';
import { changeable } from './changeable.ts';
import type { ChallengeWords } from './challenge-words-en.ts';

export const challengesZh: ChallengeWords = {
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
    const names = changeable(open).map((control) => challengesZh.control[control]);
    const parts = [
      ...(names.length > 0 ? [`改动${names.join('、')}`] : []),
      ...(open.includes('training') ? ['训练'] : []),
    ];
    return parts.join('，并');
  },
  reason: (reason) => {
    switch (reason.kind) {
      case 'closed':
        return `${CLOSED[reason.control]}，这项挑战不允许这样做。`;
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

const CLOSED: Readonly<Record<Control, string>> = {
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
