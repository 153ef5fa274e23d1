import { expect, test } from 'vitest';
import { deriveSource } from '../../../web/build/languages.mjs';

const HANT = { tag: 'zh-Hant', folder: 'zh-hant/', name: '繁體中文', from: 'zh' };

test('A derived source has its own tag, and imports the derived texts alone', () => {
  const source = `import { zh as presets } from '../presets/zh.ts';
import { lazyZh } from './lazy-zh.ts';
import { count } from './numbers.ts';
// 'zh' in a comment stays.
export const texts = { language: 'zh', rows: (rows) => \`第 \${rowList('zh', rows)} 行 \${count(rows)}\` };`;
  expect(deriveSource(source, HANT)).toBe(`import { zh as presets } from '../presets/zh.ts?zh-Hant';
import { lazyZh } from './lazy-zh.ts?zh-Hant';
import { count } from './numbers.ts';
// 'zh' in a comment stays.
export const texts = { language: 'zh-Hant', rows: (rows) => \`第 \${rowList('zh-Hant', rows)} 行 \${count(rows)}\` };`);
});
