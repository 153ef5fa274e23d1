/** Runs `truthnet train`, from a file to a report, and `truthnet verify`, using only the machine that is passed in. */

import { type Core, type Trainer, TruthNetError } from 'truthnet';
import { challengesEn } from '../i18n/challenge-words-en.ts';
import { en } from '../i18n/en.ts';
import { lazyEn } from '../i18n/lazy-en.ts';
import { overRows } from '../engine/compute-snapshot.ts';
import { resultsOf } from '../engine/snapshot-assembler.ts';
import { readSavedState } from '../session/check.ts';
import type { Challenge } from '../session/challenge/challenge.ts';
import { codesIn, type FoundCode } from '../session/challenge/completion-code.ts';
import { readChallengeText } from '../session/challenge/read-challenge.ts';
import { tableFromCsv } from '../session/formats/csv.ts';
import { decodeText } from '../session/formats/decode-text.ts';
import { DEFAULTS } from '../session/defaults.ts';
import { diagnose, type Diagnosis } from '../session/learning/diagnosis.ts';
import type { SavedStateProblem, LinkForm } from '../session/saved-state-problem.ts';
import { commonActivation, readParts } from '../session/formats/link.ts';
import { scoreOf } from '../session/learning/score.ts';
import type { SavedState } from '../session/saved-state.ts';
import { readSessionFile } from '../session/formats/session-file.ts';
import {
  arraysInJson,
  arraysOf,
  isNumpyFile,
  MOST_WEIGHTS_SIZE,
  type ReadArrays,
  withWeights,
} from '../session/formats/weights-file.ts';
import type { NamedArray } from '../session/formats/npy.ts';
import { asBegun, completeSession, type Session, withChanges } from '../session/session.ts';
import { optionOf, readCommandLine, type TrainOptions, USAGE, UsageError, type VerifyOptions } from './options.ts';
import { ProgressLine, type Terminal } from './progress-line.ts';
import { type Point, report, type Result, SPARKLINE_POINTS } from './report.ts';
import { verified } from './verify.ts';
import { visible, visibleLines } from './visible.ts';

export interface Machine {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Returns the bytes of a file; "-" is standard input. Rejects if it cannot be read. */
  read(file: string): Promise<Uint8Array>;
  write(file: string, text: string): Promise<void>;
  loadCore(): Promise<Core>;
  readonly version: string;
}

export const EXIT = { done: 0, notRight: 1, usage: 2, refused: 3 } as const;

/** Error for a file or a session that cannot be trained; the message is a sentence. */
class Refused extends Error {}

/**
 * Runs the command line.
 * @returns the exit code
 */
export async function run(args: readonly string[], machine: Machine): Promise<number> {
  try {
    const order = readCommandLine(args);
    if (order.kind === 'train') return await train(order.options, machine);
    if (order.kind === 'verify') return await verify(order.options, machine);
    machine.stdout.write(order.kind === 'help' ? USAGE : `${machine.version}\n`);
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      machine.stderr.write(`${complaint(error.message)}Run "truthnet --help" to see all options.\n`);
      return EXIT.usage;
    }
    if (error instanceof Refused || error instanceof TruthNetError) {
      machine.stderr.write(complaint(error.message));
      return EXIT.refused;
    }
    throw error;
  }
}

/** Verifies codes, one line for each. */
async function verify({ challenge: given, codes }: VerifyOptions, machine: Machine): Promise<number> {
  const challenge = await challengeOf(given, machine);
  const found: FoundCode[] = [];
  for (const code of codes) {
    if (code !== '-') found.push({ label: '', code });
    else found.push(...codesOf(challenge, await textOf('-', machine), machine));
  }
  if (found.length === 0) throw new Refused('Standard input has no completion code: a code begins with TN1.');
  const core = await machine.loadCore();
  const results = found.map((code) => verified(challenge, code, core));
  machine.stdout.write(results.map(({ line }) => `${line}\n`).join(''));
  return results.every(({ isSolved }) => isSolved) ? EXIT.done : EXIT.notRight;
}

/** Returns the codes in a text, and says which of its lines have none. */
function codesOf(challenge: Challenge, text: string, machine: Machine): FoundCode[] {
  return codesIn(challenge, text).filter((line) => {
    if (line.code === undefined) machine.stderr.write(complaint(`A line has no completion code: “${line.label}”.`));
    return line.code !== undefined;
  });
}

/** Returns the challenge of an argument: its text, or that of a file. */
async function challengeOf(given: string, machine: Machine): Promise<Challenge> {
  const read = readChallengeText(given);
  if ('challenge' in read) return read.challenge;
  const isUnknown = 'kind' in read.problem && read.problem.kind === 'unknownChallenge';
  const isFile = isUnknown && given.endsWith('.json');
  if (!isFile) throw new Refused(challengesEn.problem(read.problem, en.problem));
  const ofFile = readChallengeText(await textOf(given, machine));
  if ('challenge' in ofFile) return ofFile.challenge;
  throw new Refused(`${given}: ${challengesEn.problem(ofFile.problem, en.problem)}`);
}

/** Returns a line for standard error. It may quote a file or an argument. */
export function complaint(sentence: string): string {
  return `truthnet: ${visible(sentence)}\n`;
}

async function train(options: TrainOptions, machine: Machine): Promise<number> {
  const core = await machine.loadCore();
  const { session, ...run } = await readState(options, core, machine);
  const trainer = core.createTrainer({ ...session, ...run });
  try {
    trainTo(trainer, session, options, machine);
    const result = resultOf(trainer, session, options.tolerance);
    const text = report(result, options.format);
    // Files keep every character; terminals get no control characters.
    if (options.out === undefined) machine.stdout.write(machine.stdout.isTTY ? visibleLines(text) : text);
    else await save(options.out, options.format === 'csv' ? `${BYTE_ORDER_MARK}${text}` : text, machine);
    return options.strict && !isRight(result) ? EXIT.notRight : EXIT.done;
  } finally {
    trainer.delete();
  }
}

/** A session, with the iteration and changes of its saved run. */
type State = Pick<SavedState, 'iteration' | 'changes'> & { readonly session: Session };

async function readState({ file, parts, weights }: TrainOptions, core: Core, machine: Machine): Promise<State> {
  const name = nameOf(file);
  const text = await textOf(file, machine);
  const isJson = file.endsWith('.json') || /^\s*\{/.test(text);
  const state = isJson ? fromJson(name, text) : fromCsv(name, text, core);
  if (weights.length === 0) return { ...state, session: withParts(state.session, parts) };
  // Other start weights begin another run, as on the page; those of the session need not fit the options.
  const begun = withChanges(state.session, state.changes);
  const { start, ...training } = begun.training;
  const drawn = start ? { ...begun, training: { ...training, init: DEFAULTS.training.init } } : begun;
  return { session: await startedFrom(weights, withParts(drawn, parts), machine), iteration: 0, changes: [] };
}

async function bytesOf(file: string, machine: Machine): Promise<Uint8Array> {
  return machine.read(file).catch((error: unknown) => {
    throw new Refused(`Cannot read ${file}: ${reasonOf(error)}`);
  });
}

/** Returns the session with start weights from files. */
async function startedFrom(files: readonly string[], session: Session, machine: Machine): Promise<Session> {
  const arrays: NamedArray[] = [];
  for (const file of files) {
    const read = await readArrays(nameOf(file), new Uint8Array(await bytesOf(file, machine)), machine);
    if ('weightsProblem' in read) throw weightsRefused(read);
    arrays.push(...read.arrays);
  }
  const read = withWeights(session, arrays);
  if ('session' in read) return read.session;
  throw 'problem' in read ? new Refused(en.problem(read.problem)) : weightsRefused(read);
}

/** Returns the arrays in a file. The name of a lone array is that of its file, without the folder. */
async function readArrays(file: string, bytes: Uint8Array<ArrayBuffer>, machine: Machine): Promise<ReadArrays> {
  const name = file.replace(/^.*[\\/]/, '');
  const isNumpy = isNumpyFile(bytes) || /\.np[yz]$/i.test(name);
  if (isNumpy || bytes.length > MOST_WEIGHTS_SIZE) return arraysOf([{ name, bytes }]);
  const text = decoded(file, bytes, machine);
  const read = readSessionFile(text);
  if ('problem' in read && read.problem.code === 'notJson') throw new Refused(`${file}: ${en.problem(read.problem)}`);
  const found = arraysInJson(text);
  if (!found)
    throw new Refused(`${file} contains no weights: it needs "layers", "weights", or fields such as W1 and b1.`);
  return found;
}

function weightsRefused({ weightsProblem }: Extract<ReadArrays, { weightsProblem: unknown }>): Refused {
  const sentence =
    weightsProblem.code === 'noBiases'
      ? `${weightsProblem.name} contains biases, but this network has none. Add --bias.`
      : lazyEn.keep.weightsProblem(weightsProblem);
  return new Refused(`--weights: ${sentence}`);
}

/** Returns the name of a file in a sentence. */
function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** Returns the text of a file. */
async function textOf(file: string, machine: Machine): Promise<string> {
  return decoded(nameOf(file), await bytesOf(file, machine), machine);
}

function decoded(name: string, bytes: Uint8Array, machine: Machine): string {
  const read = decodeText(bytes);
  if ('refused' in read) throw new Refused(lazyEn.notDecoded(name, read.refused));
  const { text, encoding } = read;
  if (encoding === 'GB18030') machine.stderr.write(complaint(lazyEn.decodedAs(name, encoding)));
  return text;
}

function fromJson(file: string, text: string): State {
  const read = readSessionFile(text);
  if ('problem' in read) throw new Refused(`${file}: ${en.problem(read.problem)}`);
  const { session, iteration, changes } = read.savedState;
  return { session: completeSession(session, DEFAULTS), iteration, changes };
}

function fromCsv(file: string, text: string, core: Core): State {
  const parsed = tableFromCsv(text, core.limits());
  if (!parsed.ok) throw new Refused(`${file}: ${lazyEn.csvProblem(parsed.error)}`);
  return { session: completeSession({ table: parsed.table }, DEFAULTS), iteration: 0, changes: [] };
}

/** Returns the session with the options of the command line applied. */
function withParts({ table, network, training }: Session, parts: ReadonlyMap<string, string>): Session {
  const options = readParts(parts);
  if ('problem' in options) throw wrong(options.problem);
  // A single activation fits any number of layers.
  const activation = commonActivation(network) ?? network.activation;
  const read = readSavedState({
    table,
    network: { ...network, activation, ...options.written.network },
    training: { ...training, ...options.written.training },
  });
  if ('problem' in read) throw wrong(read.problem);
  return completeSession(read.savedState.session, DEFAULTS);
}

/** Returns the error of a part: a usage error if its option is malformed, otherwise a refusal. */
function wrong(problem: SavedStateProblem): UsageError | Refused {
  const { code, field, value, allowed } = problem;
  const option = optionOf(field);
  if (!option) return new Refused(en.problem(problem));
  if (code !== 'malformed') return new Refused(en.problem({ ...problem, field: `--${option}` }));
  return new UsageError(`--${option} is “${value}”, but must be ${en.linkForms[allowed as LinkForm]}.`);
}

/** Byte order mark, without which Excel decodes the names in a CSV file wrongly. A pipe does not need it. */
const BYTE_ORDER_MARK = '\ufeff';

/** Number of progress updates during the training. */
const CHUNK_SHARE = 200;

function trainTo(trainer: Trainer, { training }: Session, options: TrainOptions, machine: Machine): void {
  if (trainer.obstacle) throw new Refused(en.notTrainable[trainer.obstacle]);
  const progress = new ProgressLine(options.quiet ? { write: () => undefined } : machine.stderr);
  const chunk = Math.max(1, Math.floor(training.iterations / CHUNK_SHARE));
  const isOver = () =>
    trainer.iteration >= training.iterations ||
    trainer.blownUp ||
    (options.untilRight && trainer.isRight(options.tolerance));
  while (!isOver()) {
    const iterations = Math.min(chunk, training.iterations - trainer.iteration);
    if (options.untilRight) trainer.stepUntilRight(iterations, options.tolerance);
    else trainer.step(iterations);
    progress.show(trainer.iteration, training.iterations, trainer.loss);
  }
  progress.clear();
  if (trainer.blownUp && !options.quiet) {
    machine.stderr.write(
      complaint(
        `The weights overflowed after iteration ${trainer.iteration}, so training stopped. Try a smaller --learning-rate.`,
      ),
    );
  }
}

function resultOf(trainer: Trainer, began: Session, tolerance: number): Result {
  const { iteration, loss } = trainer;
  const changes = trainer.changes();
  const session = withChanges(began, changes);
  // An exported training program ends at the same iteration.
  const ended = { ...session, training: { ...session.training, iterations: iteration } };
  const first = { firstLearningRate: trainer.firstLearningRate, firstRows: trainer.rows(0) };
  return {
    trained: { session, parameters: trainer.parameters(), iteration, loss },
    savedState: { session: asBegun(ended, first), iteration, changes, view: {} },
    predictions: trainer.predictions(),
    curve: curveOf(trainer),
    diagnosis: diagnosisOf(trainer, session, tolerance),
    tolerance,
  };
}

/** Points of the loss history for the diagnosis. */
const CURVE_POINTS = 2000;

/** Returns the same diagnosis as the page. */
function diagnosisOf(trainer: Trainer, session: Session, tolerance: number): Diagnosis | undefined {
  const evidence = {
    iteration: trainer.iteration,
    loss: trainer.loss,
    curve: trainer.lossCurve(CURVE_POINTS),
    predictions: trainer.predictions(),
    parameters: trainer.parameters(),
    steepest: resultsOf(overRows(trainer, session)).steepest,
    contradictions: trainer.contradictions(),
    changes: trainer.changes(),
    views: { separability: session.table.outputs.map((_, output) => trainer.separability(output)) },
    blownUp: trainer.blownUp,
    obstacle: trainer.obstacle,
  };
  return diagnose(session, evidence, tolerance);
}

/** Returns evenly spaced points of the loss history, as many as the sparkline has; the last is the end of the run. */
function curveOf(trainer: Trainer): Point[] {
  const losses = trainer.lossHistory();
  const points = Math.min(SPARKLINE_POINTS, losses.length);
  const curve = Array.from({ length: points }, (_, point): Point => {
    const index = Math.round((point * (losses.length - 1)) / Math.max(1, points - 1));
    return { iteration: index * trainer.lossStride, loss: losses[index]! };
  });
  return [...curve.slice(0, -1), { iteration: trainer.iteration, loss: trainer.loss }];
}

function isRight({ trained, predictions, tolerance }: Result): boolean {
  const { rows, right } = scoreOf(trained.session.table, predictions, tolerance).trained;
  return right === rows;
}

async function save(file: string, text: string, machine: Machine): Promise<void> {
  await machine.write(file, text).catch((error: unknown) => {
    throw new Refused(`Cannot write ${file}: ${reasonOf(error)}`);
  });
}

/** Reasons why a file cannot be read or written, by Node's codes. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ENOSPC: 'the disk is full',
};

/** Returns the reason in plain words, or the system's message. */
function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `${REASONS[code] ?? message}.`;
}
