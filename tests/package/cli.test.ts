import { loadCore } from 'truthnet';
import { describe, expect, test } from 'vitest';
import { EXIT, run } from '../../web/src/cli/command.ts';
import { BUILT_IN } from '../../web/src/session/challenge/built-in.ts';
import { completionCode } from '../../web/src/session/challenge/completion-code.ts';
import { challengeFile } from '../../web/src/session/challenge/read-challenge.ts';
import { ProgressLine } from '../../web/src/cli/progress-line.ts';
import { sparkline } from '../../web/src/cli/report.ts';
import type { SavedState } from '../../web/src/session/saved-state.ts';
import { PRESETS } from '../../web/src/session/presets/presets.ts';
import { writeSessionFile } from '../../web/src/session/formats/write-session-file.ts';
import type { SessionInput, Table } from '../../web/src/session/session.ts';
import { NPZ_OF_NUMPY } from '../web/session/formats/npz-of-numpy.ts';

const XOR = 'a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly written: ReadonlyMap<string, string>;
}

/** Returns an error as Node's file system words it. */
function failure(code: string): Error {
  return Object.assign(new Error(`${code}: the system's message`), { code });
}

/** Runs the command in memory. `line` holds the arguments as a list, or as a text separated by spaces. */
async function truthnet(
  line: string | readonly string[],
  files: Record<string, string | Uint8Array> = { 'table.csv': XOR },
  isTTY = false,
): Promise<Outcome> {
  let [out, error] = ['', ''];
  const written = new Map<string, string>();
  const code = await run(typeof line === 'string' ? line.split(' ').filter(Boolean) : line, {
    stdout: { write: (text) => (out += text), isTTY },
    stderr: { write: (text) => (error += text) },
    read: (file) => {
      const content = files[file];
      if (content === undefined) return Promise.reject(failure('ENOENT'));
      return Promise.resolve(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
    write: (file, text) => {
      if (file.startsWith('/')) return Promise.reject(failure('EROFS'));
      written.set(file, text);
      return Promise.resolve();
    },
    loadCore,
    version: '1.2.3',
  });
  return { code, out, error, written };
}

test('A file in another encoding is read with a note, or rejected with the name of its format', async () => {
  const utf16 = Buffer.from(`\ufeff${XOR}`, 'utf16le');
  const gbk = Uint8Array.of(0xbc, 0xd7, 0x2c, 0xd2, 0xd2, ...Buffer.from('\n0,1\n1,0\n'));
  const files = { 'a.csv': utf16, 'b.csv': gbk, 'c.csv': utf16.subarray(2), 'd.csv': Buffer.from('PK\u0003\u0004') };
  expect(await truthnet('train a.csv --iterations 1 --quiet', files)).toMatchObject({ code: EXIT.done, error: '' });
  const read = await truthnet('train b.csv --iterations 1 --quiet', files);
  expect(read.out).toContain('甲');
  expect(read.error).toContain('b.csv was read as GB18030.');
  for (const [file, name] of [
    ['c.csv', 'UTF-16'],
    ['d.csv', 'XLSX'],
  ] as const) {
    const { code, error } = await truthnet(`train ${file}`, files);
    expect([code, error]).toEqual([EXIT.refused, expect.stringContaining(name)]);
  }
});

/** Returns the bytes of a .npy file with a list or a matrix. */
function npyOf(array: readonly (number | readonly number[])[]): Uint8Array {
  const [first] = array;
  const shape = typeof first === 'object' ? [array.length, first.length] : [array.length];
  const dictionary = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.map((size) => `${size},`).join(' ')}), }`;
  const header = `${dictionary.padEnd(117)}\n`;
  const head = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  return Buffer.concat([head, Buffer.from(header), new Uint8Array(Float64Array.from(array.flat()).buffer)]);
}

function savedStateOf(session: SessionInput): SavedState {
  return { session, iteration: 0, changes: [], view: {} };
}

describe('truthnet verify', () => {
  const challenge = BUILT_IN['press-train'];

  /** Returns the code of the challenge's run up to an iteration. */
  function codeOf(iteration: number): string {
    const written = completionCode(challenge, { session: challenge.session, iteration, changes: [] });
    return 'code' in written ? written.code : '';
  }

  test('repeats the run of a code, and says whether it solves the challenge', async () => {
    const { code, out, error } = await truthnet(['verify', 'press-train', codeOf(201)]);
    expect([code, out, error]).toEqual([EXIT.done, 'Solved in 201 iterations.\n', '']);
    expect(await truthnet(['verify', 'press-train', codeOf(200)])).toMatchObject({
      code: EXIT.notRight,
      out: 'Not solved. 3 of 4 rows are right at iteration 200.\n',
    });
  });

  test('reads the challenge from a file, and codes with names from standard input', async () => {
    const files = {
      'task.json': challengeFile(challenge),
      '-': `Ann: ${codeOf(201)}\nBob\n${codeOf(3000)}\nCleo: TN1.twins.a.b\nDan forgot\n`,
    };
    const { code, out, error } = await truthnet(['verify', 'task.json', '-'], files);
    expect([code, out.trimEnd().split('\n')]).toEqual([
      EXIT.notRight,
      [
        'Ann: Solved in 201 iterations.',
        'Bob: Not solved. The run is at iteration 3,000; the goal must be reached within 1,500.',
        'Cleo: This code is for another challenge, “twins”.',
      ],
    ]);
    expect(error).toBe('truthnet: A line has no completion code: “Dan forgot”.\n');
  });

  test.each([
    [['verify'], EXIT.usage, 'Name a challenge and the codes to verify.'],
    [['verify', 'twins'], EXIT.usage, 'Give a completion code, or - for those of standard input.'],
    [['verify', 'twins', 'x', '--seed', '1'], EXIT.usage, 'verify has no options, but --seed is given.'],
    [['verify', 'twinz', 'x'], EXIT.refused, 'There is no challenge “twinz”; did you mean twins?'],
    [['verify', 'no.json', 'x'], EXIT.refused, 'Cannot read no.json: no such file or folder.'],
    [['verify', 'table.csv', 'x'], EXIT.refused, 'There is no challenge “table.csv”'],
    [['verify', 'bad.json', 'x'], EXIT.refused, 'bad.json: goal.within is missing'],
  ] as const)('refuses %j in one sentence', async (args, exit, sentence) => {
    const files = { 'bad.json': '{"goal":{"kind":"diverge"},"session":{}}' };
    const { code, error } = await truthnet(args, files);
    expect([code, error]).toEqual([exit, expect.stringContaining(sentence)]);
  });
});

describe('truthnet train', () => {
  test('reports the network, the loss, every row and the number of right rows', async () => {
    const { code, out, error } = await truthnet('train table.csv --bias --hidden 3 --seed 2 --iterations 3000');
    expect([code, error]).toEqual([EXIT.done, '']);
    expect(out.split('\n')).toEqual([
      '2-3-1 network, with biases, seed 2',
      expect.stringMatching(/^loss [▁▂▃▄▅▆▇█]{32} \S+ → \S+ \(sum of squared errors\) in 3,000 iterations$/),
      '',
      'a  b  y    → y',
      expect.stringMatching(/^0 {2}0 {2}0 {2}0\.0\d\d {2}✓$/),
      expect.stringMatching(/^0 {2}1 {2}1 {2}0\.9\d\d {2}✓$/),
      expect.stringMatching(/^1 {2}0 {2}1 {2}0\.9\d\d {2}✓$/),
      expect.stringMatching(/^1 {2}1 {2}0 {2}0\.0\d\d {2}✓$/),
      '',
      '4 of 4 rows right',
      '',
    ]);
  });

  test('writes the table with its predictions to a named file', async () => {
    const { out, written } = await truthnet('train table.csv --format csv --out result.csv');
    expect(out).toBe('');
    const [head, ...rows] = written.get('result.csv')!.trimEnd().split('\n');
    expect(head, 'with the byte order mark that Excel needs').toBe('\ufeffa,b,target:y,prediction:y');
    expect(rows.map((row) => row.split(',').slice(0, 3).join())).toEqual(['0,0,0', '0,1,1', '1,0,1', '1,1,0']);
  });

  test('writes to standard output if the file is named -', async () => {
    const { out, written } = await truthnet('train table.csv --iterations 2 --format csv --out -');
    expect(out).toMatch(/^a,b,target:y,prediction:y\n/);
    expect([...written]).toEqual([]);
  });

  test('writes a CSV that trains again, with held-out rows and unusual names', async () => {
    const table: Table = {
      inputs: ['hold out', ' b\n'],
      outputs: ['prediction:y', 'z'],
      rows: [
        { in: [0, 1], out: [1, null] },
        { in: [1, 1], out: [0, 1], holdOut: true },
      ],
    };
    const files = { 'session.json': writeSessionFile(savedStateOf({ table })) };
    const first = await truthnet('train session.json --iterations 9 --format csv', files);
    const again = await truthnet('train again.csv --iterations 9 --format csv', { 'again.csv': first.out });
    expect(again).toEqual(first);
    const { out } = await truthnet('train again.csv --iterations 9 --format json', { 'again.csv': first.out });
    expect(JSON.parse(out)).toMatchObject({ session: { table } });
  });

  test('replaces control characters in its report with visible signs', async () => {
    const head = '"\u001b[31mred","two\r\nlines",\u009b\u007f\u2028y';
    const { out } = await truthnet('train table.csv --iterations 1', { 'table.csv': `${head}\n0,1,1\n` });
    expect(out.split('\n').slice(3, 5)).toEqual([
      '␛[31mred  two␍␊lines  \ufffd␡\ufffdy  → \ufffd␡\ufffdy',
      expect.stringMatching(/^ {7}0 {11}1 {5}1 {3}0\.\d{3} {2}.$/),
    ]);
  });

  test.each(['text', 'csv', 'json', 'numpy', 'training', 'pytorch', 'keras', 'cpp', 'javascript'])(
    'lets no name control a terminal that shows %s; a file and a pipe get every character',
    async (format) => {
      const files = { 'table.csv': '"\u001b[31mred","\u202eleft",y\n0,1,1\n' };
      const line = `train table.csv --iterations 1 --format ${format}`;
      const { out } = await truthnet(line, files, true);
      expect(Array.from(out).filter((character) => '\u001b\u202e'.includes(character))).toEqual([]);
      expect(out.split('\n').length).toBe((await truthnet(line, files)).out.split('\n').length);
      if (format === 'csv') expect((await truthnet(line, files)).out).toContain('\u001b[31mred,\u202eleft,target:y');
    },
  );

  test('accepts blanks around the values of an option', async () => {
    const { out } = await truthnet(['train', 'table.csv', '--hidden', ' 4 , 3', '--seed', ' 7 ', '--iterations', '1']);
    expect(out).toContain('2-4-3-1 network, without biases, seed 7');
  });

  test('accepts a saved session, and options override it', async () => {
    const training = { seed: 9, iterations: 40 };
    const session = { table: PRESETS.halfAdder, network: { hidden: [5, 2] }, training };
    const files = { 'session.json': writeSessionFile(savedStateOf(session)) };
    const { out } = await truthnet('train session.json --seed 4 --format json', files);
    const told = JSON.parse(out) as { iteration: number; session: { network: object; training: object } };
    expect(told).toMatchObject({
      iteration: 40,
      session: { network: { hidden: [5, 2] }, training: { seed: 4, iterations: 40 } },
    });
  });

  test('trains each layer at its own rate', async () => {
    const { out } = await truthnet('train table.csv --layer-rates 1,0.5 --iterations 1 --format json');
    expect(JSON.parse(out)).toMatchObject({ session: { training: { layerRates: [1, 0.5] } } });
  });

  test('accepts a session that is too large for a link', async () => {
    const sizes = [2, 100, 100, 1];
    const weights = sizes
      .slice(1)
      .map((to, layer) => Array.from({ length: sizes[layer]! }, () => Array.from({ length: to }, () => 1 / 3)));
    const network = { hidden: [100, 100], activation: 'tanh' } as const;
    const session = { table: PRESETS.xor, network, training: { init: 'given', start: { weights } } } as const;
    const files = { 'session.json': writeSessionFile(savedStateOf(session)) };
    const { code, out } = await truthnet('train session.json --iterations 2 --format json', files);
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(out)).toMatchObject({
      iteration: 2,
      session: { network: { hidden: [100, 100] }, training: { init: 'given', start: { weights } } },
    });
  });

  test('accepts another number of layers for a session with the same activation in all layers', async () => {
    const session = { table: PRESETS.xor, network: { activation: 'tanh' } } as const;
    const files = { 'session.json': writeSessionFile(savedStateOf(session)) };
    const { out } = await truthnet('train session.json --hidden 3,2 --iterations 2 --format json', files);
    expect(JSON.parse(out)).toMatchObject({
      session: { network: { hidden: [3, 2], activation: ['tanh', 'tanh', 'tanh'] } },
    });
  });

  test('stops once every row is right, on request', async () => {
    const { out } = await truthnet('train table.csv --bias --hidden 4 --until-right --tolerance 0.2 --format json');
    const { iteration, score } = JSON.parse(out) as { iteration: number; score: object };
    expect(iteration).toBeLessThan(1500);
    expect(score).toMatchObject({ trained: { right: 4, rows: 4 } });
  });

  test('writes a program that trains for the same number of iterations', async () => {
    const line = 'train table.csv --bias --hidden 4 --until-right --tolerance 0.2';
    const { iteration } = JSON.parse((await truthnet(`${line} --format json`)).out) as { iteration: number };
    const { out } = await truthnet(`${line} --format training`);
    expect(out).toContain(`for iteration in range(${iteration} + 1):`);
  });

  test('repeats a saved run with its changes and continues it', async () => {
    const trainer = (await loadCore()).createTrainer({ table: PRESETS.xor });
    trainer.step(100);
    trainer.setWeight(0, 1, 2, -3);
    trainer.step(100);
    trainer.setLearningRate(0.5);
    trainer.step(300);
    const savedState = { session: { table: PRESETS.xor }, iteration: 300, changes: trainer.changes(), view: {} };
    const files = { 'saved.json': writeSessionFile(savedState) };
    const json = await truthnet('train saved.json --iterations 500 --format json', files);
    expect(JSON.parse(json.out)).toMatchObject({ iteration: 500, loss: trainer.loss });
    const { out } = await truthnet('train saved.json --iterations 500 --format training', files);
    expect(out).toContain('if iteration == 100:\n        W1[1, 2] = -3.0');
    expect(out).toContain('if iteration == 200:\n        learning_rate = 0.5');
    trainer.delete();
  });

  test.each(['numpy', 'training', 'pytorch', 'keras', 'cpp', 'javascript'])(
    'writes the network as %s',
    async (format) => {
      const { code, out } = await truthnet(`train table.csv --iterations 5 --format ${format}`);
      expect(code).toBe(EXIT.done);
      const imports: Readonly<Record<string, string>> = {
        training: 'import numpy',
        pytorch: 'import torch',
        keras: 'import keras',
      };
      expect(out).toContain(imports[format] ?? 'trained by TruthNet for 5 iterations');
    },
  );

  describe('starts from the weights of', () => {
    /** Start weights of a 2-2-1 network with biases. */
    const START = {
      W1: [
        [1, 2],
        [3, 4],
      ],
      b1: [0.5, -0.5],
      W2: [[5], [6]],
      b2: [-1],
    };
    const TRAIN = 'train table.csv --bias --hidden 2 --iterations 1 --learning-rate 0.000001 --format json';

    /** Returns the layers after one tiny step, rounded. */
    async function layersAfter(line: string, files: Record<string, string | Uint8Array>) {
      const { code, out, error } = await truthnet(line, { 'table.csv': XOR, ...files });
      expect([code, error]).toEqual([EXIT.done, expect.not.stringContaining('truthnet:')]);
      const { weights, biases } = JSON.parse(out) as { weights: number[][][]; biases: number[][] };
      return weights.map((matrix, layer) => [matrix.map((row) => row.map(round)), biases[layer]!.map(round)]);
    }
    const round = (value: number) => Math.round(value * 1000) / 1000;
    const LAYERS = [
      [START.W1, START.b1],
      [START.W2, START.b2],
    ];

    test('a JSON file', async () => {
      expect(await layersAfter(`${TRAIN} --weights w.json`, { 'w.json': JSON.stringify(START) })).toEqual(LAYERS);
    });

    test('one .npy file for each array, named after it', async () => {
      const files = Object.fromEntries(
        Object.entries(START).map(([name, array]) => [`from/${name}.npy`, npyOf(array)]),
      );
      const options = Object.keys(files).map((file) => `--weights ${file}`);
      expect(await layersAfter(`${TRAIN} ${options.reverse().join(' ')}`, files)).toEqual(LAYERS);
    });

    test('an .npz file', async () => {
      for (const archive of NPZ_OF_NUMPY) {
        const files = { 'table.csv': 'a,b,c,y\n0,0,0,0\n1,1,1,1\n', 'w.npz': Buffer.from(archive, 'base64') };
        expect(await layersAfter(`${TRAIN} --weights w.npz`, files)).toEqual([
          [
            [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
            [0.5, -0.25],
          ],
          [[[7], [-8]], [9]],
        ]);
      }
    });

    test('a network that this command has written, from standard input', async () => {
      const first = await truthnet('train table.csv --bias --hidden 2 --seed 3 --iterations 20 --format json');
      const both = await truthnet('train table.csv --bias --hidden 2 --seed 3 --iterations 30 --format json');
      const line = 'train table.csv --bias --hidden 2 --iterations 10 --format json --weights -';
      const next = await truthnet(line, { 'table.csv': XOR, '-': first.out });
      const lossOf = ({ out }: Outcome) => (JSON.parse(out) as { loss: number }).loss;
      expect(lossOf(next)).toBeGreaterThan(0);
      expect(lossOf(next)).toBe(lossOf(both));
    });

    test('a file, instead of those of a saved run with another network', async () => {
      const session = { table: PRESETS.xor, network: { hidden: [3] }, training: { seed: 4 } };
      const saved = writeSessionFile({
        session,
        iteration: 5,
        changes: [{ iteration: 2, kind: 'learningRate', value: 0.000001 }],
        view: {},
      });
      const files = { 'run.json': saved, 'w.json': JSON.stringify(START) };
      const line = 'train run.json --bias --hidden 2 --iterations 1 --format json --weights w.json';
      expect(await layersAfter(line, files)).toEqual(LAYERS);
    });

    test.each([
      ['--weights none.npz', 'Cannot read none.npz: no such file or folder.'],
      ['--weights bad.npy', '--weights: bad is not a complete .npy file.'],
      ['--weights bad.json', 'bad.json: '],
      [
        '--weights empty.json',
        'empty.json contains no weights: it needs "layers", "weights", or fields such as W1 and b1.',
      ],
      ['--weights w.json --hidden 3', '--weights: W1 has the shape 2 × 2, but this network needs 2 × 3.'],
      [
        '--weights w.json --hidden 2,2',
        '--weights: This network needs 3 weight matrices, one for each layer; here are 2.',
      ],
      ['--weights w.json --no-bias', '--weights: b1 contains biases, but this network has none. Add --bias.'],
    ])('nothing that it has to refuse: %s', async (options, sentence) => {
      const files = {
        'table.csv': XOR,
        'bad.npy': 'no array',
        'bad.json': '{"W1": ',
        'empty.json': '{"a": 1}',
        'w.json': JSON.stringify(START),
      };
      const { code, error } = await truthnet(`train table.csv --bias --hidden 2 ${options}`, files);
      expect([code, error]).toEqual([EXIT.refused, expect.stringContaining(`truthnet: ${sentence}`)]);
    });

    test.each([
      ['train table.csv --weights w.json --init uniform11', '--weights sets the start weights'],
      ['train - --weights -', 'Only one file can be standard input.'],
      ['train table.csv --weights', '--weights needs a value.'],
    ])('no two places: %s', async (line, sentence) => {
      const { code, error } = await truthnet(line);
      expect([code, error]).toEqual([EXIT.usage, expect.stringContaining(sentence)]);
    });
  });

  test('reports why training is held up, as the page does', async () => {
    const rows = Array.from({ length: 1024 }, (_, row) => {
      const bits = Array.from(row.toString(2).padStart(10, '0'), Number);
      return [...bits, bits.reduce((sum, bit) => sum + bit) % 2].join();
    });
    const files = { 'parity.csv': ['a,b,c,d,e,f,g,h,i,j,y', ...rows, ''].join('\n') };
    const { out } = await truthnet('train parity.csv --hidden 16 --iterations 500', files);
    expect(out).toContain('510.7 → 512 (sum of squared errors)');
    expect(out.split('\n').slice(-4)).toEqual([
      '',
      expect.stringMatching(/^y is saturated\. The slope of its activation is at most \S+ on every row/),
      expect.stringMatching(/^To try: \S/),
      '',
    ]);
  });

  test('gives no diagnosis for training that goes well', async () => {
    const { out } = await truthnet('train table.csv --bias --hidden 3 --seed 2 --iterations 3000');
    expect(out).not.toContain('To try');
  });

  test('diagnoses a single unit by the proof that no line separates the rows', async () => {
    const { out } = await truthnet('train table.csv --hidden 1 --bias');
    expect(out).toContain('One line is not enough.');
    expect(out).toContain('To try: Use 3 units in hidden layer 1');
  });

  test('diagnoses a saved run since its last change of the learning rate', async () => {
    const savedState: SavedState = {
      session: { table: PRESETS.xor, network: { bias: true }, training: { seed: 3 } },
      iteration: 900,
      changes: [{ iteration: 900, kind: 'learningRate', value: 1000 }],
      view: {},
    };
    const files = { 'kept.json': writeSessionFile(savedState) };
    const short = await truthnet('train kept.json --iterations 920', files);
    expect(short.out).not.toContain('To try');
    const long = await truthnet('train kept.json --iterations 3000', files);
    expect(long.out).toContain('A learning rate of 1000 is too large.');
    expect(long.out).toContain('To try: Restart with learning rate 1');
  });

  test('reports a missing hidden layer', async () => {
    const { out } = await truthnet('train table.csv --hidden none --bias');
    expect(out).toContain('This network can only separate rows with a straight line.');
  });

  test('exits with an error code for a wrong row, on request', async () => {
    const line = 'train table.csv --hidden none --iterations 50';
    expect((await truthnet(line)).code).toBe(EXIT.done);
    expect((await truthnet(`${line} --strict`)).code).toBe(EXIT.notRight);
  });

  test('reports the iteration at which the weights overflow', async () => {
    const { code, error } = await truthnet(
      'train table.csv --activation linear --hidden 8,8 --learning-rate 10 --strict',
    );
    expect(code).toBe(EXIT.notRight);
    expect(error).toContain('iteration');
  });
});

describe('Invalid input is rejected with a message:', () => {
  test.each([
    ['train', EXIT.usage, 'Name a file'],
    ['trian table.csv', EXIT.usage, 'Unknown command "trian"'],
    ['train table.csv other.csv', EXIT.usage, 'Unexpected argument "other.csv"'],
    ['train table.csv --depth 3', EXIT.usage, 'truthnet: Unknown option --depth.\n'],
    ['train table.csv --constructor', EXIT.usage, 'truthnet: Unknown option --constructor.\n'],
    ['train table.csv -x', EXIT.usage, 'truthnet: Unknown option -x.\n'],
    ['train table.csv --hiden 3', EXIT.usage, 'truthnet: --hiden is unknown; did you mean --hidden?\n'],
    ['train table.csv --no-seed', EXIT.usage, 'truthnet: --no-seed is unknown; did you mean --seed?\n'],
    ['train table.csv --strict=yes', EXIT.usage, 'truthnet: --strict takes no value, but is "yes".\n'],
    ['train table.csv --seed', EXIT.usage, 'truthnet: --seed needs a value.\n'],
    ['train table.csv --seed --bias', EXIT.usage, 'truthnet: --seed needs a value.\n'],
    ['train table.csv --format xml', EXIT.usage, 'but is "xml"'],
    ['train table.csv --tolerance 2', EXIT.usage, '--tolerance must be greater than 0 and at most 1'],
    ['train table.csv --hidden 4,x', EXIT.usage, '--hidden is “x”'],
    ['train table.csv --seed &seed=3', EXIT.usage, '--seed is “&seed=3”'],
    [
      'train table.csv --learning-rate -1',
      EXIT.usage,
      'truthnet: --learning-rate needs a value. Write a negative value with "=": --learning-rate=-1.\n',
    ],
    ['train table.csv --activation foo&seed=3', EXIT.refused, 'but is "foo&seed=3"'],
    ['train table.csv --loss a+b,%41', EXIT.refused, 'but is "a+b,%41"'],
    [
      'train table.csv --learning-rate 5000',
      EXIT.refused,
      '--learning-rate must be greater than 0 and at most 1000, but is 5000.',
    ],
    ['train table.csv --seed=-1', EXIT.refused, '--seed must be'],
    ['train table.csv --hidden 300', EXIT.refused, '--hidden must be'],
    ['train table.csv --activation step', EXIT.refused, 'step units'],
    ['train blank.csv', EXIT.refused, 'truthnet: There is nothing to learn: every row is held out or has no target.'],
    ['train nothing.csv', EXIT.refused, 'Cannot read nothing.csv: no such file or folder.\n'],
    ['train table.csv --out /result', EXIT.refused, "Cannot write /result: EROFS: the system's message.\n"],
    [['train', 'table.csv', '--hidden', '4 3'], EXIT.usage, '--hidden is “4 3”'],
    [['train', 'table.csv', '--seed', '1\t2'], EXIT.usage, '--seed is “1␉2”'],
    [['train', 'table.csv', '--iterations', '1 5'], EXIT.usage, '--iterations is “1 5”'],
    [['train', 'table.csv', '--activation', 'tan h'], EXIT.refused, 'but is "tan h"'],
    ['train steering.csv', EXIT.refused, 'steering.csv: Line 3, column 1 (a␍b): found “␛]0;pwn␇”; an input'],
    ['train wrong.csv', EXIT.refused, 'wrong.csv: Line 2, column 1 (a): found “7”'],
    ['train -', EXIT.refused, 'standard input: The CSV text is empty.'],
    ['train session.json', EXIT.refused, 'session.json'],
  ])('%s', async (line, code, sentence) => {
    const files = {
      ...{
        'table.csv': XOR,
        'wrong.csv': 'a,y\n7,1\n',
        'blank.csv': 'a,y\n0,-\n',
        'steering.csv': '"a\rb",y\n\u001b]0;pwn\u0007,1\n',
      },
      ...{ '-': '', 'session.json': '{"table":' },
    };
    const outcome = await truthnet(line, files);
    expect(outcome.error).toContain(sentence);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
  });
});

test('--help and --version print their text, and so does the bare name', async () => {
  expect((await truthnet('--help')).out).toMatch(/^Usage: truthnet train <file>/);
  expect((await truthnet('')).out).toMatch(/^Usage: truthnet/);
  expect((await truthnet('--version')).out).toBe('1.2.3\n');
});

test('A sparkline rises with the values, and marks NaN', () => {
  expect(sparkline([0, 0.5, 1, NaN, 1])).toBe('▁▅█!█');
  expect(sparkline([2, 2])).toBe('▁▁');
});

describe('The progress line', () => {
  test('is overwritten at intervals in a terminal, and cleared at the end', () => {
    const written: string[] = [];
    let time = 0;
    const line = new ProgressLine({ write: (text) => written.push(text), isTTY: true, columns: 200 }, () => time);
    line.show(0, 1500, 1.25);
    line.show(10, 1500, 1.2);
    time = 100;
    line.show(750, 1500, 0.5);
    line.clear();
    expect(written).toEqual([
      '\r\u001b[2K░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 1,500  loss 1.25',
      '\r\u001b[2K████████████░░░░░░░░░░░░ 750 of 1,500  loss 0.5',
      '\r\u001b[2K',
    ]);
  });

  test.each([undefined, 0])('has its default width in a terminal that reports %s columns', (columns) => {
    const written: string[] = [];
    const terminal = { write: (text: string) => written.push(text), isTTY: true, ...(columns === 0 && { columns }) };
    new ProgressLine(terminal).show(1, 60, 512);
    expect(written).toEqual(['\r\u001b[2K░░░░░░░░░░░░░░░░░░░░░░░░ 1 of 60  loss 512']);
  });

  test('stays out of files and pipes', () => {
    const written: string[] = [];
    const line = new ProgressLine({ write: (text) => written.push(text) });
    line.show(1, 2, 3);
    line.clear();
    expect(written).toEqual([]);
  });
});
