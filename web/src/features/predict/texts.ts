/** Texts of the prediction before a run, and of its comparison with the run. */

import { count, lossFigure, plural, rowList, significant } from '../../i18n/numbers.ts';
import type { Language } from '../../i18n/texts.ts';
import type { Comparison, Topic, Verdict } from './comparison.ts';
import type { Measured, RunFacts } from './run-facts.ts';

export interface PredictTexts {
  readonly about: string;
  readonly chart: string;
  readonly drawHere: string;
  readonly startsAt: (loss: string) => string;
  readonly erase: string;
  readonly undo: string;
  /** Setting of the run that is predicted. */
  readonly setting: (learningRate: string, seed: string | undefined) => string;
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
  readonly answerFirst: string;
  readonly knownRunning: string;
  readonly knownAt: (iteration: string, end: string) => string;
  readonly known: string;
  readonly otherSeed: string;
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
  readonly gapAt: (iteration: string) => string;
  /** Cells of the table. */
  readonly allRight: (rows: number) => string;
  readonly someWrong: (wrong: readonly number[]) => string;
  readonly overflowed: string;
  readonly never: string;
  readonly atMost: (iteration: string) => string;
  readonly at: (measured: Measured) => string;
  readonly roughly: (figure: string) => string;
  readonly rowNumbers: (rows: readonly number[]) => string;
  readonly allRows: (fromStart: boolean) => string;
  readonly rowsWrong: (rows: readonly number[]) => string;
  /** Grades of the answers, in words for screen readers. */
  readonly mark: string;
  readonly marks: Readonly<Record<'right' | 'wrong' | 'moot', string>>;
  readonly verdict: (verdict: Pick<Verdict, 'main' | 'missed' | 'right'>) => string;
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

const sinceEn = (right: Measured) => (right.iteration === 0 ? 'from the start' : `from ${atEn(right)} on`);

const wrongEn = ({ wrong, rows, isBlownUp }: RunFacts): string => {
  if (isBlownUp) return 'the weights overflowed';
  if (wrong.length === rows) return 'no row is right';
  return wrong.length === 1 ? `row ${rowList('en', wrong)} is wrong` : `rows ${rowList('en', wrong)} are wrong`;
};

/** Returns whether sketch and run are both below the start loss in a gap. */
const isFalling = ({ sketched: own, loss, start }: Extract<Comparison, { readonly kind: 'gap' }>) =>
  own < start && loss < start;

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
    case 'gap': {
      const { at, sketched: own, loss, still } = comparison;
      const figure = sketchedLoss(own);
      if (!still) {
        return `Sketch and run are furthest apart at iteration ${sketched(at)}: you expected a loss of about ${figure}; it was ${lossFigure(loss)}.`;
      }
      const place = isFalling(comparison) ? (own < loss ? 'already down to' : 'still at') : 'at';
      return `Between iterations ${count(still.from)} and ${count(still.to)}, the loss stood at about ${sketchedLoss(loss)}; your sketch was ${place} about ${figure} there.`;
    }
    case 'learnedBy': {
      const { expected, right } = comparison;
      const expectation =
        expected === 0
          ? 'You expected every row to be right from the start'
          : `You expected every row to be right by iteration ${count(expected)}`;
      return right.iteration <= expected
        ? `${expectation}, and it was${expected === 0 ? '' : `, ${sinceEn(right)}`}.`
        : `${expectation}; it took until ${atEn(right)}.`;
    }
    case 'learned': {
      const since = `every row is right ${sinceEn(comparison.right)}`;
      return comparison.expected
        ? `You expected the network to learn every row, and it did: ${since}.`
        : `You expected rows to be wrong at the end; ${since}.`;
    }
    case 'notLearned': {
      const { expected, facts } = comparison;
      const end = `after ${plural(facts.iterations, 'iteration', 'iterations')}, ${wrongEn(facts)}`;
      if (expected === false) return `You expected rows to be wrong at the end, and that is so: ${end}.`;
      const by = expected === true ? '' : expected === 0 ? ' from the start' : ` by iteration ${count(expected)}`;
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
    case 'rowsTogether': {
      const { expected, right } = comparison;
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      return right.iteration === 0
        ? `${expectation}; all rows were right from the start.`
        : `${expectation}; all rows became right at the same time, at ${atEn(right)}.`;
    }
    case 'rowNotLast': {
      const { expected, facts } = comparison;
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      return facts.wrong.includes(expected) && !facts.isBlownUp
        ? `${expectation}; at the end, it is still wrong.`
        : `${expectation}; at the end, ${wrongEn(facts)}.`;
    }
  }
};

const TOPICS_EN: Readonly<Record<Topic, string>> = {
  learns: 'the rows at the end',
  row: 'the last row to become right',
  by: 'the iteration',
  curve: 'the curve',
};

const verdictEn: PredictTexts['verdict'] = ({ main, missed, right }) => {
  const listOf = (topics: readonly Topic[]) =>
    new Intl.ListFormat('en').format(topics.map((topic) => TOPICS_EN[topic]));
  const sentences = [sentenceEn(main)];
  if (missed.length > 0) sentences.push(`You were also wrong about ${listOf(missed)}.`);
  if (right.length > 0) sentences.push(`You were right about ${listOf(right)}.`);
  return sentences.join(' ');
};

const en: PredictTexts = {
  about:
    'Draw the loss that you expect and answer as many questions as you like. Then train, and compare the run with your prediction. ',
  chart: 'The loss that you expect, by iteration',
  drawHere: 'Draw the curve here.',
  startsAt: (loss) => `start: ${loss}`,
  erase: 'Erase the sketch',
  undo: 'Undo the last stroke',
  setting: (learningRate, seed) =>
    `This run: learning rate ${learningRate}${seed === undefined ? '' : `, seed ${seed}`}.`,
  sliders: 'Draw with sliders or the keyboard',
  sliderAt: (iteration) => `Loss at iteration ${iteration}`,
  notDrawn: 'not drawn',
  learns: (iterations) => `Will every row be right after ${iterations} iterations?`,
  yes: 'Yes',
  no: 'No',
  by: 'By which iteration?',
  byRefused: (most) => `Enter a whole number from 0 to ${most}.`,
  rowLast: 'Which row will become right last?',
  noAnswer: 'no answer',
  row: (row, inputs, targets) => `Row ${row}: ${inputs} → ${targets}`,
  train: 'Train and compare',
  answerFirst: 'Draw a curve or answer a question first.',
  wait: 'The network is being prepared.',
  knownRunning: 'This run has begun. A prediction starts before the first iteration.',
  knownAt: (iteration, end) =>
    `This run is known up to iteration ${iteration} of ${end}. A prediction starts before the first iteration.`,
  known: 'This run is known to its end. From another seed, you do not know the result yet.',
  otherSeed: 'Predict another seed',
  reset: 'Start again and predict',
  cleared: 'The session has changed, so your prediction is cleared.',
  training: (iteration, end) => `Training: iteration ${iteration} of ${end}.`,
  paused: (iteration, end) => `Paused at iteration ${iteration} of ${end}. Train to the end to compare.`,
  reading: 'Reading the run …',
  changedByHand: 'The run was changed by hand after your prediction.',
  wasReset: 'The run was reset. The same seed would give the same result: predict another one, or change something.',
  again: 'Predict this run again',
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
  gapAt: (iteration) => `Loss at iteration ${iteration}, the largest gap`,
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
  allRows: (fromStart) => (fromStart ? 'all rows, from the start' : 'all rows, at the same time'),
  rowsWrong: (rows) => (rows.length === 1 ? `row ${rowList('en', rows)} never` : `rows ${rowList('en', rows)} never`),
  mark: 'Right or wrong',
  marks: { right: 'right', wrong: 'wrong', moot: 'no row was last' },
  verdict: verdictEn,
};

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

const zh: PredictTexts = {
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

export const PREDICT_TEXTS: Readonly<Record<Language, PredictTexts>> = { en, zh };
