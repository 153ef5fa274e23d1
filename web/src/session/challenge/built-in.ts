/** Defines the built-in challenges, from easy to hard. tests/wasm/challenge.test.ts solves each of them. */

import { DEFAULTS } from '../defaults.ts';
import { PRESETS, TUTORIAL_TABLE } from '../presets/presets.ts';
import { completeSession, type SessionInput, type Table } from '../session.ts';
import type { Bilingual, Challenge, Control, Goal } from './challenge.ts';

interface Sketch {
  readonly title: Required<Bilingual>;
  readonly text: Required<Bilingual>;
  readonly session: SessionInput;
  readonly goal: Goal;
  readonly open: readonly Control[];
}

/** Table of AND with one wrong row, whose inputs another row has, too. */
const CONTRADICTION: Table = {
  ...PRESETS.and,
  rows: [...PRESETS.and.rows, { in: [1, 1], out: [0] }],
};

const AND_ROWS = [
  [0, 0, 0],
  [0, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
] as const;

const ZEROS = { weights: [[[0], [0]]], biases: [[0]] };
const TWINS = {
  weights: [
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
    [[0.5], [0.5]],
  ],
  biases: [[0, 0], [0]],
};

const SKETCHES = {
  'press-train': {
    title: { en: 'Press Train', zh: '开始训练' },
    text: {
      en: 'Train the network of the tutorial until all four rows are right.',
      zh: '训练原教程的网络，直到四行全部正确。',
    },
    session: { table: TUTORIAL_TABLE },
    goal: { kind: 'allRight', within: 1500 },
    open: ['training'],
  },
  'and-by-hand': {
    title: { en: 'AND by hand', zh: '手动实现“与”' },
    text: {
      en: 'One neuron, two weights, one bias, no training: set them so that only the row 1 1 fires.',
      zh: '只有一个神经元、两个权重和一个偏置，不许训练：设定它们的值，让它只在输入为 1 1 的一行激发。',
    },
    session: { table: PRESETS.and, network: { hidden: [], bias: true }, training: { init: 'given', start: ZEROS } },
    goal: { kind: 'byHand' },
    open: ['weights'],
  },
  'more-speed': {
    title: { en: 'Too slow', zh: '太慢了' },
    text: {
      en: 'With this learning rate, the network needs thousands of iterations. Find one with which 150 are enough.',
      zh: '以现在的学习率，要迭代几千次才能学会。找一个学习率，让网络在 150 次迭代之内学会。',
    },
    session: { table: TUTORIAL_TABLE, training: { learningRate: 0.05, iterations: 150 } },
    goal: { kind: 'allRight', within: 150 },
    open: ['learningRate', 'training'],
  },
  contradiction: {
    title: { en: 'One row lies', zh: '有一行是错的' },
    text: {
      en: 'Two rows have the same inputs but different targets. Correct the table so that AND can be learned.',
      zh: '有两行输入相同，目标却不同。改正这张真值表，让网络学会“与”。',
    },
    session: { table: CONTRADICTION, training: { iterations: 1000 }, network: { bias: true } },
    goal: { kind: 'allRight', within: 1000, rows: AND_ROWS },
    open: ['table', 'training'],
  },
  overflow: {
    title: { en: 'Break it', zh: '把它弄坏' },
    text: {
      en: 'Each step is small, and the loss falls. Make the weights overflow within 100 iterations.',
      zh: '现在每一步都很小，损失在下降。想办法让权重在 100 次迭代之内溢出。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [4], activation: ['relu', 'linear'], bias: true },
      training: { learningRate: 0.05, init: 'uniform11', iterations: 100 },
    },
    goal: { kind: 'diverge', within: 100 },
    open: ['learningRate', 'training'],
  },
  'better-seed': {
    title: { en: 'A better start', zh: '换个起点' },
    text: {
      en: 'From these start weights, the network gets stuck. Find a random seed from which it learns exclusive or in 1,000 iterations.',
      zh: '从现在的初始权重出发，网络会停滞。找一个随机种子，让它在 1,000 次迭代之内学会“异或”。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [2], bias: true },
      training: { init: 'uniform11', seed: 3, iterations: 1000 },
    },
    goal: { kind: 'allRight', within: 1000 },
    open: ['seed', 'training'],
  },
  'unlucky-seed': {
    title: { en: 'Bad luck', zh: '运气不好' },
    text: {
      en: 'This network learns the tutorial’s table from nearly every random seed. Find a seed with which a row is still wrong after 1,500 iterations.',
      zh: '几乎从任何随机种子出发，这个网络都能学会原教程的真值表。找一个 1,500 次迭代之后仍有行预测错误的种子。',
    },
    session: { table: TUTORIAL_TABLE },
    goal: { kind: 'failingSeed', within: 1500 },
    open: ['seed', 'training'],
  },
  twins: {
    title: { en: 'Tell the twins apart', zh: '分开双胞胎' },
    text: {
      en: 'Both hidden units have the same weights, so they stay the same for ever. Change weights by hand, then train: 2,000 iterations are enough.',
      zh: '两个隐藏单元的权重完全相同，怎么训练也不会有差别。先手动修改权重，再训练：2,000 次迭代就够了。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [2], bias: true },
      training: { init: 'given', start: TWINS, iterations: 2000 },
    },
    goal: { kind: 'allRight', within: 2000 },
    open: ['weights', 'training'],
  },
  'two-units': {
    title: { en: 'Two hidden units', zh: '两个隐藏单元' },
    text: {
      en: 'Learn exclusive or with at most two hidden units, in 300 iterations.',
      zh: '最多用两个隐藏单元，在 300 次迭代之内学会“异或”。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [8] },
      training: { learningRate: 0.1, init: 'uniform11', iterations: 300 },
    },
    goal: { kind: 'allRight', within: 300, maxUnits: 2 },
    open: ['units', 'activation', 'bias', 'learningRate', 'seed', 'training'],
  },
  'xor-by-hand': {
    title: { en: 'XOR by hand', zh: '手动实现“异或”' },
    text: {
      en: 'Two hidden threshold neurons and one behind them: set all weights and biases so that exactly one of a and b fires.',
      zh: '两个隐藏的阈值神经元，后面再接一个：设定全部权重和偏置，让它在 a 和 b 恰有一个为 1 时激发。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [2], activation: ['step', 'step'], bias: true },
      training: {
        init: 'given',
        start: {
          weights: [
            [
              [0, 0],
              [0, 0],
            ],
            [[0], [0]],
          ],
          biases: [[0, 0], [0]],
        },
      },
    },
    goal: { kind: 'byHand' },
    open: ['weights'],
  },
  'every-seed': {
    title: { en: 'No luck needed', zh: '不靠运气' },
    text: {
      en: 'Choose the settings so that the network learns exclusive or from each of the first 100 random seeds, in 150 iterations.',
      zh: '调整设置，让网络依次换用前 100 个随机种子，每一次都能在 150 次迭代之内学会“异或”。',
    },
    session: {
      table: PRESETS.xor,
      network: { hidden: [2], bias: true },
      training: { init: 'uniform11', iterations: 150 },
    },
    goal: { kind: 'everySeed', within: 150, seeds: 100 },
    open: ['units', 'activation', 'bias', 'loss', 'optimizer', 'batch', 'learningRate', 'init', 'training'],
  },
  'odd-ones': {
    title: { en: 'Four inputs, four units', zh: '四个输入，四个单元' },
    text: {
      en: 'Learn the parity of four inputs with at most four hidden units, in 1,000 iterations, and bring every prediction within 0.2 of its target.',
      zh: '最多用四个隐藏单元，在 1,000 次迭代之内学会四个输入的奇偶性，并且每个预测与目标的误差都小于 0.2。',
    },
    session: {
      table: PRESETS.parity4,
      network: { hidden: [4], bias: true },
      training: { init: 'uniform11', iterations: 1000 },
    },
    goal: { kind: 'allRight', within: 1000, maxUnits: 4, tolerance: 0.2 },
    open: ['units', 'activation', 'bias', 'loss', 'optimizer', 'batch', 'learningRate', 'init', 'seed', 'training'],
  },
} as const satisfies Readonly<Record<string, Sketch>>;

export type BuiltInId = keyof typeof SKETCHES;
export const BUILT_IN_IDS = Object.keys(SKETCHES) as readonly BuiltInId[];

/** Built-in challenges by their names, in the order of the list. */
export const BUILT_IN = Object.fromEntries(
  Object.entries<Sketch>(SKETCHES).map(([id, { session, ...sketch }]): [string, Challenge] => [
    id,
    { version: 1, id, ...sketch, session: completeSession(session, DEFAULTS) },
  ]),
) as unknown as Readonly<Record<BuiltInId, Challenge>>;

/** Returns the name of a built-in challenge; undefined for any other, even with the same id. */
export function builtInId(challenge: Challenge): BuiltInId | undefined {
  return BUILT_IN_IDS.find((id) => BUILT_IN[id] === challenge);
}
