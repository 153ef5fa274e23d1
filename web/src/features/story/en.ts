/** English texts of the story of a run, and the type of all languages. */

import { count, plural } from '../../i18n/numbers.ts';
import type { Tally } from '../../session/learning/score.ts';

/** Iteration as it is written, and whether it is exact. */
export interface WrittenAt {
  readonly iteration: string;
  readonly isExact: boolean;
}

/** Predictions on a plateau: all near one half or another figure, between two figures, or too different to tell. */
export type Predictions =
  'half' | 'various' | { readonly near: string } | { readonly low: string; readonly high: string };

/** Logic of a unit: always or never firing, or a rule in words. */
export type WrittenLogic = 'always' | 'never' | { readonly rule: string };

export interface StoryTexts {
  readonly about: string;
  readonly lanes: string;
  readonly text: string;
  readonly empty: string;
  readonly working: (upTo: string, last: string) => string;
  readonly loss: string;
  readonly rows: string;
  readonly moreLanes: (count: number) => string;
  readonly fewerLanes: string;
  readonly copyText: string;
  readonly copyMarkdown: string;
  readonly copied: string;
  readonly notCopied: string;
  /** Label of a stretch of a lane. */
  readonly span: (lane: string, state: string, from: WrittenAt, to: string) => string;
  readonly rowsAt: (tally: Tally) => string;
  readonly rowBecomesRight: (rows: string, count: number, at: WrittenAt) => string;
  readonly phase: Readonly<Record<'plateau' | 'fall' | 'rise', (from: string, to: string) => string>>;
  readonly phaseName: Readonly<Record<'plateau' | 'fall' | 'rise', string>>;
  readonly isDead: string;
  /** Words for a change of a weight or a bias. */
  readonly weight: (from: string, to: string, change: string) => string;
  readonly bias: (unit: string, change: string) => string;
  readonly changedAt: (words: string, iteration: string) => string;
  readonly heading: (iterations: string) => string;

  // Sentences
  readonly start: (right: Tally, heldOut: Tally, loss: string) => string;
  readonly plateau: (
    from: string | undefined,
    to: string,
    before: string,
    after: string,
    predictions: Predictions,
  ) => string;
  readonly lastPlateau: (from: string, before: string, after: string, predictions: Predictions) => string;
  readonly fall: (from: string, to: string, before: string, after: string, steepest: string | undefined) => string;
  readonly rise: (from: string, to: string, before: string, after: string, steepest: string | undefined) => string;
  readonly unit: (name: string, logic: WrittenLogic, at: WrittenAt, isFirst: boolean) => string;
  readonly dead: (name: string, at: WrittenAt) => string;
  readonly moreDead: (units: number) => string;
  readonly unchanged: (units: number) => string;
  readonly noRule: (units: number) => string;
  readonly right: (at: WrittenAt, row: number | undefined) => string;
  readonly heldOut: (row: number, isRight: boolean, at: WrittenAt) => string;
  readonly change: (words: string, iteration: string, loss: string | undefined, others: number) => string;
  readonly overflow: (iteration: string) => string;
  readonly end: (
    iteration: string,
    loss: string,
    right: Tally,
    heldOut: Tally,
    wrong: string,
    wrongCount: number,
    gradient: string | undefined,
  ) => string;
  readonly heldOutAtEnd: (heldOut: Tally) => string;
  readonly saturated: (names: string, count: number) => string;
}

const at = ({ iteration, isExact }: WrittenAt) => (isExact ? iteration : `about ${iteration}`);

/** Name of a row that trains, told apart from those held out. */
const rowEn = (heldOut: Tally) => (heldOut.rows > 0 ? 'training row' : 'row');

const staysEn = (before: string, after: string, predictions: Predictions): string => {
  const isFlat = before === after;
  const moves = `the loss moves only from ${before} to ${after}`;
  if (predictions === 'various') return isFlat ? `the loss stays near ${after}` : moves;
  const where =
    predictions === 'half'
      ? 'near one half'
      : 'near' in predictions
        ? `near ${predictions.near}`
        : `between ${predictions.low} and ${predictions.high}`;
  return `every prediction stays ${where}, and ${isFlat ? `the loss near ${after}` : moves}`;
};

const moveEn = (verb: string, from: string, to: string, before: string, after: string, steepest: string | undefined) =>
  steepest === undefined
    ? `From iteration ${from} to ${to}, the loss ${verb} from ${before} to ${after}.`
    : `From iteration ${from} to ${to}, the loss ${verb} from ${before} to ${after}, fastest near iteration ${steepest}.`;

export const en: StoryTexts = {
  about: 'The rules that the units learned, and when. Press a mark or a sentence to see the network at that iteration.',
  lanes: 'The run, unit by unit',
  text: 'The story in sentences',
  empty: 'The story appears here as the network learns.',
  working: (upTo, last) => `Reading the run: iteration ${upTo} of ${last}.`,
  loss: 'Loss',
  rows: 'Rows',
  moreLanes: (units) => `Show ${plural(units, 'more unit', 'more units')}`,
  fewerLanes: 'Show fewer units',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  copied: 'The story is copied.',
  notCopied: 'The browser does not allow copying.',
  span: (lane, state, from, to) => `${lane}: ${state}, iteration ${at(from)} to ${to}`,
  rowsAt: ({ right, rows }) => `${count(right)} of ${count(rows)} right`,
  rowBecomesRight: (rows, count, from) =>
    count === 1 ? `Row ${rows} right from iteration ${at(from)}` : `Rows ${rows} right from iteration ${at(from)}`,
  phase: {
    plateau: (from, to) => `Plateau, iteration ${from} to ${to}`,
    fall: (from, to) => `Loss falls, iteration ${from} to ${to}`,
    rise: (from, to) => `Loss rises, iteration ${from} to ${to}`,
  },
  phaseName: { plateau: 'plateau', fall: 'falls', rise: 'rises' },
  isDead: 'dead',
  weight: (from, to, change) => `weight from ${from} to ${to}: ${change}`,
  bias: (unit, change) => `bias of ${unit}: ${change}`,
  changedAt: (words, iteration) => `Changed by hand at iteration ${iteration}: ${words}`,
  heading: (iterations) => `Story of a run of ${iterations} iterations`,

  start: ({ right, rows }, heldOut, loss) => {
    const row = rowEn(heldOut);
    return `The start weights get ${count(right)} of ${plural(rows, row, `${row}s`)} right, with a loss of ${loss}.`;
  },
  plateau: (from, to, ...figures) =>
    from === undefined
      ? `For ${to} iterations, ${staysEn(...figures)}.`
      : `From iteration ${from} to ${to}, ${staysEn(...figures)}.`,
  lastPlateau: (from, ...figures) => `From iteration ${from} to the end, ${staysEn(...figures)}: learning has stalled.`,
  fall: (...figures) => moveEn('falls', ...figures),
  rise: (...figures) => moveEn('rises', ...figures),
  unit: (name, logic, from, isFirst) => {
    if (logic === 'always') return `From iteration ${at(from)} on, ${name} fires for every row.`;
    if (logic === 'never') return `From iteration ${at(from)} on, ${name} fires for no row.`;
    return isFirst
      ? `From iteration ${at(from)} on, ${name} computes “${logic.rule}”.`
      : `After several changes, ${name} computes “${logic.rule}” from iteration ${at(from)} on.`;
  },
  dead: (name, from) =>
    `From iteration ${at(from)}, ${name} is dead: it outputs 0 for every row, so its weights get no gradient.`,
  moreDead: (units) => (units === 1 ? 'One more unit is dead at the end.' : `${units} more units are dead at the end.`),
  unchanged: (units) =>
    units === 1
      ? 'One hidden unit has the same rule from start to end.'
      : `${units} hidden units have the same rules from start to end.`,
  noRule: (units) =>
    units === 1 ? 'One hidden unit ends without a simple rule.' : `${units} hidden units end without a simple rule.`,
  right: (from, row) =>
    row === undefined
      ? `From iteration ${at(from)} on, every training row is right.`
      : `From iteration ${at(from)} on, every training row is right; row ${row} is the last to become right.`,
  heldOut: (row, isRight, from) =>
    isRight
      ? `The held-out row ${row} is right from iteration ${at(from)} on.`
      : `The held-out row ${row} is wrong from iteration ${at(from)} to the end.`,
  change: (words, iteration, loss, others) =>
    [
      `At iteration ${iteration}, the run is changed by hand (${words})`,
      loss === undefined ? '' : `, and the loss is then ${loss}`,
      others === 0 ? '.' : others === 1 ? '; one more change follows.' : `; ${others} more changes follow.`,
    ].join(''),
  overflow: (iteration) =>
    `After iteration ${iteration}, the weights overflow: the steps were too large, and training stops.`,
  end: (iteration, loss, { right, rows }, heldOut, wrong, wrongCount, gradient) => {
    const end = `After ${iteration} ${iteration === '1' ? 'iteration' : 'iterations'}, the loss is ${loss}`;
    const row = rowEn(heldOut);
    if (rows === 0) return `${end}.`;
    if (wrongCount === 0) {
      const all = rows === 2 ? 'both' : `all ${count(rows)}`;
      return rows === 1 ? `${end}, and the only ${row} is right.` : `${end}, and ${all} ${row}s are right.`;
    }
    const someWrong =
      wrongCount === 1 && heldOut.rows === 0
        ? `row ${wrong} of ${count(rows)} is still wrong`
        : `${count(right)} of ${count(rows)} ${row}s ${right === 1 ? 'is' : 'are'} right; ${wrongCount === 1 ? `row ${wrong} is` : `rows ${wrong} are`} still wrong`;
    const verdict = right === 0 ? `no ${row} is right` : someWrong;
    return gradient === undefined
      ? `${end}, and ${verdict}.`
      : `${end}, and ${verdict}. The gradient has length ${gradient}.`;
  },
  heldOutAtEnd: ({ right, rows }) =>
    rows === 1
      ? `The row that is held out is ${right === 1 ? 'right' : 'wrong'}.`
      : `Of the ${count(rows)} rows that are held out, ${right === 0 ? 'none' : count(right)} ${right > 1 ? 'are' : 'is'} right.`,
  saturated: (names, count) =>
    count === 1
      ? `${names} is saturated at the end: its activation is nearly flat for every row.`
      : `${names} are saturated at the end: their activations are nearly flat for every row.`,
};
