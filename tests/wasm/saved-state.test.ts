/** Tests repeating a saved run through every call that accepts a session, and fields that a session must not have. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  createTrainer,
  loadCore,
  type Problem,
  type Row,
  type SavedState,
  type Trainer,
  TruthNetError,
} from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { TUTORIAL } from './load-core.ts';

let core: Awaited<ReturnType<typeof loadCore>>;
beforeAll(async () => {
  core = await loadCore();
});

function savedStateOf(trainer: Trainer): SavedState {
  return {
    table: { ...TUTORIAL.table, rows: trainer.rows(0) },
    training: { learningRate: trainer.firstLearningRate },
    iteration: trainer.iteration,
    changes: trainer.changes(),
  };
}

/** Returns the problem with which a call is rejected. */
function problemOf(make: () => unknown): Problem {
  try {
    make();
  } catch (error) {
    if (error instanceof TruthNetError) return error.problem;
    throw error;
  }
  throw new Error('It was taken.');
}

function refusalOf(make: () => unknown): string {
  return problemOf(make).sentence;
}

describe('A run after any path', () => {
  const rate = fc.constantFrom(0.1, 0.5, 1, 2);
  const bit = fc.constantFrom<0 | 1>(0, 1);
  const row = fc.record(
    {
      in: fc.tuple(bit, bit, bit),
      out: fc.tuple(fc.constantFrom<0 | 1 | null>(0, 1, null)),
      holdOut: fc.constant(true),
    },
    { requiredKeys: ['in', 'out'] },
  );
  const act = fc.oneof(
    fc.record({ kind: fc.constant('step'), by: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({ kind: fc.constant('seek'), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ kind: fc.constant('rate'), rate }),
    fc.record({ kind: fc.constant('weight'), value: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ kind: fc.constant('rows'), rows: fc.array(row, { minLength: 1, maxLength: 6 }) }),
    fc.record({ kind: fc.constant('reset') }),
  );

  function follow(
    trainer: Trainer,
    path: readonly Partial<{ kind: string; by: number; share: number; rate: number; value: number; rows: Row[] }>[],
  ) {
    for (const { kind, by = 0, share = 0, rate = 1, value = 0, rows = [] } of path) {
      if (kind === 'step') trainer.step(by);
      else if (kind === 'seek') trainer.seek(share * trainer.lastIteration);
      else if (kind === 'rate') trainer.setLearningRate(rate);
      else if (kind === 'weight') trainer.setWeight(0, 1, 2, value);
      else if (kind === 'rows') trainer.setRows(rows);
      else trainer.reset();
    }
  }

  test('is repeated from its saved state: losses, jumps, stride, curve, weights and rows, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 3, maxLength: 8 }), (path) => {
        const trainer = core.createTrainer(TUTORIAL);
        follow(trainer, path);
        // Training continues from the current iteration.
        trainer.step(1);
        const again = core.createTrainer(savedStateOf(trainer));
        expect(again.iteration).toBe(trainer.iteration);
        expect(again.lossStride).toBe(trainer.lossStride);
        expect(again.lossHistory()).toEqual(trainer.lossHistory());
        expect(again.lossCurve(2000)).toEqual(trainer.lossCurve(2000));
        expect(again.parameterRow()).toEqual(trainer.parameterRow());
        expect(again.changes()).toEqual(trainer.changes());
        expect(again.lossJumps()).toEqual(trainer.lossJumps());
        expect(again.rows()).toEqual(trainer.rows());
        trainer.delete();
        again.delete();
      }),
      { seed: 5, numRuns: 20 },
    );
  });

  test('has the stride and all losses of a direct run, after a million iterations and back', () => {
    const trainer = core.createTrainer(TUTORIAL);
    trainer.step(1e6);
    trainer.seek(100);
    trainer.step(1);
    expect([trainer.lossStride, trainer.lossHistory().length]).toEqual([1, 102]);
    trainer.delete();
  });
});

describe('A saved state', () => {
  const changes = [
    { iteration: 100, kind: 'weight', layer: 0, from: 2, to: 1, value: -2.5 },
    { iteration: 200, kind: 'learningRate', value: 0.125 },
    { iteration: 900, kind: 'learningRate', value: 4 },
  ] as const;

  async function byHand(): Promise<Trainer> {
    const trainer = await createTrainer(TUTORIAL);
    trainer.step(100);
    trainer.setWeight(0, 2, 1, -2.5);
    trainer.step(100);
    trainer.setLearningRate(0.125);
    trainer.step(100);
    return trainer;
  }

  test('is repeated, with its fields next to those of the session or around it', async () => {
    const run = await byHand();
    for (const state of [
      { ...TUTORIAL, iteration: 300, changes, view: { chart: 'rows' } },
      { session: TUTORIAL, iteration: 300, changes, view: {} },
    ]) {
      const again = await createTrainer(state);
      expect([again.iteration, again.loss]).toEqual([300, run.loss]);
      // The change at 900 is later than the saved iteration.
      expect(again.changes()).toEqual(changes.slice(0, 2));
      again.delete();
    }
    run.delete();
  });

  test('of a new run without changes is its session', async () => {
    const trainer = await createTrainer({ ...TUTORIAL, iteration: 0, changes: [], view: {} });
    expect([trainer.iteration, trainer.changes(), trainer.firstLearningRate]).toEqual([0, [], 1]);
    trainer.delete();
  });

  test('is repeated in linear time for any number of changes', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...{ iteration: i % 50, kind: 'weight' as const, layer: 0, from: i % 3, to: i % 4 },
        value: i / count,
      }));
    const timeOf = (count: number) => {
      const start = process.cpuUsage().user;
      core.createTrainer({ ...TUTORIAL, iteration: 50, changes: many(count) }).delete();
      return process.cpuUsage().user - start;
    };
    timeOf(1000);
    const [few, all] = [timeOf(5000), timeOf(50_000)];
    expect(all).toBeLessThan(30 * few);
    expect(refusalOf(() => core.createTrainer({ ...TUTORIAL, changes: many(100_001) }))).toBe(
      'changes must have 0 to 100000 entries, but has 100001.',
    );
  });

  test('is surveyed from its start, unless it has changes', () => {
    const spec = { firstSeed: 1, count: 2 };
    const began = { ...TUTORIAL, iteration: 300 };
    const changed = { ...began, changes };
    expect(core.survey(began, spec)).toEqual(core.survey(TUTORIAL, spec));
    expect(refusalOf(() => core.survey(changed, spec))).toBe('changes must have 0 entries, but has 3.');
  });
});

describe('An unknown field', () => {
  interface Node {
    readonly properties?: Readonly<Record<string, Node>>;
    readonly items?: Node;
    readonly $ref?: string;
  }
  const file = new URL('../../web/src/session/session.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Node & { readonly $defs: Readonly<Record<string, Node>> };
  const whole = {
    ...TUTORIAL,
    network: { hidden: [1], bias: true },
    training: { init: 'given', start: { weights: [[[0], [0], [0]], [[0]]] } },
    changes: [{ iteration: 1, kind: 'rows', row: 0, remove: 1, add: [{ in: [0, 0, 1], out: [1] }] }],
  };

  /** Returns each object of the schema that the core reads, with its path, as in "table.rows[0]". */
  function objects(node: Node, path: string): [path: string, names: string[]][] {
    const inner = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
      if (name === 'view') return [];
      const at = path ? `${path}.${name}` : name;
      const items = child.items?.$ref === '#/$defs/row' ? schema.$defs['row'] : child.items;
      return items ? objects(items, `${at}[0]`) : objects(child, at);
    });
    return node.properties ? [[path, Object.keys(node.properties)], ...inner] : inner;
  }

  test.each(objects(schema, ''))(
    'is rejected in "%s", and the schema knows the same names as the core',
    (path, names) => {
      const state = structuredClone(whole) as unknown as Record<string, unknown>;
      const object = path
        .split(/[.[\]]+/)
        .filter(Boolean)
        .reduce((inner, name) => inner[name] as Record<string, unknown>, state);
      object['zzz'] = 1;
      const problem = problemOf(() => core.createTrainer(state as unknown as SavedState));
      expect(problem.code).toBe('unknownField');
      expect(problem.field).toBe(path ? `${path}.zzz` : 'zzz');
      expect(problem.allowed.split(', ').sort()).toEqual(names.sort());
    },
  );

  test('is rejected with a suggestion of the intended name', () => {
    const made = (training: object) => () => core.createTrainer({ ...TUTORIAL, training: training });
    expect(refusalOf(made({ lerningRate: 5 }))).toBe('training.lerningRate is unknown; did you mean learningRate?');
    expect(refusalOf(made({ LearningRate: 5 }))).toBe('training.LearningRate is unknown; did you mean learningRate?');
    const nested = { session: { ...TUTORIAL, netwrok: {} } } as unknown as SavedState;
    expect(refusalOf(() => core.createTrainer(nested))).toBe('session.netwrok is unknown; did you mean network?');
    // An undefined field counts as missing.
    core.createTrainer({ ...TUTORIAL, training: { lerningRate: undefined } as object }).delete();
  });

  test("is rejected in a trainer's arguments, too", () => {
    const trainer = core.createTrainer(TUTORIAL);
    const surface = { inputs: [0, 0, 0], sise: 4 };
    expect(refusalOf(() => trainer.surface(surface))).toBe('sise is unknown; did you mean size?');
    const landscape = { direction: [], directions: [], offsets: [] };
    expect(refusalOf(() => trainer.lossesAround(landscape))).toContain('did you mean directions?');
    const survey = { count: 1, cuont: 4 };
    expect(refusalOf(() => core.survey(TUTORIAL, survey))).toBe('cuont is unknown; did you mean count?');
    trainer.delete();
  });
});

describe('A trainer', () => {
  test('trains one iteration by default, and as many as its session states in a run', async () => {
    const trainer = await createTrainer({ ...TUTORIAL, training: { iterations: 40 } });
    trainer.step();
    expect(trainer.iteration).toBe(1);
    expect(trainer.run()).toBe(trainer.loss);
    expect(trainer.iteration).toBe(40);
    trainer.delete();
  });

  test('evaluates rows of an array as those of a Float64Array', async () => {
    const trainer = await createTrainer(TUTORIAL);
    const rows = [0, 1, 1, 0.5, 0, 1];
    expect(trainer.evaluate(1, rows)).toEqual(trainer.evaluate(1, Float64Array.from(rows)));
    const directions = Array.from(trainer.randomPlane(1));
    const offsets = [0, 0, 0.5, 0.25];
    expect(trainer.lossesAround({ directions, offsets })).toEqual(
      trainer.lossesAround({ directions: Float64Array.from(directions), offsets: Float64Array.from(offsets) }),
    );
    expect(refusalOf(() => trainer.evaluate(1, [0, '1', 1] as unknown as number[]))).toBe(
      'inputs[1] must be a number, but is "1".',
    );
    trainer.delete();
  });

  test('names the index of the number that it rejects', async () => {
    const trainer = await createTrainer(TUTORIAL);
    expect(
      refusalOf(() => {
        trainer.setLearningRate(1000.0000000000001);
      }),
    ).toContain('at most 1000, but is 1000.0000000000001.');
    expect(refusalOf(() => trainer.trace(1.0000000000000002))).toContain('but is 1.0000000000000002.');
    const seed = { seed: 2 ** 53 };
    expect(refusalOf(() => core.createTrainer({ ...TUTORIAL, training: seed }))).toContain('but is 9007199254740992.');
    trainer.delete();
  });
});
