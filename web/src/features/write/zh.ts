/** Chinese texts of the exercise “Write it”. */

import { count } from '../../i18n/numbers.ts';
import type { WriteTexts } from './en.ts';
import { DELTA2 } from './program-lines.ts';

export const zh: WriteTexts = {
  gap: '',
  about: '请补全原教程的程序。你写的公式会与计算核心（在本页训练网络的程序）的结果对照。',
  ofTutorial: '练习使用原教程的网络和它的初始权重，不影响实验台上的训练。',
  withBiases: '这一关使用带偏置的网络，从初始权重开始，不影响实验台上的训练。',
  withoutBiases: '这一关使用不带偏置的网络，从初始权重开始，不影响实验台上的训练。',
  unfit: {
    hiddenLayers: '原教程的程序有且只有一个隐藏层，当前网络没有隐藏层，或者不止一层。',
    activation: '原教程的程序每一层都用 sigmoid，当前网络用了别的激活函数。',
    loss: '原教程的程序用误差平方和作损失，当前会话用的是别的损失。',
    optimizer: '原教程的程序使用普通的梯度下降，当前会话用的是别的优化器。',
    batch: '原教程的程序把所有行算完才更新一次权重，当前会话则逐行更新。',
    layerRates: '原教程的程序只有一个学习率，当前会话的各层学习率不同。',
    dontCare: '原教程的程序要求每个目标都已填写，当前的表含有无关项。',
    noRows: '练习至少需要一行参与训练。',
    tooManyUnits: '练习会列出每个数，因此最多 16 个隐藏单元。',
    tooManyRows: '练习会列出每个数，因此最多 64 行参与训练。',
  },
  useTutorial: '在这里使用原教程的网络',
  usePresent: '使用当前网络',
  coreFailed: '计算核心无法计算这个网络。',
  waiting: '正在等待计算核心的结果。',
  levels: '关卡',
  level: { 1: '1 前向', 2: '2 输出层', 3: '3 隐藏层', 4: '4 偏置' },
  solvedMark: '已完成',
  task: {
    1: '写出前向计算：先是隐藏层的激活值，再是输出层的激活值。',
    2: '写出 weights2 的更新量。程序会把它加上去，所以它是损失 Σ (y − output)² 的负梯度。',
    3: '写出 weights1 的更新量。误差要先经过 weights2 传回来。',
    4: '给每个单元加上偏置，并写出偏置的更新量。',
  },
  syntaxTitle: '可以写什么',
  syntaxNames: '数组，可省略 self.',
  syntaxForms: [
    '逐元素运算；* 不是矩阵乘法',
    '矩阵乘法',
    '转置',
    '逐个数取 sigmoid；激活值为 a 时 sigmoid 的导数',
    '对所有行求和',
  ],
  nextLevel: '下一关',
  stored: '只保存在这个浏览器里。',
  forget: '清除我的公式',
  forgotten: '公式已清除。',
  undo: '撤销',
  restored: '公式已恢复。',
  solved: (level) => `第 ${level} 关完成了。`,
  program: '待补全的程序',
  slopeComment: '# a 是激活值',
  laterLevel: (level) => `# 第 ${level} 关`,
  field: (target) => `${target} 的公式`,
  arrays: (target) => `${target} 可用的数组`,
  insert: (name, shape) => `插入 ${name}，形状 ${shape}`,
  insertSign: (sign) => `插入 ${sign}`,
  symbols: '符号',
  number: '一个数',
  needs: (shape) => `需要 ${shape}`,

  hint: (next, all) => `提示 ${next} / ${all}`,
  noMoreHints: '没有更多提示',
  showSolution: '显示一种答案',
  hideSolution: '隐藏答案',
  solution: '一种答案：',
  hints: {
    layer1: [
      '隐藏单元把每个输入乘以对应的权重再相加。对所有行、所有单元一起算，就是一次矩阵乘法。',
      'self.input 的每一行对应表中的一行，self.weights1 的每一列对应一个隐藏单元。用 np.dot 按这个顺序相乘。',
      '再用 sigmoid 把每个和变成激活值：sigmoid(np.dot(self.input, …))。',
    ],
    output: [
      '输出层的算法与隐藏层相同，只是输入和权重不同。',
      '它的输入是隐藏层的激活值 self.layer1。',
      'sigmoid(np.dot(self.layer1, …))，省略号处是第二层的权重。',
    ],
    d_weights2: [
      '更新量由三个因子相乘而成，从损失推回权重，每一环一个：损失取决于 output，output 取决于加权和，加权和取决于权重。先写第一环的因子，再依次乘上后两环的。(y − output)² 对 output 的导数是 −2(y − output)，更新要沿相反的方向。',
      'output 是对加权和取 sigmoid 的结果，所以还要逐元素乘以 sigmoid 的导数。sigmoid_derivative 的参数是激活值：sigmoid_derivative(self.output)。',
      '在加权和里，每个权重都与 layer1 的一个激活值相乘。所以权重的更新量就是这个激活值乘以刚才的结果，再对所有行求和。矩阵乘法正好把两步一起做完：它把前一个矩阵一行里的数与后一个矩阵一列里的数两两相乘，再加起来。.T 把行变成列，让表中同一行的数配成一对：self.layer1.T。',
      'np.dot(self.layer1.T, 2*(self.y - self.output) * …)，省略号处是输出层 sigmoid 的导数。',
    ],
    d_weights1: [
      `先写出输出层加权和处的误差，与第 2 关相同：${DELTA2}。教科书把它叫作 delta。`,
      `每个隐藏单元按自己通往输出的权重分担误差：np.dot(${DELTA2}, self.weights2.T) 对每一行、每个隐藏单元各有一个数。`,
      '再逐元素乘以隐藏层 sigmoid 的导数：sigmoid_derivative(self.layer1)。',
      '与第 2 关一样，乘以这一层输入的转置，就是对所有行求和。这里的输入是 self.input.T。',
      `np.dot(self.input.T, np.dot(${DELTA2}, self.weights2.T) * …)，省略号处是隐藏层 sigmoid 的导数。`,
    ],
    layer1b: [
      '偏置加在单元的加权和上，在 sigmoid 里面。self.bias1 只有一行，NumPy 会把它用于每一行。',
      'sigmoid(np.dot(self.input, self.weights1) + …)',
    ],
    outputb: ['与 layer1 相同，只是用输出层的偏置。', 'sigmoid(np.dot(self.layer1, self.weights2) + …)'],
    d_bias2: [
      '偏置相当于一个恒为 1 的输入的权重。所以取第 2 关的更新量，把 layer1 换成一列 1。',
      '与一列 1 相乘，就是对所有行求和：np.sum(…, axis=0)。',
      'np.sum(2*(self.y - self.output) * …, axis=0)，省略号处是输出层 sigmoid 的导数。',
    ],
    d_bias1: [
      '取第 3 关的更新量，去掉乘以 self.input.T 这一步，改为对所有行求和。',
      '求和的内容是隐藏层的误差：np.dot(…, self.weights2.T) * sigmoid_derivative(self.layer1)。',
      `np.sum(np.dot(${DELTA2}, self.weights2.T) * …, axis=0)`,
    ],
  },

  syntax: {
    operandExpected: (text) => (text === '' ? '公式还没写完：缺少名称、数或“(”。' : `“${text}”前面缺少名称、数或“(”。`),
    operatorExpected: (text) => `“${text}”前面缺少运算符。`,
    unclosed: () => '这个“(”没有闭合。',
    notOpened: () => '这个“)”没有对应的“(”。',
    strangeCharacter: (text) => `这里不能用“${text}”。`,
    badNumber: () => '这个数太大了。',
    power: () => '练习里没有乘方。',
    assignment: () => '只需写等号右边的部分。',
    tooLong: () => '公式太长：最多 400 个字符。',
    tooDeep: () => '括号或正负号嵌套得太深。',
    tooManyParts: () => '公式太复杂，请写得简单一些。',
    unknownFunction: (text) => `练习里没有“${text}”，只有 np.dot、np.sum、sigmoid 和 sigmoid_derivative。`,
    unknownAttribute: () => '这个点后面只能是 T、dot(…) 或 sum(…)。',
    notCalled: (text) =>
      /^(?:self|np|numpy)$/.test(text) ? `“${text}”后面要接一个点和名称。` : `“${text}”需要用括号写出参数。`,
    notAFunction: (text) => `“${text}”是数组，不是函数。相乘请写 *。`,
    unknownArgument: () => '只有 np.sum 有选项：axis=0、axis=1 和 keepdims=True。',
    notYet: (text) => `运行到这一行时，“${text}”还没有值。`,
  },
  argumentCount: (name, expected) =>
    name === undefined
      ? '逗号只能写在函数的两个参数之间。'
      : expected === 1
        ? `${name} 需要一个参数。`
        : `${name} 需要两个参数，用逗号隔开。`,
  powerOfError: '练习里没有乘方。更新量要的不是误差的平方，而是平方的导数，也就是误差的 2 倍。',
  unknownName: (text, near, known) =>
    near === undefined ? `这里没有“${text}”。可用的名称：${known}。` : `这里没有“${text}”。你要写的是 ${near} 吗？`,
  broadcast: (operator, left, right) =>
    `“${left.text}”的形状是 ${left.shape}，“${right.text}”的形状是 ${right.shape}。做“${operator}”运算时，每一维的长度要相等，或者其中之一为 1。`,
  product: (operator, left, right, columns, rows) =>
    `“${left.text}”的形状是 ${left.shape}，“${right.text}”的形状是 ${right.shape}。${operator} 要求左边的列数等于右边的行数，而 ${columns} 不等于 ${rows}。`,
  remedy: {
    transposeLeft: '第一个加上 .T，形状就能匹配。',
    transposeRight: '第二个加上 .T，形状就能匹配。',
    transposeEither: '其中一个加上 .T，形状就能匹配。',
    swap: '交换顺序，形状就能匹配。',
    dot: 'np.dot 可以接受这两个形状。',
  },
  scalarProduct: '@ 只用于矩阵相乘。与一个数相乘请写 *。',
  exchanged: (result, needed, product) =>
    `但那样结果的形状是 ${result}，而这一行需要 ${needed}；换成 ${product} 的顺序，结果就是 ${needed}。`,
  axis: (axis, shape) =>
    shape === undefined ? `单个数没有 axis ${axis}。` : `形状为 ${shape} 的数组没有 axis ${axis}。`,
  tooMuchWork: '这个公式的乘法次数太多。',
  resultShape: (shape, needed) => `结果的形状是 ${shape}，这一行需要 ${needed}。`,
  resultIsNumber: (needed) => `结果只是一个数，这一行需要形状为 ${needed} 的数组。`,
  notFinite: '有些数不是有限数：除数为零，或者溢出了。',
  someRight: (right, all) => (right === 0 ? '没有一个数是对的。' : `${all} 个数中有 ${right} 个是对的。`),
  byChance: (right, all) =>
    `以当前的权重，这些数只是碰巧相等；换一组权重，${all} 个数中${right === 0 ? '没有一个是对的' : `只有 ${right} 个是对的`}。`,
  otherNumbers: '请比较下面的数，它们来自另一组权重。',
  factor: (factor) => `每个数都是正确值的 ${factor} 倍。`,
  transposedResult: (isRight, isTooMany) =>
    `${isRight ? '数是对的，但行与列颠倒了' : '结果的行与列颠倒了'}：${isTooMany ? '请去掉最后的 .T。' : '请在整个公式后面加上 .T。'}`,
  noIdea: '请比较下面的数，并看看各部分的形状。',
  mistake: {
    sign: '符号反了：这样更新，损失会变大。',
    squared: '这里用了误差的平方。更新量需要的是平方的导数 2*(self.y - self.output)，不要再乘一次 y − output。',
    factor2: '少了因子 2，它来自平方的导数。',
    mean: '你除以了行数。损失是各行之和，不是平均值。',
    noSlope: '漏了输出层 sigmoid 的导数：请乘以 sigmoid_derivative(self.output)。',
    slopeOfSum: '导数是用输出层的加权和 z 算的。在这个程序里，要用激活值来算：sigmoid_derivative(self.output)。',
    slopeOfSigmoid: 'self.output 已经是 sigmoid 的结果，求导数时不要再用一次 sigmoid。',
    slopeOfOther: '这是另一个数组的导数。输出层的误差要用输出层的导数。',
    sigmoidForSlope:
      '这里要用 sigmoid 的导数，而不是 sigmoid 本身：请写 sigmoid_derivative(self.output)。self.output 已经是 sigmoid 的结果。',
    activationForSlope:
      '这里要用 sigmoid 的导数，而不是激活值 self.output 本身：请写 sigmoid_derivative(self.output)。',
    noHiddenSlope: '漏了隐藏层 sigmoid 的导数：请乘以 sigmoid_derivative(self.layer1)。',
    hiddenSlopeOfSum: '导数是用隐藏层的加权和 z 算的。在这个程序里，要用激活值来算：sigmoid_derivative(self.layer1)。',
    hiddenSlopeOfSigmoid: 'self.layer1 已经是 sigmoid 的结果，求导数时不要再用一次 sigmoid。',
    hiddenSlopeOfOther: '隐藏层的误差要用隐藏层的导数，而不是输出层的。',
    hiddenSigmoidForSlope:
      '这里要用 sigmoid 的导数，而不是 sigmoid 本身：请写 sigmoid_derivative(self.layer1)。self.layer1 已经是 sigmoid 的结果。',
    hiddenActivationForSlope:
      '这里要用 sigmoid 的导数，而不是激活值 self.layer1 本身：请写 sigmoid_derivative(self.layer1)。',
    slopeAfterProduct:
      'sigmoid 的导数乘得太晚：矩阵乘法已经把各行加在一起了。请把它放进矩阵乘法里面，先与误差相乘：np.dot(…, … * sigmoid_derivative(…))。',
    noBrackets: '缺少括号：这样，因子只乘到 y 和 output 中的一个。请写 (self.y - self.output)。',
    product: '该用矩阵乘法（np.dot）的地方用了逐元素乘法（*）。',
    transpose: '少了一个 .T，或者 .T 的位置不对。形状虽然匹配，行与单元却弄混了。',
    noProduct: '每个权重还要乘以它的输入：少了与这一层输入的转置的矩阵乘法。',
    otherArray: '矩阵乘法用错了数组：这里要用这一层的输入。',
    noWeights2: '误差没有经过 weights2 传回来：少了与 self.weights2.T 的矩阵乘法。',
    backProduct: '误差要用矩阵乘法传回隐藏单元：np.dot(…, self.weights2.T)，不能用逐元素乘法（*）。',
    stepForError:
      '这里用的是 weights2 的更新量（d_weights2），它已经乘过 layer1，并对所有行求了和。这一行需要的是在那之前的输出层误差信号。',
    noBias: '漏了偏置。',
    biasOutside: '偏置加在了 sigmoid 之后。它应当加在加权和上，在 sigmoid 里面。',
    biasOnWeights: '偏置加在了权重上。它应当加在加权和上，也就是 np.dot 之后。',
    biasSign: '偏置被减去了，像 M-P 神经元的阈值那样。这个程序里，偏置是加上去的。',
    noWeights: '漏了权重：sigmoid 的参数应当是加权和，也就是输入与权重的矩阵乘积。',
    sigmoidOfInputs: 'sigmoid 用在了这一层的输入上，它只应当用在加权和上。',
    noSigmoid: '漏了 sigmoid：加权和要经过 sigmoid 才是激活值。',
    derivativeForSigmoid: '前向计算要用 sigmoid 本身，而不是它的导数。',
    twoSigmoids: 'sigmoid 用了两次。',
    noSum: '漏了对所有行求和：np.sum(…, axis=0)。',
    sumOfAll: '求和的对象不对：axis=0 是对所有行求和，每个单元各得一个数。',
    wrongAxis: 'axis=1 是把每一行的各个单元相加；axis=0 才是对所有行求和，每个单元各得一个数。',
  },
  signCause: {
    error: '程序会把更新量加上去，所以要写 y − output，而不是 output − y。',
    minus: '程序会把更新量加上去，y − output 的符号已经是对的，请去掉它前面的负号。',
    other: '程序会把更新量加上去，所以更新量要与梯度方向相反。',
  },
  stepInside: (step) => `${step} 是算好的更新量，已经对所有行求了和。这一行需要的是求和之前的误差信号。`,

  part: {
    layerInput: '这一层的输入',
    sums: '各单元的加权和',
    error: '输出的误差',
    lossSlope: '误差的 2 倍，也就是损失对输出的导数的相反数',
    outputSlope: '输出层 sigmoid 的导数',
    outputDelta: '输出层的误差信号',
    errorBack: '传到隐藏单元的误差',
    hiddenSlope: '隐藏层 sigmoid 的导数',
    hiddenDelta: '隐藏层的误差信号',
  },
  partSoFar: (part) => `到这一步是对的：这是${part}。`,
  halfPart: (part) => `到这一步，除了少一个因子 2（来自平方的导数），其余都对：这是${part}。`,
  partOfOtherSign: (part) => `到这一步，除了符号，其余都对：这是${part}。`,
  next: {
    addWeights: '还要与这一层的权重做矩阵乘法（np.dot），再取 sigmoid。',
    addWeightsAndBias: '还要与这一层的权重做矩阵乘法（np.dot），加上偏置，再取 sigmoid。',
    addBias: '还要加上偏置，再取 sigmoid。',
    doubleError: '平方的导数还会带来一个因子 2。',
    multiplyByOutputSlope: '接下来逐元素乘以输出层 sigmoid 的导数。',
    multiplyByError: '它要逐元素乘以误差的 2 倍。',
    multiplyByActivation: '每个权重还要乘以对应的激活值，再对所有行求和：一次矩阵乘法就能完成。',
    goBack: '接下来，它要经过 weights2 传回隐藏单元。',
    multiplyByHiddenSlope: '接下来逐元素乘以隐藏层 sigmoid 的导数。',
    multiplyByErrorBack: '它要逐元素乘以经过 weights2 传回来的误差。',
    multiplyByInput: '每个权重还要乘以对应的输入，再对所有行求和：一次矩阵乘法就能完成。',
    sumRows: '每个偏置还要对所有行求和。',
  },
  right: (numbers) => `正确：${count(numbers)} 个数都与计算核心一致。`,
  rightGradient: (numbers, difference) =>
    `正确：${count(numbers)} 个数都与计算核心一致，与数值验证的差别不超过 ${difference}。`,

  numbers: (right, all, areOfOtherWeights) =>
    `逐个比较${areOfOtherWeights ? '（另一组权重）' : ''}：${all} 个数中有 ${right} 个正确`,
  numbersLegend: '每格上面是你的数，下面是正确的数。',
  gradientLegend:
    '每格从上到下依次是你的数、正确的数和数值验证的结果。正确的数是计算核心给出的负梯度；数值验证是把权重稍微减小、稍微增大，看损失怎样变化。',
  cell: (isRight, own, right, nudged) =>
    `${isRight ? '正确' : '错误'}：你的 ${own}，应为 ${right}${nudged === undefined ? '' : `，数值验证 ${nudged}`}`,
  rowOf: (row) => `第 ${row} 行`,

  train: '用你的公式训练',
  again: '再训练一次',
  cancel: '停止',
  trainHint: (own, others) =>
    `${others.length === 0 ? '循环里的每一行都是你写的。' : `循环里，你写的是 ${own.join('、')}；取自答案的是 ${others.join('、')}。`}计算核心从相同的初始权重开始，同时训练同样的网络。`,
  progress: (iteration, all) => `第 ${count(iteration)} / ${count(all)} 次迭代`,
  chart: '损失随迭代的变化：你的公式与计算核心',
  own: '你的公式',
  core: '计算核心',
  axisLabel: '迭代',
  same: (iterations, loss, difference, areAllOwn) =>
    `经过 ${count(iterations)} 次迭代，${areAllOwn ? '你的公式' : '含有你的公式的循环'}把损失降到 ${loss}。${areAllOwn ? '你的' : '它的'}曲线与计算核心的曲线重合：最大差别为 ${difference}。`,
  apart: (iterations, own, core, difference) =>
    `经过 ${count(iterations)} 次迭代，你的损失为 ${own}，计算核心为 ${core}。公式相同，但这次训练会放大舍入误差：两条曲线最多相差 ${difference}。`,
  overflowed: (iteration) => `第 ${count(iteration)} 次迭代时数值溢出，计算核心也一样。`,
};
