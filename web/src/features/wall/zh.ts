/** Chinese texts of the wall. */

import { count, lossFigure } from '../../i18n/numbers.ts';
import { FIRST_STALL } from '../../session/learning/standstill.ts';
import type { Group } from './wall-groups.ts';
import type { WallTexts } from './en.ts';

export const zh: WallTexts = {
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
