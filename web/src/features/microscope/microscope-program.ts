/** Programs of one iteration, and which of their lines perform a step. */

import textbook from '../../../../core/include/truthnet/textbook.hpp?raw';
import { isFused, type Notation } from '../../session/learning/conventions.ts';
import type { Step } from '../../session/learning/microscope.ts';
import type { Session } from '../../session/session.ts';
import { sizesOf } from '../../session/weight.ts';

export const PROGRAM_LANGUAGES = { numpy: 'NumPy', cpp: 'C++', javascript: 'JavaScript' } as const;
export type ProgramLanguage = keyof typeof PROGRAM_LANGUAGES;

export interface ProgramLine {
  readonly text: string;
  readonly performsStep: boolean;
}

/** A line with the step that it performs; undefined for comments and blank lines. */
interface TaggedLine {
  readonly text: string;
  readonly step?: Step;
}

/**
 * Returns the program of full-batch gradient descent in a language. NumPy and JavaScript are written out for the
 * session; C++ is the network that the core's kernels are tested against, which takes any session.
 */
export function programOf(language: ProgramLanguage, session: Session, notation: Notation, shown: Step): ProgramLine[] {
  if (language === 'cpp') return textbookProgram(session, shown);
  const lines = language === 'numpy' ? numpyProgram(session, notation) : javascriptProgram(session, notation);
  return lines.map(({ text, step }) => ({ text, performsStep: step !== undefined && isSameStep(step, shown) }));
}

function isSameStep(a: Step, b: Step): boolean {
  return a.kind === b.kind && ('layer' in a ? a.layer : -1) === ('layer' in b ? b.layer : -1);
}

/** Returns a layer's variable name as in the tutorial: input, layer1, …, output. */
function layerName(layer: number, layers: number): string {
  return layer === 0 ? 'input' : layer === layers ? 'output' : `layer${layer}`;
}

/** Writes ∂L/∂ŷ in the convention's form. */
function errorText(session: Session, { sign, sum }: Notation, y: string, p: string, count: string): string {
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

function numpyProgram(session: Session, notation: Notation): TaggedLine[] {
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
        }[notation.sum];
  const change = notation.sign === 1 ? '-=' : '+=';
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
          ? `delta${n} = ${errorText(session, notation, 'y', 'output', 'y.size')}${isFused(session) ? '' : ` * ${slope(n)}`}`
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

/** Returns the textbook's network. A comment begins the lines of a step, a blank line or another comment ends them. */
function textbookProgram({ network }: Session, shown: Step): ProgramLine[] {
  const isOutput = shown.kind === 'backward' && shown.layer === network.hidden.length;
  const comment = {
    forward: '// Feedforward',
    loss: '// Loss',
    backward: isOutput ? '// Output layer' : '// Hidden layers',
    update: '// Update',
  }[shown.kind];
  const lines = textbook.trimEnd().split('\n');
  const first = lines.findIndex((line) => line.includes(comment)) + 1;
  const end = lines.findIndex((line, at) => at >= first && /^(?: *\/\/.*)?$/.test(line));
  return lines.map((text, at) => ({ text, performsStep: at >= first && at < end }));
}

function javascriptProgram(session: Session, notation: Notation): TaggedLine[] {
  const { network } = session;
  const sizes = sizesOf(session);
  const layers = network.activation.length;
  const name = (layer: number) => layerName(layer, layers);
  const from1 = Array.from({ length: layers }, (_, layer) => layer + 1);
  const loop = (variable: string, end: number) => `for (let ${variable} = 0; ${variable} < ${end}; ${variable}++)`;
  const outputs = sizes.at(-1)!;
  const change = notation.sign === 1 ? '-=' : '+=';
  const lines: TaggedLine[] = [{ text: 'for (const { input, y } of rows) {' }];
  for (const n of from1) {
    const step = { kind: 'forward' as const, layer: n - 1 };
    lines.push(
      { text: `  ${loop('j', sizes[n]!)} {`, step },
      { text: `    let z = ${network.bias ? `biases${n}[j]` : '0'};`, step },
      { text: `    ${loop('i', sizes[n - 1]!)} z += ${name(n - 1)}[i] * weights${n}[i][j];`, step },
      { text: `    ${name(n)}[j] = ${network.activation[n - 1]}(z);`, step },
      { text: '  }', step },
    );
  }
  lines.push({
    text: `  ${loop('k', outputs)} loss += ${lossTerm(session, notation)};`,
    step: { kind: 'loss' },
  });
  for (const n of from1.toReversed()) {
    const step = { kind: 'backward' as const, layer: n - 1 };
    const slope = `${network.activation[n - 1]}_slope(${name(n)}[j])`;
    if (n === layers) {
      const error = errorText(session, notation, 'y[j]', 'output[j]', String(notation.cells));
      lines.push({
        text: `  ${loop('j', outputs)} delta${n}[j] = ${error}${isFused(session) ? '' : ` * ${slope}`};`,
        step,
      });
    } else {
      lines.push(
        { text: `  ${loop('j', sizes[n]!)} {`, step },
        { text: `    let error = 0;`, step },
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
function lossTerm({ training }: Session, { sum, cells }: Notation): string {
  if (training.loss === 'cross_entropy') {
    return `-(y[k] * Math.log(output[k]) + (1 - y[k]) * Math.log(1 - output[k])) / ${cells}`;
  }
  const term = '(y[k] - output[k]) ** 2';
  return { whole: term, half: `${term} / 2`, mean: `${term} / ${cells}` }[sum];
}
