/** English texts of the challenges, and the type of all languages. */

import { count, plural, significant } from '../../i18n/numbers.ts';
import type { Bilingual, GoalKind } from '../../session/challenge/challenge.ts';
import type { Hindrance } from '../../session/challenge/hindrance.ts';
import type { Tally } from '../../session/learning/score.ts';

export interface ChallengeTexts {
  readonly about: string;
  readonly list: string;
  readonly isSolved: string;
  readonly solvedCount: (solved: number, of: number) => string;
  readonly stored: string;
  readonly forget: string;
  readonly forgotten: string;
  readonly undo: string;
  readonly all: string;
  readonly goal: string;
  readonly open: string;
  readonly nothingOpen: string;
  readonly startOver: string;
  readonly takeBack: string;
  readonly next: string;
  readonly usedUp: (within: number) => string;
  readonly byHand: string;
  readonly manySeeds: string;
  readonly own: string;
  readonly progress: (tally: Tally, iteration: number) => string;
  readonly checkSeeds: (seeds: number) => string;
  readonly checking: string;
  readonly cancel: string;
  readonly failed: (why: string) => string;
  readonly code: string;
  readonly codeHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly untitled: string;

  // For teachers
  readonly verify: string;
  readonly verifyHint: string;
  readonly codes: string;
  readonly check: string;
  readonly noCodes: string;
  readonly codeless: string;
  readonly notSolved: (reason: string) => string;
  readonly openRun: (label: string) => string;
  readonly make: string;
  readonly makeHint: string;
  readonly title: Readonly<Required<Bilingual>>;
  readonly text: Readonly<Required<Bilingual>>;
  readonly kind: Readonly<Record<GoalKind, string>>;
  readonly goalKind: string;
  readonly within: string;
  readonly maxUnits: string;
  readonly learningRate: string;
  readonly tolerance: string;
  readonly rows: string;
  readonly rowsHint: string;
  readonly rowsProblem: (bits: number) => string;
  readonly any: string;
  readonly mayChange: string;
  readonly idle: string;
  readonly handSet: string;
  readonly forTeachers: string;
  readonly hindrance: (hindrance: Hindrance) => string;
  readonly notYet: string;
  readonly clear: string;
  readonly tryIt: string;
  readonly link: string;
  readonly embed: string;
  readonly save: string;
  readonly attribute: string;
}

export const en: ChallengeTexts = {
  about: 'Each challenge has a start and a goal. The page checks the goal while you work.',
  list: 'Challenges, from easy to hard',
  isSolved: 'solved',
  solvedCount: (solved, of) => `${count(solved)} of ${count(of)} solved.`,
  stored: 'Stored only in this browser.',
  forget: 'Clear',
  forgotten: 'Cleared.',
  undo: 'Undo',
  all: 'All challenges',
  goal: 'Goal',
  open: 'You may',
  nothingOpen: 'change nothing',
  startOver: 'Start over',
  takeBack: 'Take it back',
  next: 'Next challenge',
  usedUp: (within) =>
    `The ${plural(within, 'iteration is', 'iterations are')} used up. Press Reset to try again; it keeps your settings.`,
  byHand: 'To set a weight, click its line. To set a bias, click its unit.',
  manySeeds: 'The panel “Many seeds” trains from many seeds at once and shows which fail.',
  own: 'Back to my table',
  progress: ({ right, rows }, iteration) =>
    `Now: ${count(right)} of ${count(rows)} rows right at iteration ${count(iteration)}.`,
  checkSeeds: (seeds) => `Train from ${count(seeds)} seeds`,
  checking: 'Training from many seeds',
  cancel: 'Cancel',
  failed: (why) => `This could not be checked. ${why}`,
  code: 'Completion code',
  codeHint: 'It contains your run. Whoever set the challenge can repeat and verify it.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying: select the text and copy it.',
  untitled: 'Challenge',

  verify: 'Verify completion codes',
  verifyHint:
    'Paste codes for this challenge. The names of your learners can stand beside them or on the lines between. Each run is repeated here, without a server. The hash in a code finds copying errors, not forgery: anyone who can program can compute it. But forgery gains nothing: the repeated run itself has to solve the challenge.',
  codes: 'Codes',
  check: 'Verify',
  noCodes: 'There is no completion code in this text. A code begins with “TN1.”.',
  codeless: 'This line has no completion code.',
  notSolved: (reason) => `Not solved. ${reason}`,
  openRun: (label) => (label === '' ? 'Open the run' : `Open the run: ${label}`),
  make: 'Make a challenge',
  makeHint:
    'The challenge starts from the session that you see now, at iteration 0. Write a title and a text in one language or in both.',
  title: { en: 'Title, English', zh: 'Title, Chinese' },
  text: { en: 'Text, English', zh: 'Text, Chinese' },
  kind: {
    allRight: 'All rows right',
    everySeed: 'All rows right from each of 100 seeds',
    byHand: 'All rows right without training',
    failingSeed: 'A row still wrong at the end',
    diverge: 'The weights overflow',
  },
  goalKind: 'Goal',
  within: 'Iterations',
  maxUnits: 'Maximum hidden units',
  learningRate: 'Fixed learning rate',
  tolerance: 'Tolerance',
  rows: 'Table at the end',
  rowsHint:
    'One group of digits for each row, its inputs before its targets, with commas between them: 000, 010, 100, 111. Blank means any table, also one that is easy to learn.',
  rowsProblem: (bits) => `Enter ${count(bits)} digits, 0 or 1, for each row, with commas between the rows.`,
  any: 'any',
  mayChange: 'The learner may change',
  idle: 'Greyed-out settings make no difference to this goal.',
  handSet: 'The weights that you set by hand before training are its start weights.',
  forTeachers: 'For teachers',
  hindrance: (hindrance) => {
    switch (hindrance.kind) {
      case 'closedUnits':
        return `The start has ${plural(hindrance.units, 'hidden unit', 'hidden units')}, and the learner may not remove any. Allow ${count(hindrance.units)}, or tick “layers and units”.`;
      case 'closedRate':
        return `The start has the learning rate ${significant(hindrance.rate)}, and the learner may not change it. Enter that rate, or tick “learning rate”.`;
      case 'contradiction':
        return `Rows ${count(hindrance.rows[0] + 1)} and ${count(hindrance.rows[1] + 1)} have the same inputs but different targets, so they cannot both be right. Correct the table, or tick “table”.`;
      case 'rowsContradict':
        return `Rows ${count(hindrance.rows[0] + 1)} and ${count(hindrance.rows[1] + 1)} of this list have the same inputs but different targets, so they cannot both be right.`;
      case 'closedTable':
        return 'The start has another table, and the learner may not change it. Tick “table”.';
      case 'cannotOverflow':
        return 'With these activations and this loss, the weights cannot overflow. Start with ReLU or linear units, or tick “activation”.';
      case 'nothingToChange':
        return 'The learner may change nothing that moves the predictions. Tick “weights by hand” or another setting.';
      case 'noTraining':
        return 'This goal needs training. Tick “training”.';
      case 'sameWeights':
        return 'The start weights are given, so they are the same from every seed. Tick “start weights”.';
    }
  },
  notYet: 'The link and the file appear here once nothing above is marked in red.',
  clear: 'Clear this form',
  tryIt: 'Try it',
  link: 'Link',
  embed: 'Code for a page',
  save: 'Save as file',
  attribute: 'Value of the attribute challenge',
};
