/** Chinese texts of the story of a run. */

import { count } from '../../i18n/numbers.ts';
import type { Tally } from '../../session/learning/score.ts';
import type { Predictions, StoryTexts, WrittenAt } from './en.ts';

const atZh = ({ iteration, isExact }: WrittenAt) => (isExact ? `第 ${iteration} 次迭代` : `大约第 ${iteration} 次迭代`);

const rowsZh = (rows: number, heldOut: Tally) => (heldOut.rows > 0 ? `${count(rows)} 个训练行` : `${count(rows)} 行`);

const staysZh = (before: string, after: string, predictions: Predictions): string => {
  const isFlat = before === after;
  const moves = `损失只从 ${before} 变到 ${after}`;
  if (predictions === 'various') return isFlat ? `损失停在 ${after} 左右` : moves;
  const where =
    predictions === 'half'
      ? '停在 0.5 附近'
      : 'near' in predictions
        ? `停在 ${predictions.near} 附近`
        : `在 ${predictions.low} 到 ${predictions.high} 之间`;
  return `所有预测都${where}，${isFlat ? `损失在 ${after} 左右` : moves}`;
};

export const zh: StoryTexts = {
  about: '各单元先后学到的规律。点击标记或句子，可以看到当时的网络。',
  lanes: '各单元的变化',
  text: '文字叙述',
  empty: '网络一边学习，这里一边记录。',
  working: (upTo, last) => `正在回顾训练：第 ${upTo} 次迭代，共 ${last} 次。`,
  loss: '损失',
  rows: '行',
  moreLanes: (count) => `再显示 ${count} 个单元`,
  fewerLanes: '少显示一些单元',
  copyText: '复制为文本',
  copyMarkdown: '复制为 Markdown',
  copied: '已复制。',
  notCopied: '浏览器不允许复制。',
  span: (lane, state, from, to) => `${lane}：${state}，${atZh(from)}到第 ${to} 次`,
  rowsAt: ({ right, rows }) => `${count(rows)} 行中 ${count(right)} 行正确`,
  rowBecomesRight: (rows, _count, from) => `第 ${rows} 行从${atZh(from)}起判为正确`,
  phase: {
    plateau: (from, to) => `平台期，第 ${from} 到 ${to} 次迭代`,
    fall: (from, to) => `损失下降，第 ${from} 到 ${to} 次迭代`,
    rise: (from, to) => `损失上升，第 ${from} 到 ${to} 次迭代`,
  },
  phaseName: { plateau: '平台期', fall: '下降', rise: '上升' },
  isDead: '已死亡',
  weight: (from, to, change) => `${from} 到 ${to} 的权重：${change}`,
  bias: (unit, change) => `${unit} 的偏置：${change}`,
  changedAt: (words, iteration) => `第 ${iteration} 次迭代时手动修改：${words}`,
  heading: (iterations) => `学习历程（共 ${iterations} 次迭代）`,

  start: ({ right, rows }, heldOut, loss) =>
    `采用初始权重时，${rowsZh(rows, heldOut)}中有 ${count(right)} 行正确，损失为 ${loss}。`,
  plateau: (from, to, ...figures) =>
    from === undefined
      ? `前 ${to} 次迭代里，${staysZh(...figures)}。`
      : `第 ${from} 到 ${to} 次迭代之间，${staysZh(...figures)}。`,
  lastPlateau: (from, ...figures) => `从第 ${from} 次迭代直到最后，${staysZh(...figures)}：学习停滞了。`,
  fall: (from, to, before, after, steepest) =>
    steepest === undefined
      ? `第 ${from} 到 ${to} 次迭代之间，损失从 ${before} 降到 ${after}。`
      : `第 ${from} 到 ${to} 次迭代之间，损失从 ${before} 降到 ${after}，第 ${steepest} 次前后降得最快。`,
  rise: (from, to, before, after, steepest) =>
    steepest === undefined
      ? `第 ${from} 到 ${to} 次迭代之间，损失从 ${before} 升到 ${after}。`
      : `第 ${from} 到 ${to} 次迭代之间，损失从 ${before} 升到 ${after}，第 ${steepest} 次前后升得最快。`,
  unit: (name, logic, from, isFirst) => {
    if (logic === 'always') return `从${atZh(from)}起，${name} 对每一行都激发。`;
    if (logic === 'never') return `从${atZh(from)}起，${name} 对任何一行都不激发。`;
    return isFirst
      ? `${atZh(from)}时，${name} 学会了“${logic.rule}”。`
      : `几经变化，${name} 在${atZh(from)}时学会了“${logic.rule}”，此后不再改变。`;
  },
  dead: (name, from) => `从${atZh(from)}起，${name} 已死亡：它对每一行都输出 0，权重得不到梯度。`,
  moreDead: (units) => `最后另有 ${units} 个单元死亡。`,
  unchanged: (units) => `有 ${units} 个隐藏单元的规律从头到尾没有变过。`,
  noRule: (units) => `有 ${units} 个隐藏单元直到最后也没有形成简单的规律。`,
  right: (from, row) =>
    row === undefined
      ? `从${atZh(from)}起，所有训练行都正确。`
      : `从${atZh(from)}起，所有训练行都正确，最后学会的是第 ${row} 行。`,
  heldOut: (row, isRight, from) =>
    isRight
      ? `留出的第 ${row} 行从${atZh(from)}起预测正确。`
      : `留出的第 ${row} 行从${atZh(from)}起直到最后都预测错误。`,
  change: (words, iteration, loss, others) =>
    [
      `第 ${iteration} 次迭代时有手动修改（${words}）`,
      loss === undefined ? '' : `，修改后损失为 ${loss}`,
      others === 0 ? '。' : `，此后还有 ${others} 处修改。`,
    ].join(''),
  overflow: (iteration) => `第 ${iteration} 次迭代之后权重溢出：步长太大，训练停止。`,
  end: (iteration, loss, { right, rows }, heldOut, wrong, wrongCount, gradient) => {
    const end = `经过 ${iteration} 次迭代，损失为 ${loss}`;
    const all = rowsZh(rows, heldOut);
    if (rows === 0) return `${end}。`;
    if (wrongCount === 0) return rows === 1 ? `${end}，唯一的一行正确。` : `${end}，${all}全部正确。`;
    const verdict = right === 0 ? '没有一行正确' : `${all}中还有 ${count(wrongCount)} 行错误（第 ${wrong} 行）`;
    return gradient === undefined ? `${end}，${verdict}。` : `${end}，${verdict}，梯度的长度为 ${gradient}。`;
  },
  heldOutAtEnd: ({ right, rows }) =>
    rows === 1
      ? `留出的一行预测${right === 1 ? '正确' : '错误'}。`
      : `留出的 ${count(rows)} 行中有 ${count(right)} 行预测正确。`,
  saturated: (names) => `到最后，${names} 已饱和：激活函数在每一行上的导数都接近 0。`,
};
