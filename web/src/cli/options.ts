/** Parser of the command line, and the help text. */

import { parseArgs } from 'node:util';
import { CODE_LANGUAGES, type CodeLanguage } from '../export/code-languages.ts';
import { encodeValues } from '../session/formats/link-table.ts';
import { readNumber } from '../session/number-text.ts';
import { nearestName } from '../../../wasm/nearest-name.mjs';
import { DEFAULT_VIEW, MAX_TOLERANCE } from '../session/view.ts';

/** Output formats: a report, the table with its predictions, everything as JSON, or a program. */
export const FORMATS = ['text', 'csv', ...(Object.keys(CODE_LANGUAGES) as CodeLanguage[])] as const;
export type Format = (typeof FORMATS)[number];

/** Options that set a part of the session, with the name of that part in a link; see link.ts. */
const SESSION_OPTIONS = {
  hidden: 'hidden',
  activation: 'activation',
  bias: 'bias',
  loss: 'loss',
  optimizer: 'optimizer',
  batch: 'batch',
  'learning-rate': 'lr',
  'layer-rates': 'rates',
  init: 'init',
  seed: 'seed',
  iterations: 'iterations',
} as const;

/** Returns the option that sets a part of a link, or a field of the session such as "training.learningRate". */
export function optionOf(place: string): string | undefined {
  const field = /^(?:network|training)\.(\w+)/.exec(place)?.[1];
  const option = field?.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.entries(SESSION_OPTIONS).find(([name, part]) => name === option || part === place)?.[0];
}

export interface TrainOptions {
  /** A CSV table or a session's JSON; "-" is the standard input. */
  readonly file: string;
  /** Parts of a link; they override the file. */
  readonly parts: ReadonlyMap<string, string>;
  /** Files with the start weights: NumPy's arrays or JSON; empty for those of the session. */
  readonly weights: readonly string[];
  readonly format: Format;
  /** Output file; undefined is standard output. */
  readonly out: string | undefined;
  /** Largest distance to the target, exclusive, at which a prediction is right. */
  readonly tolerance: number;
  /** Stops training as soon as every row is right. */
  readonly untilRight: boolean;
  /** Exits with a failure if a row is wrong at the end. */
  readonly strict: boolean;
  readonly quiet: boolean;
}

export interface VerifyOptions {
  /** Name, file, compact text or link of a challenge. */
  readonly challenge: string;
  /** Completion codes; "-" stands for those of the standard input. */
  readonly codes: readonly string[];
}

export type Order =
  | { readonly kind: 'train'; readonly options: TrainOptions }
  | { readonly kind: 'verify'; readonly options: VerifyOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** An invalid command line; the message is a sentence for the user. */
export class UsageError extends Error {}

export const USAGE = `Usage: truthnet train <file> [options]
       truthnet verify <challenge> <code>...

Trains a small network on a truth table. <file> is a CSV table whose last column is the target, a session saved by the
playground (.json), or - for standard input. A saved run is repeated first, with the changes made during it, and then
continues. Defaults are in parentheses.

Network
  --hidden 4,3            units in each hidden layer, or "none" (4)
  --activation tanh       one for all layers, or one for each layer: sigmoid, tanh, relu, leaky_relu, linear;
                          step cannot be trained (sigmoid)
  --bias, --no-bias       with or without biases (without)

Training
  --seed 1                seed for the start weights (1)
  --iterations 1500       passes over all training rows (1500)
  --learning-rate 1       size of each step (1)
  --layer-rates 1,0.5     factors on the learning rate, one for each layer after the input (all 1)
  --loss sse              sse, mse, half_sse or cross_entropy (sse)
  --optimizer gd          gd, momentum or adam (gd)
  --batch full            full, or row to update after every row (full)
  --init uniform01        uniform01, uniform11, glorot_uniform or he_uniform (uniform01)
  --weights <file>        start weights in place of --init: .npz, .npy for each array (repeat the option), or .json;
                          their arrays are named W1, b1, W2 … or are in the order of the layers
  --until-right           stop as soon as every row is right
  --tolerance 0.5         a prediction is right if it is closer than this to its target (0.5)

Output
  --format text           text, csv, json, numpy, training, pytorch, keras, cpp or javascript
                          (text); training is a NumPy program that repeats the
                          training, pytorch and keras are programs that do so
  --out <file>            write to a file; - is standard output (standard output);
                          CSV files begin with a byte order mark, for Excel
  --strict                exit with code 1 if any row is wrong at the end
  --quiet                 do not show progress or warnings
  -h, --help              show this help
  -v, --version           show the version

Verify
  Repeats the run of each completion code and says whether it solves the challenge, or why not. <challenge> is the name of
  a built-in one, a challenge file (.json), the text of an attribute or a link; <code> may be - to read codes from
  standard input, one per line, with a name before each.

Exit codes
  0  trained; verify: every code solves the challenge
  1  not every row is right (only with --strict); verify: a code does not solve it
  2  invalid command line
  3  the file or session cannot be trained, or the result cannot be written; the challenge cannot be read
`;

/**
 * Parses the command line.
 * @throws {UsageError}
 */
export function readCommandLine(args: readonly string[]): Order {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, file, ...rest] = positionals;
  if (command === undefined) return { kind: 'help' };
  if (command === 'verify') return { kind: 'verify', options: verifyOptions(file, rest, Object.keys(values)) };
  if (command !== 'train') throw new UsageError(`Unknown command "${command}". The commands are "train" and "verify".`);
  if (file === undefined) throw new UsageError('Name a file to train on, or use - for standard input.');
  if (rest.length > 0) throw new UsageError(`Unexpected argument "${rest[0]}": train one file at a time.`);
  return {
    kind: 'train',
    options: {
      file,
      parts: partsOf(values),
      weights: weightsOf(values, file),
      format: formatOf(values.format),
      out: values.out === '-' ? undefined : values.out,
      tolerance: toleranceOf(values.tolerance),
      untilRight: values['until-right'] ?? false,
      strict: values.strict ?? false,
      quiet: values.quiet ?? false,
    },
  };
}

function verifyOptions(
  challenge: string | undefined,
  codes: readonly string[],
  [option]: readonly string[],
): VerifyOptions {
  if (option !== undefined) throw new UsageError(`verify has no options, but --${option} is given.`);
  if (challenge === undefined) throw new UsageError('Name a challenge and the codes to verify.');
  if (codes.length === 0) throw new UsageError('Give a completion code, or - for those of standard input.');
  return { challenge, codes };
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  hidden: TEXT,
  activation: TEXT,
  bias: FLAG,
  loss: TEXT,
  optimizer: TEXT,
  batch: TEXT,
  'learning-rate': TEXT,
  'layer-rates': TEXT,
  init: TEXT,
  seed: TEXT,
  iterations: TEXT,
  weights: { type: 'string', multiple: true },
  format: TEXT,
  out: TEXT,
  tolerance: TEXT,
  'until-right': FLAG,
  strict: FLAG,
  quiet: FLAG,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Returns the values of the options, and the other arguments.
 * @throws {UsageError} worded here, because Node's own sentences are about its API
 */
function parse(args: readonly string[]) {
  const config = { args: [...args], allowPositionals: true, allowNegative: true, options: OPTIONS };
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    const problem = token.kind === 'option' && problemOf(token);
    if (problem) throw new UsageError(problem);
  }
  return parseArgs(config);
}

interface OptionToken {
  /** Name without its hyphens and without "no-". */
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** True if an equals sign precedes the value. */
  readonly inlineValue?: boolean | undefined;
}

/** Returns a sentence about an option that does not exist, or whose value is missing or in excess. */
function problemOf({ name, rawName, value, inlineValue }: OptionToken): string | undefined {
  const type = Object.entries<{ type: string }>(OPTIONS).find(([known]) => known === name)?.[1].type;
  const takesText = type === 'string';
  if (type === undefined || (takesText && rawName.startsWith('--no-'))) {
    const meant = nearestName(name, Object.keys(OPTIONS));
    return meant ? `${rawName} is unknown; did you mean --${meant}?` : `Unknown option ${rawName}.`;
  }
  if (!takesText) return value === undefined ? undefined : `${rawName} takes no value, but is "${value}".`;
  if (value === undefined) return `${rawName} needs a value.`;
  // The next argument may be another option.
  if (inlineValue || !/^-./.test(value)) return undefined;
  const advice = /^-[\d.]/.test(value) ? ` Write a negative value with "=": ${rawName}=${value}.` : '';
  return `${rawName} needs a value.${advice}`;
}

function partsOf(values: Readonly<Record<string, string | boolean | string[] | undefined>>): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [option, part] of Object.entries(SESSION_OPTIONS)) {
    const value = values[option];
    if (value !== undefined) parts.set(part, encodeValues(String(value)));
  }
  return parts;
}

/** Returns the files with the start weights. `file` has the table. */
function weightsOf({ weights = [], init }: ReturnType<typeof parse>['values'], file: string): string[] {
  if (weights.length > 0 && init !== undefined) {
    throw new UsageError('--weights sets the start weights, which --init would draw: leave one of them out.');
  }
  if ([file, ...weights].filter((each) => each === '-').length > 1) {
    throw new UsageError('Only one file can be standard input.');
  }
  return weights;
}

function formatOf(name = 'text'): Format {
  const format = FORMATS.find((known) => known === name);
  if (!format) throw new UsageError(`--format must be one of ${FORMATS.join(', ')}, but is "${name}".`);
  return format;
}

function toleranceOf(text = String(DEFAULT_VIEW.tolerance)): number {
  const [tolerance, other] = readNumber(text);
  if (tolerance !== undefined && other === undefined && tolerance > 0 && tolerance <= MAX_TOLERANCE) return tolerance;
  throw new UsageError(`--tolerance must be greater than 0 and at most ${MAX_TOLERANCE}, but is "${text}".`);
}
