/** Texts of the map, in English and Chinese. */

import type { Messages } from '../../i18n/en.ts';
import { count, share } from '../../i18n/numbers.ts';
import type { Language } from '../../i18n/texts.ts';
import type { Colouring } from './map-view.ts';

const en = {
  about: (session: string) =>
    `Each point is a whole run with your table and settings (${session}); only the values on the two axes differ. The colour shows how it ends: wrong means that a row is still wrong, diverged that the weights overflowed.`,
  across: 'Across',
  up: 'Up',
  axis: {
    rate: 'learning rate',
    scale: 'scale of the start weights',
    seed: 'seed',
    layerRate: (layer: number) => `learning rate of layer ${layer}, × η`,
    startOf: (weight: string) => `start weight ${weight}`,
    aWeight: 'a start weight',
  },
  /** Short forms for the lists, of which three stand in a line. */
  inList: {
    scale: 'weight scale',
    layerRate: (layer: number) => `η of layer ${layer}`,
    colouring: { right: 'iterations', loss: 'final loss' } satisfies Record<Colouring, string>,
  },
  weight: 'Weight',
  biasOf: (unit: string) => `bias of ${unit}`,
  colour: 'Colour',
  colouring: { right: 'iterations until every row is right', loss: 'final loss' } satisfies Record<Colouring, string>,
  range: (name: string, from: string, to: string) => `${name}: ${from} to ${to}`,
  /** Legend of the picture, which explains itself in `about`; that of a saved picture is longer. */
  ramp: {
    right: (from: string, to: string) => `right after ${from} to ${to} iterations`,
    loss: (from: string, to: string) => `final loss ${from} to ${to}`,
  } satisfies Record<Colouring, unknown>,
  outcome: {
    stuck: (part: number) => `wrong (${share(part)})`,
    diverged: (part: number) => `diverged (${share(part)})`,
  },
  meaning: {
    stuck: (part: number) => `wrong: a row is wrong at the end (${share(part)})`,
    diverged: (part: number) => `diverged: the weights overflow (${share(part)})`,
  },
  present: 'your settings',
  label: (across: string, up: string, right: number, stuck: number, diverged: number) =>
    `Map of many runs. Across: ${across}. Up: ${up}. Right: ${share(right)}, wrong: ${share(stuck)}, diverged: ${share(diverged)}. Arrow keys move a cursor, plus and minus zoom, Home shows the first view, Backspace goes back, Enter opens the run.`,
  hint: 'Point at the map to see a run. Click to open it; Undo brings your settings back. Drag to move. Turn the wheel or press + or − to zoom. Hold Shift and drag to draw a box. Arrow keys and Enter choose a run, too.',
  touchHint: 'Tap the map to see a run. Move and zoom with two fingers, or draw a box.',
  readout: (across: string, up: string, outcome: string) => `${across}, ${up}: ${outcome}`,
  right: (iteration: number, loss: string) =>
    iteration === 0
      ? `every row is right from the start; final loss ${loss}.`
      : `every row is right from iteration ${count(iteration)} on; final loss ${loss}.`,
  wrong: (loss: string) => `a row is still wrong at the end; final loss ${loss}.`,
  overflow: (loss: string) => `diverged, because the weights overflow; last finite loss ${loss}.`,
  waiting: 'not trained yet.',
  curve: (last: number) => `Loss over ${count(last)} iterations`,
  open: 'Open this run',
  opened: (trains: boolean): string =>
    trains
      ? 'The run is open, ready to train. Undo brings your settings back.'
      : 'This figure now has the settings of that run. Ctrl+Z brings the earlier ones back.',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  home: 'First view (Home)',
  back: 'Back (Backspace)',
  box: 'Draw a box',
  deepest: 'Neighbouring points are almost the same number now, so there is no more detail to zoom into.',
  save: 'Save picture',
  running: (side: number) => `Training ${count(side)} × ${count(side)} runs …`,
  done: (side: number, runs: number, seconds: string) =>
    runs === 0
      ? `${count(side)} × ${count(side)} runs`
      : `${count(side)} × ${count(side)} runs, ${count(runs)} of them new, in ${seconds} s`,
  silent: 'One of the workers has not responded for a while. It may be busy with long runs.',
  stale: 'This picture shows the previous settings. The new one is being computed.',
  asks: (side: number, time: string) => `A picture of ${count(side)} × ${count(side)} runs takes about ${time}.`,
  seconds: (value: number) => `${count(value)} seconds`,
  minutes: (value: number) => `${count(value)} minutes`,
  allow: 'Train them',
  ended: (sentence: string) => `The map has stopped. ${sentence}`,
  list: (items: readonly string[]) => items.join(', '),
  iterations: (last: number) => `${count(last)} iterations`,
  story: {
    title: 'A border without end',
    about:
      'Where do runs learn, and where do they diverge? The border between the two is a fractal: it shows new detail at every scale. Jascha Sohl-Dickstein found this in 2024 (“The boundary of neural network trainability is fractal”, arXiv:2402.06184). A run repeats the same step hundreds of times, like the formula of the Mandelbrot set. Near the border, the smallest change decides how the run ends.',
    undo: 'A place replaces your table, network and settings. Undo brings them back; ↶ brings back the view of the map.',
    place: (number: number, of: number) => `Place ${number} of ${of}`,
    previous: 'Previous place',
    next: 'Next place',
    places: [
      'The tutorial’s table, with tanh units and a linear output. Across and up: the learning rate of each layer. Runs with small rates learn, runs with large rates diverge, and some in between do neither.',
      'The border, magnified 64 times. It is not a line: stripes of runs that learn lie between runs that diverge.',
      'Magnified another 500 times. Each stripe contains finer stripes. The learning rates of neighbouring points differ only in the seventh digit.',
      'Magnified another 260,000 times: the whole picture spans about 3 × 10⁻¹⁰. The border is as rough as before. It seems to end only where the digits of a double-precision number do.',
    ],
  },
};

export type MapTexts = typeof en;

const zh: MapTexts = {
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

const TEXTS: Readonly<Record<Language, MapTexts>> = { en, zh };

export function mapTexts({ language }: Messages): MapTexts {
  return TEXTS[language];
}
