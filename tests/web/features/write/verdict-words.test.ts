/** Tests the sentences of verdicts, in both languages, and the marks in the text. */

import { describe, expect, test } from 'vitest';
import { TUTORIAL_SESSION, unfitness } from '../../../../web/src/features/write/exercise-network.ts';
import { piecesOf } from '../../../../web/src/features/write/formula-marks.ts';
import { LineChecker } from '../../../../web/src/features/write/line-check.ts';
import { MISTAKES } from '../../../../web/src/features/write/mistakes.ts';
import { ALL_NAMES, LINE, LINES } from '../../../../web/src/features/write/program-lines.ts';
import { WRITE_TEXTS } from '../../../texts.ts';
import { placeOf, verdictWords } from '../../../../web/src/features/write/verdict-words.ts';
import { ACTIVATIONS, BATCHES, LOSSES, OPTIMIZERS, type Session } from '../../../../web/src/session/session.ts';
import { startOf } from './scopes.ts';

const CHECKER = new LineChecker(startOf(), { gradients: undefined, predictions: undefined });

function told(text: string, language: 'en' | 'zh' = 'en', line: (typeof LINES)[number] = 'd_weights2'): string {
  return verdictWords(line, text, CHECKER.check(line, text), WRITE_TEXTS[language]);
}

describe('A verdict', () => {
  test.each([
    ['', ''],
    ['y -', 'The formula ends too early: a name, a number or “(” is missing.'],
    ['self.layer', '“self.layer” is not known here. Did you mean self.layer1?'],
    [
      'banana',
      '“banana” is not known here. The names are self.input, self.y, self.weights1, self.weights2, self.layer1, self.output.',
    ],
    ['np.dot(y)', 'np.dot takes two arguments, with a comma between them.'],
    ['sigmoid()', 'sigmoid takes one argument.'],
    ['(y, y)', 'A comma can only stand between the arguments of a function.'],
    ['self', 'A dot and a name must follow “self”.'],
    [
      'np.dot(self.layer1, self.output.T)',
      '“self.layer1” has shape (4, 4) and “self.output.T” has (1, 4). np.dot needs as many columns on the left as rows on the right, and 4 is not 1. With .T after the second, the shapes would match.',
    ],
    [
      'self.input + self.layer1',
      '“self.input” has shape (4, 3) and “self.layer1” has (4, 4). For “+”, lengths must be equal or 1 in each dimension.',
    ],
    ['2 @ y', 'The sign @ multiplies matrices only. To multiply by a number, write *.'],
    ['np.sum(y, axis=3)', 'An array of shape (4, 1) has no axis 3.'],
    ['1', 'The result is a single number; this line needs an array of shape (4, 1).'],
    ['np.sum(1, axis=3)', 'A single number has no axis 3.'],
    [
      'a',
      '“a” is not known here. The names are self.input, self.y, self.weights1, self.weights2, self.layer1, self.output.',
    ],
    [
      'y - output',
      'Right so far: this is the error of the output. The derivative of its square also brings a factor 2.',
    ],
    [
      '2*(y - output) * sigmoid_derivative(output)',
      'Right so far: this is the error signal of the output layer. Each weight also needs the activation that it multiplies, and the sum over the rows: a matrix product does both.',
    ],
    [
      '(output - y) * sigmoid_derivative(output)',
      'Apart from its sign, this is right so far: the error signal of the output layer. The program adds the step, so it needs y − output, not output − y. The factor 2 is missing. It comes from the derivative of the square. Each weight also needs the activation that it multiplies, and the sum over the rows: a matrix product does both.',
    ],
    [
      'np.dot(layer1.T, 2*(output - y) * sigmoid_derivative(output))',
      'None of the numbers is right. The sign is wrong: this step makes the loss larger. The program adds the step, so it needs y − output, not output − y.',
    ],
    [
      '-np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(output))',
      'None of the numbers is right. The sign is wrong: this step makes the loss larger. The program adds the step, and y − output already has the right sign: take away the minus sign before it.',
    ],
    [
      'np.dot((2*(self.y - self.output) * sigmoid_derivative(self.output)).T, self.layer1)',
      'The result has shape (1, 4); this line needs (4, 1). The numbers are right, but rows and columns are exchanged: put .T after the whole formula.',
    ],
    [
      'np.dot(layer1.T, 2*(y - output) * sigmoid_derivative(output)).T',
      'The result has shape (1, 4); this line needs (4, 1). The numbers are right, but rows and columns are exchanged: take away the last .T.',
    ],
    [
      'np.dot(2*(y - output), layer1)',
      '“2*(y - output)” has shape (4, 1) and “layer1” has (4, 4). np.dot needs as many columns on the left as rows on the right, and 1 is not 4. With .T after the first, the shapes would match. The result would then be (1, 4), but this line needs (4, 1). In the other order, np.dot(layer1.T, …), it is (4, 1).',
    ],
    [
      'np.dot(layer1.T, 2*(y - output)**2)',
      'Powers are not part of this exercise. The step does not need the squared error itself, but its derivative: 2 times the error.',
    ],
    [
      'np.dot(layer1.T, (y - output)*(y - output) * sigmoid_derivative(output))',
      'None of the numbers is right. This uses the squared error. The step needs the derivative of the square: 2*(self.y - self.output), without another factor y − output.',
    ],
    ['y / 0', 'Some of the numbers are not finite: there is a division by zero or an overflow.'],
    [
      'np.dot(layer1.T, 6*(y - output) * sigmoid_derivative(output))',
      'None of the numbers is right. Every number is 3 times the right one.',
    ],
  ])('on %j is told in English', (text, words) => {
    expect(told(text)).toBe(words);
  });

  test('is told in Chinese, without spaces between sentences', () => {
    expect(told('np.dot(self.layer1, self.output.T)', 'zh')).toBe(
      '“self.layer1”的形状是 (4, 4)，“self.output.T”的形状是 (1, 4)。np.dot 要求左边的列数等于右边的行数，而 4 不等于 1。第二个加上 .T，形状就能匹配。',
    );
    expect(told('np.dot(layer1.T, y - output)', 'zh')).toBe(
      '没有一个数是对的。少了因子 2，它来自平方的导数。漏了输出层 sigmoid 的导数：请乘以 sigmoid_derivative(self.output)。',
    );
  });

  test('says of the input of a layer what comes next, not that a product is wrong', () => {
    expect(told('self.layer1', 'en', 'output')).toBe(
      'Right so far: this is the input of this layer. Its product with the weights of this layer (np.dot) and sigmoid are still missing.',
    );
    expect(told('self.layer1', 'zh', 'output')).toBe(
      '到这一步是对的：这是这一层的输入。还要与这一层的权重做矩阵乘法（np.dot），再取 sigmoid。',
    );
  });

  test('names a slope that comes after the product, where shapes match by accident and where they do not', () => {
    const formula = 'layer1.T @ (2*(y - output)) * sigmoid_derivative(output)';
    const words = /The slope comes after the matrix product, which has already added up the rows\./;
    expect(told(formula)).toMatch(words);
    const checker = new LineChecker(startOf(undefined, 3), { gradients: undefined, predictions: undefined });
    const verdict = checker.check('d_weights2', formula);
    expect(verdict.kind).toBe('shapes');
    expect(verdictWords('d_weights2', formula, verdict, WRITE_TEXTS.en)).toMatch(words);
  });

  test('on a text that is much too long marks its rest as one piece', () => {
    const text = 'y + '.repeat(15_000);
    const verdict = CHECKER.check('d_weights2', text);
    expect(verdictWords('d_weights2', text, verdict, WRITE_TEXTS.en)).toMatch(/too long/);
    const pieces = piecesOf(text, placeOf(verdict), { from: 0, to: 1 });
    expect(pieces.map(({ from, isBad }) => [from, isBad])).toEqual([
      [0, false],
      [400, true],
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  test('names a finished step where the error signal is needed', () => {
    expect(told('np.dot(d_weights2, weights2)', 'en', 'd_weights1')).toMatch(
      /d_weights2 is a finished step, already summed over the rows\. This line needs the error signal before that sum\.$/,
    );
  });

  test('on numbers that agree by chance shows those of other weights', () => {
    const start = startOf(undefined, 4, true);
    const zeros = (name: string) => ({ ...start[name]!, data: start[name]!.data.map(() => 0) });
    const atStart = new LineChecker(
      { ...start, bias1: zeros('bias1'), bias2: zeros('bias2') },
      { gradients: undefined, predictions: undefined },
    );
    const words = (text: string) => verdictWords('layer1b', text, atStart.check('layer1b', text), WRITE_TEXTS.en);
    expect(words('sigmoid(np.dot(self.input, self.weights1 + self.bias1))')).toMatch(
      /^With the present weights, the numbers agree by chance\. With other weights, (?:none|only \d+) of 16 would be right\. The bias is added to the weights\. It belongs to the sum, after np\.dot\.$/,
    );
    expect(words('sigmoid(np.dot(self.input, self.weights1) + 3*self.bias1)')).toBe(
      'With the present weights, the numbers agree by chance. With other weights, none of 16 would be right. Compare the numbers of a network with other weights below.',
    );
  });

  test('quotes a name of any length shortened', () => {
    expect(told('a'.repeat(400))).toMatch(/^“a{17}…a{17}” is not known here\./);
  });

  test('quotes a long part shortened in its middle, on one line', () => {
    const long = `np.dot(${LINE.d_weights2.solution}, \n self.y)`;
    expect(told(long)).toMatch(/^“np\.dot\(self\.layer….{17}” has shape \(4, 1\) and “self\.y” has \(4, 1\)\./);
  });

  test('marks its place in the text, with a space at the end of a formula that ends too early', () => {
    const text = 'y - ';
    const bad = placeOf(CHECKER.check('d_weights2', text));
    const pieces = piecesOf(text, bad, { from: 0, to: 1 });
    expect(pieces.map((piece) => piece.text).join('')).toBe(`${text}\u00a0`);
    expect(pieces.filter(({ isBad }) => isBad)).toEqual([{ from: 4, text: '\u00a0', isBad: true, isPart: false }]);
    expect(pieces.filter(({ isPart }) => isPart).map((piece) => piece.text)).toEqual(['y']);
    const emoji = 'y 😀 y';
    expect(
      piecesOf(emoji, placeOf(CHECKER.check('d_weights2', emoji)), undefined).filter(({ isBad }) => isBad),
    ).toEqual([{ from: 2, text: '😀', isBad: true, isPart: false }]);
  });
});

describe('The texts', () => {
  test('are Chinese where they are not code, with full-width punctuation', () => {
    const { mistake, unfit, hints, task, next, signCause } = WRITE_TEXTS.zh;
    const sentences = [unfit, task, next, signCause].flatMap((each): string[] => Object.values(each));
    for (const text of [...MISTAKES.map((each) => mistake[each]), ...sentences]) {
      expect(text).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    for (const line of LINES) expect(hints[line]).toHaveLength(WRITE_TEXTS.en.hints[line].length);
  });

  test('use only names in hints that can be typed', () => {
    for (const { hints } of Object.values(WRITE_TEXTS)) {
      for (const hint of LINES.flatMap((line) => hints[line])) {
        for (const [, name] of hint.matchAll(/(?:np\.dot|np\.sum|sigmoid\w*)\((?:self\.)?([a-z_]\w*)/g)) {
          expect([...ALL_NAMES, 'np', 'self']).toContain(name);
        }
      }
    }
  });

  test('never give a whole solution in a hint', () => {
    for (const { hints } of Object.values(WRITE_TEXTS)) {
      for (const line of LINES) for (const hint of hints[line]) expect(hint).not.toContain(LINE[line].solution);
    }
  });
});

describe('A session is of the tutorial’s kind', () => {
  const changed = (network: Partial<Session['network']>, training: Partial<Session['training']> = {}): Session => ({
    ...TUTORIAL_SESSION,
    network: { ...TUTORIAL_SESSION.network, ...network },
    training: { ...TUTORIAL_SESSION.training, ...training },
  });

  test('with one hidden layer of sigmoid units, sse, gradient descent and all rows at once', () => {
    expect(unfitness(TUTORIAL_SESSION)).toBeUndefined();
    expect(unfitness(changed({ bias: true, hidden: [16] }, { learningRate: 0.3, seed: 9 }))).toBeUndefined();
    expect(unfitness(changed({ hidden: [17] }))).toBe('tooManyUnits');
    expect(unfitness(changed({ hidden: [], activation: ['sigmoid'] }))).toBe('hiddenLayers');
    for (const activation of ACTIVATIONS.slice(1)) {
      expect(unfitness(changed({ activation: [activation, 'sigmoid'] }))).toBe('activation');
    }
    for (const loss of LOSSES.slice(1)) expect(unfitness(changed({}, { loss }))).toBe('loss');
    for (const optimizer of OPTIMIZERS.slice(1)) expect(unfitness(changed({}, { optimizer }))).toBe('optimizer');
    for (const batch of BATCHES.slice(1)) expect(unfitness(changed({}, { batch }))).toBe('batch');
    expect(unfitness(changed({}, { layerRates: [1, 2] }))).toBe('layerRates');
    expect(unfitness(changed({}, { layerRates: [1, 1] }))).toBeUndefined();
  });

  test('with a target in every cell of the rows that train', () => {
    const { table } = TUTORIAL_SESSION;
    const withRow = (row: Partial<Session['table']['rows'][number]>): Session => ({
      ...TUTORIAL_SESSION,
      table: { ...table, rows: table.rows.with(0, { ...table.rows[0]!, ...row }) },
    });
    expect(unfitness(withRow({ out: [null] }))).toBe('dontCare');
    expect(unfitness(withRow({ out: [null], holdOut: true }))).toBeUndefined();
    expect(
      unfitness({
        ...TUTORIAL_SESSION,
        table: { ...table, rows: table.rows.map((row) => ({ ...row, holdOut: true })) },
      }),
    ).toBe('noRows');
  });
});
