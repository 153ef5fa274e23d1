/** Defines the question or the task at the end of each section of the lesson. */

import { type Bilingual, both } from './bilingual.ts';

export interface Question {
  readonly question: Bilingual;
  readonly answers: readonly Answer[];
  /** Index of the right answer. */
  readonly right: number;
}

interface Answer {
  readonly answer: Bilingual;
  /** Reason why a wrong answer is wrong, without the right one. */
  readonly why?: Bilingual;
}

/** Returns an answer, with the reason in both languages if it is wrong. */
function answer(text: Bilingual | string, en?: string, zh?: string): Answer {
  const written = typeof text === 'string' ? both(text) : text;
  return en === undefined || zh === undefined ? { answer: written } : { answer: written, why: { en, zh } };
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
    answers: [
      answer(
        '−0.5',
        'With both inputs 0, the sum is 0, and that is above −0.5: the neuron would fire in every row.',
        '两个输入都是 0 时，总和是 0，也超过 −0.5：神经元在每一行都会激发。',
      ),
      answer('0.5'),
      answer(
        '1.5',
        'With one input 1, the sum is 1, and that is below 1.5: the neuron would fire only if both inputs are 1.',
        '只有一个输入是 1 时，总和是 1，没有超过 1.5：要两个输入都是 1，神经元才会激发。',
      ),
    ],
    right: 1,
  },
  layers: {
    question: {
      en: 'Three inputs, five hidden units, one output, no biases. How many weights are there?',
      zh: '3 个输入、5 个隐藏单元、1 个输出，没有偏置，一共有几个权重？',
    },
    answers: [
      answer(
        '9',
        'That is the number of units. Every unit has a weight for each unit of the layer before.',
        '这是单元的总数。每个单元对前一层的每个单元都有一个权重。',
      ),
      answer(
        '15',
        'These are the weights of the first matrix alone. The output has weights, too.',
        '这只是第一个矩阵的权重，输出层也有权重。',
      ),
      answer('20'),
    ],
    right: 2,
  },
  feedforward: {
    question: {
      en: 'A unit’s weighted sum is 0. What does the sigmoid return?',
      zh: '加权和是 0 时，sigmoid 输出多少？',
    },
    answers: [
      answer(
        '0',
        'The sigmoid comes close to 0 only for very negative sums. Put z = 0 into its formula, where e⁰ = 1.',
        '总和是很小的负数时，sigmoid 才接近 0。请把 z = 0 代入公式，e⁰ = 1。',
      ),
      answer('0.5'),
      answer(
        '1',
        'e⁰ is 1, but it stands in the denominator, next to another 1.',
        'e⁰ 等于 1，但它在分母里，旁边还要加上 1。',
      ),
    ],
    right: 1,
  },
  loss: {
    question: {
      en: 'One row has the target 1 and the prediction 0.8. How much does it add to the loss?',
      zh: '某一行的目标是 1，预测是 0.8，它给损失加上多少？',
    },
    answers: [
      answer('0.04'),
      answer(
        '0.2',
        '0.2 is the difference between target and prediction. The loss takes one more step.',
        '0.2 是目标与预测之差，计算损失还差一步。',
      ),
      answer(
        '0.64',
        'That is the square of the prediction. First take its difference from the target.',
        '这是预测的平方。应当先求它与目标的差。',
      ),
    ],
    right: 0,
  },
  backpropagation: {
    question: {
      en: 'The gradient of a weight is positive. Which way does gradient descent move the weight?',
      zh: '一个权重的梯度是正的，梯度下降会把它怎么改？',
    },
    answers: [
      answer(
        { en: 'up', zh: '调大' },
        'A positive gradient means that the loss grows with the weight. The step has to make the loss smaller.',
        '梯度为正，说明权重越大，损失越大。而这一步要让损失变小。',
      ),
      answer({ en: 'down', zh: '调小' }),
      answer(
        { en: 'not at all', zh: '不变' },
        'A weight stays as it is only where its gradient is 0.',
        '只有梯度为 0 时，权重才不变。',
      ),
    ],
    right: 1,
  },
  together: {
    question: {
      en: 'How often does one full-batch iteration update each weight?',
      zh: '整批训练一次迭代，每个权重更新几次？',
    },
    answers: [
      answer({ en: 'once', zh: '1 次' }),
      answer(
        { en: 'once for each row', zh: '每行 1 次' },
        'The matrix product with the transposed inputs adds up the rows before any weight changes.',
        '权重改变之前，与输入的转置做矩阵乘法，已经把各行加在一起了。',
      ),
    ],
    right: 0,
  },
  stumbles: {
    question: { en: 'Why does the loss never reach 0?', zh: '损失为什么到不了 0？' },
    answers: [
      answer({ en: 'A sigmoid reaches 0 and 1 only at infinity.', zh: 'sigmoid 要到无穷远处才等于 0 或 1。' }),
      answer(
        { en: 'It avoids overfitting.', zh: '为了避免过拟合。' },
        'Gradient descent avoids nothing: it always makes the loss smaller. Look at what the output unit can return.',
        '梯度下降不会避免什么，它总是让损失变小。请看输出单元能给出哪些数。',
      ),
    ],
    right: 0,
  },
  rates: {
    question: { en: 'How steep is a sigmoid at most?', zh: 'sigmoid 的导数最大是多少？' },
    answers: [
      answer('¼'),
      answer(
        '½',
        '½ is the output of the sigmoid where it is steepest. Its slope there is a (1 − a).',
        '½ 是 sigmoid 在最陡处的输出，那里的导数是 a (1 − a)。',
      ),
      answer(
        '1',
        '1 is the slope of a tanh or of a ReLU. The one of a sigmoid, a (1 − a), is smaller everywhere.',
        '1 是 tanh 或 ReLU 的导数。sigmoid 的导数 a (1 − a) 处处比它小。',
      ),
    ],
    right: 0,
  },
  memory: {
    question: {
      en: 'The trained rows are right, the held-out rows are wrong. What has the network done?',
      zh: '训练过的行都对，留出的行都错，网络做到了什么？',
    },
    answers: [
      answer(
        { en: 'It found the rule.', zh: '找到了规律。' },
        'A rule also holds for the rows that were held out.',
        '如果找到了规律，留出的行也会正确。',
      ),
      answer({ en: 'It learned the rows by heart.', zh: '只背下了训练过的行。' }),
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
      answer(
        { en: 'Nearly the same way: so small a change does not matter.', zh: '几乎不变，这么小的改动没有影响。' },
        'That holds inside an area of one colour. Zoom into the border: it does not become smooth.',
        '在同一种颜色的区域里面是这样。请放大边界：再放大也不会变得平滑。',
      ),
      answer({
        en: 'Perhaps the opposite way: it may diverge instead of learning.',
        zh: '可能完全相反：本来能学会的，变成发散。',
      }),
    ],
    right: 1,
  },
};
