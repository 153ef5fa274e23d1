/** English texts of the wall, and the type of all languages. */

import { count, lossFigure, plural } from '../../i18n/numbers.ts';
import { FIRST_STALL } from '../../session/learning/standstill.ts';
import type { Group } from './wall-groups.ts';

export const en = {
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
