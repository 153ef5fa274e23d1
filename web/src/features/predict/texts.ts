/** Texts of the prediction before a run, and of its comparison with the run. */

import { count, lossFigure, plural, rowList, significant } from '../../i18n/numbers.ts';
import type { Language } from '../../i18n/texts.ts';
import type { Comparison } from './comparison.ts';
import type { Measured, RunFacts } from './run-facts.ts';

export interface PredictTexts {
  readonly about: string;
  readonly chart: string;
  readonly drawHere: string;
  readonly startsAt: (loss: string) => string;
  readonly erase: string;
  readonly sliders: string;
  readonly sliderAt: (iteration: string) => string;
  readonly notDrawn: string;
  readonly learns: (iterations: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly by: string;
  readonly byRefused: (most: string) => string;
  readonly rowLast: string;
  readonly noAnswer: string;
  readonly row: (row: string, inputs: string, targets: string) => string;
  readonly train: string;
  readonly wait: string;
  readonly knownRunning: string;
  readonly knownAt: (iteration: string) => string;
  readonly reset: string;
  readonly cleared: string;
  readonly training: (iteration: string, end: string) => string;
  readonly paused: (iteration: string, end: string) => string;
  readonly reading: string;
  readonly changedByHand: string;
  readonly wasReset: string;
  readonly again: string;
  readonly result: string;
  readonly yourSketch: string;
  readonly theRun: string;
  /** Heads of the table, and the questions at its rows. */
  readonly you: string;
  readonly run: string;
  readonly question: string;
  readonly rows: Readonly<Record<'learns' | 'right' | 'last' | 'halved' | 'end', string>>;
  /** Cells of the table. */
  readonly allRight: (rows: number) => string;
  readonly someWrong: (wrong: readonly number[]) => string;
  readonly overflowed: string;
  readonly never: string;
  readonly atMost: (iteration: string) => string;
  readonly at: (measured: Measured) => string;
  readonly roughly: (figure: string) => string;
  readonly rowNumbers: (rows: readonly number[]) => string;
  readonly rowsWrong: (rows: readonly number[]) => string;
  readonly sentence: (comparison: Comparison) => string;
}

/** Returns a figure of a sketch, which is no more precise than the hand that drew it. */
export function sketched(value: number): string {
  return count(Number(value.toPrecision(2)));
}

/** Returns a loss of a sketch to two digits. */
export function sketchedLoss(value: number): string {
  return significant(value, 2);
}

const at = ({ iteration, isExact }: Measured) => (isExact ? count(iteration) : `about ${count(iteration)}`);

const atEn = ({ iteration, isExact }: Measured) => `${isExact ? '' : 'about '}iteration ${count(iteration)}`;

const wrongEn = ({ wrong, rows, isBlownUp }: RunFacts): string => {
  if (isBlownUp) return 'the weights overflowed';
  if (wrong.length === rows) return 'no row is right';
  return wrong.length === 1 ? `row ${rowList('en', wrong)} is wrong` : `rows ${rowList('en', wrong)} are wrong`;
};

const sentenceEn = (comparison: Comparison): string => {
  switch (comparison.kind) {
    case 'overflow': {
      const after = `after iteration ${count(comparison.iteration)}`;
      if (comparison.expects === 'rise')
        return `You expected the loss to rise; it did, and the weights overflowed ${after}.`;
      const expected = comparison.expects === 'fall' ? 'the loss to fall' : 'the loss to end where it began';
      return `You expected ${expected}; instead, the steps were too large, and the weights overflowed ${after}.`;
    }
    case 'later': {
      const { expected, atOnce, halved, plateau } = comparison;
      const expectation = atOnce
        ? 'You expected the loss to fall at once'
        : `You expected the loss to halve by about iteration ${sketched(expected)}`;
      return plateau
        ? `${expectation}; it waited on a plateau from iteration ${count(plateau.from)} to ${count(plateau.to)}, and halved at ${atEn(halved)}.`
        : `${expectation}; it took until ${atEn(halved)}.`;
    }
    case 'earlier': {
      const { expected, halved } = comparison;
      return `You expected the loss to halve by about iteration ${sketched(expected)}; it did at ${atEn(halved)}, earlier than you thought.`;
    }
    case 'onTime': {
      const { expected, halved, end, expectedEnd } = comparison;
      const time = `You expected the loss to halve by about iteration ${sketched(expected)}, and it did, at ${atEn(halved)}`;
      const ended = `it ended at ${lossFigure(end)}`;
      if (expectedEnd === undefined) return `${time}; ${ended}.`;
      return expectedEnd === 'near'
        ? `${time}; ${ended}, close to where your sketch ends.`
        : `${time}; but ${ended}, not near ${sketchedLoss(expectedEnd)}.`;
    }
    case 'neverHalved': {
      const { expected, end, iterations } = comparison;
      return `You expected the loss to halve by about iteration ${sketched(expected)}; after ${plural(iterations, 'iteration', 'iterations')}, the loss was still ${lossFigure(end)}.`;
    }
    case 'halvedAfterAll': {
      const { halved, end } = comparison;
      return `You expected the loss to stay above half of its start; it was down to half at ${atEn(halved)}, and ended at ${lossFigure(end)}.`;
    }
    case 'stayed': {
      const { expectedEnd, end, isNear } = comparison;
      return isNear
        ? `You expected the loss to stay above half of its start, and it did: it ended at ${lossFigure(end)}, your sketch at about ${sketchedLoss(expectedEnd)}.`
        : `You expected the loss to end at about ${sketchedLoss(expectedEnd)}; it ended at ${lossFigure(end)}.`;
    }
    case 'partial': {
      const { iteration, expected, loss } = comparison;
      return `Your sketch ends at iteration ${count(iteration)} with a loss of about ${sketchedLoss(expected)}; the run had ${lossFigure(loss)} there.`;
    }
    case 'learnedBy': {
      const { expected, right } = comparison;
      const expectation = `You expected every row to be right by iteration ${count(expected)}`;
      return right.iteration <= expected
        ? `${expectation}, and it was, from ${atEn(right)} on.`
        : `${expectation}; it took until ${atEn(right)}.`;
    }
    case 'learned': {
      const since = `every row is right from ${atEn(comparison.right)} on`;
      return comparison.expected
        ? `You expected the network to learn every row, and it did: ${since}.`
        : `You expected rows to be wrong at the end; ${since}.`;
    }
    case 'notLearned': {
      const { expected, facts } = comparison;
      const end = `after ${plural(facts.iterations, 'iteration', 'iterations')}, ${wrongEn(facts)}`;
      if (expected === false) return `You expected rows to be wrong at the end, and that is so: ${end}.`;
      const by = expected === true ? '' : ` by iteration ${count(expected)}`;
      return `You expected every row to be right${by}; ${end}.`;
    }
    case 'rowLast': {
      const { expected, rows } = comparison;
      const isRight = rows.includes(expected);
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      if (rows.length === 1)
        return isRight ? `${expectation}, and it did.` : `${expectation}; it was row ${rowList('en', rows)}.`;
      return isRight
        ? `${expectation}; it did, but not alone: rows ${rowList('en', rows)} did so at the same time.`
        : `${expectation}; it was rows ${rowList('en', rows)}, all at the same time.`;
    }
    case 'rowNotLast': {
      const { expected, wrong } = comparison;
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      return wrong.includes(expected)
        ? `${expectation}; at the end, it is still wrong.`
        : `${expectation}; at the end, ${wrong.length === 1 ? `row ${rowList('en', wrong)} is` : `rows ${rowList('en', wrong)} are`} still wrong.`;
    }
  }
};

const en: PredictTexts = {
  about:
    'Draw the loss that you expect and answer as many questions as you like. Then train, and compare the run with your prediction.',
  chart: 'The loss that you expect, by iteration',
  drawHere: 'Draw the curve here.',
  startsAt: (loss) => `start: ${loss}`,
  erase: 'Erase the sketch',
  sliders: 'Draw with sliders',
  sliderAt: (iteration) => `Loss at iteration ${iteration}`,
  notDrawn: 'not drawn',
  learns: (iterations) => `Will every row be right after ${iterations} iterations?`,
  yes: 'Yes',
  no: 'No',
  by: 'By which iteration?',
  byRefused: (most) => `Enter a whole number from 1 to ${most}.`,
  rowLast: 'Which row will become right last?',
  noAnswer: 'no answer',
  row: (row, inputs, targets) => `Row ${row}: ${inputs} → ${targets}`,
  train: 'Train and compare',
  wait: 'The network is being prepared.',
  knownRunning: 'This run has begun, so there is nothing left to predict.',
  knownAt: (iteration) => `This run is known up to iteration ${iteration}, so there is nothing left to predict.`,
  reset: 'Reset and predict',
  cleared: 'The session has changed, so your prediction is cleared.',
  training: (iteration, end) => `Training: iteration ${iteration} of ${end}.`,
  paused: (iteration, end) => `Paused at iteration ${iteration} of ${end}. Train to the end to compare.`,
  reading: 'Reading the run …',
  changedByHand: 'The run was changed by hand after your prediction.',
  wasReset: 'The run was reset. The same run would give the same result: change something to predict a new one.',
  again: 'Predict again',
  result: 'Prediction and run',
  yourSketch: 'your sketch',
  theRun: 'the run',
  you: 'You',
  run: 'The run',
  question: 'Question',
  rows: {
    learns: 'Every row right at the end?',
    right: 'All right from iteration',
    last: 'Became right last',
    halved: 'Half the start loss at iteration',
    end: 'Loss at the end',
  },
  allRight: (rows) => (rows === 1 ? 'Yes' : `Yes, all ${count(rows)}`),
  someWrong: (wrong) =>
    wrong.length === 1 ? `No, row ${rowList('en', wrong)} is wrong` : `No, rows ${rowList('en', wrong)} are wrong`,
  overflowed: 'No, the weights overflowed',
  never: 'never',
  atMost: (iteration) => `${iteration} at the latest`,
  at,
  roughly: (figure) => `about ${figure}`,
  rowNumbers: (rows) =>
    rows.length === 1 ? `row ${rowList('en', rows)}` : `rows ${rowList('en', rows)}, at the same time`,
  rowsWrong: (rows) => (rows.length === 1 ? `row ${rowList('en', rows)} never` : `rows ${rowList('en', rows)} never`),
  sentence: sentenceEn,
};

const atZh = ({ iteration, isExact }: Measured) =>
  isExact ? `第 ${count(iteration)} 次迭代` : `大约第 ${count(iteration)} 次迭代`;

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
    case 'learnedBy': {
      const { expected, right } = comparison;
      const expectation = `你预想到第 ${count(expected)} 次迭代，所有行都正确`;
      return right.iteration <= expected
        ? `${expectation}，确实如此：从${atZh(right)}起就都正确了。`
        : `${expectation}，实际上要到${atZh(right)}。`;
    }
    case 'learned': {
      const since = `从${atZh(comparison.right)}起，所有行都正确`;
      return comparison.expected
        ? `你预想网络能学会，确实如此：${since}。`
        : `你预想最后还有行是错的，实际上${since}。`;
    }
    case 'notLearned': {
      const { expected, facts } = comparison;
      const end = `经过 ${count(facts.iterations)} 次迭代，${wrongZh(facts)}`;
      if (expected === false) return `你预想最后还有行是错的，确实如此：${end}。`;
      const by = expected === true ? '最后' : `到第 ${count(expected)} 次迭代`;
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
    case 'rowNotLast': {
      const { expected, wrong } = comparison;
      const expectation = `你预想最后学会的是第 ${count(expected + 1)} 行`;
      return wrong.includes(expected)
        ? `${expectation}，实际上这一行到最后也没有学会。`
        : `${expectation}，实际上到最后第 ${rowList('zh', wrong)} 行还是错的。`;
    }
  }
};

const zh: PredictTexts = {
  about: '先画出你预想的损失曲线，下面的问题想答几个就答几个，然后开始训练。训练结束后，把预测和结果放在一起对照。',
  chart: '预想的损失曲线',
  drawHere: '在这里画出曲线',
  startsAt: (loss) => `起点 ${loss}`,
  erase: '擦掉曲线',
  sliders: '用滑块来画',
  sliderAt: (iteration) => `第 ${iteration} 次迭代的损失`,
  notDrawn: '未画',
  learns: (iterations) => `经过 ${iterations} 次迭代，所有行都会正确吗？`,
  yes: '会',
  no: '不会',
  by: '最晚到第几次迭代？',
  byRefused: (most) => `请输入 1 到 ${most} 之间的整数。`,
  rowLast: '最后学会的是哪一行？',
  noAnswer: '不回答',
  row: (row, inputs, targets) => `第 ${row} 行：${inputs} → ${targets}`,
  train: '训练并对照',
  wait: '正在准备网络。',
  knownRunning: '训练已经开始，没有什么可预测的了。',
  knownAt: (iteration) => `已经训练到第 ${iteration} 次迭代，结果已经知道了，没有什么可预测的了。`,
  reset: '重置后再预测',
  cleared: '设置有改动，你的预测已清除。',
  training: (iteration, end) => `正在训练：第 ${iteration} 次迭代，共 ${end} 次。`,
  paused: (iteration, end) => `已暂停在第 ${iteration} 次迭代，共 ${end} 次。训练到最后才能对照。`,
  reading: '正在回顾训练……',
  changedByHand: '你作出预测之后，训练中途做过手动修改。',
  wasReset: '已重置。同样的训练会得到同样的结果，改动设置之后，才值得再预测一次。',
  again: '重新预测',
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
  allRight: (rows) => (rows === 1 ? '是' : `是，${count(rows)} 行全部正确`),
  someWrong: (wrong) => `否，第 ${rowList('zh', wrong)} 行是错的`,
  overflowed: '否，权重溢出了',
  never: '始终没有',
  atMost: (iteration) => `最晚 ${iteration}`,
  at: ({ iteration, isExact }) => (isExact ? count(iteration) : `大约 ${count(iteration)}`),
  roughly: (figure) => `大约 ${figure}`,
  rowNumbers: (rows) => `第 ${rowList('zh', rows)} 行${rows.length > 1 ? '（同时）' : ''}`,
  rowsWrong: (rows) => `第 ${rowList('zh', rows)} 行始终没有学会`,
  sentence: sentenceZh,
};

export const PREDICT_TEXTS: Readonly<Record<Language, PredictTexts>> = { en, zh };
