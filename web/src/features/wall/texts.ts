/** Texts of the wall in both languages. */

import type { Language } from '../../i18n/texts.ts';
import { count, lossFigure, plural } from '../../i18n/numbers.ts';
import { FIRST_STALL } from '../../session/learning/standstill.ts';
import type { Group } from './wall-groups.ts';

const en = {
  about: (networks: number, first: number) =>
    `${plural(networks, 'network', 'networks')} with these settings, seeds ${first} to ${first + networks - 1}, train side by side. Press one to open its seed in the playground.`,
  fewer: 'Networks this large take long to train, so there are fewer of them.',
  given: 'With custom start weights, seeds make no difference.',
  play: 'Play',
  pause: 'Pause',
  again: 'Again',
  iteration: (now: number, last: number) => `iteration ${count(now)} of ${count(last)}`,
  networks: 'Networks by seed',
  group: {
    solved: 'Solved',
    early: 'Unsolved',
    slow: 'Slow',
    stuck: 'Stuck',
    diverged: 'Diverged',
  } satisfies Record<Group, string>,
  /** Names of groups that are called otherwise until training has ended. */
  groupInTraining: { early: 'Training', slow: 'Learning' } as Partial<Record<Group, string>>,
  groupHint: {
    solved: 'every training row is right',
    early: `some rows are still wrong; slow or stuck shows after ${FIRST_STALL} iterations`,
    slow: 'some rows are still wrong, but the loss is falling',
    stuck: 'the loss fell by at most 1% over the last quarter of the run',
    diverged: 'the weights overflowed',
  } satisfies Record<Group, string>,
  /** Hint of the early group if training ends before the others can be told apart. */
  tooFew: (iterations: number) =>
    `some rows are still wrong; ${plural(iterations, 'iteration is', 'iterations are')} too few to tell slow from stuck`,
  /** Counts of the groups, without those that are empty. */
  summary: (counts: readonly (readonly [Group, number])[]) =>
    `${counts.map(([group, networks]) => `${count(networks)} ${IN_SUMMARY[group]}`).join(', ')}.`,
  /** Name of a network. Its loss is left out while it changes with every frame. */
  name: (seed: number, group: Group, rightSince: number, loss?: number) => {
    const state: Record<Group, string> = {
      solved: `right since iteration ${count(rightSince)}`,
      early: loss === undefined ? 'training' : `unsolved, loss ${lossFigure(loss)}`,
      slow: loss === undefined ? 'learning' : `still learning, loss ${lossFigure(loss)}`,
      stuck: loss === undefined ? 'stuck' : `stuck at loss ${lossFigure(loss)}`,
      diverged: 'diverged',
    };
    return `seed ${seed}: ${state[group]}`;
  },
  present: ' (open)',
  band: {
    show: 'Band in the loss chart',
    of: (networks: number) => `Losses of ${plural(networks, 'seed', 'seeds')}:`,
    outer: '10–90%',
    inner: 'middle half',
    median: 'median',
  },
  silent: 'One of the workers has not responded for a while. It may be busy.',
  ended: (reason: string) => `The wall stopped: ${reason}`,
};

const IN_SUMMARY: Readonly<Record<Group, string>> = {
  solved: 'solved',
  early: 'unsolved',
  slow: 'slow',
  stuck: 'stuck',
  diverged: 'diverged',
};

export type WallTexts = typeof en;

const zh: WallTexts = {
  about: (networks, first) =>
    `${count(networks)} 个设置相同的网络（种子 ${first} 到 ${first + networks - 1}）同时训练。点击其中一个，可以在实验台中打开它的种子。`,
  fewer: '这样大的网络训练较慢，所以数量少一些。',
  given: '初始权重是自定义的，换种子不影响结果。',
  play: '播放',
  pause: '暂停',
  again: '再来一次',
  iteration: (now, last) => `第 ${count(now)} / ${count(last)} 次迭代`,
  networks: '各种子的网络',
  group: { solved: '学会', early: '未学会', slow: '偏慢', stuck: '停滞', diverged: '发散' },
  groupInTraining: { early: '训练中', slow: '学习中' },
  groupHint: {
    solved: '每个训练行都正确',
    early: `有的行还不正确；${FIRST_STALL} 次迭代后才能区分偏慢与停滞`,
    slow: '有的行还不正确，但损失仍在下降',
    stuck: '最近四分之一的迭代中，损失下降不超过 1%',
    diverged: '权重溢出',
  },
  tooFew: (iterations) => `有的行还不正确；只有 ${count(iterations)} 次迭代，不足以区分偏慢与停滞`,
  summary: (counts) => `${counts.map(([group, networks]) => `${count(networks)} 个${zh.group[group]}`).join('，')}。`,
  name: (seed, group, rightSince, loss) => {
    const state: Record<Group, string> = {
      solved: `从第 ${count(rightSince)} 次迭代起正确`,
      early: loss === undefined ? '训练中' : `未学会，损失 ${lossFigure(loss)}`,
      slow: loss === undefined ? '学习中' : `仍在学习，损失 ${lossFigure(loss)}`,
      stuck: loss === undefined ? '停滞' : `停滞，损失 ${lossFigure(loss)}`,
      diverged: '发散',
    };
    return `种子 ${seed}：${state[group]}`;
  },
  present: '（已打开）',
  band: {
    show: '在损失图中显示分布带',
    of: (networks) => `${count(networks)} 个种子的损失：`,
    outer: '10%–90%',
    inner: '中间一半',
    median: '中位数',
  },
  silent: '有一个计算线程一直没有响应，可能正忙。',
  ended: (reason) => `种子墙已停止：${reason}`,
};

export const WALL_TEXTS: Readonly<Record<Language, WallTexts>> = { en, zh };
