import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkJson } from '../../../../web/src/export/json.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import {
  arraysInJson,
  arraysOf,
  MOST_WEIGHTS_SIZE,
  type ReadArrays,
  type ReadWeights,
  withWeights,
} from '../../../../web/src/session/formats/weights-file.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession, type Session, type Start } from '../../../../web/src/session/session.ts';
import { NPZ_OF_NUMPY } from './npz-of-numpy.ts';

const plain = completeSession({ table: TUTORIAL_TABLE, network: { hidden: [2] } }, DEFAULTS);
const session: Session = { ...plain, network: { ...plain.network, bias: true } };

const W1 = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const W2 = [[7], [-8]];
const ZEROS = [[0, 0], [0]];

type Bytes = Uint8Array<ArrayBuffer>;

function joined(...parts: (Uint8Array | readonly number[])[]): Bytes {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

function little(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) % 256);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

interface Npy {
  readonly descr?: string;
  readonly fortran?: boolean;
  readonly version?: number;
}

/** Writes a .npy file of numbers in the order of the file. */
function npy(shape: readonly number[], numbers: readonly number[], options: Npy = {}): Bytes {
  const { descr = '<f8', fortran = false, version = 1 } = options;
  const size = Number(descr.slice(2));
  const data = new DataView(new ArrayBuffer(numbers.length * size));
  const isLittle = !descr.startsWith('>');
  const [letter] = descr.slice(1);
  numbers.forEach((value, i) => {
    if (letter === 'f') data[`setFloat${(8 * size) as 32 | 64}`](i * size, value, isLittle);
    else
      for (let byte = 0; byte < size; byte++) {
        const place = isLittle ? byte : size - 1 - byte;
        data.setUint8(i * size + place, Number((BigInt(value) >> BigInt(8 * byte)) & 255n));
      }
  });
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }\n`;
  const length = little(header.length, version === 1 ? 2 : 4);
  return joined([0x93], ascii('NUMPY'), [version, 0], length, ascii(header), new Uint8Array(data.buffer));
}

function crc32(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

/** Writes a ZIP archive; `claimed` is the size that its directory gives for each file. */
function zip(files: Readonly<Record<string, Uint8Array>>, { deflated = true, claimed = -1 } = {}): Bytes {
  const [bodies, directory]: [number[], number[]] = [[], []];
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflated ? deflateRawSync(bytes) : bytes;
    const facts = [
      ...[
        ...little(20, 2),
        ...little(0, 2),
        ...little(deflated ? 8 : 0, 2),
        ...little(0, 4),
        ...little(crc32(bytes), 4),
      ],
      ...[...little(packed.length, 4), ...little(claimed < 0 ? bytes.length : claimed, 4), ...little(name.length, 2)],
      ...little(0, 2),
    ];
    directory.push(
      ...ascii('PK\u0001\u0002'),
      20,
      0,
      ...facts,
      ...little(0, 10),
      ...little(bodies.length, 4),
      ...ascii(name),
    );
    bodies.push(...ascii('PK\u0003\u0004'), ...facts, ...ascii(name), ...packed);
  }
  const count = little(Object.keys(files).length, 2);
  const end = [...little(0, 4), ...count, ...count, ...little(directory.length, 4), ...little(bodies.length, 4), 0, 0];
  return joined(bodies, directory, ascii('PK\u0005\u0006'), end);
}

function started(read: ReadArrays | undefined, target: Session = session): Exclude<ReadWeights, ReadArrays> | Start {
  if (!read) throw new Error('no arrays');
  const result = 'arrays' in read ? withWeights(target, read.arrays) : read;
  if (!('session' in result)) return result as Exclude<ReadWeights, ReadArrays>;
  const { start } = result.session.training;
  expect(result.session).toEqual({ ...target, training: { ...target.training, init: 'given', start } });
  return start!;
}

const open = async (files: Readonly<Record<string, Bytes>>, target = session) =>
  started(await arraysOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes }))), target);

const npys = (options: Npy = {}) => ({
  'W1.npy': npy([3, 2], options.fortran ? [1, 3, 5, 2, 4, 6] : W1.flat(), options),
  'W2.npy': npy([2, 1], W2.flat(), options),
});

describe('Start weights are read', () => {
  test('from the archives of NumPy itself', async () => {
    for (const archive of NPZ_OF_NUMPY) {
      const bytes = Uint8Array.from(Buffer.from(archive, 'base64'));
      expect(await open({ 'w.npz': bytes })).toEqual({ weights: [W1, W2], biases: [[0.5, -0.25], [9]] });
    }
  });

  test.each(['<f8', '>f8', '<f4', '>f4', '<i8', '>i8', '<i4', '>i4', '<i2', '|i1'])(
    'from .npy files with numbers of the type %s, in both orders and all versions',
    async (descr) => {
      for (const version of [1, 2, 3]) {
        for (const fortran of [false, true]) {
          expect(await open(npys({ descr, fortran, version }))).toEqual({ weights: [W1, W2], biases: ZEROS });
        }
      }
    },
  );

  test('by the numbers in their names, without other arrays, wherever they are in the file', async () => {
    const files = {
      'X.npy': npy([4, 3], Array<number>(12).fill(1)),
      'layer2.npy': npys()['W2.npy'],
      'layer1.npy': npys()['W1.npy'],
    };
    for (const deflated of [true, false]) {
      const bytes = zip({ ...files, 'bias2.npy': npy([1], [9]), 'bias1.npy': npy([2], [1, 2]) }, { deflated });
      expect(await open({ 'w.npz': bytes })).toEqual({ weights: [W1, W2], biases: [[1, 2], [9]] });
    }
  });

  test('by their order where names say nothing', async () => {
    const { 'W1.npy': first, 'W2.npy': second } = npys();
    const bytes = zip({
      'arr_0.npy': first,
      'arr_1.npy': npy([2], [1, 2]),
      'arr_2.npy': second,
      'arr_3.npy': npy([1], [9]),
    });
    expect(await open({ 'w.npz': bytes })).toEqual({ weights: [W1, W2], biases: [[1, 2], [9]] });
  });

  test('from the names of PyTorch, whose matrices are transposed', async () => {
    const bytes = zip({ '2.weight.npy': npy([1, 2], [7, -8]), '0.weight.npy': npy([2, 3], [1, 3, 5, 2, 4, 6]) });
    expect(await open({ 'w.npz': bytes })).toEqual({ weights: [W1, W2], biases: ZEROS });
  });

  test('from JSON: an exported network, parameters, or arrays by name', () => {
    const biases = [[1, 2], [9]];
    const parameters = { weights: [W1, W2], biases };
    const exported = networkJson({ session, parameters, iteration: 3, loss: 1 });
    for (const text of [
      exported,
      JSON.stringify(parameters),
      JSON.stringify({ W1, W2, b1: [1, 2], b2: [9], note: 'x' }),
    ]) {
      expect(started(arraysInJson(text))).toEqual(parameters);
    }
    expect(started(arraysInJson(JSON.stringify({ weights: [W1, W2], biases: ZEROS })), plain)).toEqual({
      weights: [W1, W2],
    });
    expect(arraysInJson('{"table": 1}')).toBeUndefined();
    expect(started(arraysInJson(JSON.stringify([W1, W2])), plain)).toEqual({ weights: [W1, W2] });
    for (const text of ['[1]', '[]', '[[]]', '[[1], [2]]', '[[[1]], 2]']) expect(arraysInJson(text)).toBeUndefined();
  });
});

describe('Start weights are refused', () => {
  test.each([
    [
      { W1: W2, W2 },
      { code: 'shape', name: 'W1', shape: '2 × 1', needed: '3 × 2' },
    ],
    [
      { W1, W2, b1: [1], b2: [1] },
      { code: 'shape', name: 'b1', shape: '1', needed: '2' },
    ],
    [{ W1 }, { code: 'weightCount', count: 1, layers: 2 }],
    [
      { W1, W2, b1: [1, 1] },
      { code: 'biasCount', count: 1, layers: 2 },
    ],
    [
      { W1, W2: [[1], [1, 2]] },
      { code: 'notMatrix', name: 'W2' },
    ],
    [
      { W1, W2: [['1'], [null]] },
      { code: 'notMatrix', name: 'W2' },
    ],
    [
      { W1, W2: { a: 1 } },
      { code: 'notMatrix', name: 'W2' },
    ],
  ])('if they do not fit the network: %j', (arrays, weightsProblem) => {
    expect(started(arraysInJson(JSON.stringify(arrays)))).toEqual({ weightsProblem });
  });

  test('if a number is too large, infinite or NaN', async () => {
    expect(started(arraysInJson('{"W1": [[1, 2], [3, 4], [5, 6]], "W2": [[1e999], [1]]}'))).toEqual({
      weightsProblem: { code: 'notFinite', name: 'W2' },
    });
    expect(await open({ ...npys(), 'W2.npy': npy([2, 1], [NaN, 1]) })).toEqual({
      weightsProblem: { code: 'notFinite', name: 'W2' },
    });
  });

  test('if they are biases of a network without biases', () => {
    expect(started(arraysInJson(JSON.stringify({ W1, W2, b1: [0, 0], b2: [1] })), plain)).toEqual({
      weightsProblem: { code: 'noBiases', name: 'b2' },
    });
  });

  test('if they are not numbers', async () => {
    for (const [descr, value] of [
      ["'<c16'", '<c16'],
      ["'|O'", '|O'],
      ["[('a', '<f8')]", 'record'],
    ] as const) {
      const text = new TextDecoder('latin1').decode(npys()['W1.npy']).replace("'<f8'", descr);
      const shifted = text.replace(
        /^(.{8})(.)/s,
        (_, start: string) => start + String.fromCharCode(text.indexOf('\n') - 9),
      );
      const bytes = Uint8Array.from(shifted, (character) => character.charCodeAt(0));
      const weightsProblem = { code: 'numberType', name: 'W1', value };
      expect(await open({ ...npys(), 'W1.npy': bytes })).toEqual({ weightsProblem });
    }
  });

  test('if an archive unpacks to more than it says, or than weights can take, or has none', async () => {
    const large = new Uint8Array(MOST_WEIGHTS_SIZE + 1);
    expect(large.length / zip({ 'W1.npy': large }).length).toBeGreaterThan(500);
    expect(await open({ 'w.npz': zip({ 'W1.npy': large }) })).toEqual({
      weightsProblem: { code: 'tooLarge', name: 'w.npz' },
    });
    for (const bytes of [zip({ 'W1.npy': large }, { claimed: 100 }), zip({ 'sheet.xml': large.subarray(0, 9) })]) {
      expect(await open({ 'w.npz': bytes })).toEqual({ weightsProblem: { code: 'notZip', name: 'w.npz' } });
    }
    expect(await open({ 'W1.npy': large })).toEqual({ weightsProblem: { code: 'tooLarge', name: 'W1.npy' } });
  });

  test('wherever a file is cut off', async () => {
    const archive = zip(npys());
    for (let length = 4; length < archive.length; length++) {
      expect(await open({ 'w.npz': archive.slice(0, length) })).toEqual({
        weightsProblem: { code: 'notZip', name: 'w.npz' },
      });
    }
    const array = npys()['W1.npy'];
    for (let length = 0; length < array.length; length++) {
      expect(await open({ 'W1.npy': array.slice(0, length) })).toEqual({
        weightsProblem: { code: 'notNpy', name: 'W1' },
      });
    }
  });

  test('or read, but never anything else, whatever the bytes', async () => {
    const seeds = [zip(npys()), zip(npys(), { deflated: false }), npys()['W1.npy']];
    const edits = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 255), fc.nat(255))), {
      minLength: 1,
      maxLength: 6,
    });
    const check = async (bytes: Bytes) => {
      const read = await arraysOf([{ name: 'w', bytes }]);
      const result = 'arrays' in read ? withWeights(session, read.arrays) : read;
      if ('session' in result) expect(result.session.training.start!.weights.flat(2).every(Number.isFinite)).toBe(true);
      else expect(result).toSatisfy((each: object) => 'weightsProblem' in each || 'problem' in each);
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), edits, async (seed, list) => {
        const bytes = seed.slice();
        for (const [place, value] of list) bytes[place % bytes.length] = value;
        await check(bytes);
      }),
      { numRuns: 2000 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x93, ...ascii('NUMPY')]),
        fc.uint8Array(),
        (start, rest) => check(joined(start, rest)),
      ),
      { numRuns: 1000 },
    );
  });
});
