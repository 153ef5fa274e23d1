import { expect, test } from 'vitest';
import { messagesFor } from '../../../web/src/i18n/language.ts';

test.each(['zh', 'ZH', 'zh-CN', 'zh_CN', 'zh-Hans', 'zh_Hans_CN', 'zh-TW', 'zh-Hant-HK', ' zh-CN '])(
  '"%s" is Chinese',
  (tag) => {
    expect(messagesFor(tag).language).toBe('zh');
  },
);

test.each(['', 'en', 'en-US', 'en_GB', 'de', 'zha', 'x-zh', 'C'])('"%s" is not', (tag) => {
  expect(messagesFor(tag).language).toBe('en');
});
