/**
 * Measures the error of the built module's sigmoid and tanh. A network without a hidden layer predicts f(bias) for the
 * input 0, so every number can be tested through the public API.
 */

import { createTrainer } from 'truthnet';
import { describe, expect, test } from 'vitest';

// A whole number n stands for n / 2^1300: even e^-745, about 2^-1075, has 225 binary digits then.
const PLACES = 1300n;
const ONE = 1n << PLACES;

const bits = new DataView(new ArrayBuffer(8));

/** Converts a finite double, which is a multiple of 2^-1074. */
function fixed(number: number): bigint {
  bits.setFloat64(0, number);
  const all = bits.getBigUint64(0);
  const exponent = (all >> 52n) & 0x7ffn;
  const fraction = all & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : ((1n << 52n) | fraction) << (exponent - 1n);
  const placed = size << (PLACES - 1074n);
  return number < 0 ? -placed : placed;
}

/** Returns the double that is `steps` doubles farther from 0. */
function neighbour(number: number, steps: bigint): number {
  bits.setFloat64(0, number);
  bits.setBigUint64(0, bits.getBigUint64(0) + steps);
  return bits.getFloat64(0);
}

/** Computes 1 - e^-t for t >= 0 without loss of digits for tiny t. */
function oneMinusExp(t: bigint): bigint {
  const halvings = 20n;
  const small = t >> halvings;
  let sum = 0n;
  let term = small;
  for (let k = 2n; term !== 0n; ++k) {
    sum += k % 2n === 0n ? term : -term;
    term = ((term * small) >> PLACES) / k;
  }
  // 1 - e^-2t = v (2 - v), where v is 1 - e^-t.
  for (let i = 0; i < halvings; ++i) sum = (sum * (2n * ONE - sum)) >> PLACES;
  return sum;
}

const exact = {
  sigmoid(x: number): bigint {
    const power = ONE - oneMinusExp(fixed(Math.abs(x)));
    return ((x < 0 ? power : ONE) << PLACES) / (ONE + power);
  },
  tanh(x: number): bigint {
    const v = oneMinusExp(2n * fixed(Math.abs(x)));
    const size = (v << PLACES) / (2n * ONE - v);
    return x < 0 ? -size : size;
  },
};
type Name = keyof typeof exact;

const sizeOf = (number: bigint): bigint => (number < 0n ? -number : number);

/** Returns the error of `value` in units of the last place of the exact value as a double. */
function ulps(value: number, exactly: bigint): number {
  const digits = BigInt(sizeOf(exactly).toString(2).length);
  const lastPlace = digits - 53n;
  const ulp = 1n << (lastPlace > PLACES - 1074n ? lastPlace : PLACES - 1074n);
  return Number((sizeOf(fixed(value) - exactly) << 20n) / ulp) / 2 ** 20;
}

/** Returns f(x) for each of `numbers`, eight at a time, and in three rows, which fill one vector and begin another. */
async function valuesOf(name: Name, numbers: readonly number[]): Promise<number[]> {
  const values = [];
  for (let start = 0; start < numbers.length; start += 8) {
    const biases = numbers.slice(start, start + 8);
    const zeros = biases.map(() => 0 as const);
    const trainer = await createTrainer({
      table: {
        inputs: ['zero'],
        outputs: biases.map((_, i) => `y${i}`),
        rows: [0, 1, 2].map(() => ({ in: [0], out: zeros })),
      },
      network: { hidden: [], activation: name, bias: true },
      training: { init: 'given', start: { weights: [[zeros]], biases: [biases] } },
    });
    const predictions = [...trainer.predictions()];
    trainer.delete();
    const ofRow = (row: number) => predictions.slice(row * biases.length, (row + 1) * biases.length);
    expect(ofRow(1)).toEqual(ofRow(0));
    expect(ofRow(2)).toEqual(ofRow(0));
    values.push(...ofRow(0));
  }
  return values;
}

/** Returns a deterministic generator of numbers in [0, 1), by Park and Miller. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Returns numbers from the whole range, most of them where the functions bend, and tiny ones. */
function manyNumbers(): number[] {
  const random = randomNumbers();
  const between = (low: number, high: number) => low + (high - low) * random();
  const times = (count: number, draw: () => number) => Array.from({ length: count }, draw);
  return [
    ...Array.from({ length: 1491 }, (_, i) => i - 745),
    ...times(300, () => between(-745, 745)),
    ...times(4000, () => between(-40, 40)),
    ...times(3000, () => between(-2, 2)),
    ...times(300, () => 10 ** between(-300, 0)),
    ...times(300, () => -(10 ** between(-300, 0))),
  ];
}

describe('The measure of accuracy', () => {
  test('knows 1/e', () => {
    const digits = 36787944117144232159552377016146086744581113103176n;
    expect(((ONE - oneMinusExp(ONE)) * 10n ** 50n) >> PLACES).toBe(digits);
  });

  test.each<[Name, number]>([
    ['sigmoid', -740],
    ['sigmoid', -700],
    ['sigmoid', 0.3],
    ['sigmoid', 30],
    ['tanh', 1e-300],
    ['tanh', -0.7],
    ['tanh', 15],
  ])('detects that %s(%d) is five last places off', async (name, x) => {
    const [value] = await valuesOf(name, [x]);
    const error = ulps(value!, exact[name](x));
    expect(error).toBeLessThan(2);
    for (const steps of [-5n, 5n]) {
      const changed = ulps(neighbour(value!, steps), exact[name](x));
      expect(changed).toBeGreaterThan(3);
      expect(Math.abs(changed - 5)).toBeCloseTo(error, 5);
    }
  });
});

describe('In WebAssembly', () => {
  test.each<Name>(['sigmoid', 'tanh'])('%s is within 3 units of the last place', async (name) => {
    const numbers = manyNumbers();
    const values = await valuesOf(name, numbers);
    const errors = numbers.map((x, i) => ulps(values[i]!, exact[name](x)));
    const worst = errors.indexOf(Math.max(...errors));
    expect(errors[worst], `${name}(${numbers[worst]!})`).toBeLessThanOrEqual(3);
  });
});
