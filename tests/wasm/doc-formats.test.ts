/** Checks the examples of the documentation of the formats, with the published schemas and the core. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import { createTrainer, type SavedState } from 'truthnet';
import { expect, test } from 'vitest';
import { readChallengeText } from '../../web/src/session/challenge/read-challenge.ts';
import { readProjectFile } from '../examples.ts';

const parsed = (name: string) => JSON.parse(readProjectFile(name)) as object;
const sessionSchema = parsed('web/src/session/session.schema.json');
const challengeSchema = parsed('web/src/session/challenge/challenge.schema.json');
const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
ajv.addSchema(sessionSchema, 'session.schema.json');

test.each([
  ['session.json', 0],
  ['saved-run.json', 500],
])('%s of the documentation is valid, and the core repeats its run', async (name, iteration) => {
  const session = parsed(`tests/docs/${name}`);
  expect(ajv.validate('session.schema.json', session), ajv.errorsText()).toBe(true);
  const trainer = await createTrainer(session as SavedState);
  expect(trainer.iteration).toBe(iteration);
  expect(trainer.changes()).toEqual('changes' in session ? session.changes : []);
  trainer.delete();
});

test('The challenge of the documentation is valid, and the page reads it', () => {
  const text = readProjectFile('tests/docs/challenge.json');
  expect(ajv.validate(challengeSchema, JSON.parse(text)), ajv.errorsText()).toBe(true);
  expect(readChallengeText(text)).toMatchObject({ challenge: { id: 'xor-two-units', goal: { kind: 'allRight' } } });
});
