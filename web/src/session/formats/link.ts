/**
 * Writes and reads the hash of a link: `key=value` parts joined by `&`, without those that equal `DEFAULTS`.
 *
 *     #table=A,B:y/0,1,1,0&hidden=2&bias=true&lr=0.5&seed=7&at=300
 *
 *     table        see link-table.ts
 *     hidden       4,3 or none
 *     activation   tanh, or one for each layer: tanh,sigmoid
 *     bias         true or false
 *     loss, optimizer, batch, init, seed, iterations    as in a session's JSON
 *     lr           the learning rate at iteration 0
 *     rates        factors on it, one for each layer: 1,0.5
 *     weights      the start weights: 0.1,0.2;0.3,0.4/1;2  (units , inputs of the layer ; layers /)
 *     biases       0,0/1  (units , layers /)
 *     at           the iteration of the run
 *     changes      120:lr:0.5,200:w0.2.1:-3,200:b1.0:0.25  (a learning rate, weight[layer.from.to], bias[layer.unit]),
 *                  195:r0.1:001:1;011:0!,240:r3.2  (at row 0, one row gives way to two; from row 3 on, two are removed;
 *                  rows as in link-table.ts, with their inputs)
 *     view         lossScale:log,pace:full,selectedRow:none
 *     v            the version of the format: 3 with rates, 2 if the changes have rows, 1 if absent
 *
 * An unknown part is an error, so that a link shows exactly what was saved. A later version of the format has another
 * `v`, which an older page reports as newer than itself.
 */

import type { Change } from '../changes.ts';
import { readSavedState, writeView } from '../check.ts';
import { DEFAULTS } from '../defaults.ts';
import { type SavedStateProblem, type LinkForm, type Read, shortened } from '../saved-state-problem.ts';
import type { SavedState } from '../saved-state.ts';
import { Malformed } from './link-problem.ts';
import { decodeText, encodeText, readRow, readTable, rowText, writeTable } from './link-table.ts';
import { suggestion } from '../../../../wasm/nearest-name.mjs';
import { numberText, readNumber } from '../number-text.ts';
import { type Activation, completeSession, type Network, type Start } from '../session.ts';
import { DEFAULT_VIEW, type ViewState } from '../view.ts';

/** Maximum length in characters. The largest table needs a fifth of it; browsers and servers take far more. */
export const MOST_LINK_LENGTH = 100_000;

/** Versions that this page reads; the first is that of a link without `v`. */
const VERSIONS = ['1', '2', '3'];
const NONE = 'none';
const PARTS = [
  ...['table', 'hidden', 'activation', 'bias', 'loss', 'optimizer', 'batch', 'lr', 'init', 'weights', 'biases', 'seed'],
  ...['rates', 'iterations', 'at', 'changes', 'view', 'v'],
] as const;
type Part = (typeof PARTS)[number];
/** Parts with whole numbers. */
const WHOLE: readonly string[] = ['hidden', 'seed', 'iterations', 'at'] satisfies Part[];

// -- Writing -----------------------------------------------------------------------------------------------------

/** Returns the hash, with its #, or a problem if the session is too large for a link; a file can hold it. */
export function writeLink(savedState: SavedState): { readonly hash: string } | { readonly problem: SavedStateProblem } {
  const parts = Object.entries(partsOf(savedState)).filter(([, text]) => text !== undefined);
  const hash = `#${parts.map(([part, text]) => `${part}=${text}`).join('&')}`;
  return hash.length > MOST_LINK_LENGTH ? { problem: tooLong(hash) } : { hash };
}

function partsOf({ session, iteration, changes, view }: SavedState): Partial<Record<Part, string | undefined>> {
  const { table, network, training } = completeSession(session, DEFAULTS);
  const start = training.init === 'given' ? training.start : undefined;
  const given = DEFAULTS.training;
  const unless = <T extends number | string | boolean>(usual: T, value: T) =>
    value === usual ? undefined : typeof value === 'number' ? linkNumber(value) : String(value);
  const { hidden } = network;
  return {
    table: writeTable(table),
    hidden: unless(DEFAULTS.network.hidden.join(), hidden.join() || NONE),
    activation: unless('sigmoid', activationText(network)),
    bias: unless(DEFAULTS.network.bias, network.bias),
    loss: unless(given.loss, training.loss),
    optimizer: unless(given.optimizer, training.optimizer),
    batch: unless(given.batch, training.batch),
    lr: unless(given.learningRate, training.learningRate),
    rates: training.layerRates && numbersText(training.layerRates),
    init: unless(given.init, training.init),
    weights: start?.weights.map((layer) => layer.map(numbersText).join(';')).join('/'),
    biases: start?.biases?.map(numbersText).join('/'),
    seed: unless(given.seed, training.seed),
    iterations: unless(given.iterations, training.iterations),
    at: unless(0, iteration),
    changes: changes.map(changeText).join() || undefined,
    view: viewText(view) || undefined,
    // A page that knows no such thing then says that the link is newer than itself.
    v: training.layerRates ? VERSIONS[2] : changes.some(({ kind }) => kind === 'rows') ? VERSIONS[1] : undefined,
  };
}

function activationText(network: Network): string {
  return commonActivation(network) ?? network.activation.join();
}

/** Returns the activation of all layers, if it is the same. */
export function commonActivation({ hidden, activation }: Network): Activation | undefined {
  const [first] = activation;
  return activation.length === hidden.length + 1 && activation.every((each) => each === first) ? first : undefined;
}

function numbersText(numbers: readonly number[]): string {
  return numbers.map(linkNumber).join();
}

/** Returns a number without the + of 1e+21, which some programs take for a space. */
function linkNumber(value: number): string {
  return numberText(value).replace('+', '');
}

function changeText(change: Change): string {
  return `${change.iteration}:${changedText(change)}`;
}

function changedText(change: Change): string {
  switch (change.kind) {
    case 'learningRate':
      return `lr:${linkNumber(change.value)}`;
    case 'weight':
      return `w${change.layer}.${change.from}.${change.to}:${linkNumber(change.value)}`;
    case 'bias':
      return `b${change.layer}.${change.unit}:${linkNumber(change.value)}`;
    case 'rows':
      // Chat programs cut off a colon at the end.
      return [`r${change.row}.${change.remove}`, change.add.map((row) => rowText(row)).join(';')]
        .filter(Boolean)
        .join(':');
  }
}

function viewText(view: Partial<ViewState>): string {
  return Object.entries(writeView(view))
    .map(
      ([setting, value]) =>
        `${setting}:${encodeText(typeof value === 'number' ? linkNumber(value) : (value?.toString() ?? NONE))}`,
    )
    .join();
}

// -- Reading -----------------------------------------------------------------------------------------------------

/** Matches a hash whose letters beyond ASCII are encoded twice, as by `encodeURI`. */
const ENCODED_AGAIN = /^(?!.*%(?!25)).*%25[89a-f][\da-f]/is;

/** Characters after a link that chat and mail programs include in it, encoded or not. */
const BEHIND = Array.from('.,;:?*)]}>\'"”’»。，；：？）】》」』').flatMap((sign) => [sign, encodeURIComponent(sign)]);

/** Yields the forms that a hash may have had before chat and mail programs changed it, the likeliest first. */
function* written(hash: string): Generator<string> {
  let text = ENCODED_AGAIN.test(hash) ? decoded(hash) : hash;
  // At most encoded twice.
  for (let times = 0; times < 3; times++) {
    yield text;
    text = text.replaceAll('&amp;', '&');
    yield withoutEnd(text);
    text = decoded(text);
  }
  yield hash;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutEnd(text: string): string {
  let rest = text;
  for (let sign: string | undefined = ''; sign !== undefined; sign = BEHIND.find((each) => rest.endsWith(each))) {
    rest = rest.slice(0, rest.length - sign.length);
  }
  return rest;
}

/** Returns the parts of a hash, with or without its #, without decoding. */
function partsIn(hash: string): [name: string, text: string][] {
  const parts = hash.replace(/^#/, '').split('&').filter(Boolean);
  return parts.map((part) => splitOnce(part, '='));
}

/**
 * Reads a hash, with or without its #, even if it was encoded once more or is followed by punctuation. Never throws.
 */
export function readLink(hash: string): Read {
  if (hash.length > MOST_LINK_LENGTH) return { problem: tooLong(hash) };
  let problem: Read | undefined;
  for (const text of new Set(written(hash))) {
    const read = readWritten(text);
    if ('savedState' in read) return read;
    problem ??= read;
  }
  return problem!;
}

function readWritten(hash: string): Read {
  const parts = new Map<string, string>();
  for (const [name, text] of partsIn(hash)) {
    if (parts.has(name)) return { problem: problem('partTwice', shortened(name)) };
    parts.set(name, text);
  }
  const version = parts.get('v') ?? VERSIONS[0]!;
  if (!VERSIONS.includes(version)) return { problem: problem('newerLink', 'v', shortened(version), VERSIONS.at(-1)) };
  const unknown = [...parts.keys()].find((name) => !(PARTS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    return { problem: problem('unknownPart', shortened(unknown), '', suggestion(unknown, PARTS)) };
  }
  const read = readParts(parts);
  return 'problem' in read ? read : readSavedState(read.written);
}

/** Parts of a link in the form of a session file, before validation. */
export interface WrittenParts extends Readonly<Record<string, unknown>> {
  readonly network: Readonly<Record<string, unknown>>;
  readonly training: Readonly<Record<string, unknown>>;
}

/** Reads some parts of a link, each undecoded. Never throws. */
export function readParts(
  parts: ReadonlyMap<string, string>,
): { readonly written: WrittenParts } | { readonly problem: SavedStateProblem } {
  try {
    return { written: writtenParts(parts) };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.problem };
    throw error;
  }
}

function writtenParts(parts: ReadonlyMap<string, string>): WrittenParts {
  // A table and a view are decoded name by name, as names may contain the separators.
  const encoded = <T>(part: Part, by: (text: string, part: Part) => T): T | undefined => {
    const text = parts.get(part);
    return text === undefined ? undefined : by(text, part);
  };
  const read = <T>(part: Part, by: (text: string, part: Part) => T): T | undefined =>
    encoded(part, (text) => by(decodeText(part, text), part));
  const word = (part: Part) => read(part, (text) => text);
  const start = withoutGaps({ weights: read('weights', readWeights), biases: read('biases', readBiases) });
  return {
    ...withoutGaps({ table: encoded('table', readTable) }),
    network: withoutGaps({
      hidden: read('hidden', (text, part) => (text === NONE ? [] : readNumbers(text, part))),
      activation: read('activation', (text) => (text.includes(',') ? text.split(',') : text)),
      bias: read('bias', readTruth),
    }),
    training: withoutGaps({
      loss: word('loss'),
      optimizer: word('optimizer'),
      batch: word('batch'),
      learningRate: read('lr', number),
      layerRates: read('rates', readNumbers),
      init: word('init'),
      start: Object.keys(start).length > 0 ? start : undefined,
      seed: read('seed', number),
      iterations: read('iterations', number),
    }),
    ...withoutGaps({
      iteration: read('at', number),
      changes: read('changes', (text) => text.split(',').map(readChange)),
      view: encoded('view', readView),
    }),
  };
}

function withoutGaps(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function readWeights(text: string, part: Part): Start['weights'] {
  return text.split('/').map((layer) => layer.split(';').map((from) => readNumbers(from, part)));
}

function readBiases(text: string, part: Part): Start['biases'] {
  return text.split('/').map((layer) => readNumbers(layer, part));
}

function readNumbers(text: string, part: Part): number[] {
  return text.split(',').map((item) => number(item, part, 'numbers'));
}

function number(text: string, part: string, form: LinkForm = 'number'): number {
  const [value, other] = readNumber(text, WHOLE.includes(part));
  if (value === undefined) throw new Malformed(part, text, form);
  if (other !== undefined) throw new Malformed(part, text, [value, other]);
  return value;
}

function readTruth(text: string, part: Part): boolean {
  if (text !== 'true' && text !== 'false') throw new Malformed(part, text, 'trueOrFalse');
  return text === 'true';
}

const ROWS = /^(\d+):r(\d+)\.(\d+)(?::(.+))?$/;
const CHANGE = /^(\d+):(?:(lr)|w(\d+)\.(\d+)\.(\d+)|b(\d+)\.(\d+)):([^:]*)$/;

function readChange(text: string): unknown {
  const rows = ROWS.exec(text);
  return rows ? readRowsChange(text, rows) : readNumberChange(text);
}

function readRowsChange(text: string, [, iteration, row, remove, added]: RegExpExecArray): unknown {
  const add = added?.split(';').map(readRow) ?? [];
  if (add.includes(undefined)) throw new Malformed('changes', text, 'change');
  return { iteration: Number(iteration), kind: 'rows', row: Number(row), remove: Number(remove), add };
}

function readNumberChange(text: string): unknown {
  const [, iteration, rate, layer, from, to, biasLayer, unit, value] = CHANGE.exec(text) ?? [];
  const [set] = value === undefined ? [] : readNumber(value);
  if (iteration === undefined || set === undefined) throw new Malformed('changes', text, 'change');
  const at = { iteration: Number(iteration), value: set };
  if (rate) return { ...at, kind: 'learningRate' };
  return layer === undefined
    ? { ...at, kind: 'bias', layer: Number(biasLayer), unit: Number(unit) }
    : { ...at, kind: 'weight', layer: Number(layer), from: Number(from), to: Number(to) };
}

function readView(text: string): Record<string, unknown> {
  const settings = text.split(',').map((setting) => {
    const [name, value] = splitOnce(setting, ':');
    const plain = decodeText('view', value);
    // A pace is a word or a number.
    if (name !== 'pace' && typeof DEFAULT_VIEW[name as keyof ViewState] === 'string') return [name, plain] as const;
    const words = new Map<string, unknown>([
      [NONE, null],
      ['true', true],
      ['false', false],
    ]);
    return [name, words.has(plain) ? words.get(plain) : (readNumber(plain)[0] ?? plain)] as const;
  });
  return Object.fromEntries(settings);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function tooLong(hash: string): SavedStateProblem {
  return problem('linkTooLong', '', String(hash.length), String(MOST_LINK_LENGTH));
}

function problem(code: SavedStateProblem['code'], field: string, value = '', allowed = ''): SavedStateProblem {
  return { code, field, value, allowed };
}
