/** Program of one iteration in the tutorial's style; each line is tagged with its step. */

import { isFused, type Written } from '../../session/learning/conventions.ts';
import type { Step } from '../../session/learning/microscope.ts';
import type { Session } from '../../session/session.ts';
import { sizesOf } from '../../session/weight.ts';

export const PROGRAM_LANGUAGES = { numpy: 'NumPy', cpp: 'C++', javascript: 'JavaScript' } as const;
export type ProgramLanguage = keyof typeof PROGRAM_LANGUAGES;

export interface ProgramLine {
  readonly text: string;
  /** Step that the line performs; undefined for comments and blank lines. */
  readonly step?: Step;
}

/** Returns the program of full-batch gradient descent in a language. */
export function programOf(language: ProgramLanguage, session: Session, written: Written): ProgramLine[] {
  return language === 'numpy' ? numpyProgram(session, written) : loopProgram(DIALECTS[language], session, written);
}

/** Returns a layer's variable name as in the tutorial: input, layer1, …, output. */
function layerName(layer: number, layers: number): string {
  return layer === 0 ? 'input' : layer === layers ? 'output' : `layer${layer}`;
}

/** Writes ∂L/∂ŷ in the convention's form. */
function errorText(session: Session, { sign, sum }: Written, y: string, p: string, count: string): string {
  const difference = sign === 1 ? `${p} - ${y}` : `${y} - ${p}`;
  if (session.training.loss === 'cross_entropy') {
    return isFused(session) ? `(${difference}) / ${count}` : `(${difference}) / (${p} * (1 - ${p})) / ${count}`;
  }
  const minus = sign === 1 ? '-' : '';
  return {
    whole: `${minus}2 * (${y} - ${p})`,
    half: `${minus}(${y} - ${p})`,
    mean: `${minus}2 / ${count} * (${y} - ${p})`,
  }[sum];
}

function numpyProgram(session: Session, written: Written): ProgramLine[] {
  const { network, training } = session;
  const layers = network.activation.length;
  const name = (layer: number) => layerName(layer, layers);
  const from1 = Array.from({ length: layers }, (_, layer) => layer + 1);
  const slope = (n: number) => `${network.activation[n - 1]}_slope(${name(n)})`;
  const loss =
    training.loss === 'cross_entropy'
      ? 'loss = -(y * np.log(output) + (1 - y) * np.log(1 - output)).mean()'
      : {
          whole: 'loss = ((y - output) ** 2).sum()',
          half: 'loss = ((y - output) ** 2).sum() / 2',
          mean: 'loss = ((y - output) ** 2).mean()',
        }[written.sum];
  const change = written.sign === 1 ? '-=' : '+=';
  return [
    { text: '# feedforward' },
    ...from1.map((n) => ({
      text: `${name(n)} = ${network.activation[n - 1]}(${name(n - 1)} @ weights${n}${network.bias ? ` + biases${n}` : ''})`,
      step: { kind: 'forward' as const, layer: n - 1 },
    })),
    { text: '' },
    { text: loss, step: { kind: 'loss' } },
    { text: '' },
    { text: '# backpropagation' },
    ...from1.toReversed().map((n) => ({
      text:
        n === layers
          ? `delta${n} = ${errorText(session, written, 'y', 'output', 'y.size')}${isFused(session) ? '' : ` * ${slope(n)}`}`
          : `delta${n} = delta${n + 1} @ weights${n + 1}.T * ${slope(n)}`,
      step: { kind: 'backward' as const, layer: n - 1 },
    })),
    { text: '' },
    { text: '# update' },
    ...from1.flatMap((n) => {
      const step = { kind: 'update' as const, layer: n - 1 };
      return [
        { text: `weights${n} ${change} rate * (${name(n - 1)}.T @ delta${n})`, step },
        ...(network.bias ? [{ text: `biases${n} ${change} rate * delta${n}.sum(axis=0)`, step }] : []),
      ];
    }),
  ];
}

/** Syntax that differs between the two languages with the same loops. */
interface Dialect {
  readonly index: string;
  readonly number: string;
  readonly square: (value: string) => string;
  readonly log: string;
  readonly rows: string;
}

const DIALECTS: Record<Exclude<ProgramLanguage, 'numpy'>, Dialect> = {
  cpp: {
    index: 'int',
    number: 'double',
    square: (value) => `std::pow(${value}, 2)`,
    log: 'std::log',
    rows: 'for (auto& [input, y] : rows) {',
  },
  javascript: {
    index: 'let',
    number: 'let',
    square: (value) => `(${value}) ** 2`,
    log: 'Math.log',
    rows: 'for (const { input, y } of rows) {',
  },
};

function loopProgram(dialect: Dialect, session: Session, written: Written): ProgramLine[] {
  const { network } = session;
  const sizes = sizesOf(session);
  const layers = network.activation.length;
  const name = (layer: number) => layerName(layer, layers);
  const from1 = Array.from({ length: layers }, (_, layer) => layer + 1);
  const loop = (variable: string, end: number) =>
    `for (${dialect.index} ${variable} = 0; ${variable} < ${end}; ${variable}++)`;
  const outputs = sizes.at(-1)!;
  const change = written.sign === 1 ? '-=' : '+=';
  const lines: ProgramLine[] = [{ text: dialect.rows }];
  for (const n of from1) {
    const step = { kind: 'forward' as const, layer: n - 1 };
    lines.push(
      { text: `  ${loop('j', sizes[n]!)} {`, step },
      { text: `    ${dialect.number} z = ${network.bias ? `biases${n}[j]` : '0'};`, step },
      { text: `    ${loop('i', sizes[n - 1]!)} z += ${name(n - 1)}[i] * weights${n}[i][j];`, step },
      { text: `    ${name(n)}[j] = ${network.activation[n - 1]}(z);`, step },
      { text: '  }', step },
    );
  }
  lines.push({
    text: `  ${loop('k', outputs)} loss += ${lossTerm(dialect, session, written)};`,
    step: { kind: 'loss' },
  });
  for (const n of from1.toReversed()) {
    const step = { kind: 'backward' as const, layer: n - 1 };
    const slope = `${network.activation[n - 1]}_slope(${name(n)}[j])`;
    if (n === layers) {
      const error = errorText(session, written, 'y[j]', 'output[j]', String(written.cells));
      lines.push({
        text: `  ${loop('j', outputs)} delta${n}[j] = ${error}${isFused(session) ? '' : ` * ${slope}`};`,
        step,
      });
    } else {
      lines.push(
        { text: `  ${loop('j', sizes[n]!)} {`, step },
        { text: `    ${dialect.number} error = 0;`, step },
        { text: `    ${loop('k', sizes[n + 1]!)} error += weights${n + 1}[j][k] * delta${n + 1}[k];`, step },
        { text: `    delta${n}[j] = error * ${slope};`, step },
        { text: '  }', step },
      );
    }
  }
  for (const n of from1) {
    const step = { kind: 'update' as const, layer: n - 1 };
    lines.push({
      text: `  ${loop('i', sizes[n - 1]!)} ${loop('j', sizes[n]!)} slopes${n}[i][j] += ${name(n - 1)}[i] * delta${n}[j];`,
      step,
    });
    if (network.bias) lines.push({ text: `  ${loop('j', sizes[n]!)} biasSlopes${n}[j] += delta${n}[j];`, step });
  }
  lines.push({ text: '}' });
  for (const n of from1) {
    const step = { kind: 'update' as const, layer: n - 1 };
    lines.push({
      text: `${loop('i', sizes[n - 1]!)} ${loop('j', sizes[n]!)} weights${n}[i][j] ${change} rate * slopes${n}[i][j];`,
      step,
    });
    if (network.bias)
      lines.push({ text: `${loop('j', sizes[n]!)} biases${n}[j] ${change} rate * biasSlopes${n}[j];`, step });
  }
  return lines;
}

/** Writes the part of one output of one row in the loss. */
function lossTerm({ square, log }: Dialect, { training }: Session, { sum, cells }: Written): string {
  if (training.loss === 'cross_entropy') {
    return `-(y[k] * ${log}(output[k]) + (1 - y[k]) * ${log}(1 - output[k])) / ${cells}`;
  }
  const term = square('y[k] - output[k]');
  return { whole: term, half: `${term} / 2`, mean: `${term} / ${cells}` }[sum];
}
