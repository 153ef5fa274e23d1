/** Chinese texts of the challenges. */

import { count, significant } from '../../i18n/numbers.ts';
import type { ChallengeTexts } from './en.ts';

export const zh: ChallengeTexts = {
  about: '每项挑战都有起点和目标。你一边操作，页面一边检查是否达到目标。',
  list: '各项挑战，由易到难',
  isSolved: '已完成',
  solvedCount: (solved, of) => `共 ${count(of)} 项，已完成 ${count(solved)} 项。`,
  stored: '记录只保存在这个浏览器里。',
  forget: '清除',
  forgotten: '已清除。',
  undo: '撤销',
  all: '全部挑战',
  goal: '目标',
  open: '你可以',
  nothingOpen: '只能观察',
  startOver: '重新开始',
  takeBack: '撤销改动',
  next: '下一项挑战',
  usedUp: (within) => `${count(within)} 次迭代已经用完。按“重置”可以再试一次，你的设置会保留。`,
  byHand: '点击连线可以设定权重，点击单元可以设定偏置。',
  manySeeds: '“多组种子”面板可以一次用许多种子训练，并显示哪些会失败。',
  own: '回到我的真值表',
  progress: ({ right, rows }, iteration) =>
    `现在：第 ${count(iteration)} 次迭代，${count(rows)} 行中 ${count(right)} 行正确。`,
  checkSeeds: (seeds) => `用 ${count(seeds)} 个随机种子各训练一次`,
  checking: '正在用各个随机种子训练',
  cancel: '取消',
  failed: (why) => `无法检查。${why}`,
  code: '完成码',
  codeHint: '完成码包含你的整个训练过程，出题人可以用它重现训练并核对。',
  copy: '复制',
  copied: '已复制。',
  notCopied: '浏览器不允许复制，请选中文本自行复制。',
  untitled: '挑战',

  verify: '核对完成码',
  verifyHint:
    '粘贴这项挑战的完成码。姓名可以写在完成码的前面或后面，也可以单独占一行。每次训练都在这里重现，不需要服务器。完成码里的哈希值只能发现抄写错误，防不了伪造，因为会编程的人都能算出来。但伪造也没有用：重现的训练必须真的达到目标。',
  codes: '完成码',
  check: '核对',
  noCodes: '文本里没有完成码。完成码以“TN1.”开头。',
  codeless: '这一行没有完成码。',
  notSolved: (reason) => `未完成。${reason}`,
  openRun: (label) => (label === '' ? '打开这次训练' : `打开这次训练：${label}`),
  make: '制作挑战',
  makeHint: '以你现在看到的设置为起点，从第 0 次迭代开始。标题和说明可以只写一种语言，也可以两种都写。',
  title: { en: '英文标题', zh: '中文标题' },
  text: { en: '英文说明', zh: '中文说明' },
  kind: {
    allRight: '所有行都正确',
    everySeed: '用 100 个随机种子训练，每次所有行都正确',
    byHand: '不训练，所有行都正确',
    failingSeed: '最后仍有行不正确',
    diverge: '权重溢出',
  },
  goalKind: '目标',
  within: '迭代次数',
  maxUnits: '隐藏单元上限',
  learningRate: '规定的学习率',
  tolerance: '判为正确的误差',
  rows: '最后的真值表',
  rowsHint:
    '每行写成一组数字，先输入后目标，各行用逗号隔开：000, 010, 100, 111。留空表示任何真值表都可以，包括很容易学会的。',
  rowsProblem: (bits) => `每行要有 ${count(bits)} 个数字，每个是 0 或 1，各行用逗号隔开。`,
  any: '不限',
  mayChange: '学习者可以改动',
  idle: '变灰的项目对这个目标不起作用。',
  handSet: '训练之前手动设定的权重就是起点的初始权重。',
  forTeachers: '教师指南',
  hindrance: (hindrance) => {
    switch (hindrance.kind) {
      case 'closedUnits':
        return `起点有 ${count(hindrance.units)} 个隐藏单元，学习者又不能减少。请把上限改为至少 ${count(hindrance.units)}，或勾选“层数和单元数”。`;
      case 'closedRate':
        return `起点的学习率是 ${significant(hindrance.rate)}，学习者又不能改动。请填这个学习率，或勾选“学习率”。`;
      case 'contradiction':
        return `第 ${count(hindrance.rows[0] + 1)} 行和第 ${count(hindrance.rows[1] + 1)} 行输入相同、目标不同，不可能都正确。请改正真值表，或勾选“真值表”。`;
      case 'rowsContradict':
        return `这里第 ${count(hindrance.rows[0] + 1)} 行和第 ${count(hindrance.rows[1] + 1)} 行输入相同、目标不同，不可能都正确。`;
      case 'closedTable':
        return '起点的真值表与此不同，学习者又不能改动。请勾选“真值表”。';
      case 'cannotOverflow':
        return '用现在的激活函数和损失，权重不会溢出。请把起点改为 ReLU 或线性单元，或勾选“激活函数”。';
      case 'nothingToChange':
        return '学习者能改动的项目都不会影响预测。请勾选“权重（手动）”或其他项目。';
      case 'noTraining':
        return '不训练就达不到这个目标，请勾选“训练”。';
      case 'sameWeights':
        return '初始权重是给定的，与随机种子无关。请勾选“初始权重”。';
    }
  },
  notYet: '改正上面标红的内容之后，这里会出现链接和文件。',
  clear: '清空表单',
  tryIt: '试一试',
  link: '链接',
  embed: '网页代码',
  save: '存为文件',
  attribute: '属性 challenge 的值',
};
