/** 后载入的各部分的中文文字。 */

import type { LateMessages } from './late-en.ts';
import { count as grouped, share } from './numbers.ts';

export const lateZh: LateMessages = {
  // 之前的训练
  pastRuns: {
    title: '之前的训练',
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
    changes: (count) => (count === 0 ? '无' : `${count} 处`),
    yes: '有',
    no: '无',
  },

  // 一个神经元能做什么
  neuron: {
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
      half: () => '损失前面乘个 ½，斜率里的 2 就消掉了。',
      mean: (cells) => `除以目标的个数（${grouped(cells)}），损失就不会随表变大而变大。`,
    },
    sameStep: (rate) => `学习率取 ${rate} 才走同样一步。`,
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
    chain: '在这里选一个权重，或者在网络图里点一个。它的斜率是各行（r）之和，每一行是一串因子相乘。',
    otherRows: (rows) => `其余 ${grouped(rows)} 行合在一起。`,
    otherUpdate: '这种优化方法不只是减去这个斜率：它还要用到以前的斜率，或者一行一行地更新，每行各算各的损失。',
    nudge: '推一推试试',
    nudgeHint: '把权重调大一点点、再调小一点点，各算一遍整个损失，相减再除。',
    nudgeAgrees: (digits) => `前 ${digits} 位都一样，而且没用链式法则。`,
    nudgeFlat: '两个都是零，损失的位数只能看到这里。',
    nudgeDiffers: '这里两者不同：损失在这一推之内就拐了弯，或者太平了，位数不够用。',
  },

  // 当前权重周围的损失
  landscape: {
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
  close: '关闭',

  // 用表达式填表
  fromExpression: '用表达式填表',
  expressionLabel: '每行一个输出，名字可写可不写',
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
  decodedAs: (name, encoding) => `${name} 按 ${encoding} 编码读取。如果列名不对，请把文件存为 UTF-8。`,
  notDecoded: (name, encoding) =>
    encoding.startsWith('XLS')
      ? `${name} 是电子表格（${encoding}），请另存为 CSV。`
      : `${name} ${encoding ? `是 ${encoding} 编码，但已损坏或没有字节顺序标记` : '既不是 UTF-8 也不是 GB18030 编码'}，请存为 UTF-8。`,
  fileUnreadable: (name) => `${name} 读不出来。`,
  useTable: '使用这张表',

  // 曲面与隐藏空间
  surfaces: {
    title: '曲面',
    about: '两个输入从 0 变到 1，每个单元各会给出什么。点是真值表的各行。',
    across: '横轴',
    up: '纵轴',
    fixedHint: '其余的输入固定在这里给的值上。',
    drawAll: (count) => `再画 ${grouped(count)} 个`,
    logicHint: '恰好对这些行激发；名字只就表中的行而言。',
    one: '目标 1，高值',
    zero: '目标 0，低值',
    line: '高低之间的正中',
    label: (unit, x, y, [both0, x1, y1, both1]) =>
      `${unit}：${x} 和 ${y} 都为 0 时是 ${both0}，只有 ${x} 为 1 时是 ${x1}，只有 ${y} 为 1 时是 ${y1}，都为 1 时是 ${both1}。用方向键指向中间的位置。`,
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
    silent: '有一个处理器好一会儿没有回应了。也许它正忙着算一个很大的网络；也可以取消，已经知道的结果会留下。',
    ended: (reason) => `试验中断了：${reason}`,
  },

  keep: {
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
    codeOfTraining: 'NumPy，训练过程',
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
};
