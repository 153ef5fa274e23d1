/** Tests the published schema of a session against a JSON Schema validator, and against the core. */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { createTrainer, loadCore, TruthNetError } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSavedState } from '../../web/src/session/check.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { DEFAULT_VIEW } from '../../web/src/session/view.ts';
import { savedStates, sessions } from '../web/arbitraries.ts';
import { spoiled } from '../web/corruption.ts';
import type { Session } from './load-core.ts';

interface Node extends Readonly<Record<string, unknown>> {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

const file = new URL('../../web/src/session/session.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as Node;
const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
const isValid = ajv.compile(schema);

let core: Awaited<ReturnType<typeof loadCore>>;
beforeAll(async () => {
  core = await loadCore();
});

/** Returns the code of the core's problem with a session and its field; undefined for a valid session. */
async function refusal(session: unknown): Promise<string | undefined> {
  try {
    (await createTrainer(session as Session)).delete();
    return undefined;
  } catch (error) {
    if (error instanceof TruthNetError) return `${error.problem.code} ${error.problem.field}`;
    throw error;
  }
}

/** Returns the part of the schema at a path like "table.rows[].in". */
function part(path: string): Node {
  let node = schema;
  for (const step of path.split('.')) {
    const name = step.replaceAll('[]', '');
    node = node.properties![name]!;
    for (let lists = step.split('[]').length - 1; lists > 0; lists--) node = node.items!;
  }
  return node;
}

/** Returns the defaults of the fields of an object. */
function defaultsIn({ properties = {} }: Node): Record<string, unknown> {
  const defaults = Object.entries(properties).map(([name, node]) => [name, node.default] as const);
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined));
}

/** Returns the schema of a list's items: of rows, it is among the definitions. */
function itemsOf({ items }: Node): Node | undefined {
  const { row } = schema['$defs'] as Readonly<Record<string, Node>>;
  return items?.['$ref'] === '#/$defs/row' ? row : items;
}

const BOUNDS = ['minimum', 'exclusiveMinimum', 'maximum', 'minItems', 'maxItems', 'maxLength'];

/** Returns the bounds that each part of a schema sets itself, by its path like "table.rows[].in". */
function boundsIn(node: Node, path = ''): Record<string, object> {
  const own = Object.fromEntries(Object.entries(node).filter(([keyword]) => BOUNDS.includes(keyword)));
  const parts = [
    ...Object.entries(node.properties ?? {}).map(([name, each]) => boundsIn(each, path ? `${path}.${name}` : name)),
    ...(node.items ? [boundsIn(itemsOf(node)!, `${path}[]`)] : []),
    ...(node.anyOf ?? []).map((each) => boundsIn(each, path)),
  ];
  return Object.assign(Object.keys(own).length > 0 ? { [path]: own } : {}, ...parts) as Record<string, object>;
}

test('The schema is valid and describes each field', () => {
  expect(ajv.validateSchema(schema)).toBe(true);
  const silent = ['network', 'training'].flatMap((name) =>
    Object.entries(part(name).properties!).filter(([, { description }]) => !description),
  );
  expect(silent).toEqual([]);
});

test("The schema has the core's limits, in every part that the core reads", () => {
  const most = core.limits();
  const layer = { minimum: 0, maximum: most.maxHiddenLayers };
  const unit = { minimum: 0, maximum: most.maxUnits - 1 };
  const iteration = { minimum: 0, maximum: most.maxIterations };
  const layers = { minItems: 1, maxItems: most.maxHiddenLayers + 1 };
  const units = { minItems: 1, maxItems: most.maxUnits };
  const parameter = { minimum: -most.maxParameter, maximum: most.maxParameter };
  const learningRate = { exclusiveMinimum: 0, maximum: most.maxLearningRate };
  expect(boundsIn({ ...schema, properties: { ...schema.properties, view: {} } })).toEqual({
    'table.inputs': { minItems: 1, maxItems: most.maxInputs },
    'table.outputs': { minItems: 1, maxItems: most.maxOutputs },
    'table.rows': { minItems: 1, maxItems: most.maxRows },
    'table.rows[].in': { minItems: 1, maxItems: most.maxInputs },
    'table.rows[].out': { minItems: 1, maxItems: most.maxOutputs },
    'network.hidden': { maxItems: most.maxHiddenLayers },
    'network.hidden[]': { minimum: 1, maximum: most.maxUnits },
    'network.activation': layers,
    'training.learningRate': learningRate,
    'training.layerRates': layers,
    'training.layerRates[]': { minimum: 0, maximum: most.maxLearningRate },
    'training.start.weights': layers,
    'training.start.weights[]': units,
    'training.start.weights[][]': units,
    'training.start.biases': layers,
    'training.start.biases[]': units,
    'training.seed': { minimum: 0, maximum: most.maxSeed },
    'training.iterations': { minimum: 1, maximum: most.maxIterations },
    iteration,
    // The core reads no more changes, either: see the test of 100,001 of them.
    changes: { maxItems: 100_000 },
    'changes[].iteration': iteration,
    'changes[].value': learningRate,
    'changes[].layer': layer,
    'changes[].from': unit,
    'changes[].to': unit,
    'changes[].unit': unit,
    'changes[].row': { minimum: 0, maximum: most.maxRows },
    'changes[].remove': { minimum: 0, maximum: most.maxRows },
    'changes[].add': { maxItems: most.maxRows },
    'changes[].add[].in': { minItems: 1, maxItems: most.maxInputs },
    'changes[].add[].out': { minItems: 1, maxItems: most.maxOutputs },
  });
  expect(schema['$defs']).toMatchObject({ name: { maxLength: most.maxNameLength }, parameter });
});

test("The schema has the core's choices", async () => {
  const allowedFor = async (part: object) => {
    const error = await createTrainer({ table: TUTORIAL_TABLE, ...part }).catch((each: unknown) => each);
    return error instanceof TruthNetError ? error.problem.allowed.split(', ') : [];
  };
  for (const name of ['loss', 'optimizer', 'batch', 'init']) {
    expect(part(`training.${name}`)['enum']).toEqual(await allowedFor({ training: { [name]: '?' } }));
  }
  expect(schema['$defs']).toMatchObject({
    activation: { enum: await allowedFor({ network: { activation: '?' } }) },
  });
  const change = { iteration: 0, kind: '?', value: 1 };
  expect(part('changes[].kind')['enum']).toEqual(await allowedFor({ changes: [change] }));
});

test("The schema has the core's defaults, and so does a link", () => {
  const { network, training } = core.defaults();
  expect(DEFAULTS).toEqual({ network, training });
  expect(defaultsIn(part('training'))).toEqual(training);
  const { activation, ...others } = defaultsIn(part('network'));
  expect({ ...others, activation: [activation, activation] }).toEqual(network);
});

test("The schema's view is the page's", () => {
  expect(defaultsIn(part('view'))).toEqual(DEFAULT_VIEW);
});

/** Problems that no schema can express, because one part of a session must fit another. */
const BEYOND_THE_SCHEMA = /^(?:wrongLength|duplicateName|notOneOf training\.start\.biases)\b/;

describe('Schema and core agree', () => {
  test('on random valid sessions', async () => {
    for (const session of fc.sample(sessions, { seed: 11, numRuns: 300 })) {
      expect([isValid(session), isValid.errors]).toEqual([true, null]);
      expect(await refusal(session)).toBe(undefined);
    }
  });

  test('on random invalid sessions', async () => {
    let refused = 0;
    for (const session of fc.sample(spoiled(sessions), { seed: 12, numRuns: 3000 })) {
      const code = await refusal(session);
      // A session that the core accepts is valid by the schema.
      if (code === undefined) expect([session, isValid(session)]).toEqual([session, true]);
      // A session valid by the schema is accepted by the core, unless its parts do not fit each other.
      else if (isValid(session)) expect([session, code]).toEqual([session, expect.stringMatching(BEYOND_THE_SCHEMA)]);
      else refused++;
    }
    expect(refused).toBeGreaterThan(500);
  });
});

describe('The page reads the schema as a validator does', () => {
  test('for any saved state, valid or invalid', () => {
    const written = savedStates.map(({ session, ...rest }) => ({ ...session, ...rest }));
    const any = fc.oneof(written, { weight: 9, arbitrary: spoiled(written) });
    let wrong = 0;
    for (const savedState of fc.sample(any, { seed: 13, numRuns: 3000 })) {
      const valid = isValid(savedState);
      if (!valid) wrong++;
      expect([savedState, 'savedState' in readSavedState(savedState)]).toEqual([savedState, valid]);
    }
    expect(wrong).toBeGreaterThan(500);
  });

  test('and knows every keyword in it', () => {
    const known = [
      ...[
        '$ref',
        'type',
        'enum',
        'const',
        'minimum',
        'exclusiveMinimum',
        'maximum',
        'maxLength',
        'pattern',
        'minItems',
      ],
      ...['maxItems', 'uniqueItems', 'items', 'required', 'properties', 'additionalProperties', 'anyOf', 'if', 'then'],
    ];
    const notes = ['$schema', '$defs', 'title', 'description', 'default'];
    const keywords = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [keyword, value] of Object.entries(node)) {
        if (!Array.isArray(node)) keywords.add(keyword);
        if (keyword === 'properties' || keyword === '$defs') Object.values(value as object).forEach(visit);
        else if (!['default', 'enum', 'const', 'required'].includes(keyword)) visit(value);
      }
    };
    visit(schema);
    expect([...keywords].filter((keyword) => !known.includes(keyword) && !notes.includes(keyword))).toEqual([]);
  });

  test('and takes a session with only a table', () => {
    expect(isValid({ table: TUTORIAL_TABLE })).toBe(true);
  });
});
