/** Texts of the story of a run. */

import type { Language } from '../../i18n/texts.ts';
import { count, plural } from '../../i18n/numbers.ts';
import type { Tally } from '../../session/learning/score.ts';

/** Iteration as it is written, and whether it is exact. */
export interface WrittenAt {
  readonly iteration: string;
  readonly isExact: boolean;
}

/** Predictions on a plateau: all near one half or another figure, between two figures, or too different to tell. */
export type Predictions =
  'half' | 'various' | { readonly near: string } | { readonly low: string; readonly high: string };

/** Logic of a unit: always or never firing, or a rule in words. */
export type WrittenLogic = 'always' | 'never' | { readonly rule: string };

export interface StoryTexts {
  readonly about: string;
  readonly lanes: string;
  readonly text: string;
  readonly empty: string;
  readonly working: (upTo: string, last: string) => string;
  readonly loss: string;
  readonly rows: string;
  readonly moreLanes: (count: number) => string;
  readonly fewerLanes: string;
  readonly copyText: string;
  readonly copyMarkdown: string;
  readonly copied: string;
  readonly notCopied: string;
  /** Label of a stretch of a lane. */
  readonly span: (lane: string, state: string, from: WrittenAt, to: string) => string;
  readonly rowsAt: (tally: Tally) => string;
  readonly rowBecomesRight: (rows: string, count: number, at: WrittenAt) => string;
  readonly phase: Readonly<Record<'plateau' | 'fall' | 'rise', (from: string, to: string) => string>>;
  readonly phaseName: Readonly<Record<'plateau' | 'fall' | 'rise', string>>;
  readonly isDead: string;
  /** Words for a change of a weight or a bias. */
  readonly weight: (from: string, to: string, change: string) => string;
  readonly bias: (unit: string, change: string) => string;
  readonly changedAt: (words: string, iteration: string) => string;
  readonly heading: (iterations: string) => string;

  // Sentences
  readonly start: (right: Tally, heldOut: Tally, loss: string) => string;
  readonly plateau: (
    from: string | undefined,
    to: string,
    before: string,
    after: string,
    predictions: Predictions,
  ) => string;
  readonly lastPlateau: (from: string, before: string, after: string, predictions: Predictions) => string;
  readonly fall: (from: string, to: string, before: string, after: string, steepest: string | undefined) => string;
  readonly rise: (from: string, to: string, before: string, after: string, steepest: string | undefined) => string;
  readonly unit: (name: string, logic: WrittenLogic, at: WrittenAt, isFirst: boolean) => string;
  readonly dead: (name: string, at: WrittenAt) => string;
  readonly moreDead: (units: number) => string;
  readonly unchanged: (units: number) => string;
  readonly noRule: (units: number) => string;
  readonly right: (at: WrittenAt, row: number | undefined) => string;
  readonly heldOut: (row: number, isRight: boolean, at: WrittenAt) => string;
  readonly change: (words: string, iteration: string, loss: string | undefined, others: number) => string;
  readonly overflow: (iteration: string) => string;
  readonly end: (
    iteration: string,
    loss: string,
    right: Tally,
    heldOut: Tally,
    wrong: string,
    wrongCount: number,
    gradient: string | undefined,
  ) => string;
  readonly heldOutAtEnd: (heldOut: Tally) => string;
  readonly saturated: (names: string, count: number) => string;
}

const at = ({ iteration, isExact }: WrittenAt) => (isExact ? iteration : `about ${iteration}`);

/** Name of a row that trains, told apart from those held out. */
const rowEn = (heldOut: Tally) => (heldOut.rows > 0 ? 'training row' : 'row');

const staysEn = (before: string, after: string, predictions: Predictions): string => {
  const isFlat = before === after;
  const moves = `the loss moves only from ${before} to ${after}`;
  if (predictions === 'various') return isFlat ? `the loss stays near ${after}` : moves;
  const where =
    predictions === 'half'
      ? 'near one half'
      : 'near' in predictions
        ? `near ${predictions.near}`
        : `between ${predictions.low} and ${predictions.high}`;
  return `every prediction stays ${where}, and ${isFlat ? `the loss near ${after}` : moves}`;
};

const moveEn = (verb: string, from: string, to: string, before: string, after: string, steepest: string | undefined) =>
  steepest === undefined
    ? `From iteration ${from} to ${to}, the loss ${verb} from ${before} to ${after}.`
    : `From iteration ${from} to ${to}, the loss ${verb} from ${before} to ${after}, fastest near iteration ${steepest}.`;

const en: StoryTexts = {
  about: 'The rules that the units learned, and when. Press a mark or a sentence to see the network at that iteration.',
  lanes: 'The run, unit by unit',
  text: 'The story in sentences',
  empty: 'The story appears here as the network learns.',
  working: (upTo, last) => `Reading the run: iteration ${upTo} of ${last}.`,
  loss: 'Loss',
  rows: 'Rows',
  moreLanes: (units) => `Show ${plural(units, 'more unit', 'more units')}`,
  fewerLanes: 'Show fewer units',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  copied: 'The story is copied.',
  notCopied: 'The browser does not allow copying.',
  span: (lane, state, from, to) => `${lane}: ${state}, iteration ${at(from)} to ${to}`,
  rowsAt: ({ right, rows }) => `${count(right)} of ${count(rows)} right`,
  rowBecomesRight: (rows, count, from) =>
    count === 1 ? `Row ${rows} right from iteration ${at(from)}` : `Rows ${rows} right from iteration ${at(from)}`,
  phase: {
    plateau: (from, to) => `Plateau, iteration ${from} to ${to}`,
    fall: (from, to) => `Loss falls, iteration ${from} to ${to}`,
    rise: (from, to) => `Loss rises, iteration ${from} to ${to}`,
  },
  phaseName: { plateau: 'plateau', fall: 'falls', rise: 'rises' },
  isDead: 'dead',
  weight: (from, to, change) => `weight from ${from} to ${to}: ${change}`,
  bias: (unit, change) => `bias of ${unit}: ${change}`,
  changedAt: (words, iteration) => `Changed by hand at iteration ${iteration}: ${words}`,
  heading: (iterations) => `Story of a run of ${iterations} iterations`,

  start: ({ right, rows }, heldOut, loss) => {
    const row = rowEn(heldOut);
    return `The start weights get ${count(right)} of ${plural(rows, row, `${row}s`)} right, with a loss of ${loss}.`;
  },
  plateau: (from, to, ...figures) =>
    from === undefined
      ? `For ${to} iterations, ${staysEn(...figures)}.`
      : `From iteration ${from} to ${to}, ${staysEn(...figures)}.`,
  lastPlateau: (from, ...figures) => `From iteration ${from} to the end, ${staysEn(...figures)}: learning has stalled.`,
  fall: (...figures) => moveEn('falls', ...figures),
  rise: (...figures) => moveEn('rises', ...figures),
  unit: (name, logic, from, isFirst) => {
    if (logic === 'always') return `From iteration ${at(from)} on, ${name} fires for every row.`;
    if (logic === 'never') return `From iteration ${at(from)} on, ${name} fires for no row.`;
    return isFirst
      ? `From iteration ${at(from)} on, ${name} computes “${logic.rule}”.`
      : `After several changes, ${name} computes “${logic.rule}” from iteration ${at(from)} on.`;
  },
  dead: (name, from) =>
    `From iteration ${at(from)}, ${name} is dead: it outputs 0 for every row, so its weights get no gradient.`,
  moreDead: (units) => (units === 1 ? 'One more unit is dead at the end.' : `${units} more units are dead at the end.`),
  unchanged: (units) =>
    units === 1
      ? 'One hidden unit has the same rule from start to end.'
      : `${units} hidden units have the same rules from start to end.`,
  noRule: (units) =>
    units === 1 ? 'One hidden unit ends without a simple rule.' : `${units} hidden units end without a simple rule.`,
  right: (from, row) =>
    row === undefined
      ? `From iteration ${at(from)} on, every training row is right.`
      : `From iteration ${at(from)} on, every training row is right; row ${row} is the last to become right.`,
  heldOut: (row, isRight, from) =>
    isRight
      ? `The held-out row ${row} is right from iteration ${at(from)} on.`
      : `The held-out row ${row} is wrong from iteration ${at(from)} to the end.`,
  change: (words, iteration, loss, others) =>
    [
      `At iteration ${iteration}, the run is changed by hand (${words})`,
      loss === undefined ? '' : `, and the loss is then ${loss}`,
      others === 0 ? '.' : others === 1 ? '; one more change follows.' : `; ${others} more changes follow.`,
    ].join(''),
  overflow: (iteration) =>
    `After iteration ${iteration}, the weights overflow: the steps were too large, and training stops.`,
  end: (iteration, loss, { right, rows }, heldOut, wrong, wrongCount, gradient) => {
    const end = `After ${iteration} ${iteration === '1' ? 'iteration' : 'iterations'}, the loss is ${loss}`;
    const row = rowEn(heldOut);
    if (rows === 0) return `${end}.`;
    if (wrongCount === 0) {
      const all = rows === 2 ? 'both' : `all ${count(rows)}`;
      return rows === 1 ? `${end}, and the only ${row} is right.` : `${end}, and ${all} ${row}s are right.`;
    }
    const someWrong =
      wrongCount === 1 && heldOut.rows === 0
        ? `row ${wrong} of ${count(rows)} is still wrong`
        : `${count(right)} of ${count(rows)} ${row}s ${right === 1 ? 'is' : 'are'} right; ${wrongCount === 1 ? `row ${wrong} is` : `rows ${wrong} are`} still wrong`;
    const verdict = right === 0 ? `no ${row} is right` : someWrong;
    return gradient === undefined
      ? `${end}, and ${verdict}.`
      : `${end}, and ${verdict}. The gradient has length ${gradient}.`;
  },
  heldOutAtEnd: ({ right, rows }) =>
    rows === 1
      ? `The row that is held out is ${right === 1 ? 'right' : 'wrong'}.`
      : `Of the ${count(rows)} rows that are held out, ${right === 0 ? 'none' : count(right)} ${right > 1 ? 'are' : 'is'} right.`,
  saturated: (names, count) =>
    count === 1
      ? `${names} is saturated at the end: its activation is nearly flat for every row.`
      : `${names} are saturated at the end: their activations are nearly flat for every row.`,
};

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

const zh: StoryTexts = {
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

export const STORY_TEXTS: Readonly<Record<Language, StoryTexts>> = { en, zh };
