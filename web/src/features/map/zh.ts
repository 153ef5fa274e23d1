/** Chinese texts of the map. */

import { count, share } from '../../i18n/numbers.ts';
import type { MapTexts } from './en.ts';

export const zh: MapTexts = {
  about: (session) =>
    `图中每一点都是一次完整的训练，真值表和设置与当前相同（${session}），只有两个轴上的取值不同。颜色表示训练的结果：“未学会”是到最后仍有行不正确，“发散”是权重溢出。`,
  across: '横轴',
  up: '纵轴',
  axis: {
    rate: '学习率',
    scale: '初始权重的倍数',
    seed: '随机种子',
    layerRate: (layer) => `第 ${layer} 层的学习率（× η）`,
    startOf: (weight) => `初始权重 ${weight}`,
    aWeight: '某个初始权重',
  },
  inList: {
    scale: '权重倍数',
    layerRate: (layer) => `第 ${layer} 层的 η`,
    colouring: { right: '迭代次数', loss: '最终损失' },
  },
  weight: '权重',
  biasOf: (unit) => `${unit} 的偏置`,
  colour: '颜色',
  colouring: { right: '全部正确所需的迭代次数', loss: '最终损失' },
  range: (name, from, to) => `${name}：${from} 至 ${to}`,
  ramp: {
    right: (from, to) => `第 ${from} 至 ${to} 次迭代起全部正确`,
    loss: (from, to) => `最终损失 ${from} 至 ${to}`,
  },
  outcome: {
    stuck: (part) => `未学会（${share(part)}）`,
    diverged: (part) => `发散（${share(part)}）`,
  },
  meaning: {
    stuck: (part) => `未学会：最后仍有行不正确（${share(part)}）`,
    diverged: (part) => `发散：权重溢出（${share(part)}）`,
  },
  present: '当前设置',
  label: (across, up, right, stuck, diverged) =>
    `大量训练的地图。横轴：${across}。纵轴：${up}。正确 ${share(right)}，未学会 ${share(stuck)}，发散 ${share(diverged)}。方向键移动光标，加号和减号缩放，Home 键回到最初的视图，Backspace 键返回，Enter 键打开该次训练。`,
  hint: '把指针移到图上，可以查看那里的训练；点击可以打开它，撤销后恢复原来的设置。拖动可以平移，用滚轮或 +、− 键缩放，按住 Shift 拖动可以框选。也可以用方向键和 Enter 键选择。',
  touchHint: '轻点地图查看一次训练。用两指平移和缩放，也可以框选。',
  readout: (across, up, outcome) => `${across}，${up}：${outcome}`,
  right: (iteration, loss) =>
    iteration === 0
      ? `从一开始所有行就都正确，最终损失 ${loss}。`
      : `从第 ${count(iteration)} 次迭代起所有行都正确，最终损失 ${loss}。`,
  wrong: (loss) => `未学会，最后仍有行不正确，最终损失 ${loss}。`,
  overflow: (loss) => `发散，权重溢出，溢出前的损失为 ${loss}。`,
  waiting: '尚未训练。',
  curve: (last) => `${count(last)} 次迭代的损失`,
  open: '打开这次训练',
  opened: (trains) =>
    trains
      ? '已打开这次训练，可以开始训练；撤销即可恢复原来的设置。'
      : '本图已改用这次训练的设置；按 Ctrl+Z 可恢复原来的设置。',
  zoomIn: '放大（+）',
  zoomOut: '缩小（−）',
  home: '最初的视图（Home）',
  back: '返回（Backspace）',
  box: '框选',
  deepest: '相邻两点的取值几乎是同一个数，再放大也没有更多细节。',
  save: '保存图片',
  running: (side) => `正在训练 ${count(side)} × ${count(side)} 次……`,
  done: (side, runs, seconds) =>
    runs === 0
      ? `共训练 ${count(side)} × ${count(side)} 次`
      : `共训练 ${count(side)} × ${count(side)} 次，其中新训练 ${count(runs)} 次，用时 ${seconds} 秒`,
  silent: '有一个计算线程一直没有响应，可能正忙于耗时的训练。',
  stale: '图中仍是之前的设置，新图正在计算。',
  asks: (side, time) => `${count(side)} × ${count(side)} 次训练的图大约需要${time}。`,
  seconds: (value) => ` ${count(value)} 秒`,
  minutes: (value) => ` ${count(value)} 分钟`,
  allow: '开始训练',
  ended: (sentence) => `地图已停止计算。${sentence}`,
  list: (items) => items.join('、'),
  iterations: (last) => `${count(last)} 次迭代`,
  story: {
    title: '没有尽头的边界',
    about:
      '哪里能学会，哪里会发散？两者之间的边界是分形：无论放大多少倍，都会出现新的细节。这是 Jascha Sohl-Dickstein 在 2024 年发现的（“The boundary of neural network trainability is fractal”，arXiv:2402.06184）。训练就是把同一步重复几百次，与曼德博集合的迭代公式相似；在边界附近，极小的差别就能决定结果。',
    undo: '打开一处会替换当前的真值表、网络和设置。撤销可以恢复它们，↶ 可以恢复地图的视图。',
    place: (number, of) => `第 ${number} 处，共 ${of} 处`,
    previous: '上一处',
    next: '下一处',
    places: [
      '原教程的表格，隐藏层用 tanh，输出层为线性。横轴和纵轴分别是两层的学习率。学习率小，就能学会；学习率大，就会发散；两者之间还有一些既学不会，也不发散。',
      '边界放大 64 倍。它不是一条线：发散的区域之间夹着一条条能学会的区域。',
      '再放大约 500 倍。每条条纹里还有更细的条纹，相邻两点的学习率到第七位数字才有差别。',
      '再放大约 26 万倍：整幅图的宽度只有约 3 × 10⁻¹⁰，边界依然同样粗糙。只有到了双精度数的精度极限，它才显得到了尽头。',
    ],
  },
};
