/** 实验台的全部中文文字。 */

import { presetGroups, presets } from '../session/presets/zh.ts';
import type { SavedStateProblemCode, SavedStateProblem, LinkForm } from '../session/saved-state-problem.ts';
import type { Messages } from './en.ts';
import { bound, count as grouped } from './numbers.ts';

const LINK_FORMS: Record<LinkForm, string> = {
  table: '“输入名:输出名/各行”的形式，例如 A,B:y/00:0,11:1',
  row: '“输入:目标”的形式，每个输入一位，每个目标为 0、1 或 -，留出的行在末尾加 !',
  allRows: '写明输入的各行，或依次给出每种输入组合的目标',
  number: '一个数',
  numbers: '用逗号分隔的一组数',
  trueOrFalse: 'true 或 false',
  change: '中途改动，例如 100:lr:0.5、100:w0.2.1:-3、100:b0.1:2 或 100:r0.1:001:1',
  percent: '用百分号编码的文本，例如用 %2C 表示逗号',
};

/** Page names of fields that a reader can get wrong there. Other fields keep their path in a session file. */
const FIELDS: Partial<Record<string, string>> = { weight: '权重', bias: '偏置' };

const TYPES: Partial<Record<string, string>> = {
  array: '数组',
  boolean: '布尔值',
  integer: '整数',
  number: '数字',
  object: '对象',
  'plain data': '纯数据',
  string: '字符串',
};

/** Returns the name of a field as the start of a sentence, with the space that follows Latin letters. */
function subject(field: string): string {
  const [, kind, index] = /^table\.(inputs|outputs)\[(\d+)\]$/.exec(field) ?? [];
  if (kind) return `第 ${Number(index) + 1} 个${kind === 'inputs' ? '输入' : '目标'}的列名`;
  return FIELDS[field] ?? `${field} `;
}

/** Returns the Chinese name of JSON types or a value, to follow 是; " or " separates alternatives. */
function typeName(types: string): string {
  return types
    .split(' or ')
    .map((type) => TYPES[type] ?? ` ${type}`)
    .join('或');
}

export const zh: Messages = {
  language: 'zh',

  train: '开始训练',
  resume: '继续',
  trainFurther: '继续训练',
  trainMore: '继续训练',
  pause: '暂停',
  step: '单步',
  stepTen: '10 步',
  reset: '重置',
  resetHint: '回到第 0 次迭代，初始权重不变',
  runTo: '训练到',
  runToHint: '训练到这一次迭代为止。',
  pace: '速度',
  paceOf: (perSecond) => `每秒 ${perSecond} 次`,
  paceRising: '先慢后快',
  paceFull: '全速',
  iteration: '迭代',
  loss: '损失',
  lossName: {
    sse: '误差平方和',
    mse: '均方误差',
    half_sse: '误差平方和的一半',
    cross_entropy: '交叉熵',
  },

  starting: '正在加载 WebAssembly 计算核心……',
  ready: '准备好了，点“开始训练”。',
  training: '正在训练……',
  restarted: {
    table: '真值表已修改，训练回到第 0 次迭代。',
    network: '网络结构已修改，训练回到第 0 次迭代。',
    training: '设置已修改，训练回到第 0 次迭代。',
  },
  pausedAt: (iteration) => `已暂停在第 ${iteration} 次迭代。`,
  allRight: (iteration) => `第 ${iteration} 次迭代后，每一行都正确了。`,
  finished: (iteration, loss) => `已完成 ${iteration} 次迭代，损失为 ${loss}。`,
  blownUp: (iteration) => `第 ${iteration} 次迭代后数值溢出，训练已停止。请调小学习率，再点“重置”。`,
  notTrainable: {
    stepActivation: '含阶跃单元的网络可以预测，但不能训练：阶跃函数的导数为零，梯度下降无从更新权重。',
    noTrainingRows: '没有可供训练的行：各行不是已留出，就是没有目标值。',
  },

  // 面板加载前后都显示的标题和说明
  // 实验台的抽屉
  lookCloser: '细看',
  tabs: {
    microscope: '显微镜',
    landscape: '损失地形',
    neuron: '神经元',
    space: '隐藏空间',
    surfaces: '输出曲面',
    survey: '多组种子',
    map: '地图',
    story: '历程',
    wall: '种子墙',
    circuit: '电路',
    write: '自己写',
    predict: '先预测',
    challenge: '挑战',
  },
  closePanel: '关闭（Esc）',
  closeProblem: '关闭',
  keys: '键盘操作（?）',

  truthTable: '真值表',
  inputs: '输入',
  outputs: '目标',
  predictions: '预测',
  predictionOf: (name) => `${name} 的预测`,
  addRow: '加一行',
  addInput: '加输入',
  addOutput: '加输出',
  shortAdd: { row: '加一行', input: '加输入', output: '加输出', missing: '补全组合' },
  editRow: (row) => `编辑第 ${row} 行`,
  editColumn: (name) => `编辑 ${name} 列`,
  cell: (name, row, value) => `${name}，第 ${row} 行：${value}`,
  dontCare: '无关项',
  moreTools: '编辑表格',
  tableHint: '点击格子在 0 和 1 之间切换，也可拖过多个格子一起填写；长按或右键点击目标，设为无关项（–）。',
  onChange: {
    label: '改动时：',
    hint: '编辑某一行或学习率时，当前这次训练怎么办。',
    choices: { keep: '保留权重', restart: '重新开始' },
  },
  contradiction: '矛盾',
  contradictionHint: '另有一行输入相同、目标不同，任何网络都不可能同时满足这两行。',
  contradictions: (rows) => `第 ${rows} 行输入相同，目标却不同。`,
  noPrediction: '尚无预测',
  predictionOff: (prediction, difference) => `${prediction}，误差 ${difference}`,

  // 真值表的来源与修改
  preset: '预设',
  noPreset: '自定义',
  presetGroups,
  ownTable: '自己编写的真值表。',
  changedPreset: (name) => `由“${name}”修改而来。`,
  presets,
  allCombinations: '补全组合',
  opensDialog: (label) => `${label}…`,
  expression: '表达式',
  undo: '撤销',
  redo: '重做',

  // 留出、缺少、选中、正确的行
  row: (row) => `第 ${row} 行`,
  heldOutRow: (row) => `第 ${row} 行，已留出`,
  selectRow: '在网络中显示这一行',
  predictionIs: (name, reading) => `${name} 的预测：${reading}`,
  predictLeftOut: (count) => (count === 0 ? '表中已有全部组合。' : `同时预测表中没有的 ${grouped(count)} 种组合`),
  leftOutRows: (count) => `表中没有的 ${grouped(count)} 种组合：未参与训练`,
  leftOutRow: (bits) => `${bits}，不在表中，未参与训练`,
  leftOutCell: (name, bits, value) => `${name}，表外组合 ${bits}：${value}`,
  leftOutPrediction: (name, bits, reading) => `表外组合 ${bits}，${name} 的预测：${reading}`,
  noTarget: '没有目标',
  addCombination: (bits) => `把 ${bits} 加入表中`,
  rowsRight: ({ right, rows }) => (rows === 0 ? '没有可训练的行' : `${grouped(rows)} 行中 ${grouped(right)} 行正确`),
  heldOutRight: ({ right, rows }) => `留出行：${grouped(right)}/${grouped(rows)} 正确`,
  rightHint: (tolerance) => `每个预测与目标都相差不到 ${tolerance}，这一行才算正确。`,

  network: '网络',
  networkSummary: (sizes) => `各层单元数为 ${sizes.join('、')} 的网络`,
  activationOf: (unit, value) => `${unit}：${value}`,
  hiddenUnit: (layer, unit) => `h${layer},${unit}`,
  diagram: {
    hint: '把指针移到连线或单元上，可以看到数值。上下拖动连线可以改权重，也可以点一下再输入。',
    keys: '方向键在单元和权重之间移动；加号和减号调整权重，按回车键输入数值。',
    row: '代入哪一行',
    noRow: '不代入',
    earlierUnits: (layer, count) => (layer === 0 ? `前面 ${count} 个输入` : `第 ${layer} 层前面 ${count} 个单元`),
    laterUnits: (layer, count) => (layer === 0 ? `后面 ${count} 个输入` : `第 ${layer} 层后面 ${count} 个单元`),
  },
  positiveWeight: '正权重',
  negativeWeight: '负权重',

  show: '展开',
  hide: '收起',
  logic: (logic, inputs) => {
    if (!logic) return '没有简单规律';
    const list = (of: readonly number[]) => of.map((input) => inputs[input]!).join('、');
    const pair = 'a' in logic ? ([inputs[logic.a]!, inputs[logic.b]!] as const) : (['', ''] as const);
    const [a, b] = pair;
    switch (logic.kind) {
      case 'always':
        return '总是激发';
      case 'never':
        return '从不激发';
      case 'level':
        return `处处为 ${logic.value}`;
      case 'is':
        return inputs[logic.input]!;
      case 'isNot':
        return `非 ${inputs[logic.input]}`;
      case 'and':
        return `${a} 且 ${b}`;
      case 'or':
        return `${a} 或 ${b}`;
      case 'nand':
        return `${a}、${b} 不都为 1`;
      case 'nor':
        return `${a}、${b} 都不为 1`;
      case 'xor':
        return `${a}、${b} 恰有一个为 1`;
      case 'xnor':
        return `${a}、${b} 相等`;
      case 'andNot':
        return `${a} 且非 ${b}`;
      case 'notAnd':
        return `${b} 且非 ${a}`;
      case 'orNot':
        return `${a} 或（非 ${b}）`;
      case 'notOr':
        return `${b} 或（非 ${a}）`;
      case 'atLeast':
        return logic.count === logic.inputs.length
          ? `${list(logic.inputs)} 全为 1`
          : `${list(logic.inputs)} 中至少 ${logic.count} 个为 1`;
      case 'atMost':
        return logic.count === 0
          ? `${list(logic.inputs)} 全为 0`
          : `${list(logic.inputs)} 中至多 ${logic.count} 个为 1`;
      case 'odd':
        return `${list(logic.inputs)} 中有奇数个 1`;
      case 'even':
        return `${list(logic.inputs)} 中有偶数个 1`;
    }
  },

  trainingSettings: '训练',
  moreSettings: '更多',
  learningRate: '学习率',
  stopWhenRight: '全部正确时停止',
  animateSteps: '单步时播放动画',
  previews: '预览改动的结果',
  tolerance: '判为正确的误差',
  startWeights: '初始权重',
  seed: '随机种子',
  newSeed: '换种子',
  seedHint: '与 numpy.random.seed 产生的随机数相同',
  startFromHere: '设为初始权重',
  startFromHereHint: '把当前显示的权重设为初始权重。',
  optimizer: '优化器',
  batch: '批次方式',
  restartHint: '修改以上设置、网络结构或真值表的列，都会回到第 0 次迭代。',
  architecture: '网络结构',
  noHiddenLayers: '没有隐藏层：输入直接连到输出。',
  units: (layer) => `第 ${layer} 隐藏层的单元数`,
  unitCount: (count) => `${count} 个单元`,
  layer: (layer) => `第 ${layer} 隐藏层`,
  outputLayer: '输出层',
  addLayer: '加一层',
  removeLayer: (layer) => `删除第 ${layer} 隐藏层`,
  hiddenActivation: (layer) => `第 ${layer} 隐藏层的激活函数`,
  outputActivation: '输出层的激活函数',
  bias: '偏置',
  more: (label) => `增大“${label}”`,
  less: (label) => `减小“${label}”`,
  numberProblem: (label, { text, readings, range: { least, most, open, whole } }) =>
    readings.length > 1
      ? `${label}：“${text}”可能是 ${readings.join(' 或 ')}，请换一种写法。`
      : `“${label}”应为${open ? `大于 ${bound(least)}、不超过 ${bound(most)} ` : ` ${bound(least)} 到 ${bound(most)} `}的${whole ? '整数' : '数'}，${text ? `不能是“${text}”` : '不能留空'}。`,

  chart: { loss: '损失', rows: '各行', weights: '权重', gradients: '梯度' },
  chartTitle: { loss: '损失', rows: '各行的损失', weights: '权重', gradients: '梯度' },
  chartChoice: '图表内容',
  scale: '刻度',
  linear: '线性',
  log: '对数',
  chartEmpty: '点“开始训练”，损失曲线会画在这里。',
  chartWaiting: '训练开始后，损失曲线会画在这里。',
  chartReadout: (iteration, loss) => `第 ${iteration} 次迭代：损失 ${loss}`,
  chartKeys: (title) => `${title}随迭代的变化。用方向键查看前后各次迭代。`,
  weightName: (from, to) => `${from} → ${to}`,
  timeLineHint: '在图上左右拖动，可以回看任意一次迭代。',
  lookingBack: (iteration, last) => `正在查看第 ${iteration} 次迭代（共 ${last} 次），继续训练会从这里开始。`,
  toTheEnd: '回到最新',
  chartTable: '以表格查看',

  activation: {
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'Leaky ReLU',
    linear: '线性',
    step: '阶跃',
  },

  optimizerName: { gd: '梯度下降', momentum: '动量', adam: 'Adam' },
  batchName: { full: '整批', row: '逐行' },
  initName: {
    uniform01: '0 到 1 之间',
    uniform11: '−1 到 1 之间',
    glorot_uniform: 'Glorot',
    he_uniform: 'He',
    given: '自定义',
  },

  failure: {
    noWebAssembly: '这个浏览器不支持 WebAssembly，无法运行实验台。',
    noSimd: '这个浏览器的 WebAssembly 不支持 SIMD，无法运行实验台，请升级浏览器。',
    noWorkers: '这个页面不允许启动 Web Worker，无法训练。',
    notLoaded: '计算核心加载失败。',
    crashed: '计算核心意外退出。真值表、设置和最后显示的网络都已保留。',
    silent: '计算核心有一阵子没有响应，可能正忙于一项大计算。可以继续等待，也可以重新启动，从最后显示的状态继续。',
  },
  tooOld: '浏览器版本太旧，无法运行 TruthNet：需要 Chrome 或 Edge 123、Firefox 120、Safari 17.5，或更新的版本。',
  lateNotLoaded: (guess) =>
    guess === undefined
      ? '这一部分加载失败：可能是网络连接断开，也可能是网页的安全策略不允许。'
      : `在 ${guess} 找不到这一部分。内联脚本和用 import() 引入的脚本不知道自己的地址，请在 truth-net 元素上用 data-base 写明其他脚本所在的文件夹。`,
  analysesEnded: '分析计算接连两次意外中断，训练不受影响。',
  tryAgain: '重试',
  share: '分享',
  linkForms: LINK_FORMS,
  linkBroken: (problem) => `无法打开这个链接。${problem}`,

  problem: (problem) => problems[problem.code](problem),
};

const problems: Record<SavedStateProblemCode, (problem: SavedStateProblem) => string> = {
  missing: ({ field, allowed }) => `缺少 ${field}${allowed && `，应当是${typeName(allowed)}`}。`,
  wrongType: ({ field, value, allowed }) =>
    value === 'NaN'
      ? `${subject(field)}必须是数字。`
      : `${subject(field)}是${typeName(value)}，应当是${typeName(allowed)}。`,
  outOfRange: ({ field, value, allowed }) => `${subject(field)}是 ${value}，超出了范围 ${allowed}。`,
  notAnInteger: ({ field, value, allowed }) => `${subject(field)}是 ${value}，应当是 ${allowed} 范围内的整数。`,
  notOneOf: ({ field, value, allowed }) =>
    `${subject(field)}是 ${value}，只能是 ${allowed.replaceAll(', ', '、')} 之一。`,
  wrongLength: ({ field, value, allowed }) => `${field} 有 ${value} 项，应当有 ${allowed} 项。`,
  emptyName: ({ field }) => `${subject(field)}不能为空。`,
  duplicateName: ({ field, value, allowed }) => `${subject(field)}是 ${value}，与${subject(allowed)}重复。`,
  tooLong: ({ field, value, allowed }) => `${subject(field)}有 ${value} 个字符，最多 ${allowed} 个。`,
  unknownField,
  unknownPart: unknownField,
  noMatch: ({ field, value, allowed }) => `${field} 是 ${value}，应当符合 ${allowed}。`,
  linkTooLong: ({ value, allowed }) => `这个链接有 ${value} 个字符，最多允许 ${allowed} 个。会话太大时，请存为文件。`,
  newerLink: ({ value, allowed }) =>
    `这个链接来自更新的 TruthNet（链接版本 ${value}，本页只支持版本 ${allowed}）。请刷新页面再试。`,
  partTwice: ({ field }) => `链接里“${field}”出现了两次，只能出现一次。`,
  malformed: ({ field, value, allowed }) => `${field} 的值“${value}”有误，应当是${LINK_FORMS[allowed as LinkForm]}。`,
  fileTooLarge: ({ value, allowed }) => `会话文件最多 ${allowed} 字节，这个有 ${value} 字节。`,
  tooDeep: ({ allowed }) => `这不是 TruthNet 会话：括号嵌套超过了 ${allowed} 层。`,
  notJson: ({ field }) => {
    const [line, column] = field.split(':');
    return `不是有效的 JSON：第 ${line} 行第 ${column} 列有语法错误。`;
  },
  noSession: () => '这是 JSON，但不是 TruthNet 会话：会话应当是含有“table”的对象。',
};

function unknownField({ field, allowed }: SavedStateProblem): string {
  return allowed.includes(', ')
    ? `没有 ${field} 这一项，可用的有 ${allowed.replaceAll(', ', '、')}。`
    : `没有 ${field} 这一项，是不是想写 ${allowed}？`;
}

export { zh as texts };
