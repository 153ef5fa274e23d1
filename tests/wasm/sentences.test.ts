import { createTrainer } from 'truthnet';
import { expect, test } from 'vitest';
import { sentenceOf } from '../../wasm/sentences.mjs';
import { TUTORIAL } from './load-core.ts';

test.each<[code: Parameters<typeof sentenceOf>[0]['code'], value: string, allowed: string, rest: string]>([
  ['missing', '', 'object', 'is missing; it must be an object.'],
  ['missing', '', '', 'is missing.'],
  ['wrongType', '"yes"', 'boolean', 'must be a boolean, but is "yes".'],
  ['wrongType', 'true', 'number or null', 'must be a number or null, but is true.'],
  ['wrongType', 'function', 'plain data', 'must be plain data, but is function.'],
  ['outOfRange', '300', '[1, 256]', 'must be from 1 to 256, but is 300.'],
  ['outOfRange', '-1', '(0, 1000]', 'must be greater than 0 and at most 1000, but is -1.'],
  ['outOfRange', '2', '[-1e+30, 1e+30]', 'must be from -1e+30 to 1e+30, but is 2.'],
  ['outOfRange', '1', '0', 'must be 0, but is 1.'],
  ['notAnInteger', '4.5', '[1, 256]', 'must be a whole number from 1 to 256, but is 4.5.'],
  ['notAnInteger', '0.5', '0', 'must be 0, but is 0.5.'],
  ['notOneOf', '2', '1', 'must be 1, but is 2.'],
  ['notOneOf', '2', '0, 1', 'must be 0 or 1, but is 2.'],
  ['notOneOf', '2', '0, 1, null', 'must be 0, 1 or null, but is 2.'],
  ['wrongLength', '11', '[1, 10]', 'must have 1 to 10 entries, but has 11.'],
  ['wrongLength', '2', '3', 'must have 3 entries, but has 2.'],
  ['wrongLength', '2', '1', 'must have 1 entry, but has 2.'],
  ['emptyName', '" "', '', 'must be a name, but is blank.'],
  ['duplicateName', '"y"', 'table.inputs[0]', 'must be unique, but is "y", the same as table.inputs[0].'],
  ['tooLong', '40', '32', 'must have at most 32 characters, but has 40.'],
  ['unknownField', '"sed"', 'seed', 'is unknown; did you mean seed?'],
  ['unknownField', '"x"', 'in, out, holdOut', 'is unknown; known are in, out and holdOut.'],
])('The sentence for %s names the value %s and the allowed %s', (code, value, allowed, rest) => {
  expect(sentenceOf({ code, field: 'a.b[0]', value, allowed })).toBe(`a.b[0] ${rest}`);
});

test('A name that two columns share is reported with both columns', async () => {
  const table = { ...TUTORIAL.table, outputs: ['X2'] };
  await expect(createTrainer({ table })).rejects.toThrow(
    'table.outputs[0] must be unique, but is "X2", the same as table.inputs[1].',
  );
});
