/** 练习场的全部中文文字。 */

import type { Problem } from '../engine/protocol.ts';
import type { KeptProblem, LinkForm } from '../session/kept-problem.ts';
import type { Messages } from './en.ts';
import { count as grouped, lossFigure, rowList, share } from './numbers.ts';

const LINK_FORMS: Record<LinkForm, string> = {
  table: '输入名、冒号、输出名、斜线和各行，例如 A,B:y/00:0,11:1',
  row: '每个输入一位、冒号、每个输出一个 0、1 或 -，保留行末尾加 !',
  allRows: '带输入的行，或输入的每种组合各一个目标',
  number: '一个数',
  numbers: '用逗号隔开的数',
  trueOrFalse: 'true 或 false',
  change: '例如 100:lr:0.5、100:w0.2.1:-3 或 100:b0.1:2 的改动',
  setting: '例如 lossScale:log 的设置',
  percent: '以 % 开头表示字符编码的文字',
};

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
  lossName: {
    sse: '误差平方和',
    mse: '均方误差',
    half_sse: '误差平方和的一半',
    cross_entropy: '交叉熵',
  },

  starting: '正在加载 WebAssembly 内核……',
  ready: '准备好了，点“开始训练”。',
  training: '正在训练……',
  restarted: {
    table: '真值表改了，训练从第 0 次迭代重新开始。',
    network: '网络重新搭过，训练从第 0 次迭代重新开始。',
    training: '这项设置要从第 0 次迭代重新开始。',
  },
  pausedAt: (iteration) => `停在第 ${iteration} 次迭代。`,
  backAt: (iteration, last) => `回到了第 ${iteration} 次迭代，共 ${last} 次。`,
  allRight: (iteration) => `第 ${iteration} 次迭代后，每一行都正确了。`,
  finished: (iteration, loss) => `到了第 ${iteration} 次迭代，损失是 ${loss}。`,
  blownUp: (iteration) => `第 ${iteration} 次迭代之后权重大到无法表示，训练停了下来。把学习率调小，再点“重来”。`,
  notTrainable: '含阶跃激活函数的网络可以求值，但它的斜率处处为零，没法用梯度训练。',

  // 一个神经元能做什么
  neuron: {
    title: '一个神经元',
    about: '只用一个神经元行不行？它把输入乘以权重加起来，总和超过阈值就激发。',
    output: '输出',
    notOne: '现在的网络不只是单个神经元：有隐藏单元，或者激活函数不是阶跃。',
    makeOne: '改成一个神经元',
    byHand: '自己调',
    weightOf: (name) => `${name} 的权重`,
    threshold: '阈值 T',
    fires: (rule) => `当 ${rule} 时激发`,
    net: '总和 − T',
    does: '神经元',
    doesFire: '激发',
    doesRest: '不激发',
    notAsked: '（不对）',
    moreRows: (rows) => `还有 ${grouped(rows)} 行`,
    enough: '一个神经元就够了。',
    use: '用这组权重',
    impossible: '一个神经元做不到。',
    contradiction: (firing, resting) => `第 ${firing} 行和第 ${resting} 行输入相同，却一个要激发、一个不要。`,
    shouldFire: '这些行该激发',
    shouldRest: '这些行不该激发',
    taken: (row, times) => (times === 1 ? `第 ${row} 行` : `${times} × 第 ${row} 行`),
    sum: '合计',
    why: '两边行数一样多，输入的合计也一样。所以不管权重取多少，两边算出来的总和都相等。可是该激发的每一行都要超过 T，不该激发的都不能超过：总和不可能相等。',
    plot: (x, y, rule, possible) =>
      `各行在 ${x} 和 ${y} 上的位置。${rule ? `神经元在 ${rule} 处激发。` : ''}${possible ? '一条直线就能把该激发的和不该激发的分开。' : '该激发的行之间的连线，和不该激发的行之间的连线相交：没有直线能把它们分开。'}`,
    plotHint: '着色的那一半里神经元会激发。蓝色的行该在里面，橙色的行不该。',
    plotProof: '蓝线和橙色虚线交在一点。一刀直切下去，这一点没法同时在两边。',
  },

  // 显微镜下的一次迭代
  biasOf: (unit) => `${unit} 的偏置`,
  microscope: {
    title: '显微镜',
    about: '放慢看一次迭代：从输入到更新，每个数是多少，又是从哪儿来的。',
    tooLarge: '这个网络的权重太多，没法一个数一个数地读。先去掉一些单元。',
    allRows: '所有行',
    steps: '一次迭代的各步',
    back: '上一步',
    next: '下一步',
    play: '播放',
    pause: '停在这一步',
    lossStep: '损失',
    outputLayer: '输出层',
    stepName: (kind, layer) => `${{ forward: '前向', backward: '反向', update: '更新' }[kind]}：${layer}`,
    explain: {
      forward: '每个单元把到来的数加起来（输入乘以各自的权重），再用激活函数压弯。',
      loss: '预测离目标有多远，取平方，偏高偏低都算偏。',
      backward:
        '如果某个单元的输出稍微大一点，损失会怎么变？输出层从目标算起，前面的层从它通向的单元算起。再乘上激活函数的斜率，就是 δ。',
      update: '把所有行的斜率加起来，每个权重逆着它走一步；步子多长，由学习率定。',
    },
    more: (left) => `还有 ${grouped(left)} 个`,
    program: '程序的语言',
    programIn: (language) => `用 ${language} 写的一次迭代`,
    convention: '写法',
    conventions: {
      textbook: '教科书：−2(y − ŷ)，用 −=',
      tutorial: '教程：2(y − ŷ)，用 +=',
      half: '带 ½：−(y − ŷ)',
      mean: '取平均：−2(y − ŷ)/n',
    },
    conventionHint: {
      textbook: () => '斜率指向上坡，所以要减去它。',
      tutorial: () => '教程把斜率的负号丢了，又把减改成了加：符号变了两次，走的还是同一步。',
      half: (rate) => `损失前面乘个 ½，斜率里的 2 就消掉了。斜率都小了一半，学习率取 ${rate} 才走同样一步。`,
      mean: (rate, cells) =>
        `除以目标的个数（${grouped(cells)}），损失就不会随表变大而变大。学习率取 ${rate} 才走同样一步。`,
    },
    factor: (source, number) => `${number}：${source}`,
    sources: {
      input: (name) => `输入 ${name}`,
      target: (name) => `${name} 的目标`,
      activation: (name) => `${name} 的输出`,
      sum: (name) => `到达 ${name} 的总和`,
      slope: (name) => `${name} 的激活函数的斜率`,
      delta: (name) => `损失在 ${name} 处的斜率`,
    },
    whySlope: '斜率为什么是这个数？',
    weight: '权重',
    chain: '在这里选一个权重，或者在网络图里点一个。它的斜率是各行之和，每一行是一串因子相乘。',
    otherRows: (rows) => `其余 ${grouped(rows)} 行合在一起。`,
    otherUpdate: '这种优化方法不只是减去这个斜率：它还要用到以前的斜率，或者一行一行地更新。',
    nudge: '推一推试试',
    nudgeHint: '把权重调大一点点、再调小一点点，各算一遍整个损失，相减再除。',
    nudgeAgrees: (digits) => `前 ${digits} 位都一样，而且没用链式法则。`,
    nudgeFlat: '两个都是零，损失的位数只能看到这里。',
    nudgeDiffers: '这里两者不同：损失在这一推之内就拐了弯，或者太平了，位数不够用。',
  },

  // 当前权重周围的损失
  landscape: {
    title: '损失地形',
    about: '权重不在的地方，损失是多少：往前一步，还有四周。',
    line: '下一步',
    aboutLine: '所有权重一起逆着各自的斜率走，走多远由学习率定。会落在哪儿？',
    otherOptimizer: '这是正对着斜率下坡的方向。现在用的优化方法走的是另一条路。',
    stepReach: '几个学习率',
    rateAxis: '学习率',
    lands: (landing, now) => `下一次迭代把损失从 ${now} 变成 ${landing}。`,
    landsNowhere: '下一步会落到损失不再是数的地方。',
    now: '现在',
    there: '学习率落在这里',
    plane: '平面',
    spannedBy: '由什么张成',
    planes: { weights: '两个权重', random: '两个随机方向' },
    reach: '范围',
    seed: '方向的种子',
    direction: (number) => `方向 ${number}`,
    lower: '损失更低',
    higher: '损失更高',
    level: '和现在一样高',
    path: '走过的路',
    noPath: '网络太大，没有记下走过的路。',
    planeLabel: (x, y, now, least) => `${x} 和 ${y} 上的损失。中间是 ${now}，这里最低是 ${least}。`,
    pointHint: '指向一处，或用方向键，读出那里的损失。',
    readout: (place, loss) => `${place} 处的损失是 ${loss}`,
  },

  diagnosis: '训练卡在哪里',
  finding: (finding, unit) => {
    switch (finding.kind) {
      case 'blownUp':
        return {
          headline: '步子迈得太大。',
          evidence: `学习率为 ${finding.learningRate} 时，每一步都让权重比上一步更大。`,
        };
      case 'rising':
        return {
          headline: '损失在上升。',
          evidence: `最近 ${grouped(finding.iterations)} 次迭代里从 ${lossFigure(finding.from)} 升到 ${lossFigure(finding.to)}，步子太大了。`,
        };
      case 'jumping':
        return {
          headline: '损失跳来跳去。',
          evidence: `最近 ${grouped(finding.iterations)} 次迭代里在 ${lossFigure(finding.from)} 和 ${lossFigure(finding.to)} 之间跳动，步子太大了。`,
        };
      case 'contradiction':
        return {
          headline: '有的行互相矛盾。',
          evidence: `现在的损失是 ${lossFigure(finding.loss)}；只要第 ${rowList('zh', finding.rows)} 行不改，任何网络都到不了 ${lossFigure(finding.lowest)} 以下。`,
        };
      case 'dead':
        return {
          headline: `${unit(finding.layer, finding.unit)} 死掉了。`,
          evidence: '它对每一行都输出 0，权重再也不会变。',
        };
      case 'saturated':
        return {
          headline: `${unit(finding.layer, finding.unit)} 饱和了。`,
          evidence: `它在每一行上的斜率都不超过 ${lossFigure(finding.slope)}，几乎学不到东西。`,
        };
      case 'straight':
        return {
          headline: '这个网络里没有弯。',
          evidence:
            finding.layers === 0
              ? '没有隐藏层，每个输出只能用一条直线把各行分开，而这里一条直线不够。'
              : '线性层叠得再多，也还是一层。',
        };
      case 'twins':
        return {
          headline: `${unit(finding.layer, finding.unit)} 和 ${unit(finding.layer, finding.other)} 成了双胞胎。`,
          evidence: '它们的权重几乎一样，两个单元只干了一个的活。',
        };
      case 'plateau':
        return {
          headline: '训练停滞了。',
          evidence: `最近 ${grouped(finding.iterations)} 次迭代里，损失只降了 ${share(finding.share)}。`,
        };
    }
  },
  fix: (fix) => {
    switch (fix.kind) {
      case 'learningRate':
        return fix.restart ? `学习率改为 ${fix.value}，从头再来` : `学习率改为 ${fix.value}，接着训练`;
      case 'holdOut':
        return `留出第 ${rowList('zh', fix.rows)} 行`;
      case 'activation':
        return `第 ${fix.layer + 1} 隐藏层改用 ${zh.activation[fix.activation]}`;
      case 'init':
        return `初始权重改用 ${zh.initName[fix.init]}，从头再来`;
      case 'seed':
        return `换成种子 ${fix.seed}，从头再来`;
      case 'units':
        return `第 ${fix.layer + 1} 隐藏层改为 ${fix.units} 个单元`;
      case 'hiddenLayer':
        return `加一个有 ${fix.units} 个单元的隐藏层`;
    }
  },

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
  tableHint: '点击格子，或用方向键移动后输入 0、1 或 –（不关心）。按 h 留出这一行，按 s 在网络中显示它。',
  contradiction: '矛盾',
  contradictionHint: '另有一行输入相同、目标不同，任何网络都不可能两行都满足。',
  contradictions: (rows) => `第 ${rows} 行输入相同，目标却不同，任何网络都不可能全部满足。`,
  noPrediction: '还没有预测',
  error: (difference) => `差 ${difference}`,

  // 真值表的来源与修改
  preset: '预设',
  noPreset: '自定义',
  presetGroups: { gates: '门电路', oneOutput: '更多输入', moreOutputs: '多个输出' },
  presets: {
    tutorial: { name: '教程', about: 'X1 和 X2 恰好有一个为 1 时，y 为 1；X3 总是 1。' },
    and: { name: '与（AND）', about: '两个输入都为 1 时输出 1。' },
    or: { name: '或（OR）', about: '至少有一个输入为 1 时输出 1。' },
    nand: { name: '与非（NAND）', about: '只有两个输入都为 1 时输出 0。单用它就能搭出任何电路。' },
    nor: { name: '或非（NOR）', about: '只有两个输入都为 0 时输出 1。' },
    xor: { name: '异或（XOR）', about: '两个输入不同时输出 1。没有哪一条直线能把它的 1 和 0 分开。' },
    xnor: { name: '同或（XNOR）', about: '两个输入相同时输出 1。' },
    implies: { name: '蕴含（IMPLIES）', about: '若 a 则 b：只有 a 为 1、b 为 0 时输出 0。' },
    parity3: { name: '3 位奇偶', about: '1 的个数为奇数时输出 1。' },
    parity4: { name: '4 位奇偶', about: '1 的个数为奇数时输出 1。任何一个输入变了，答案就变。' },
    majority: { name: '多数表决', about: '三个输入中至少有两个为 1 时输出 1。' },
    multiplexer: { name: '多路选择器', about: '由 s 选择：s 为 0 时 y 取 a，s 为 1 时 y 取 b。' },
    halfAdder: { name: '半加器', about: 'a + b：和为 s，进位为 cout。' },
    fullAdder: { name: '全加器', about: 'a + b + cin：和为 s，进位为 cout。' },
    comparator: { name: '2 位比较器', about: '两位数 a1 a0 小于、等于还是大于 b1 b0。' },
    multiplier: { name: '2 位乘法器', about: '两位数 a1 a0 乘以 b1 b0，积为四位。' },
    sevenSegments: {
      name: '十进制转七段码',
      about: '显示 0 到 9 时数码管各段的亮灭。10 到 15 的组合不在表中。',
    },
    gray3: { name: '3 位格雷码', about: '二进制转格雷码：相邻两数只差一位。' },
    gray4: { name: '4 位格雷码', about: '二进制转格雷码：相邻两数只差一位。' },
  },
  allCombinations: '补全所有组合',
  undo: '撤销',
  redo: '重做',
  close: '关闭',

  // 留出、缺少、选中、正确的行
  row: (row) => `第 ${row} 行`,
  heldOutRow: (row) => `第 ${row} 行，已留出`,
  selectRow: '在网络中显示这一行',
  predictionIs: (name, reading) => `${name} 的预测：${reading}`,
  holdOut: '留出',
  holdOutHint: '留出的行只预测、只评分，不参与训练。',
  holdOutRow: (row) => `留出第 ${row} 行`,
  holdOutCell: (row, heldOut) => `留出，第 ${row} 行：${heldOut ? '是' : '否'}`,
  predictLeftOut: (count) => (count === 0 ? '表中已有全部组合。' : `预测表中没有的 ${grouped(count)} 种组合`),
  leftOutRows: (count) => `表中没有的 ${grouped(count)} 种组合：从未训练`,
  leftOutRow: (bits) => `${bits}，不在表中，从未训练`,
  leftOutCell: (name, bits, value) => `${name}，表外组合 ${bits}：${value}`,
  leftOutPrediction: (name, bits, reading) => `表外组合 ${bits}，${name} 的预测：${reading}`,
  noTarget: '没有目标',
  neverTrained: '从未训练',
  addCombination: (bits) => `把 ${bits} 加入表中`,
  rowsRight: ({ right, rows }) => (rows === 0 ? '没有可训练的行' : `${grouped(rows)} 行中 ${grouped(right)} 行正确`),
  heldOutRight: ({ right, rows }) => `留出 ${grouped(rows)} 行：${grouped(right)} 行正确`,
  rightHint: (tolerance) => `每个预测与目标都相差不到 ${tolerance}，这一行才算正确。`,

  // 用表达式填表
  expression: '表达式',
  fromExpression: '用表达式填表',
  expressionLabel: '每行一个输出，名字可写可不写',
  expressionHelp: [
    ['词语', '且 或 非 异或 与非 或非 同或 蕴含，and or not xor …'],
    ['C 语言', '&& || ! ^ == != & | ~'],
    ['逻辑符号', '∧ ∨ ¬ ⊕ ⊼ ⊽ → ↔ · +'],
  ],
  expressionOutcome: ({ inputs, outputs, rows }) =>
    `${inputs.join('、')} → ${outputs.join('、')}：${grouped(rows.length)} 行`,
  expressionProblem: ({ code, detail }) => {
    switch (code) {
      case 'empty':
        return '还没有内容。';
      case 'tooLong':
        return `内容超过了 ${grouped(Number(detail))} 个字符。`;
      case 'strangeCharacter':
        return `“${detail}”在这里没有意义。`;
      case 'notABit':
        return `${detail} 既不是名字也不是值：名字以字母开头，值只有 0 和 1。`;
      case 'unclosedQuote':
        return '这个引号没有配对。';
      case 'operandExpected':
        return detail ? `“${detail}”之前缺少名字或值。` : '末尾缺少名字或值。';
      case 'operatorExpected':
        return `“${detail}”之前缺少运算符。`;
      case 'unclosed':
        return '这个括号没有闭合。';
      case 'notOpened':
        return '这个括号没有对应的左括号。';
      case 'tooDeep':
        return '括号和否定嵌套得太深。';
      case 'noName':
        return '引号之间没有名字。';
      case 'nameTooLong':
        return `这个名字超过了 ${detail} 个字符。`;
      case 'assignedTwice':
        return `输出 ${detail} 已经有一行了。`;
      case 'assignedTooLate':
        return `${detail} 成为输出之前就被当作输入用了。`;
      case 'noInputs':
        return '里面没有任何输入。';
      case 'tooManyInputs':
        return `输入超过了 ${detail} 个。`;
      case 'tooManyOutputs':
        return `输出超过了 ${detail} 个。`;
    }
  },
  fillTable: '填表',

  // CSV 的读写
  csvHeading: 'CSV 表格',
  csvLabel: '可以复制、修改、粘贴，也可以把文件拖进来',
  csvFormat:
    '第一行是列名。名字前写“target:”的列是目标；都没写时，最后一列是目标。名为“hold out”的列用 1 标出留出的行。空白、-、x 或 ? 表示不关心。',
  csvOutcome: ({ inputs, outputs, rows }) =>
    `${grouped(inputs.length)} 个输入，${grouped(outputs.length)} 个目标，${grouped(rows.length)} 行`,
  csvProblem: ({ line, column, code, value, detail }) => {
    const cell = `第 ${line} 行第 ${column} 列（${detail || value}）`;
    const found = value === '' ? '是空的' : `是“${value}”`;
    switch (code) {
      case 'empty':
        return '里面什么也没有。';
      case 'tooLarge':
        return `内容超过了 ${grouped(Number(detail))} 个字符，真值表不会这么长。`;
      case 'noRows':
        return '只有一行列名，下面没有数据。';
      case 'noInput':
        return `第 ${line} 行：除了目标，没有输入列。`;
      case 'noTarget':
        return `第 ${line} 行：每一列都标成了输入，没有目标。`;
      case 'noName':
        return `第 ${line} 行第 ${column} 列：缺少列名。`;
      case 'nameTooLong':
        return `第 ${line} 行第 ${column} 列：列名“${value}”超过了 ${detail} 个字符。`;
      case 'duplicateName':
        return `第 ${line} 行第 ${column} 列：已经有一列叫“${value}”了。`;
      case 'tooManyInputs':
        return `第 ${line} 行：有 ${value} 个输入，最多 ${detail} 个。`;
      case 'tooManyOutputs':
        return `第 ${line} 行：有 ${value} 个目标，最多 ${detail} 个。`;
      case 'tooManyRows':
        return `第 ${line} 行：共有 ${grouped(Number(value))} 行数据，最多 ${grouped(Number(detail))} 行。`;
      case 'wrongWidth':
        return `第 ${line} 行：有 ${value} 列，而第一行有 ${detail} 列。`;
      case 'notAnInput':
        return `${cell}${found}，输入只能是 0 或 1。`;
      case 'notATarget':
        return `${cell}${found}，目标只能是 0、1 或不关心。`;
      case 'notHoldOut':
        return `${cell}${found}，1 表示留出，0 表示不留出。`;
    }
  },
  openFile: '打开文件……',
  saveFile: '保存文件',
  copy: '复制',
  copied: '已复制。',
  notCopied: '浏览器不允许复制；文字已选中，请用快捷键复制。',
  fileTooLarge: (name) => `${name} 太大，不会是真值表。`,
  fileUnreadable: (name) => `${name} 读不出来。`,
  useTable: '使用这张表',

  network: '网络',
  networkSummary: (sizes) => `各层单元数为 ${sizes.join('、')} 的网络`,
  activationOf: (unit, value) => `${unit}：${value}`,
  hiddenUnit: (layer, unit) => `h${layer},${unit}`,
  diagram: {
    hint: '指向一条线或一个单元，看它的数字。上下拖动一条线可以改它的权重，也可以点一下再输入。',
    keys: '方向键从单元走到权重再到单元；加号和减号改权重，回车可以输入。',
    row: '代入哪一行',
    noRow: '不代入',
    weight: '权重',
    bias: '偏置',
    gradient: '梯度 ∂L/∂w',
    biasGradient: '梯度 ∂L/∂b',
    contribution: '激活值 × 权重',
    input: '输入',
    sum: '加权和 z',
    activation: '激活值',
    function: '激活函数',
    logic: '何时点亮',
    earlierUnits: (layer, count) => (layer === 0 ? `前面 ${count} 个输入` : `第 ${layer} 层前面 ${count} 个单元`),
    laterUnits: (layer, count) => (layer === 0 ? `后面 ${count} 个输入` : `第 ${layer} 层后面 ${count} 个单元`),
  },
  positiveWeight: '正权重',
  negativeWeight: '负权重',

  show: '展开',
  hide: '收起',
  surfaces: {
    title: '曲面',
    about: '两个输入从 0 变到 1，每个单元各会给出什么。点是真值表的各行。',
    across: '横轴',
    up: '纵轴',
    fixedHint: '其余的输入固定在这里给的值上。',
    drawAll: (count) => `再画 ${grouped(count)} 个`,
    logicHint: '恰好对这些行点亮；名字只就表中的行而言。',
    one: '目标 1，高值',
    zero: '目标 0，低值',
    line: '高低之间的正中',
    label: (unit, x, y, [both0, x1, y1, both1]) =>
      `${unit}：${x} 和 ${y} 都为 0 时是 ${both0}，只有 ${x} 为 1 时是 ${x1}，只有 ${y} 为 1 时是 ${y1}，都为 1 时是 ${both1}。用方向键指向中间的位置。`,
  },
  logic: (logic, inputs) => {
    if (!logic) return '说不出简单的规律';
    const list = (of: readonly number[]) => of.map((input) => inputs[input]!).join('、');
    const pair = 'a' in logic ? ([inputs[logic.a]!, inputs[logic.b]!] as const) : (['', ''] as const);
    const [a, b] = pair;
    switch (logic.kind) {
      case 'always':
        return '总是';
      case 'never':
        return '从不';
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
        return `${a}、${b} 恰有一个`;
      case 'xnor':
        return `${a}、${b} 相同`;
      case 'andNot':
        return `${a} 且非 ${b}`;
      case 'notAnd':
        return `${b} 且非 ${a}`;
      case 'orNot':
        return `${a} 或非 ${b}`;
      case 'notOr':
        return `${b} 或非 ${a}`;
      case 'atLeast':
        return logic.count === logic.inputs.length
          ? `${list(logic.inputs)} 全为 1`
          : `${list(logic.inputs)} 中至少 ${logic.count} 个`;
      case 'atMost':
        return logic.count === 0 ? `${list(logic.inputs)} 全为 0` : `${list(logic.inputs)} 中至多 ${logic.count} 个`;
      case 'odd':
        return `${list(logic.inputs)} 中奇数个`;
      case 'even':
        return `${list(logic.inputs)} 中偶数个`;
    }
  },
  space: {
    title: '隐藏空间',
    about: '隐藏层把各行放到了哪里。网格是旁边那两个输入的方格，被这一层弯成了这样。',
    none: '没有隐藏层，也就没有隐藏空间。',
    layer: '层',
    lineHint: '直线上输出恰好在正中：这一层要把网格弯到一条直线就够。',
    noLine: (units) =>
      units === 1
        ? '只有一个单元时，输出在它上面的某一点把各行分开。'
        : `输出读取 ${units} 个单元，这里只画了两个，所以没有画那条直线。`,
    label: (layer, x, y, points) => `第 ${layer} 隐藏层，横轴 ${x}，纵轴 ${y}：${points}`,
    point: (row, x, y) => `${row}在 ${x}，${y}`,
  },

  survey: {
    title: '许多种子',
    about: (iterations) =>
      `成败靠运气吗？用同样的设置，从许多不同的初始权重出发，各训练 ${iterations} 次迭代，所有处理器一起算。`,
    count: '种子数',
    start: (count) => `试 ${count} 个种子`,
    cancel: '取消',
    sweep: { width: '逐个试隐藏单元数', learningRate: '逐个试学习率' },
    sweepChart: {
      width: '每一行都正确的种子所占的比例，按第一隐藏层的单元数',
      learningRate: '每一行都正确的种子所占的比例，按学习率',
    },
    sweepBar: (value, solved) => `${value}：${solved} 的种子。点一下就用它。`,
    given: '初始权重是给定的，换种子没有区别。',
    progress: (done, of) => `${of} 个种子中的 ${done} 个`,
    left: (seconds) => `大约还要 ${seconds} 秒`,
    summary: ({ done, solved, halfBy }) =>
      `${grouped(done)} 个种子里有 ${grouped(solved)} 个（${share(solved / Math.max(1, done))}）每一行都正确` +
      (halfBy === undefined ? '。' : `，其中一半在第 ${grouped(halfBy)} 次迭代前就做到了。`),
    medianLoss: (loss) => `最终损失有一半低于 ${loss}。`,
    chart: '多少个种子以多大的损失收场',
    bin: (low, high, seeds, solved) =>
      `损失 ${low} 到 ${high}：${grouped(seeds)} 个种子，其中 ${grouped(solved)} 个每一行都正确`,
    right: '每一行都正确',
    wrong: '有的行不正确',
    finalLoss: '最终损失',
    open: '打开一个种子：',
    openSeed: (seed) => `打开种子 ${seed}`,
    more: (count) => `还有 ${grouped(count)} 个`,
    choose: '点一根柱子，看它有哪些种子。',
    ended: (reason) => `试验中断了：${reason}`,
  },

  trainingSettings: '训练',
  learningRate: '学习率',
  stopWhenRight: '每一行都正确时停下',
  tolerance: '正确的误差上限',
  startWeights: '初始权重',
  seed: '随机种子',
  newSeed: '换一个种子',
  seedHint: '初始权重与 numpy.random.seed 给出的相同',
  startFromHere: '从现在的权重出发',
  startFromHereHint: '把现在看到的权重作为初始权重。',
  optimizer: '优化器',
  batch: '更新时机',
  restartHint: '改动下面这些设置、网络或真值表，训练会从第 0 次迭代重新开始。',
  architecture: '网络结构',
  noHiddenLayers: '没有隐藏层：输入直接连到输出。',
  units: (layer) => `第 ${layer} 隐藏层的单元数`,
  unitCount: (count) => `${count} 个单元`,
  layer: (layer) => `隐藏层 ${layer}`,
  outputLayer: '输出层',
  addLayer: '加一层',
  removeLayer: (layer) => `删除第 ${layer} 隐藏层`,
  hiddenActivation: (layer) => `第 ${layer} 隐藏层的激活函数`,
  outputActivation: '输出层的激活函数',
  bias: '偏置',
  more: (label) => `增大${label}`,
  less: (label) => `减小${label}`,

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
  rowLine: (row) => `第 ${row} 行`,
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
    given: '取自某个网络',
  },

  failure: {
    noWebAssembly: '这个浏览器不支持 WebAssembly，而练习场离不开它。',
    noSimd: '这个浏览器的 WebAssembly 没有 SIMD，而练习场离不开它；升级浏览器即可。',
    noWorkers: '这个页面不能启动 Web Worker，而训练要在其中进行。',
    notLoaded: '练习场的内核没能加载。',
    crashed: '练习场的内核意外退出了。真值表、设置和最后看到的网络都还在。',
    silent: '练习场的内核有一阵子没有回应了。它也许正忙于一项大计算；也可以重新启动，从最后看到的地方继续。',
  },
  lateNotLoaded: '这一部分没能加载，可能是网络断了。',
  tryAgain: '再试一次',

  keep: {
    share: '分享',
    title: '保存与分享',
    asOf: (iteration) => `会话和代码是第 ${iteration} 次迭代时的样子。`,
    link: '链接',
    linkHint: '真值表、设置、种子、迭代次数和视图都在里面，打开它的人看到的数字完全一样。',
    copyLink: '复制链接',
    file: '会话文件',
    fileHint: '同样的内容，存成 JSON。要打开一个会话，选择文件、拖到这里或粘贴文本。',
    fileText: '会话的文本',
    copyFile: '复制会话',
    saveFile: '保存会话',
    openFile: '打开会话……',
    openText: '打开文本',
    unreadable: (name) => `浏览器读不了 ${name}。`,
    pictures: '图片与数据',
    picturesHint: '保存时是什么样，就存成什么样。',
    drawing: { chart: '损失曲线', diagram: '网络图' },
    pictureTitle: (drawing, iteration) => `第 ${iteration} 次迭代时的${drawing}`,
    history: '损失历史',
    notDrawn: (drawing) => `浏览器没能画出这张图：${drawing}。`,
    code: '训练好的网络，写成代码',
    codeHint: '一个独立的程序，给出的预测完全相同。',
    trainingHint: '一个从初始权重开始训练这个网络的程序，打印出的损失与这里看到的相同。',
    codeLanguage: '代码的语言',
    codeIn: (language) => `用 ${language} 写的网络`,
    copyCode: '复制代码',
    saveCode: '保存代码',
    moreLines: (count) => `……还有 ${count} 行。`,
    copied: '已复制。',
    saved: (name) => `已保存为 ${name}。`,
    copyYourself: '浏览器不让页面复制。文字已经选中，请按 Ctrl+C（Mac 上按 ⌘C）。',
    saveInstead: '浏览器不让页面复制，请改为保存代码。',
  },
  embed: {
    title: '放到自己的网页上',
    where: '网页的种类',
    kind: { script: '脚本', iframe: 'iframe', hugo: 'Hugo', jekyll: 'Jekyll', markdown: '链接' },
    hint: {
      script: '适合任何保留 HTML 的网页和博客。只有一行，脚本放在哪台服务器上都行。',
      iframe: '适合 WordPress、Ghost 等会去掉脚本的地方，它在自己的页面里运行。',
      hugo: 'Hugo 会删掉文章里的 HTML，所以用一个短代码放进去。',
      jekyll: '用 include，文章更短，要改也只改一处。',
      markdown: '不能嵌入的地方，用 Markdown 链接，打开看到的完全一样。',
    },
    shows: '显示',
    selection: {
      figures: '真值表、网络和损失',
      chart: '真值表和损失',
      diagram: '真值表和网络',
      all: '全部',
    },
    controls: '按钮',
    control: { full: '全部', compact: '训练和重来', none: '没有' },
    autoplay: '自动开始训练',
    code: '代码',
    once: (file) => `只需一次，放在 ${file}`,
    inThePost: '写在文章里',
    preview: '预览',
    hidePreview: '收起预览',
    pageTitle: (inputs, outputs) => `网络从 ${inputs} 学习 ${outputs}`,
  },
  linkForms: LINK_FORMS,
  keptProblem: (problem) => keptProblem(problem),
  linkBroken: (problem) => `这个链接打不开。${problem}`,

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

function keptProblem({ code, field, value, allowed }: KeptProblem): string {
  switch (code) {
    case 'missing':
      return `缺少 ${field}。`;
    case 'noMatch':
      return `${field} 是 ${value}，应当符合 ${allowed}。`;
    case 'linkTooLong':
      return `链接最多 ${allowed} 个字符，这个有 ${value} 个。多大的会话都可以存成文件。`;
    case 'newerLink':
      return `这个链接是第 ${value} 版，比本页新；本页只认得第 ${allowed} 版。请刷新页面，或换一个新的页面。`;
    case 'unknownPart':
      return `链接里的“${field}”在这里没有意义，只能是 ${allowed}。`;
    case 'partTwice':
      return `链接里“${field}”出现了两次，只能有一次。`;
    case 'malformed':
      return `链接里的 ${field} 写着“${value}”，应当是${LINK_FORMS[allowed as LinkForm]}。`;
    case 'fileTooLarge':
      return `会话文件最多 ${allowed} 字节，这个有 ${value} 字节。`;
    case 'tooDeep':
      return `这不是 TruthNet 会话：括号嵌套超过了 ${allowed} 层。`;
    case 'notJson': {
      const [line, column] = field.split(':');
      return `这不是 JSON：第 ${line} 行第 ${column} 列有错。`;
    }
    case 'noSession':
      return '这是 JSON，却不是 TruthNet 会话：会话是一个含有“table”的对象。';
    case 'wrongType':
    case 'outOfRange':
    case 'notAnInteger':
    case 'notOneOf':
    case 'wrongLength':
    case 'emptyName':
    case 'duplicateName':
    case 'tooLong':
      return zh.problem({ code, field, value, allowed, sentence: '' });
  }
}
