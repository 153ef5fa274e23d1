/** What the command line asks for. */

import { parseArgs } from 'node:util';
import { CODE_LANGUAGES, type CodeLanguage } from '../export/code-languages.ts';
import { encodeValues } from '../session/link-table.ts';
import { readNumber } from '../session/number-text.ts';
import { nearestName } from '../session/nearest-name.ts';
import { DEFAULT_VIEW, MAX_TOLERANCE } from '../session/view.ts';

/** How the result is written: for people, as the table with its predictions, as all there is to know, or as a program. */
export const FORMATS = ['text', 'csv', ...(Object.keys(CODE_LANGUAGES) as CodeLanguage[])] as const;
export type Format = (typeof FORMATS)[number];

/** The options that say something of the session, with the parts of a link that say the same; see link.ts. */
const SESSION_OPTIONS = {
  hidden: 'hidden',
  activation: 'activation',
  bias: 'bias',
  loss: 'loss',
  optimizer: 'optimizer',
  batch: 'batch',
  'learning-rate': 'lr',
  init: 'init',
  seed: 'seed',
  iterations: 'iterations',
} as const;

/** The option that stands for a part of a link. */
export function optionOf(part: string): string | undefined {
  return Object.entries(SESSION_OPTIONS).find(([, each]) => each === part)?.[0];
}

export interface TrainOptions {
  /** A CSV table or a session's JSON; "-" is the standard input. */
  readonly file: string;
  /** Parts of a link, which go before what the file says. */
  readonly parts: ReadonlyMap<string, string>;
  readonly format: Format;
  /** Where the result goes; undefined is the standard output. */
  readonly out: string | undefined;
  /** A prediction is right when it is nearer to its target than this. */
  readonly tolerance: number;
  /** Whether training ends as soon as every row is right. */
  readonly untilRight: boolean;
  /** Whether it is a failure when a row is not right at the end. */
  readonly strict: boolean;
  readonly quiet: boolean;
}

export type Order =
  { readonly kind: 'train'; readonly options: TrainOptions } | { readonly kind: 'help' } | { readonly kind: 'version' };

/** What is wrong with the command line, in a sentence. */
export class UsageError extends Error {}

export const USAGE = `Usage: truthnet train <file> [options]

Trains a small network on a truth table: a CSV file whose last column is the target, a session saved by the playground
(.json), or "-" for the standard input. A run that was saved with its session is repeated first, with what was changed on
the way, and goes on from there.

The network
  --hidden 4,3            units of each hidden layer, or none          (4)
  --activation tanh       one for all layers, or one for each          (sigmoid)
                          sigmoid tanh relu leaky_relu linear step
  --bias                  with biases; --no-bias without               (without)

Training
  --seed 1                draws the start weights                      (1)
  --iterations 1500       passes over all rows                         (1500)
  --learning-rate 1                                                    (1)
  --loss sse              sse mse half_sse cross_entropy               (sse)
  --optimizer gd          gd momentum adam                             (gd)
  --batch full            full, or row by row                          (full)
  --init uniform11        uniform01 uniform11 glorot_uniform he_uniform
  --until-right           ends as soon as every row is right
  --tolerance 0.5         how near to its target a right prediction is (0.5)

Output
  --format text           text csv json numpy training cpp javascript  (text)
  --out <file>            writes there; otherwise, and for -, to the standard output.
                          A CSV file begins with a byte order mark, for Excel
  --strict                exit code 1 where a row is not right at the end
  --quiet                 no progress
  -h, --help              this text
  -v, --version

Exit codes: 0 trained, 1 not every row right (with --strict), 2 a wrong command line, 3 a file or a session that cannot
be trained, or a result that cannot be written.
`;

/** @throws {UsageError} */
export function readCommandLine(args: readonly string[]): Order {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, file, ...rest] = positionals;
  if (command === undefined) return { kind: 'help' };
  if (command !== 'train') throw new UsageError(`There is no command "${command}"; there is "train".`);
  if (file === undefined) throw new UsageError('Please name a file to train on, or - for the standard input.');
  if (rest.length > 0) throw new UsageError(`One file at a time: "${rest[0]}" is too many.`);
  return {
    kind: 'train',
    options: {
      file,
      parts: partsOf(values),
      format: formatOf(values.format),
      out: values.out === '-' ? undefined : values.out,
      tolerance: toleranceOf(values.tolerance),
      untilRight: values['until-right'] ?? false,
      strict: values.strict ?? false,
      quiet: values.quiet ?? false,
    },
  };
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
  init: TEXT,
  seed: TEXT,
  iterations: TEXT,
  format: TEXT,
  out: TEXT,
  tolerance: TEXT,
  'until-right': FLAG,
  strict: FLAG,
  quiet: FLAG,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, allowNegative: true, options: OPTIONS });
  } catch (error) {
    const [, unknown] = /^Unknown option '--([^']*)'/.exec((error as Error).message) ?? [];
    const meant = unknown && nearestName(unknown, Object.keys(OPTIONS));
    if (meant) throw new UsageError(`--${unknown} is unknown; did you mean --${meant}?`);
    // In one line, and without what is said there of escaping arguments.
    throw new UsageError((error as Error).message.replace(/\. .*$/s, '.').replaceAll('\n', ' '));
  }
}

function partsOf(values: Readonly<Record<string, string | boolean | undefined>>): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [option, part] of Object.entries(SESSION_OPTIONS)) {
    const value = values[option];
    if (value !== undefined) parts.set(part, encodeValues(String(value)));
  }
  return parts;
}

function formatOf(name = 'text'): Format {
  const format = FORMATS.find((known) => known === name);
  if (!format) throw new UsageError(`--format is one of ${FORMATS.join(', ')}, not "${name}".`);
  return format;
}

function toleranceOf(text = String(DEFAULT_VIEW.tolerance)): number {
  const [tolerance, other] = readNumber(text);
  if (tolerance !== undefined && other === undefined && tolerance > 0 && tolerance <= MAX_TOLERANCE) return tolerance;
  throw new UsageError(`--tolerance is above 0 and at most ${MAX_TOLERANCE}, not "${text}".`);
}
