/** Chinese texts of the predictions. */

import { count, lossFigure, rowList } from '../../i18n/numbers.ts';
import type { Comparison, Topic } from './comparison.ts';
import type { Measured, RunFacts } from './run-facts.ts';
import { isFalling, sketched, sketchedLoss } from './sketch-figures.ts';
import type { PredictTexts } from './en.ts';

const atZh = ({ iteration, isExact }: Measured) =>
  isExact ? `第 ${count(iteration)} 次迭代` : `大约第 ${count(iteration)} 次迭代`;

const sinceZh = (right: Measured) => (right.iteration === 0 ? '一开始' : `从${atZh(right)}起`);

const wrongZh = ({ wrong, rows, isBlownUp }: RunFacts): string => {
  if (isBlownUp) return '权重溢出了';
  return wrong.length === rows ? '没有一行正确' : `第 ${rowList('zh', wrong)} 行还是错的`;
};

const sentenceZh = (comparison: Comparison): string => {
  switch (comparison.kind) {
    case 'overflow': {
      const after = `第 ${count(comparison.iteration)} 次迭代之后权重溢出`;
      if (comparison.expects === 'rise') return `你预想损失会上升，确实如此：${after}。`;
      const expected = comparison.expects === 'fall' ? '损失会下降' : '损失最后与开始时差不多';
      return `你预想${expected}，实际上步长太大，${after}。`;
    }
    case 'later': {
      const { expected, atOnce, halved, plateau } = comparison;
      const expectation = atOnce ? '你预想损失一开始就下降' : `你预想大约在第 ${sketched(expected)} 次迭代损失降到一半`;
      return plateau
        ? `${expectation}，实际上第 ${count(plateau.from)} 到 ${count(plateau.to)} 次迭代它停在平台期，${atZh(halved)}才降到一半。`
        : `${expectation}，实际上${atZh(halved)}才降到一半。`;
    }
    case 'earlier': {
      const { expected, halved } = comparison;
      return `你预想大约在第 ${sketched(expected)} 次迭代损失降到一半，实际上${atZh(halved)}就降到了，比你想的早。`;
    }
    case 'onTime': {
      const { expected, halved, end, expectedEnd } = comparison;
      const time = `你预想大约在第 ${sketched(expected)} 次迭代损失降到一半，实际上是${atZh(halved)}`;
      const ended = `最后的损失是 ${lossFigure(end)}`;
      if (expectedEnd === undefined) return `${time}，时间相近；${ended}。`;
      return expectedEnd === 'near'
        ? `${time}，时间相近；${ended}，也与你画的相近。`
        : `${time}，时间相近；但${ended}，与你画的 ${sketchedLoss(expectedEnd)} 相差不小。`;
    }
    case 'neverHalved': {
      const { expected, end, iterations } = comparison;
      return `你预想大约在第 ${sketched(expected)} 次迭代损失降到一半，实际上经过 ${count(iterations)} 次迭代，损失仍是 ${lossFigure(end)}。`;
    }
    case 'halvedAfterAll': {
      const { halved, end } = comparison;
      return `你预想损失降不到一半，实际上${atZh(halved)}就降到了一半，最后是 ${lossFigure(end)}。`;
    }
    case 'stayed': {
      const { expectedEnd, end, isNear } = comparison;
      return isNear
        ? `你预想损失降不到一半，确实如此：最后是 ${lossFigure(end)}，你画的大约是 ${sketchedLoss(expectedEnd)}。`
        : `你预想最后的损失大约是 ${sketchedLoss(expectedEnd)}，实际上是 ${lossFigure(end)}。`;
    }
    case 'partial': {
      const { iteration, expected, loss } = comparison;
      return `你的曲线画到第 ${count(iteration)} 次迭代，损失大约是 ${sketchedLoss(expected)}；实际上这时的损失是 ${lossFigure(loss)}。`;
    }
    case 'gap': {
      const { at, sketched: own, loss, still } = comparison;
      const figure = sketchedLoss(own);
      if (!still) {
        return `差得最多的是第 ${sketched(at)} 次迭代：你预想损失大约是 ${figure}，实际上是 ${lossFigure(loss)}。`;
      }
      const place = isFalling(comparison) ? (own < loss ? '已经降到' : '还停在') : '画的是';
      return `第 ${count(still.from)} 到 ${count(still.to)} 次迭代，损失停在 ${sketchedLoss(loss)} 左右，而你的曲线在这里${place} ${figure} 左右。`;
    }
    case 'learnedBy': {
      const { expected, right } = comparison;
      const expectation =
        expected === 0 ? '你预想所有行一开始就都正确' : `你预想到第 ${count(expected)} 次迭代，所有行都正确`;
      if (expected === 0 && right.iteration === 0) return `${expectation}，确实如此。`;
      return right.iteration <= expected
        ? `${expectation}，确实如此：${sinceZh(right)}就都正确了。`
        : `${expectation}，实际上要到${atZh(right)}。`;
    }
    case 'learned': {
      const { right } = comparison;
      const since = right.iteration === 0 ? '所有行一开始就都正确' : `${sinceZh(right)}，所有行都正确`;
      return comparison.expected
        ? `你预想网络能学会，确实如此：${since}。`
        : `你预想最后还有行是错的，实际上${since}。`;
    }
    case 'notLearned': {
      const { expected, facts } = comparison;
      const end = `经过 ${count(facts.iterations)} 次迭代，${wrongZh(facts)}`;
      if (expected === false) return `你预想最后还有行是错的，确实如此：${end}。`;
      const by = expected === true ? '最后' : expected === 0 ? '一开始' : `到第 ${count(expected)} 次迭代`;
      return `你预想${by}所有行都正确，实际上${end}。`;
    }
    case 'rowLast': {
      const { expected, rows } = comparison;
      const expectation = `你预想最后学会的是第 ${count(expected + 1)} 行`;
      const isRight = rows.includes(expected);
      if (rows.length === 1)
        return isRight ? `${expectation}，确实如此。` : `${expectation}，实际上是第 ${rowList('zh', rows)} 行。`;
      return `${expectation}，实际上第 ${rowList('zh', rows)} 行${isRight ? '（包括它）' : ''}同时学会。`;
    }
    case 'rowsTogether': {
      const { expected, right } = comparison;
      const expectation = `你预想最后学会的是第 ${count(expected + 1)} 行`;
      return right.iteration === 0
        ? `${expectation}，实际上所有行一开始就都正确。`
        : `${expectation}，实际上所有行都在${atZh(right)}同时学会。`;
    }
    case 'rowNotLast': {
      const { expected, facts } = comparison;
      const expectation = `你预想最后学会的是第 ${count(expected + 1)} 行`;
      return facts.wrong.includes(expected) && !facts.isBlownUp
        ? `${expectation}，实际上这一行到最后也没有学会。`
        : `${expectation}，实际上到最后${wrongZh(facts)}。`;
    }
  }
};

const TOPICS_ZH: Readonly<Record<Topic, string>> = {
  learns: '最后的结果',
  row: '最后学会的行',
  by: '全部正确的时间',
  curve: '损失曲线',
};

const verdictZh: PredictTexts['verdict'] = ({ main, missed, right }) => {
  const listOf = (topics: readonly Topic[]) =>
    topics
      .map((topic) => TOPICS_ZH[topic])
      .join('、')
      .replace(/、([^、]*)$/, '和$1');
  const sentences = [sentenceZh(main)];
  if (missed.length > 0) sentences.push(`${listOf(missed)}也没有猜对。`);
  if (right.length > 0) sentences.push(`猜对的是${listOf(right)}。`);
  return sentences.join('');
};

export const zh: PredictTexts = {
  about: '先画出你预想的损失曲线，问题想答几个就答几个，然后开始训练。训练结束后，把预测和结果放在一起对照。',
  chart: '预想的损失曲线',
  drawHere: '在这里画出曲线',
  startsAt: (loss) => `起点 ${loss}`,
  erase: '擦掉曲线',
  undo: '撤销上一笔',
  setting: (learningRate, seed) =>
    `本次训练：学习率 ${learningRate}${seed === undefined ? '' : `，随机种子 ${seed}`}。`,
  sliders: '用滑块或键盘来画',
  sliderAt: (iteration) => `第 ${iteration} 次迭代的损失`,
  notDrawn: '未画',
  learns: (iterations) => `经过 ${iterations} 次迭代，所有行都会正确吗？`,
  yes: '会',
  no: '不会',
  by: '最晚到第几次迭代？',
  byRefused: (most) => `请输入 0 到 ${most} 之间的整数。`,
  rowLast: '最后学会的是哪一行？',
  noAnswer: '不回答',
  row: (row, inputs, targets) => `第 ${row} 行：${inputs} → ${targets}`,
  train: '训练并对照',
  answerFirst: '请先画出曲线，或者回答一个问题。',
  wait: '正在准备网络。',
  knownRunning: '训练已经开始。要预测，就从第一次迭代之前开始。',
  knownAt: (iteration, end) => `已经训练到第 ${iteration} 次迭代，共 ${end} 次。要预测，就从第一次迭代之前开始。`,
  known: '这次训练的结果已经知道了。换一个随机种子，结果还不知道，可以再预测。',
  otherSeed: '换一个种子来预测',
  reset: '从头开始预测',
  cleared: '设置有改动，你的预测已清除。',
  training: (iteration, end) => `正在训练：第 ${iteration} 次迭代，共 ${end} 次。`,
  paused: (iteration, end) => `已暂停在第 ${iteration} 次迭代，共 ${end} 次。训练到最后才能对照。`,
  reading: '正在回顾训练……',
  changedByHand: '你作出预测之后，训练中途做过手动修改。',
  wasReset: '已重置。种子不变，结果也不变。换一个种子，或者改动设置，才值得再预测一次。',
  again: '再预测这一次训练',
  result: '预测与结果',
  yourSketch: '你画的',
  theRun: '实际',
  you: '你的预测',
  run: '实际结果',
  question: '问题',
  rows: {
    learns: '最后所有行都正确？',
    right: '从第几次迭代起全部正确',
    last: '最后学会的行',
    halved: '损失降到一半的迭代',
    end: '最后的损失',
  },
  gapAt: (iteration) => `第 ${iteration} 次迭代的损失（差得最多）`,
  allRight: (rows) => (rows === 1 ? '是' : `是，${count(rows)} 行全部正确`),
  someWrong: (wrong) => `否，第 ${rowList('zh', wrong)} 行是错的`,
  overflowed: '否，权重溢出了',
  never: '始终没有',
  atMost: (iteration) => `最晚 ${iteration}`,
  at: ({ iteration, isExact }) => (isExact ? count(iteration) : `大约 ${count(iteration)}`),
  roughly: (figure) => `大约 ${figure}`,
  rowNumbers: (rows) => `第 ${rowList('zh', rows)} 行${rows.length > 1 ? '（同时）' : ''}`,
  allRows: (fromStart) => (fromStart ? '所有行，一开始就正确' : '所有行（同时）'),
  rowsWrong: (rows) => `第 ${rowList('zh', rows)} 行始终没有学会`,
  mark: '对错',
  marks: { right: '对', wrong: '错', moot: '没有哪一行是最后学会的' },
  verdict: verdictZh,
};
