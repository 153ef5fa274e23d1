/** English texts of the predictions, and the type of all languages. */

import { count, lossFigure, plural, rowList } from '../../i18n/numbers.ts';
import type { Comparison, Topic, Verdict } from './comparison.ts';
import type { Measured, RunFacts } from './run-facts.ts';
import { isFalling, sketched, sketchedLoss } from './sketch-figures.ts';

export interface PredictTexts {
  readonly about: string;
  readonly chart: string;
  readonly drawHere: string;
  readonly startsAt: (loss: string) => string;
  readonly erase: string;
  readonly undo: string;
  /** Setting of the run that is predicted. */
  readonly setting: (learningRate: string, seed: string | undefined) => string;
  readonly sliders: string;
  readonly sliderAt: (iteration: string) => string;
  readonly notDrawn: string;
  readonly learns: (iterations: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly by: string;
  readonly byRefused: (most: string) => string;
  readonly rowLast: string;
  readonly noAnswer: string;
  readonly row: (row: string, inputs: string, targets: string) => string;
  readonly train: string;
  readonly wait: string;
  readonly answerFirst: string;
  readonly knownRunning: string;
  readonly knownAt: (iteration: string, end: string) => string;
  readonly known: string;
  readonly otherSeed: string;
  readonly reset: string;
  readonly cleared: string;
  readonly training: (iteration: string, end: string) => string;
  readonly paused: (iteration: string, end: string) => string;
  readonly reading: string;
  readonly changedByHand: string;
  readonly wasReset: string;
  readonly again: string;
  readonly result: string;
  readonly yourSketch: string;
  readonly theRun: string;
  /** Heads of the table, and the questions at its rows. */
  readonly you: string;
  readonly run: string;
  readonly question: string;
  readonly rows: Readonly<Record<'learns' | 'right' | 'last' | 'halved' | 'end', string>>;
  readonly gapAt: (iteration: string) => string;
  /** Cells of the table. */
  readonly allRight: (rows: number) => string;
  readonly someWrong: (wrong: readonly number[]) => string;
  readonly overflowed: string;
  readonly never: string;
  readonly atMost: (iteration: string) => string;
  readonly at: (measured: Measured) => string;
  readonly roughly: (figure: string) => string;
  readonly rowNumbers: (rows: readonly number[]) => string;
  readonly allRows: (fromStart: boolean) => string;
  readonly rowsWrong: (rows: readonly number[]) => string;
  /** Grades of the answers, in words for screen readers. */
  readonly mark: string;
  readonly marks: Readonly<Record<'right' | 'wrong' | 'moot', string>>;
  readonly verdict: (verdict: Pick<Verdict, 'main' | 'missed' | 'right'>) => string;
}

const at = ({ iteration, isExact }: Measured) => (isExact ? count(iteration) : `about ${count(iteration)}`);

const atEn = ({ iteration, isExact }: Measured) => `${isExact ? '' : 'about '}iteration ${count(iteration)}`;

const sinceEn = (right: Measured) => (right.iteration === 0 ? 'from the start' : `from ${atEn(right)} on`);

const wrongEn = ({ wrong, rows, isBlownUp }: RunFacts): string => {
  if (isBlownUp) return 'the weights overflowed';
  if (wrong.length === rows) return 'no row is right';
  return wrong.length === 1 ? `row ${rowList('en', wrong)} is wrong` : `rows ${rowList('en', wrong)} are wrong`;
};

const sentenceEn = (comparison: Comparison): string => {
  switch (comparison.kind) {
    case 'overflow': {
      const after = `after iteration ${count(comparison.iteration)}`;
      if (comparison.expects === 'rise')
        return `You expected the loss to rise; it did, and the weights overflowed ${after}.`;
      const expected = comparison.expects === 'fall' ? 'the loss to fall' : 'the loss to end where it began';
      return `You expected ${expected}; instead, the steps were too large, and the weights overflowed ${after}.`;
    }
    case 'later': {
      const { expected, atOnce, halved, plateau } = comparison;
      const expectation = atOnce
        ? 'You expected the loss to fall at once'
        : `You expected the loss to halve by about iteration ${sketched(expected)}`;
      return plateau
        ? `${expectation}; it waited on a plateau from iteration ${count(plateau.from)} to ${count(plateau.to)}, and halved at ${atEn(halved)}.`
        : `${expectation}; it took until ${atEn(halved)}.`;
    }
    case 'earlier': {
      const { expected, halved } = comparison;
      return `You expected the loss to halve by about iteration ${sketched(expected)}; it did at ${atEn(halved)}, earlier than you thought.`;
    }
    case 'onTime': {
      const { expected, halved, end, expectedEnd } = comparison;
      const time = `You expected the loss to halve by about iteration ${sketched(expected)}, and it did, at ${atEn(halved)}`;
      const ended = `it ended at ${lossFigure(end)}`;
      if (expectedEnd === undefined) return `${time}; ${ended}.`;
      return expectedEnd === 'near'
        ? `${time}; ${ended}, close to where your sketch ends.`
        : `${time}; but ${ended}, not near ${sketchedLoss(expectedEnd)}.`;
    }
    case 'neverHalved': {
      const { expected, end, iterations } = comparison;
      return `You expected the loss to halve by about iteration ${sketched(expected)}; after ${plural(iterations, 'iteration', 'iterations')}, the loss was still ${lossFigure(end)}.`;
    }
    case 'halvedAfterAll': {
      const { halved, end } = comparison;
      return `You expected the loss to stay above half of its start; it was down to half at ${atEn(halved)}, and ended at ${lossFigure(end)}.`;
    }
    case 'stayed': {
      const { expectedEnd, end, isNear } = comparison;
      return isNear
        ? `You expected the loss to stay above half of its start, and it did: it ended at ${lossFigure(end)}, your sketch at about ${sketchedLoss(expectedEnd)}.`
        : `You expected the loss to end at about ${sketchedLoss(expectedEnd)}; it ended at ${lossFigure(end)}.`;
    }
    case 'partial': {
      const { iteration, expected, loss } = comparison;
      return `Your sketch ends at iteration ${count(iteration)} with a loss of about ${sketchedLoss(expected)}; the run had ${lossFigure(loss)} there.`;
    }
    case 'gap': {
      const { at, sketched: own, loss, still } = comparison;
      const figure = sketchedLoss(own);
      if (!still) {
        return `Sketch and run are furthest apart at iteration ${sketched(at)}: you expected a loss of about ${figure}; it was ${lossFigure(loss)}.`;
      }
      const place = isFalling(comparison) ? (own < loss ? 'already down to' : 'still at') : 'at';
      return `Between iterations ${count(still.from)} and ${count(still.to)}, the loss stood at about ${sketchedLoss(loss)}; your sketch was ${place} about ${figure} there.`;
    }
    case 'learnedBy': {
      const { expected, right } = comparison;
      const expectation =
        expected === 0
          ? 'You expected every row to be right from the start'
          : `You expected every row to be right by iteration ${count(expected)}`;
      return right.iteration <= expected
        ? `${expectation}, and it was${expected === 0 ? '' : `, ${sinceEn(right)}`}.`
        : `${expectation}; it took until ${atEn(right)}.`;
    }
    case 'learned': {
      const since = `every row is right ${sinceEn(comparison.right)}`;
      return comparison.expected
        ? `You expected the network to learn every row, and it did: ${since}.`
        : `You expected rows to be wrong at the end; ${since}.`;
    }
    case 'notLearned': {
      const { expected, facts } = comparison;
      const end = `after ${plural(facts.iterations, 'iteration', 'iterations')}, ${wrongEn(facts)}`;
      if (expected === false) return `You expected rows to be wrong at the end, and that is so: ${end}.`;
      const by = expected === true ? '' : expected === 0 ? ' from the start' : ` by iteration ${count(expected)}`;
      return `You expected every row to be right${by}; ${end}.`;
    }
    case 'rowLast': {
      const { expected, rows } = comparison;
      const isRight = rows.includes(expected);
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      if (rows.length === 1)
        return isRight ? `${expectation}, and it did.` : `${expectation}; it was row ${rowList('en', rows)}.`;
      return isRight
        ? `${expectation}; it did, but not alone: rows ${rowList('en', rows)} did so at the same time.`
        : `${expectation}; it was rows ${rowList('en', rows)}, all at the same time.`;
    }
    case 'rowsTogether': {
      const { expected, right } = comparison;
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      return right.iteration === 0
        ? `${expectation}; all rows were right from the start.`
        : `${expectation}; all rows became right at the same time, at ${atEn(right)}.`;
    }
    case 'rowNotLast': {
      const { expected, facts } = comparison;
      const expectation = `You expected row ${count(expected + 1)} to become right last`;
      return facts.wrong.includes(expected) && !facts.isBlownUp
        ? `${expectation}; at the end, it is still wrong.`
        : `${expectation}; at the end, ${wrongEn(facts)}.`;
    }
  }
};

const TOPICS_EN: Readonly<Record<Topic, string>> = {
  learns: 'the rows at the end',
  row: 'the last row to become right',
  by: 'the iteration',
  curve: 'the curve',
};

const verdictEn: PredictTexts['verdict'] = ({ main, missed, right }) => {
  const listOf = (topics: readonly Topic[]) =>
    new Intl.ListFormat('en').format(topics.map((topic) => TOPICS_EN[topic]));
  const sentences = [sentenceEn(main)];
  if (missed.length > 0) sentences.push(`You were also wrong about ${listOf(missed)}.`);
  if (right.length > 0) sentences.push(`You were right about ${listOf(right)}.`);
  return sentences.join(' ');
};

export const en: PredictTexts = {
  about:
    'Draw the loss that you expect and answer as many questions as you like. Then train, and compare the run with your prediction. ',
  chart: 'The loss that you expect, by iteration',
  drawHere: 'Draw the curve here.',
  startsAt: (loss) => `start: ${loss}`,
  erase: 'Erase the sketch',
  undo: 'Undo the last stroke',
  setting: (learningRate, seed) =>
    `This run: learning rate ${learningRate}${seed === undefined ? '' : `, seed ${seed}`}.`,
  sliders: 'Draw with sliders or the keyboard',
  sliderAt: (iteration) => `Loss at iteration ${iteration}`,
  notDrawn: 'not drawn',
  learns: (iterations) => `Will every row be right after ${iterations} iterations?`,
  yes: 'Yes',
  no: 'No',
  by: 'By which iteration?',
  byRefused: (most) => `Enter a whole number from 0 to ${most}.`,
  rowLast: 'Which row will become right last?',
  noAnswer: 'no answer',
  row: (row, inputs, targets) => `Row ${row}: ${inputs} → ${targets}`,
  train: 'Train and compare',
  answerFirst: 'Draw a curve or answer a question first.',
  wait: 'The network is being prepared.',
  knownRunning: 'This run has begun. A prediction starts before the first iteration.',
  knownAt: (iteration, end) =>
    `This run is known up to iteration ${iteration} of ${end}. A prediction starts before the first iteration.`,
  known: 'This run is known to its end. From another seed, you do not know the result yet.',
  otherSeed: 'Predict another seed',
  reset: 'Start again and predict',
  cleared: 'The session has changed, so your prediction is cleared.',
  training: (iteration, end) => `Training: iteration ${iteration} of ${end}.`,
  paused: (iteration, end) => `Paused at iteration ${iteration} of ${end}. Train to the end to compare.`,
  reading: 'Reading the run …',
  changedByHand: 'The run was changed by hand after your prediction.',
  wasReset: 'The run was reset. The same seed would give the same result: predict another one, or change something.',
  again: 'Predict this run again',
  result: 'Prediction and run',
  yourSketch: 'your sketch',
  theRun: 'the run',
  you: 'You',
  run: 'The run',
  question: 'Question',
  rows: {
    learns: 'Every row right at the end?',
    right: 'All right from iteration',
    last: 'Became right last',
    halved: 'Half the start loss at iteration',
    end: 'Loss at the end',
  },
  gapAt: (iteration) => `Loss at iteration ${iteration}, the largest gap`,
  allRight: (rows) => (rows === 1 ? 'Yes' : `Yes, all ${count(rows)}`),
  someWrong: (wrong) =>
    wrong.length === 1 ? `No, row ${rowList('en', wrong)} is wrong` : `No, rows ${rowList('en', wrong)} are wrong`,
  overflowed: 'No, the weights overflowed',
  never: 'never',
  atMost: (iteration) => `${iteration} at the latest`,
  at,
  roughly: (figure) => `about ${figure}`,
  rowNumbers: (rows) =>
    rows.length === 1 ? `row ${rowList('en', rows)}` : `rows ${rowList('en', rows)}, at the same time`,
  allRows: (fromStart) => (fromStart ? 'all rows, from the start' : 'all rows, at the same time'),
  rowsWrong: (rows) => (rows.length === 1 ? `row ${rowList('en', rows)} never` : `rows ${rowList('en', rows)} never`),
  mark: 'Right or wrong',
  marks: { right: 'right', wrong: 'wrong', moot: 'no row was last' },
  verdict: verdictEn,
};
