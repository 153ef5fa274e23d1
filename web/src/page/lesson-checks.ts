/** Defines the question or the task at the end of each section of the lesson. */

import { type Bilingual, both } from './bilingual.ts';

export interface Question {
  readonly question: Bilingual;
  readonly answers: readonly Bilingual[];
  /** Index of the right answer. */
  readonly right: number;
}

/** Task that a playground marks. */
export interface Task {
  readonly task: Bilingual;
  /** Event of the playground, and the value of its detail that solves the task. */
  readonly event: string;
  readonly isSolvedBy: (detail: unknown) => boolean;
}

export type Check = Question | Task;

export const LESSON_CHECKS: Readonly<Record<string, Check>> = {
  neuron: {
    question: {
      en: 'Both weights are 1. Which threshold makes the neuron compute OR?',
      zh: '两个权重都是 1，阈值取多少，神经元算的是“或”？',
    },
    answers: [both('−0.5'), both('0.5'), both('1.5')],
    right: 1,
  },
  layers: {
    question: {
      en: 'Three inputs, five hidden units, one output, no biases. How many weights are there?',
      zh: '3 个输入、5 个隐藏单元、1 个输出，没有偏置，一共有几个权重？',
    },
    answers: [both('9'), both('15'), both('20')],
    right: 2,
  },
  feedforward: {
    question: {
      en: 'A unit’s weighted sum is 0. What does the sigmoid return?',
      zh: '加权和是 0 时，sigmoid 输出多少？',
    },
    answers: [both('0'), both('0.5'), both('1')],
    right: 1,
  },
  loss: {
    question: {
      en: 'One row has the target 1 and the prediction 0.8. How much does it add to the loss?',
      zh: '某一行的目标是 1，预测是 0.8，它给损失加上多少？',
    },
    answers: [both('0.04'), both('0.2'), both('0.64')],
    right: 0,
  },
  backpropagation: {
    question: {
      en: 'The gradient of a weight is positive. Which way does gradient descent move the weight?',
      zh: '一个权重的梯度是正的，梯度下降会把它怎么改？',
    },
    answers: [
      { en: 'up', zh: '调大' },
      { en: 'down', zh: '调小' },
      { en: 'not at all', zh: '不变' },
    ],
    right: 1,
  },
  together: {
    question: {
      en: 'How often does one full-batch iteration update each weight?',
      zh: '整批训练一次迭代，每个权重更新几次？',
    },
    answers: [
      { en: 'once', zh: '1 次' },
      { en: 'once for each row', zh: '每行 1 次' },
    ],
    right: 0,
  },
  stumbles: {
    question: { en: 'Why does the loss never reach 0?', zh: '损失为什么到不了 0？' },
    answers: [
      { en: 'A sigmoid reaches 0 and 1 only at infinity.', zh: 'sigmoid 要到无穷远处才等于 0 或 1。' },
      { en: 'It avoids overfitting.', zh: '为了避免过拟合。' },
    ],
    right: 0,
  },
  rates: {
    question: { en: 'How steep is a sigmoid at most?', zh: 'sigmoid 的导数最大是多少？' },
    answers: [both('¼'), both('½'), both('1')],
    right: 0,
  },
  memory: {
    question: {
      en: 'The trained rows are right, the held-out rows are wrong. What has the network done?',
      zh: '训练过的行都对，留出的行都错，网络做到了什么？',
    },
    answers: [
      { en: 'It found the rule.', zh: '找到了规律。' },
      { en: 'It learned the rows by heart.', zh: '只背下了训练过的行。' },
    ],
    right: 1,
  },
  write: {
    task: {
      en: 'Solve level 2 of the exercise: the gradient of the output layer.',
      zh: '完成练习的第 2 关：输出层的梯度。',
    },
    event: 'exercise-solved',
    isSolvedBy: (detail) => {
      const { exercise, level } = detail as { readonly exercise?: unknown; readonly level?: unknown };
      return exercise === 'write' && Number(level) >= 2;
    },
  },
  where: {
    question: {
      en: 'Near the fractal border, you change the learning rate in its ninth digit. How does the run end?',
      zh: '在分形的边界附近，只改动学习率的第九位数字，训练的结果会怎样？',
    },
    answers: [
      { en: 'Nearly the same way: so small a change does not matter.', zh: '几乎不变，这么小的改动没有影响。' },
      {
        en: 'Perhaps the opposite way: it may diverge instead of learning.',
        zh: '可能完全相反：本来能学会的，变成发散。',
      },
    ],
    right: 1,
  },
};
