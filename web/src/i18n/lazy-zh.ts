/** 延迟加载的各部分的中文文字。 */

import type { LazyMessages } from './lazy-en.ts';
import { changesZh } from './change-words-zh.ts';
import { count as grouped, lossFigure, rowList, share } from './numbers.ts';

export const lazyZh: LazyMessages = {
  // 面板的数字还没有算出来
  computing: '正在计算……',

  inspector: {
    weight: '权重',
    bias: '偏置',
    gradient: '梯度 ∂L/∂w',
    biasGradient: '梯度 ∂L/∂b',
    contribution: '激活值 × 权重',
    input: '输入',
    sum: '加权和 z',
    activation: '激活值',
    function: '激活函数',
    logic: '学到的规律',
  },

  // 训练卡在哪里，可以试试什么
  diagnosis: {
    title: '训练卡在哪里',
    finding: (finding, unit) => {
      switch (finding.kind) {
        case 'blownUp':
          return {
            headline: '步长过大。',
            evidence: `学习率为 ${finding.learningRate} 时，权重一步比一步大，最后溢出。`,
          };
        case 'rising':
          return {
            headline: '损失在上升。',
            evidence: `最近 ${grouped(finding.iterations)} 次迭代里，损失从 ${lossFigure(finding.from)} 升到 ${lossFigure(finding.to)}，说明步长过大。`,
          };
        case 'jumping':
          return {
            headline: '损失在震荡。',
            evidence: `最近 ${grouped(finding.iterations)} 次迭代里，损失在 ${lossFigure(finding.from)} 和 ${lossFigure(finding.to)} 之间震荡，说明步长过大。`,
          };
        case 'contradiction':
          return {
            headline: '有的行互相矛盾。',
            evidence: `当前损失为 ${lossFigure(finding.loss)}。由于第 ${rowList('zh', finding.rows)} 行互相矛盾，任何网络的损失都不会低于 ${lossFigure(finding.lowest)}。`,
          };
        case 'dead':
          return {
            headline: `${unit(finding.layer, finding.unit)} 已死亡。`,
            evidence: '它对每一行都输出 0，梯度也为 0，权重不会再更新。',
          };
        case 'saturated':
          return {
            headline: `${unit(finding.layer, finding.unit)} 已饱和。`,
            evidence: `它的激活函数在每一行上的导数都不超过 ${lossFigure(finding.slope)}，权重几乎不再更新。`,
          };
        case 'straight':
          return {
            headline: finding.layers === 0 ? '决策边界只能是直的。' : '这个网络是纯线性的。',
            evidence:
              finding.layers === 0
                ? '没有隐藏层，每个输出只能用一条直线划分各行，而这张表用一条直线分不开。'
                : '线性层叠得再多，也只相当于一层。',
          };
        case 'narrow':
          return {
            headline: '一条直线不够。',
            evidence: '只有一个单元的隐藏层只能用一条直线划分各行，而这张表用一条直线分不开。',
          };
        case 'unbiased':
          return {
            headline: '缺少偏置。',
            evidence: `第 ${finding.row + 1} 行的输入全为 0。没有偏置时，无论权重是多少，这一行的预测都是 ${finding.prediction}。`,
          };
        case 'twins':
          return {
            headline: `${unit(finding.layer, finding.unit)} 和 ${unit(finding.layer, finding.other)} 几乎相同。`,
            evidence: '两者的权重几乎相等，两个单元只起一个的作用。',
          };
        case 'plateau':
          return {
            headline: '训练已停滞。',
            evidence: `最近 ${grouped(finding.iterations)} 次迭代里，损失只降了 ${share(finding.share)}。`,
          };
      }
    },
    tooFast: (learningRate) => `学习率 ${learningRate} 太大了。`,
    fix: (fix, messages) => {
      const { activation, initName } = messages;
      if ('learningRate' in fix) {
        const { learningRate, ...redesign } = fix;
        return `${lazyZh.diagnosis.fix(redesign, messages)}，学习率改为 ${learningRate}`;
      }
      switch (fix.kind) {
        case 'learningRate':
          return fix.restart ? `学习率改为 ${fix.value}，重新训练` : `学习率改为 ${fix.value}，继续训练`;
        case 'holdOut':
          return `留出第 ${rowList('zh', fix.rows)} 行`;
        case 'activation':
          return `${fix.isOutput ? '输出层' : `第 ${fix.layer + 1} 隐藏层`}改用 ${activation[fix.activation]}`;
        case 'bias':
          return '加上偏置';
        case 'init':
          return `初始权重改为 ${initName[fix.init]}，重新训练`;
        case 'seed':
          return `换成种子 ${fix.seed}，重新训练`;
        case 'units':
          return `第 ${fix.layer + 1} 隐藏层改为 ${fix.units} 个单元`;
        case 'hiddenLayer':
          return `加一个隐藏层（${fix.units} 个单元）`;
      }
    },
  },

  // 之前的训练
  pastRuns: {
    title: '之前的训练',
    compare: '对比',
    forgetAll: '清空记录',
    forgetRun: (id) => `删除 #${id}`,
    lightRun: (id) => `突出显示 #${id}`,
    openRun: (id) => `打开 #${id}`,
    open: '打开',
    thisRun: '本次',
    sameSettings: '设置相同',
    pastRunLoss: (loss, iteration) => `第 ${iteration} 次迭代时，损失为 ${loss}`,
    setting: {
      table: '真值表',
      hidden: '隐藏层',
      activation: '激活函数',
      bias: '偏置',
      loss: '损失',
      optimizer: '优化器',
      batch: '批次方式',
      learningRate: '学习率',
      init: '初始权重',
      seed: '随机种子',
      changes: '中途改动',
    },
    tableSize: (rows, inputs, outputs) => `${rows} × ${inputs} → ${outputs}`,
    changes: (count) => (count === 0 ? '无' : `${count} 处`),
    yes: '有',
    no: '无',
  },

  // 各层学习率的倍数
  layerRates: {
    factor: (layer) => `第 ${layer} 层：学习率 ×`,
    clear: '各层用同一学习率',
  },

  // 单个神经元能算出什么
  neuron: {
    about: '只用一个神经元，能算出这张表吗？它把输入乘以权重再相加，总和超过阈值就激发。',
    output: '输出',
    notOne: '当前网络不是单个神经元：它有隐藏层，或者激活函数不是阶跃函数。',
    makeOne: '改成单个神经元',
    byHand: '手动调节',
    weightOf: (name) => `${name} 的权重`,
    threshold: '阈值 T',
    fires: (rule) => `当 ${rule} 时激发`,
    net: '总和 − T',
    does: '状态',
    doesFire: '激发',
    doesRest: '不激发',
    wrong: (state) => `${state}（错误）`,
    moreRows: (rows) => `还有 ${grouped(rows)} 行`,
    enough: '一个神经元就够了。',
    showSolution: '看答案',
    use: '用这组权重',
    impossible: '一个神经元做不到。',
    showProof: '看证明',
    contradiction: (firing, resting) => `第 ${firing} 行和第 ${resting} 行输入相同，却一个该激发、一个不该激发。`,
    shouldFire: '该激发的行',
    shouldRest: '不该激发的行',
    taken: (row, times) => (times === 1 ? `第 ${row} 行` : `${times} × 第 ${row} 行`),
    sum: '合计',
    why: '两组的行数相同，输入的合计也相同，所以不管权重取多少，两组的总和都相等。可是该激发的每一行都要超过 T，不该激发的都不能超过 T，总和不可能相等。',
    plot: (x, y, rule) => `各行在 ${x} 和 ${y} 上的位置。${rule ? `当 ${rule} 时神经元激发。` : ''}`,
    plotHint: '神经元在着色的一侧激发。蓝点应在这一侧，橙点应在另一侧。',
    plotProof: '蓝线连接该激发的行，橙色虚线连接其余的行。两线相交，一条直线分不开它们。',
  },

  // 手动单步的一次迭代
  stepAnimation: {
    title: '单步动画',
    numbers: {
      forward: (row) => `第 ${row} 行的输入 × 权重`,
      loss: (row) => `第 ${row} 行的预测 − 目标`,
      backward: () => '各行梯度之和 ∂L/∂w',
      update: () => '各权重的变化量',
    },
    pause: '暂停动画',
    play: '播放动画',
    next: '下一段',
    slow: '慢放',
    end: '结束动画（Esc）',
  },

  // 显微镜下的一次迭代
  biasOf: (unit) => `${unit} 的偏置`,
  microscope: {
    about: '放慢看一次迭代：从输入到权重更新，每个数是多少，又是怎么来的。',
    tooLarge: '这个网络的权重太多，无法逐个显示。请减少单元数。',
    allRows: '所有行',
    steps: '一次迭代的各步',
    back: '上一步',
    next: '下一步',
    play: '播放',
    pause: '暂停',
    lossStep: '损失',
    outputLayer: '输出层',
    stepKinds: { forward: '前向', backward: '反向', update: '更新' },
    stepName: (kind, layer) => `${kind}：${layer}`,
    explain: {
      forward: '每个单元把各个输入乘以权重再相加，得到加权和，再经过激活函数。',
      loss: '预测离目标有多远：偏高偏低都算误差。',
      backward:
        '单元的输出变大一点，损失会变多少？输出层由目标直接算出，前面的层由后一层的 δ 传回来。再乘以激活函数的导数，就是这个单元的 δ。',
      update: '把各行的梯度加起来，每个权重沿负梯度方向走一步，步长由学习率决定。',
    },
    paragraph: (heading, sentences) => [`${heading}。`, sentences.join('')],
    more: (left) => `还有 ${grouped(left)} 个`,
    program: '编程语言',
    programIn: (language) => `用 ${language} 写的一次迭代`,
    convention: '写法',
    conventions: {
      textbook: '教科书：−2(y − ŷ)，用 −=',
      tutorial: '原教程：2(y − ŷ)，用 +=',
      half: '带 ½：−(y − ŷ)',
      mean: '取平均：−2(y − ŷ)/n',
    },
    conventionHint: {
      textbook: () => '梯度指向损失上升的方向，所以要减去它。',
      tutorial: () => '原教程省去了梯度的负号，更新时又把减改成加，两处正好抵消，走的还是同一步。',
      half: () => '损失前面乘 ½，梯度里的 2 就约掉了。',
      mean: (cells) => `除以目标的个数（${grouped(cells)}），损失就不会随表变大而变大。`,
    },
    sameStep: (rate) => `学习率取 ${rate} 时，走的是同一步。`,
    factor: (source, number) => `${number}：${source}`,
    sources: {
      input: (name) => `输入 ${name}`,
      target: (name) => `${name} 的目标`,
      activation: (name) => `${name} 的输出`,
      sum: (name) => `${name} 的加权和`,
      slope: (name) => `${name} 的激活函数的导数`,
      delta: (name) => `损失对 ${name} 加权和的导数`,
    },
    whySlope: '这个梯度怎么来的？',
    weight: '权重',
    chain: '在这里选一个权重，或者在网络图里点一条连线。它的梯度是各行（r）之和，每一行按链式法则由几个因子相乘。',
    otherRows: (rows) => `最后一项是其余 ${grouped(rows)} 行之和。`,
    otherUpdate:
      '实际的更新不只是减去这个梯度。动量和 Adam 还会用到之前的梯度；“逐行”则每算一行就更新一次；各层的学习率也可以不同。',
    nudge: '数值验证',
    nudgeHint: '把权重调大一点点、调小一点点，各算一遍总损失，再用损失之差除以权重之差。',
    nudgeAgrees: (digits) => `前 ${digits} 位有效数字一致，没有用到链式法则。`,
    nudgeFlat: '在损失的精度范围内，两者都是 0。',
    nudgeDiffers: '两者在这里不一致：损失在这一小段内有折点，或者变化太小，超出了数值精度。',
  },

  // 当前权重周围的损失
  landscape: {
    about: '如果权重变一变，损失会怎样：下一步落在哪里，四周地势如何。',
    line: '下一步',
    aboutLine: '所有权重一起沿负梯度方向走，走多远由学习率决定。会落在哪儿？',
    otherOptimizer: '这是普通梯度下降的方向。当前的优化器或批次方式走的是另一条路。',
    stepReach: '显示范围',
    rateAxis: '学习率',
    lands: (landing, now) => `下一次迭代后，损失从 ${now} 变为 ${landing}。`,
    landsNowhere: '走完下一步，损失就会溢出。',
    now: '当前',
    there: '下一步落点',
    plane: '二维切片',
    spannedBy: '平面方向',
    planes: { weights: '两个权重', random: '两个随机方向' },
    reach: '显示范围',
    seed: '方向的随机种子',
    direction: (number) => `方向 ${number}`,
    lower: '损失更低',
    higher: '损失更高',
    level: '与当前相同',
    path: '训练轨迹',
    noPath: '网络太大，没有记录训练轨迹。',
    planeLabel: (x, y, now, least) => `损失随 ${x} 和 ${y} 的变化。中心为 ${now}，图中最低为 ${least}。`,
    pointHint: '移动指针或按方向键，读出该处的损失。',
    readout: (place, loss) => `${place} 处的损失为 ${loss}`,
  },
  close: '关闭',

  // 表格中的菜单、复制与粘贴
  grid: {
    keys: '在表格中：方向键移动，加 Shift 选择多个格子；按 0、1 或 – 填写；按 h 留出这一行，按 s 在网络中显示，按 m 打开菜单，按 Alt+↑、Alt+↓ 移动这一行；Ctrl+C、Ctrl+V 复制、粘贴格子。',
    column: (name) => `${name} 列`,
    columnName: (name) => `${name} 列的名字`,
    rename: '改名',
    moveLeft: '左移',
    moveRight: '右移',
    makeTarget: '改为目标',
    makeInput: '改为输入',
    removeColumn: '删除这一列',
    sortByError: '所有行按误差排序',
    holdOut: '留出，不参与训练',
    dontCare: (name) => `${name} 设为无关项`,
    insertAbove: '在上方插入一行',
    insertBelow: '在下方插入一行',
    moveUp: '上移',
    moveDown: '下移',
    removeRow: '删除这一行',
    moved: (from, to, rows) => `原来的第 ${from} 行移到了第 ${to} 行，共 ${rows} 行。`,
    copied: (cells) => `已复制 ${grouped(cells)} 个格子。`,
    notCopied: '浏览器不允许页面复制。请打开 CSV，选中文字后复制。',
    pasted: '已粘贴。',
    notPasted: (problem) => `未粘贴任何内容。${problem}`,
  },

  // 用表达式填表
  fromExpression: '由表达式生成真值表',
  expressionLabel: '每行一个输出，例如 y = a xor b（名字可省略）',
  expressionHelp: [
    ['词语', '且 或 非 异或 与非 或非 同或 蕴含，and or not xor …'],
    ['C 语言', '&& || ! ^ == != & | ~'],
    ['逻辑符号', '∧ ∨ ¬ ⊕ ⊼ ⊽ → ↔ · * +'],
  ],
  expressionOutcome: ({ inputs, outputs, rows }) =>
    `${inputs.join('、')} → ${outputs.join('、')}：${grouped(rows.length)} 行`,
  expressionProblem: ({ code, detail }) => {
    switch (code) {
      case 'empty':
        return '请先输入表达式。';
      case 'tooLong':
        return `内容超过了 ${grouped(Number(detail))} 个字符。`;
      case 'strangeCharacter':
        return `无法识别的字符“${detail}”。`;
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
        return `输出 ${detail} 已在另一行定义。`;
      case 'assignedTooLate':
        return `${detail} 已在前面用作输入，不能再作为输出。`;
      case 'noInputs':
        return '表达式里没有输入。';
      case 'tooManyInputs':
        return `输入超过了 ${detail} 个。`;
      case 'tooManyOutputs':
        return `输出超过了 ${detail} 个。`;
    }
  },
  moreRows: (rows) => `……还有 ${grouped(rows)} 行`,
  fillTable: '生成',

  // CSV 的读写
  csvHeading: 'CSV 表格',
  csvLabel: '可以复制、修改、粘贴，也可以把文件拖进来',
  csvFormat:
    '第一行是列名。列名前加“target:”表示目标列；都不加时，最后一列是目标。“hold out”列中，1 表示留出这一行。空白、-、x 或 ? 表示无关项。',
  csvOutcome: ({ inputs, outputs, rows }) =>
    `${grouped(inputs.length)} 个输入，${grouped(outputs.length)} 个目标，${grouped(rows.length)} 行`,
  csvProblem: ({ line, column, code, value, detail }) => {
    const cell = `第 ${line} 行第 ${column} 列（${detail || value}）`;
    const found = value === '' ? '是空的' : `是“${value}”`;
    switch (code) {
      case 'empty':
        return '内容为空。';
      case 'tooLarge':
        return `内容超过了 ${grouped(Number(detail))} 个字符。`;
      case 'noRows':
        return '只有一行列名，下面没有数据。';
      case 'noInput':
        return `第 ${line} 行：没有输入列，至少要有一列。`;
      case 'noTarget':
        return `第 ${line} 行：所有列都是输入，至少要有一列目标。`;
      case 'noName':
        return `第 ${line} 行第 ${column} 列：缺少列名。`;
      case 'nameTooLong':
        return `第 ${line} 行第 ${column} 列：列名“${value}”超过了 ${detail} 个字符。`;
      case 'duplicateName':
        return `第 ${line} 行第 ${column} 列：已有名为“${value}”的列。`;
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
        return `${cell}${found}，目标只能是 0、1 或无关项。`;
      case 'notHoldOut':
        return `${cell}${found}，1 表示留出，0 表示不留出。`;
    }
  },
  openFile: '打开文件…',
  saveFile: '保存文件',
  copy: '复制',
  copied: '已复制。',
  notCopied: '浏览器不允许页面复制。文字已选中，请按 Ctrl+C（Mac 上按 ⌘C）。',
  fileTooLarge: (name) => `${name} 太大，不像是真值表。`,
  decodedAs: (name, encoding) => `${name} 按 ${encoding} 编码读取。如果列名不对，请把文件存为 UTF-8。`,
  notDecoded: (name, encoding) =>
    encoding.startsWith('XLS')
      ? `${name} 是电子表格（${encoding}），请另存为 CSV。`
      : `${name} ${encoding ? `是 ${encoding} 编码，但已损坏或没有字节顺序标记` : '既不是 UTF-8 也不是 GB18030 编码'}，请存为 UTF-8。`,
  fileUnreadable: (name) => `无法读取 ${name}。`,
  useTable: '使用此表',

  // 曲面与隐藏空间
  outputMap: {
    title: (name) => `输出 ${name}`,
    fixed: (values) => `固定 ${values}`,
    now: '目前学到的',
    wanted: '目标',
  },
  surfaces: {
    title: '输出曲面',
    about: '两个输入从 0 变到 1 时，每个单元的输出是多少。圆点是真值表的各行。',
    across: '横轴',
    up: '纵轴',
    fixedHint: '这个输入固定不变，点击可在 0 和 1 之间切换。',
    drawAll: (count) => `再画 ${grouped(count)} 个`,
    logicHint: '对表中的行来说，这个单元恰好在满足该规律时激发。',
    one: '目标 1，高值',
    zero: '目标 0，低值',
    line: '中间值（决策边界）',
    label: (unit, x, y, [both0, x1, y1, both1]) =>
      `${unit}：${x} 和 ${y} 都为 0 时是 ${both0}，只有 ${x} 为 1 时是 ${x1}，只有 ${y} 为 1 时是 ${y1}，都为 1 时是 ${both1}。用方向键读取中间各处的值。`,
  },
  changed: changesZh,
  tabTitles: {
    microscope: '逐步查看一次迭代：每个数从哪里来',
    landscape: '权重改变时，损失怎样变化',
    neuron: '单个神经元能判断什么，不能判断什么',
    space: '隐藏层把各行映射到哪里',
    surfaces: '两个输入变化时，各单元的输出',
    survey: '从许多组随机的初始权重出发，有多少次能学会',
    map: '数千次完整的训练汇成一张图，看哪些设置学得会',
    story: '网络先后学到了什么',
    wall: '一百个种子并排训练',
    circuit: '把网络变成逻辑门电路',
    write: '自己写反向传播的代码，并检查对错',
    predict: '先预测训练的结果，再看实际情况',
    challenge: '可以在实验台上完成的挑战',
  },
  ghosts: {
    finger: (previews) => `手指按住控件不放，可以预览改动的结果；松开即采用，移开则取消。关闭“${previews}”可停用预览。`,
    named: (name, words) => (name === undefined ? words : `${name}${name.includes('：') ? '，' : '：'}${words}`),
    outcome: (outcome) => {
      switch (outcome.kind) {
        case 'right':
          return outcome.since === undefined ? '始终全部正确' : `第 ${grouped(outcome.since)} 次起全部正确`;
        case 'blownUp':
          return `第 ${grouped(outcome.iteration)} 次溢出`;
        case 'untrainable':
          return '无法训练';
        case 'stuck':
          return `停滞，损失 ${lossFigure(outcome.loss)}`;
        case 'open':
          return `损失 ${lossFigure(outcome.loss)}，${outcome.rows} 行中 ${outcome.right} 行正确`;
      }
    },
    training: (iteration, loss) => `第 ${iteration} 次，损失 ${loss}……`,
  },
  chartMarks: {
    lineReadout: (iteration, line, value) => `第 ${iteration} 次迭代，${line}：${value}`,
    rowsChoice: '各行的画法',
    stacked: '堆叠',
    lines: '折线',
    heldOutLoss: '留出行的损失',
    lowestLoss: (loss) => `有的行互相矛盾，损失最低为 ${loss}`,
    allRightAt: (iteration) => `第 ${iteration} 次全部正确`,
    pins: (words) => `训练中途的改动：${words.join('；')}`,
    changes: (count) => `${count} 处改动`,
    steep: '换成对数坐标看看',
    rowLine: (row) => `第 ${row} 行`,
    otherRows: '其余各行',
    biasName: (unit) => `${unit} 的偏置`,
    layerSize: (layer) => `第 ${layer} 层（均方根）`,
  },
  space: {
    title: '隐藏空间',
    about: '隐藏层把各行映射到哪里。网格由“输出曲面”的输入方格变换而来。',
    none: '没有隐藏层，也就没有隐藏空间。',
    layer: '层',
    axes: '坐标轴',
    axesOf: { directions: '主方向', units: '两个单元' },
    projected: (share, output, hasLine) =>
      [
        output === undefined
          ? '把这一层的输出投影到前两个主成分上。'
          : `把这一层的输出投影到一个平面上：方向 1 是通向 ${output} 的权重的方向，方向 2 是其余部分的第一主成分。`,
        `这个平面保留了各行方差的 ${share}。`,
        hasLine ? '直线是输出的决策边界，它怎样分开各行，网络就怎样判断。' : '',
      ].join(''),
    lineHint: '直线是输出的决策边界。隐藏层要把网格弯到用这条直线就能分开各行。',
    noLine: (units) =>
      units === 1
        ? '只有一个单元时，决策边界只是轴上的一个点。'
        : `输出取决于 ${units} 个单元，这里只画了两个，画不出决策边界。要看决策边界，请把坐标轴换成“主方向”。`,
    label: (layer, x, y, points) => `第 ${layer} 隐藏层，横轴 ${x}，纵轴 ${y}：${points}`,
    point: (row, x, y) => `${row}在 ${x}，${y}`,
  },

  survey: {
    title: '多组种子',
    about: (iterations) =>
      `成败有多少靠运气？用同样的设置，从许多组不同的初始权重出发，各训练 ${iterations} 次迭代，所有处理器核心一起算。`,
    count: '种子数',
    start: (count) => `试 ${count} 个种子`,
    cancel: '取消',
    sweep: { width: '扫描隐藏单元数', learningRate: '扫描学习率' },
    sweepChart: {
      width: '每一行都正确的种子比例，随第 1 隐藏层单元数的变化',
      learningRate: '每一行都正确的种子比例，随学习率的变化',
    },
    sweepBar: (value, solved) => `${value}：${solved} 的种子每一行都正确。点击采用这个值。`,
    given: '初始权重是自定义的，换种子不影响结果。',
    progress: (done, of) => `已完成 ${done} / ${of} 个种子`,
    left: (seconds) => `大约还要 ${seconds} 秒`,
    summary: ({ done, solved, halfBy }) =>
      `${grouped(done)} 个种子里有 ${grouped(solved)} 个（${share(solved / Math.max(1, done))}）每一行都正确` +
      (halfBy === undefined ? '。' : `，其中一半在 ${grouped(halfBy)} 次迭代以内做到。`),
    medianLoss: (loss) => `最终损失的中位数为 ${loss}。`,
    chart: '各种子最终损失的分布',
    bin: (low, high, seeds, solved) =>
      `损失 ${low} 到 ${high}：${grouped(seeds)} 个种子，其中 ${grouped(solved)} 个每一行都正确`,
    right: '每一行都正确',
    wrong: '有的行不正确',
    finalLoss: '最终损失',
    open: '打开一个种子：',
    openSeed: (seed) => `打开种子 ${seed}`,
    more: (count) => `还有 ${grouped(count)} 个`,
    choose: '点击柱子，查看其中的种子。',
    silent: '有一个计算线程一直没有响应，可能正忙于一项大计算。可以继续等待，也可以取消，已有的结果会保留。',
    ended: (reason) => `运行中断：${reason}`,
  },

  keep: {
    title: '保存与分享',
    asOf: (iteration) => `以下会话和代码取自第 ${iteration} 次迭代。`,
    link: '链接',
    linkHint: '包含真值表、设置、种子、迭代次数和视图。任何人打开，看到的数字都完全一样。',
    copyLink: '复制链接',
    file: '会话文件',
    fileHint:
      '同样的内容，存为 JSON。要打开会话或挑战，可以选择文件、把文件拖到这里，或粘贴文本。也可以打开 NumPy（.npz，或每个数组一个 .npy）或 JSON 格式的权重，作为这个网络的初始权重。',
    fileText: '会话文本',
    copyFile: '复制会话',
    saveFile: '保存会话',
    openFile: '打开会话或挑战…',
    openText: '打开文本',
    weightsProblem: (problem) => {
      switch (problem.code) {
        case 'notNpy':
          return `${problem.name} 不是完整的 .npy 文件。`;
        case 'notZip':
          return `${problem.name} 不是完整的 .npz 文件。`;
        case 'tooLarge':
          return `${problem.name} 太大：即使是最大的网络，权重也不到 8 MB。`;
        case 'notMatrix':
          return `${problem.name} 既不是数的列表，也不是数的矩阵。`;
        case 'notFinite':
          return `${problem.name} 中有 NaN 或无穷大。`;
        case 'numberType':
          return `${problem.name} 中的数据是 ${problem.value} 类型，请改存为 float64 等数值类型。`;
        case 'weightCount':
          return `这个网络需要 ${grouped(problem.layers)} 个权重矩阵，每层一个，这里有 ${grouped(problem.count)} 个。`;
        case 'biasCount':
          return `这个网络需要 ${grouped(problem.layers)} 组偏置，每层一组，这里有 ${grouped(problem.count)} 组。`;
        case 'shape':
          return `${problem.name} 的形状是 ${problem.shape}，而这个网络需要 ${problem.needed}。`;
        case 'noBiases':
          return `${problem.name} 是偏置，但这个网络没有偏置。请先打开偏置。`;
      }
    },
    weightsSet: (weights, biases, files) =>
      `已从${files.length === 0 ? '文本' : files.length === 1 ? ` ${files[0]!} ` : ` ${files.length} 个文件`}设定 ${grouped(weights)} 个权重${biases > 0 ? `和 ${grouped(biases)} 个偏置` : ''}，训练将从这里开始。`,
    neitherSessionNorWeights:
      '这是 JSON，但既不是会话，也不是权重。会话是含有“table”的对象；权重的写法是 {"weights": [每层一个矩阵], "biases": [每层一个列表]}。',
    unreadable: (name) => `浏览器无法读取 ${name}。`,
    pictures: '图片与数据',
    picturesHint: '与保存那一刻看到的一致。',
    drawing: { chart: '损失曲线', diagram: '网络图' },
    pictureTitle: (drawing, iteration) => `第 ${iteration} 次迭代时的${drawing}`,
    history: '损失历史',
    notDrawn: (drawing) => `浏览器无法画出${drawing}。`,
    code: '导出为代码',
    codeHint: '训练好的网络，写成独立的程序，预测完全相同。',
    trainingHint: '从初始权重开始训练这个网络的程序，打印出的损失与这里相同。',
    noAutograd: '阶跃函数的导数为零，自动微分无从训练，因此没有 PyTorch 和 Keras 程序。',
    codeLanguage: '编程语言',
    codeOfTraining: 'NumPy（训练过程）',
    codeIn: (language) => `用 ${language} 写的网络`,
    copyCode: '复制代码',
    saveCode: '保存代码',
    moreLines: (count) => `……还有 ${count} 行。`,
    copied: '已复制。',
    saved: (name) => `已保存为 ${name}。`,
    copyYourself: '浏览器不允许页面复制。文字已选中，请按 Ctrl+C（Mac 上按 ⌘C）。',
    saveInstead: '浏览器不允许页面复制，请改为保存代码。',
  },
  embed: {
    title: '嵌入网页',
    where: '嵌入方式',
    kind: { script: '脚本', iframe: 'iframe', hugo: 'Hugo', jekyll: 'Jekyll', markdown: '链接' },
    hint: {
      script: '适合保留 HTML 的网页和博客。只有一行，脚本放在哪台服务器上都可以。',
      iframe: '适合 WordPress、Ghost 等会过滤脚本的平台，实验台在独立的页面里运行。',
      hugo: 'Hugo 会过滤文章里的 HTML，需要用短代码（shortcode）嵌入。',
      jekyll: '用 include 嵌入，文章更简短，以后只需改一处。',
      markdown: '不能嵌入的地方放一个 Markdown 链接，打开的是同一个会话。',
    },
    shows: '显示',
    selection: {
      figures: '真值表、网络和损失',
      chart: '真值表和损失',
      diagram: '真值表和网络',
      all: '全部',
    },
    controls: '按钮',
    control: { full: '全部', compact: '训练和重置', none: '无' },
    autoplay: '自动开始训练',
    lazy: '读者快看到时再加载',
    code: '代码',
    once: (file) => `在 ${file} 中添加一次`,
    inThePost: '写在文章里',
    preview: '预览',
    hidePreview: '收起预览',
    pageTitle: (inputs, outputs) => `神经网络由 ${inputs.join('、')} 学习 ${outputs.join('、')}`,
  },
};
