/** Texts of the lesson that its script shows, in Chinese. */

import type { LessonTexts } from './lesson-texts.ts';

export const lessonZh: LessonTexts = {
  checks: {
    neuron: {
      question: '两个权重都是 1，阈值取多少，神经元算的是“或”？',
      answers: [
        { answer: '−0.5', why: '两个输入都是 0 时，总和是 0，也超过 −0.5：神经元在每一行都会激发。' },
        { answer: '0.5' },
        { answer: '1.5', why: '只有一个输入是 1 时，总和是 1，没有超过 1.5：要两个输入都是 1，神经元才会激发。' },
      ],
    },
    layers: {
      question: '3 个输入、5 个隐藏单元、1 个输出，没有偏置，一共有几个权重？',
      answers: [
        { answer: '9', why: '这是单元的总数。每个单元对前一层的每个单元都有一个权重。' },
        { answer: '15', why: '这只是第一个矩阵的权重，输出层也有权重。' },
        { answer: '20' },
      ],
    },
    feedforward: {
      question: '加权和是 0 时，sigmoid 输出多少？',
      answers: [
        { answer: '0', why: '总和是很小的负数时，sigmoid 才接近 0。请把 z = 0 代入公式，e⁰ = 1。' },
        { answer: '0.5' },
        { answer: '1', why: 'e⁰ 等于 1，但它在分母里，旁边还要加上 1。' },
      ],
    },
    loss: {
      question: '某一行的目标是 1，预测是 0.8，它给损失加上多少？',
      answers: [
        { answer: '0.04' },
        { answer: '0.2', why: '0.2 是目标与预测之差，计算损失还差一步。' },
        { answer: '0.64', why: '这是预测的平方。应当先求它与目标的差。' },
      ],
    },
    backpropagation: {
      question: '一个权重的梯度是正的，梯度下降会把它怎么改？',
      answers: [
        { answer: '调大', why: '梯度为正，说明权重越大，损失越大。而这一步要让损失变小。' },
        { answer: '调小' },
        { answer: '不变', why: '只有梯度为 0 时，权重才不变。' },
      ],
    },
    together: {
      question: '整批训练一次迭代，每个权重更新几次？',
      answers: [
        { answer: '1 次' },
        { answer: '每行 1 次', why: '权重改变之前，与输入的转置做矩阵乘法，已经把各行加在一起了。' },
      ],
    },
    stumbles: {
      question: '损失为什么到不了 0？',
      answers: [
        { answer: 'sigmoid 要到无穷远处才等于 0 或 1。' },
        { answer: '为了避免过拟合。', why: '梯度下降不会避免什么，它总是让损失变小。请看输出单元能给出哪些数。' },
      ],
    },
    rates: {
      question: 'sigmoid 的导数最大是多少？',
      answers: [
        { answer: '¼' },
        { answer: '½', why: '½ 是 sigmoid 在最陡处的输出，那里的导数是 a (1 − a)。' },
        { answer: '1', why: '1 是 tanh 或 ReLU 的导数。sigmoid 的导数 a (1 − a) 处处比它小。' },
      ],
    },
    memory: {
      question: '训练过的行都对，留出的行都错，网络做到了什么？',
      answers: [
        { answer: '找到了规律。', why: '如果找到了规律，留出的行也会正确。' },
        { answer: '只背下了训练过的行。' },
      ],
    },
    write: { task: '完成练习的第 2 关：输出层的梯度。' },
    where: {
      question: '在分形的边界附近，只改动学习率的第九位数字，训练的结果会怎样？',
      answers: [
        {
          answer: '几乎不变，这么小的改动没有影响。',
          why: '在同一种颜色的区域里面是这样。请放大边界：再放大也不会变得平滑。',
        },
        { answer: '可能完全相反：本来能学会的，变成发散。' },
      ],
    },
  },
  bucket: {
    pourIn: (inputs) => `倒入 ${inputs}：`,
    rim: '桶沿',
    sum: '总和',
    weight: '权重',
    overflows: (sum) => `${sum}：水溢出来，神经元激发。`,
    holds: (sum) => `${sum}：水没有溢出来，神经元不激发。`,
  },
  matrices: '每一行对应前一层的一个单元，每一列对应本层的一个单元。',
  right: '✓ 答对了。',
  wrong: (why) => `✗ 不对。${why}`,
  solved: '✓ 已完成。',
  unsolved: '完成后，这里会自动打勾。',
  finished: (sections, all) => `共 ${all} 节，完成 ${sections} 节。`,
  next: '下一节：',
  allFinished: '教程已全部学完。',
  clear: '清除答题记录',
  stored: '记录只保存在这个浏览器里。',
  cleared: '答题记录已清除。',
  undo: '撤销',
};
