/** 练习场的全部中文文字。 */

import type { Problem } from '../engine/protocol.ts';
import type { Messages } from './en.ts';

export const zh: Messages = {
  language: 'zh',

  train: '开始训练',
  resume: '继续训练',
  trainFurther: '再训练一倍',
  pause: '暂停',
  step: '走 1 步',
  stepTen: '走 10 步',
  reset: '重来',
  resetHint: '回到第 0 次迭代，初始权重不变',
  runTo: '训练到',
  pace: '速度',
  paceOf: (perSecond) => `每秒 ${perSecond} 次`,
  paceFull: '全速',
  iteration: '迭代',
  loss: '损失',
  lossUnit: {
    sse: '误差平方和',
    mse: '均方误差',
    half_sse: '误差平方和的一半',
    cross_entropy: '交叉熵',
  },
  lossName: {
    sse: '误差平方和',
    mse: '均方误差',
    half_sse: '误差平方和的一半',
    cross_entropy: '交叉熵',
  },

  starting: '正在加载 WebAssembly 内核……',
  ready: '准备好了，点“开始训练”。',
  training: '正在训练……',
  pausedAt: (iteration) => `停在第 ${iteration} 次迭代。`,
  finished: (iteration, loss) => `到了第 ${iteration} 次迭代，损失是 ${loss}。`,
  blownUp: (iteration) => `第 ${iteration} 次迭代之后权重大到无法表示，训练停了下来。把学习率调小，再点“重来”。`,
  notTrainable: '含阶跃激活函数的网络可以求值，但它的斜率处处为零，没法用梯度训练。',

  truthTable: '真值表',
  inputs: '输入',
  outputs: '目标',
  predictions: '预测',
  predictionOf: (name) => `${name} 的预测`,
  addRow: '加一行',
  addInput: '加一个输入',
  addOutput: '加一个输出',
  removeRow: (row) => `删除第 ${row} 行`,
  removeColumn: (name) => `删除 ${name} 列`,
  columnName: (name) => `${name} 列的名字`,
  cell: (name, row, value) => `${name}，第 ${row} 行：${value}`,
  dontCare: '不关心',
  tableHint: '点击格子，或用方向键移动后输入 0、1 或 –（不关心）。',
  contradiction: '矛盾',
  contradictionHint: '另有一行输入相同、目标不同，任何网络都不可能两行都满足。',
  contradictions: (rows) => `第 ${rows} 行输入相同，目标却不同，任何网络都不可能全部满足。`,
  noPrediction: '还没有预测',
  error: (difference) => `差 ${difference}`,

  network: '网络',
  networkHint: '线的粗细和颜色表示权重。',
  networkSummary: (sizes) => `各层单元数为 ${sizes} 的网络`,
  weightOf: (from, to, value) => `${from} → ${to}：${value}`,
  hiddenUnit: (layer, unit) => `h${layer},${unit}`,
  moreUnits: (count) => `还有 ${count} 个`,
  positiveWeight: '正权重',
  negativeWeight: '负权重',

  settings: '设置',
  learningRate: '学习率',
  seed: '随机种子',
  newSeed: '换一个种子',
  seedHint: '初始权重与 numpy.random.seed 给出的相同',
  hiddenLayers: '隐藏层',
  noHiddenLayers: '没有隐藏层：输入直接连到输出。',
  units: (layer) => `第 ${layer} 隐藏层的单元数`,
  layer: (layer) => `第 ${layer} 层`,
  addLayer: '加一层',
  removeLayer: (layer) => `删除第 ${layer} 隐藏层`,
  hiddenActivation: '隐藏层激活函数',
  outputActivation: '输出层激活函数',
  bias: '偏置',
  more: (label) => `增大${label}`,
  less: (label) => `减小${label}`,
  restartHint: '改动真值表、网络或种子，训练会从第 0 次迭代重新开始；学习率可以中途调整。',

  chart: { loss: '损失', rows: '各行', weights: '权重', gradients: '梯度' },
  chartTitle: { loss: '损失', rows: '各行的损失', weights: '权重', gradients: '梯度' },
  chartChoice: '图中画什么',
  rowsChoice: '各行怎么画',
  stacked: '堆叠',
  lines: '折线',
  scale: '刻度',
  linear: '线性',
  log: '对数',
  chartEmpty: '点“开始训练”，损失曲线会画在这里。',
  chartReadout: (iteration, loss) => `第 ${iteration} 次迭代：损失 ${loss}`,
  lineReadout: (iteration, line, value) => `第 ${iteration} 次迭代，${line}：${value}`,
  chartKeys: {
    loss: '损失随迭代的变化。用方向键在时间里前后移动。',
    rows: '各行损失随迭代的变化。用方向键在时间里前后移动。',
    weights: '权重随迭代的变化。用方向键在时间里前后移动。',
    gradients: '梯度随迭代的变化。用方向键在时间里前后移动。',
  },
  row: (row) => `第 ${row} 行`,
  otherRows: '其余各行',
  weightName: (from, to) => `${from} → ${to}`,
  biasName: (unit) => `${unit} 的偏置`,
  layerSize: (layer) => `第 ${layer} 层（均方根）`,
  lowestLoss: (loss) => `有的行互相矛盾：最低只能到 ${loss}`,
  timeLineHint: '沿着图拖动，可以回到过去。',
  lookingBack: (iteration, last) => `现在看到的是第 ${iteration} 次迭代，共 ${last} 次。继续训练会从这里接着走。`,
  toTheEnd: '回到最后',
  chartTable: '看成表格',

  pastRuns: '之前的训练',
  compare: '对比',
  forgetAll: '全部忘掉',
  forgetRun: (id) => `忘掉 #${id}`,
  openRun: (id) => `打开 #${id}`,
  open: '打开',
  thisRun: '这一次',
  sameSettings: '设置相同',
  pastRunLoss: (loss, iteration) => `第 ${iteration} 次迭代时损失 ${loss}`,
  setting: {
    table: '真值表',
    hidden: '隐藏层',
    activation: '激活函数',
    bias: '偏置',
    loss: '损失',
    optimizer: '优化器',
    batch: '更新时机',
    learningRate: '学习率',
    init: '初始权重',
    seed: '随机种子',
    changes: '中途改动',
  },
  tableSize: (rows, inputs, outputs) => `${rows} × ${inputs} → ${outputs}`,
  changes: (count) => `${count} 处`,
  yes: '有',
  no: '无',

  activation: {
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: '带泄漏的 ReLU',
    linear: '线性',
    step: '阶跃',
  },

  optimizerName: { gd: '梯度下降', momentum: '动量', adam: 'Adam' },
  batchName: { full: '每次迭代一次', row: '每行之后' },
  initName: {
    uniform01: '0 到 1 之间',
    uniform11: '−1 到 1 之间',
    glorot_uniform: 'Glorot',
    he_uniform: 'He',
    given: '给定的',
  },

  failure: {
    noWebAssembly: '这个浏览器不支持 WebAssembly，而练习场离不开它。',
    noSimd: '这个浏览器的 WebAssembly 没有 SIMD，而练习场离不开它；升级浏览器即可。',
    noWorkers: '这个页面不能启动 Web Worker，而训练要在其中进行。',
    notLoaded: '练习场的内核没能加载。',
    crashed: '练习场的内核意外退出了，真值表和设置都还在。',
  },
  tryAgain: '再试一次',

  problem: ({ code, field, value, allowed }: Problem) => {
    switch (code) {
      case 'missing':
        return `缺少 ${field}，它应当是 ${allowed}。`;
      case 'wrongType':
        return `${field} 是 ${value}，而它应当是 ${allowed}。`;
      case 'outOfRange':
        return `${field} 是 ${value}，应当在 ${allowed} 之内。`;
      case 'notAnInteger':
        return `${field} 是 ${value}，应当是 ${allowed} 之内的整数。`;
      case 'notOneOf':
        return `${field} 是 ${value}，只能取 ${allowed} 之一。`;
      case 'wrongLength':
        return `${field} 有 ${value} 项，应当有 ${allowed} 项。`;
      case 'emptyName':
        return `${field} 还空着，要有一个名字。`;
      case 'duplicateName':
        return `${field} 叫 ${value}，已经有一列叫这个名字了。`;
      case 'tooLong':
        return `${field} 有 ${value} 个字符，最多 ${allowed} 个。`;
    }
  },
};
