import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { lazyTexts } from '../../../lazy-texts.ts';
import { tableFromExpression } from '../../../../../web/src/session/formats/expression.ts';
import type { Bit } from '../../../../../web/src/session/session.ts';
import { countingOrder } from '../../../../../web/src/session/table.ts';
import { names } from '../../../arbitraries.ts';
import { garbage, mutated } from '../../../corruption.ts';
import { frozen, holds, isTableOrSaid, LIMITS } from './claims.ts';

/** An expression's text, its names from left to right, and its value. */
interface Written {
  readonly text: string;
  readonly names: readonly string[];
  readonly value: (bitOf: ReadonlyMap<string, Bit>) => boolean;
}

const TRUE = ['1', 'true', '⊤'];

const SPELLINGS: readonly (readonly [string, (a: boolean, b: boolean) => boolean])[] = [
  ['and & && ∧ · ⋅ * 且 与 AND', (a, b) => a && b],
  ['or | || ∨ + 或 Or', (a, b) => a || b],
  ['xor ^ ⊕ ⊻ ≠ != 异或', (a, b) => a !== b],
  ['nand ⊼ ↑ 与非', (a, b) => !(a && b)],
  ['nor ⊽ ↓ 或非', (a, b) => !(a || b)],
  ['xnor iff ⊙ == <-> <=> ↔ ⇔ ≡ 同或', (a, b) => a === b],
  ['implies -> => → ⇒ 蕴含', (a, b) => !a || b],
];
const operators = fc.constantFrom(
  ...SPELLINGS.flatMap(([spellings, compute]) => spellings.split(' ').map((sign) => ({ sign, compute }))),
);

/** Variables: plain, or in either kind of quotes with any characters except quotes and line breaks. */
const variables = fc.oneof(
  fc.constantFrom('a', 'b', 'x1_é', '左', '__proto__').map((name) => ({ name, text: name })),
  fc
    .tuple(
      names.filter((name) => name.trim() !== '' && !/["”\n]/.test(name)),
      fc.constantFrom('""', '“”'),
    )
    .map(([name, quotes]) => ({ name, text: quotes[0]! + name + quotes[1]! })),
);

const { expressions } = fc.letrec<{ expressions: Written }>((tie) => ({
  expressions: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    variables.map(({ name, text }): Written => ({ text, names: [name], value: (bitOf) => bitOf.get(name) === 1 })),
    fc
      .constantFrom('0', 'false', '⊥', ...TRUE)
      .map((text): Written => ({ text, names: [], value: () => TRUE.includes(text) })),
    fc
      .tuple(fc.constantFrom('not', '!', '~', '¬', '非'), tie('expressions'))
      .map(([sign, { text, names, value }]): Written => ({
        text: `${sign} (${text})`,
        names,
        value: (bitOf) => !value(bitOf),
      })),
    fc.tuple(tie('expressions'), operators, tie('expressions')).map(([left, { sign, compute }, right]): Written => ({
      text: `(${left.text}) ${sign} （${right.text}）`,
      names: [...left.names, ...right.names],
      value: (bitOf) => compute(left.value(bitOf), right.value(bitOf)),
    })),
  ),
}));

describe('An expression', () => {
  test('gives the table of its value in any spelling, with the names in their order', () => {
    const several = fc.tuple(
      fc
        .array(expressions, { minLength: 1, maxLength: 2 })
        .filter((list) => list.some(({ names }) => names.length > 0)),
      fc.constantFrom(';', '\n', ' ；'),
    );
    holds(several, ([list, end]) => {
      const inputs = [...new Set(list.flatMap(({ names }) => names))];
      if (inputs.length > 5) return;
      const outputs = list.map((_, index) => `out${index}`);
      const rows = Array.from({ length: 2 ** inputs.length }, (_, number) => {
        const bits = countingOrder(number, inputs.length);
        const bitOf = new Map(inputs.map((name, input) => [name, bits[input]!]));
        return { in: bits, out: list.map(({ value }) => (value(bitOf) ? 1 : 0)) };
      });
      const text = list.map((each, index) => `${outputs[index]!} = ${each.text}`).join(end);
      deepStrictEqual(tableFromExpression(text, LIMITS), { ok: true, table: { inputs, outputs, rows } });
    });
  });

  test('is parsed or rejected with a message after corruption', () => {
    const texts = expressions.map(({ text }) => `y = ${text}`);
    holds(fc.oneof({ weight: 4, arbitrary: mutated(texts) }, garbage), (text) => {
      const parsed = tableFromExpression(text, LIMITS, frozen(['a', 'b']));
      isTableOrSaid(parsed, (messages, error) => lazyTexts(messages).expressionProblem(error));
      if (parsed.ok) return;
      const { index, length } = parsed.error;
      deepStrictEqual(index >= 0 && length >= 0 && index + length <= text.length, true);
    });
  });
});
