import { expect, test } from 'vitest';
import { languageFor } from '../../../web/src/i18n/language.ts';

test.each(['zh', 'ZH', 'zh-CN', 'zh_CN', 'zh-Hans', 'zh_Hans_CN', 'zh-Hans-HK', 'zh-SG', ' zh-CN '])(
  '"%s" is Chinese',
  (tag) => {
    expect(languageFor(tag)).toBe('zh');
  },
);

test.each(['', 'en', 'en-US', 'en_GB', 'de', 'zha', 'zhuang', 'x-zh', 'C'])('"%s" is not', (tag) => {
  expect(languageFor(tag)).toBe('en');
});
