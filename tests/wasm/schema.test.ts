/** Tests the published schema of a session against a JSON Schema validator, and against the core. */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { createTrainer, loadCore, TruthNetError } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSavedState } from '../../web/src/session/check.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets.ts';
import { DEFAULT_VIEW } from '../../web/src/session/view.ts';
import { kepts, sessions } from '../web/arbitraries.ts';
import { spoiled } from '../web/corruption.ts';
import type { Session } from './load-core.ts';

interface Node extends Readonly<Record<string, unknown>> {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
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

test('The schema is valid and describes each field', () => {
  expect(ajv.validateSchema(schema)).toBe(true);
  const silent = ['network', 'training'].flatMap((name) =>
    Object.entries(part(name).properties!).filter(([, { description }]) => !description),
  );
  expect(silent).toEqual([]);
});

test("The schema has the core's limits", () => {
  const limits = core.limits();
  expect(part('table.inputs')['maxItems']).toBe(limits.maxInputs);
  expect(part('table.rows[].in')['maxItems']).toBe(limits.maxInputs);
  expect(part('table.outputs')['maxItems']).toBe(limits.maxOutputs);
  expect(part('table.rows[].out')['maxItems']).toBe(limits.maxOutputs);
  expect(part('table.rows')['maxItems']).toBe(limits.maxRows);
  expect(part('network.hidden')['maxItems']).toBe(limits.maxHiddenLayers);
  expect(part('network.hidden[]')['maximum']).toBe(limits.maxUnits);
  expect(part('training.learningRate')['maximum']).toBe(limits.maxLearningRate);
  expect(part('training.seed')['maximum']).toBe(limits.maxSeed);
  expect(part('training.iterations')['maximum']).toBe(limits.maxIterations);
  expect(part('iteration')['maximum']).toBe(limits.maxIterations);
  expect(schema['$defs']).toMatchObject({
    name: { maxLength: limits.maxNameLength },
    parameter: { minimum: -limits.maxParameter, maximum: limits.maxParameter },
  });
});

test("The schema has the core's defaults, and so does a link", () => {
  const { network, training } = core.defaults();
  expect(DEFAULTS).toEqual({ network, training });
  for (const [name, value] of Object.entries(training))
    expect([name, part(`training.${name}`).default]).toEqual([name, value]);
  expect(part('network.hidden').default).toEqual(network.hidden);
  expect(part('network.bias').default).toBe(network.bias);
  expect(network.activation).toEqual([part('network.activation').default, part('network.activation').default]);
});

test("The schema's view is the page's", () => {
  const { properties } = part('view');
  expect(Object.fromEntries(Object.entries(properties!).map(([name, node]) => [name, node.default]))).toEqual(
    DEFAULT_VIEW,
  );
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
    const written = kepts.map(({ session, ...rest }) => ({ ...session, ...rest }));
    const any = fc.oneof(written, { weight: 9, arbitrary: spoiled(written) });
    let wrong = 0;
    for (const kept of fc.sample(any, { seed: 13, numRuns: 3000 })) {
      const valid = isValid(kept);
      if (!valid) wrong++;
      expect([kept, 'kept' in readSavedState(kept)]).toEqual([kept, valid]);
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
