/** Texts of the circuit. */

import { count, plural, rowList } from '../../i18n/numbers.ts';
import type { Language } from '../../i18n/texts.ts';
import type { GateKind } from './netlist.ts';
import type { RangeKind } from './rounding.ts';

export const FORMATS = ['logic', 'code', 'latex', 'verilog'] as const;
export type Format = (typeof FORMATS)[number];
export const SOURCES = ['network', 'simplest'] as const;
export type Source = (typeof SOURCES)[number];

/** Numbers of a circuit. */
interface Size {
  readonly gates: number;
  readonly pins: number;
}

const en = {
  about:
    'Each unit is rounded to 0 or 1 and becomes a logic gate. A unit gets no gate if it is constant, equal to another unit, or not needed.',
  working: 'Computing the circuit …',
  output: 'Output',
  allOutputs: 'all',
  source: 'Circuit',
  sourceOf: { network: 'of the network', simplest: 'minimal for the table' } satisfies Record<Source, string>,
  range: 'A hidden unit counts as 1',
  rangeOf: {
    activation: 'above the middle of its activation',
    seen: 'above the middle of its own values',
  } satisfies Record<RangeKind, string>,
  rangeHint: {
    activation:
      'The middle is 0.5 for sigmoid and 0 for tanh. ReLU, leaky ReLU and linear have no bounds: there, the middle is halfway between the smallest and the largest value over these rows. The next layer receives the upper or the lower end of that range instead of the unit’s value.',
    seen: 'The middle is halfway between the smallest and the largest value over these rows. The next layer receives the largest or the smallest value instead of the unit’s own.',
  } satisfies Record<RangeKind, string>,
  scope: 'Exact for every input combination, not only for the rows',
  // The result
  allAgree: (rows: number, differsFreely: boolean) =>
    `In ${rows === 1 ? 'the only row' : rows === 2 ? 'both rows' : `all ${count(rows)} rows`}, the circuit agrees with the rounded predictions of the network${differsFreely ? ', except in don’t-care cells' : ''}.`,
  breaks: (broken: number, rows: number) =>
    `Rounding breaks ${count(broken)} of ${plural(rows, 'row', 'rows')}: there, the circuit disagrees with the network.`,
  trainFirst: (wrong: number, rows: number) =>
    `Train first: the network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}.`,
  wrong: (wrong: number, rows: number) => `The network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}.`,
  /** Indices of the rows with a prediction of 0.5. */
  undecided: (rows: readonly number[]) =>
    `In ${rows.length === 1 ? 'row' : 'rows'} ${rowList('en', rows)}, a prediction is exactly 0.5, which is right for neither target. The circuit counts it as 0.`,
  wrongHeldOut: (wrong: number, rows: number) =>
    `The network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}, but in none that it was trained on.`,
  noHidden: 'The network has no hidden layer: each output depends on the inputs alone.',
  size: ({ gates, pins }: Size) => `${plural(gates, 'gate', 'gates')} with ${plural(pins, 'input', 'inputs')}`,
  compared: (own: string, simplest: string) =>
    `The circuit of the network has ${own}. Minimal logic for the table, output by output, has ${simplest}.`,
  contradictory: 'Rows with equal inputs contradict each other: the minimal circuit may give either answer there.',
  tooLarge: (gates: number, most: number) =>
    `The circuit has ${count(gates)} gates; drawings have at most ${most}. The expression below contains all gates.`,
  tooMany: (most: number) => `The circuit would have more than ${most} gates: too many to build.`,
  least: (name: string) => `Shortest sum of products for ${name}:`,
  notProven: 'The search ended early, so a shorter one may exist.',
  // Units
  units: 'Units without a gate of their own',
  constant: (unit: string, value: number) => `${unit} is always ${value}.`,
  same: (unit: string, as: string) => `${unit} is always equal to ${as}.`,
  opposite: (unit: string, as: string) => `${unit} is always the opposite of ${as}.`,
  unused: (units: string) => `Not needed: ${units}.`,
  more: (units: number) => `… and ${count(units)} more.`,
  // Rows
  check: 'Check of every row',
  row: 'Row',
  target: 'Target',
  network: 'Network',
  circuit: 'Circuit',
  select: (row: string) => `Show the values of ${row} in the circuit`,
  verdict: { right: 'right', wrong: 'network is wrong', breaks: 'rounding breaks it' },
  moreRows: (rows: number) => plural(rows, 'more row', 'more rows'),
  missing: (rows: number) => plural(rows, 'missing row', 'missing rows'),
  missingHint: 'The circuit’s output there:',
  why: 'Why rounding breaks rows',
  broken: (where: string, unit: string, value: string, bit: number) =>
    `${where}: ${unit} is ${value} in the network, but counts as ${bit} in the circuit.`,
  cause: (unit: string, value: string, isMiddle: boolean, taken: string) =>
    `${unit} gives ${isMiddle ? `exactly the middle, ${value}` : value}, rounded to ${taken}`,
  needsValue: (unit: string, side: 'above' | 'below', value: string) => `${unit} needs it to be ${side} ${value}`,
  joined: (causes: readonly string[]) => `${causes.join('; ')}.`,
  together: (causes: readonly string[], more: number) =>
    `Together these move it to the other side: ${causes.join('; ')}${more > 0 ? `; and ${plural(more, 'more unit', 'more units')}` : ''}.`,
  // Gates
  gate: {
    and: 'AND',
    or: 'OR',
    nand: 'NAND',
    nor: 'NOR',
    xor: 'XOR',
    xnor: 'XNOR',
    not: 'NOT',
    atLeast: 'at least',
  } satisfies Record<GateKind, string>,
  gateTitle: (kind: string, unit: string | undefined) => (unit ? `${unit}: ${kind}` : kind),
  label: (outputs: string, size: string, expression: string) => `Circuit of ${outputs}: ${size}. ${expression}`,
  values: (row: string) => `Values of ${row}: solid wires are 1, dashed wires are 0.`,
  noRow: 'Choose a row below to see its values on the wires.',
  scroll: 'Drawing of the circuit',
  // Files
  text: 'Circuit as text',
  formatOf: { logic: '¬ ∧ ∨ ⊕', code: '! & | ^', latex: 'LaTeX', verilog: 'Verilog' } satisfies Record<Format, string>,
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'This browser does not let the page copy. Select the text instead.',
  save: 'Save',
  saveDrawing: 'Save drawing (SVG)',
  saved: (name: string) => `Saved ${name}.`,
};

export type CircuitTexts = typeof en;

const zh: CircuitTexts = {
  about: '每个单元取整为 0 或 1，成为一个逻辑门。如果单元恒定不变、与别的单元相同或用不到，就没有自己的门。',
  working: '正在计算电路……',
  output: '输出',
  allOutputs: '全部',
  source: '电路',
  sourceOf: { network: '由网络得到', simplest: '由真值表化简得到' },
  range: '隐藏单元取整为 1 的条件',
  rangeOf: { activation: '高于激活函数值域的中点', seen: '高于自身取值的中点' },
  rangeHint: {
    activation:
      'sigmoid 的中点是 0.5，tanh 的中点是 0。ReLU、Leaky ReLU 和线性函数的值域没有界限，因此取这些行上最小值与最大值的中点。送入下一层时，用值域的上端或下端代替单元的值。',
    seen: '取这些行上最小值与最大值的中点。送入下一层时，用最大值或最小值代替单元的值。',
  },
  scope: '对所有输入组合都准确，而不只是表中的行',
  allAgree: (rows, differsFreely) =>
    `${rows === 1 ? '唯一的一行' : `全部 ${count(rows)} 行`}上，${differsFreely ? '除无关项外，' : ''}电路的结果都与网络取整后的预测一致。`,
  breaks: (broken, rows) => `取整使 ${count(rows)} 行中的 ${count(broken)} 行出错：电路的结果与网络的预测不同。`,
  trainFirst: (wrong, rows) => `请先训练：网络在 ${count(rows)} 行中的 ${count(wrong)} 行上预测有误。`,
  wrong: (wrong, rows) => `网络在 ${count(rows)} 行中的 ${count(wrong)} 行上预测有误。`,
  undecided: (rows) =>
    `第 ${rowList('zh', rows)} 行有预测恰好等于 0.5，无论目标是 0 还是 1 都不算正确；电路把它当作 0。`,
  wrongHeldOut: (wrong, rows) =>
    `网络在 ${count(rows)} 行中的 ${count(wrong)} 行上预测有误，但都是没有参与训练的留出行。`,
  noHidden: '网络没有隐藏层，每个输出直接由输入决定。',
  size: ({ gates, pins }) => `${count(gates)} 个门、${count(pins)} 个门输入`,
  compared: (own, simplest) => `由网络得到的电路有 ${own}；逐个输出化简真值表，得到的电路有 ${simplest}。`,
  contradictory: '表中有输入相同而目标矛盾的行，化简时这些输入上可取任意值。',
  tooLarge: (gates, most) => `电路有 ${count(gates)} 个门，超过 ${most} 个时不再画图，完整的表达式见下方。`,
  tooMany: (most) => `电路的门超过 ${most} 个，不再生成。`,
  least: (name) => `${name} 的最简与或式：`,
  notProven: '搜索提前结束，可能还有更短的式子。',
  units: '没有自己的门的单元',
  constant: (unit, value) => `${unit} 恒为 ${value}。`,
  same: (unit, as) => `${unit} 与 ${as} 始终相同。`,
  opposite: (unit, as) => `${unit} 与 ${as} 始终相反。`,
  unused: (units) => `用不到的单元：${units}。`,
  more: (units) => `……另有 ${count(units)} 个。`,
  check: '逐行检验',
  row: '行',
  target: '目标',
  network: '网络',
  circuit: '电路',
  select: (row) => `在电路中显示${row}的值`,
  verdict: { right: '正确', wrong: '网络预测有误', breaks: '取整后出错' },
  moreRows: (rows) => `另有 ${count(rows)} 行`,
  missing: (rows) => `表中没有的输入组合（${count(rows)} 个）`,
  missingHint: '电路在这些组合上的结果：',
  why: '取整为何使这些行出错',
  broken: (where, unit, value, bit) => `${where}：${unit} 在网络中为 ${value}，在电路中却算作 ${bit}。`,
  cause: (unit, value, isMiddle, taken) => `${unit} 的值${isMiddle ? '恰好在中点' : '是'} ${value}，取整为 ${taken}`,
  needsValue: (unit, side, value) => `${unit} 需要它${side === 'above' ? '大于' : '小于'} ${value}`,
  joined: (causes) => `${causes.join('；')}。`,
  together: (causes, more) =>
    `以下取整合在一起，使它越过了界限：${causes.join('；')}${more > 0 ? `；另有 ${more} 个单元` : ''}。`,
  gate: {
    and: '与门',
    or: '或门',
    nand: '与非门',
    nor: '或非门',
    xor: '异或门',
    xnor: '同或门',
    not: '非门',
    atLeast: '阈值门',
  },
  gateTitle: (kind, unit) => (unit ? `${unit}：${kind}` : kind),
  label: (outputs, size, expression) => `${outputs} 的电路：${size}。${expression}`,
  values: (row) => `${row}的值：实线为 1，虚线为 0。`,
  noRow: '在下方选择一行，即可在导线上看到它的值。',
  scroll: '电路图',
  text: '电路的文本形式',
  formatOf: { logic: '¬ ∧ ∨ ⊕', code: '! & | ^', latex: 'LaTeX', verilog: 'Verilog' },
  copy: '复制',
  copied: '已复制。',
  notCopied: '浏览器不允许页面复制，请选中文字后自行复制。',
  save: '保存',
  saveDrawing: '保存电路图（SVG）',
  saved: (name) => `已保存 ${name}。`,
};

export const circuitTexts: Readonly<Record<Language, CircuitTexts>> = { en, zh };
