import { expect, test } from 'vitest';
import type { Problem } from '../../../web/src/api/outcomes.ts';
import { zh } from '../../../web/src/i18n/zh.ts';

test.each<[Problem, string]>([
  [
    { code: 'duplicateName', field: 'table.inputs[2]', value: '"X1"', allowed: 'table.inputs[0]' },
    '第 3 个输入的列名是 "X1"，与第 1 个输入的列名重复。',
  ],
  [{ code: 'emptyName', field: 'table.outputs[0]', value: '""', allowed: '' }, '第 1 个目标的列名不能为空。'],
  [
    { code: 'outOfRange', field: 'weight', value: '2e6', allowed: '[-1e6, 1e6]' },
    '权重是 2e6，超出了范围 [-1e6, 1e6]。',
  ],
  [
    { code: 'wrongType', field: 'network.hidden', value: 'object', allowed: 'array' },
    'network.hidden 是对象，应当是数组。',
  ],
  [{ code: 'wrongType', field: 'seed', value: '"7"', allowed: 'integer or null' }, 'seed 是 "7"，应当是整数或 null。'],
  [{ code: 'missing', field: 'table.rows', value: '', allowed: 'array' }, '缺少 table.rows，应当是数组。'],
  [{ code: 'missing', field: 'changes[0].kind', value: '', allowed: '' }, '缺少 changes[0].kind。'],
  [
    { code: 'wrongType', field: 'training.seed', value: 'function', allowed: 'plain data' },
    'training.seed 是 function，应当是纯数据。',
  ],
])('Chinese readers get a Chinese message for %o', (problem, sentence) => {
  expect(zh.problem(problem)).toBe(sentence);
});
