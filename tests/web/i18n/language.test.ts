import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { en } from '../../../web/src/i18n/en.ts';
import { languageFor } from '../../../web/src/i18n/language.ts';
import { zh } from '../../../web/src/i18n/zh.ts';

test.each(['zh', 'ZH', 'zh-CN', 'zh_CN', 'zh-Hans', 'zh_Hans_CN', 'zh-TW', 'ZH-Hant-TW', 'zh-Hant-HK', ' zh-CN '])(
  '"%s" is Chinese',
  (tag) => {
    expect(languageFor(tag)).toBe('zh');
  },
);

test.each(['', 'en', 'en-US', 'en_GB', 'de', 'zha', 'zhuang', 'x-zh', 'C'])('"%s" is not', (tag) => {
  expect(languageFor(tag)).toBe('en');
});

/** Returns the module as a page has it that has loaded no texts yet. */
async function freshPage(load: () => Promise<typeof zh>) {
  vi.resetModules();
  const page = await import('../../../web/src/i18n/language.ts');
  const loader = vi.fn(load);
  page.setTextLoaders({ zh: loader });
  return { ...page, loader };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('Chinese texts are loaded once for all playgrounds of a page, English ones never', async () => {
  const { loadTexts, loadedTexts, loader } = await freshPage(() => Promise.resolve(zh));
  expect(loadedTexts('zh')).toBeUndefined();
  expect(await Promise.all([loadTexts('zh'), loadTexts('zh')])).toEqual([zh, zh]);
  expect(loadedTexts('zh')).toBe(zh);
  expect((await loadTexts('en')).train).toBe(en.train);
  expect(loader).toHaveBeenCalledTimes(1);
});

test('Texts that cannot be loaded are English, and the next call tries again', async () => {
  const load = vi.fn<() => Promise<typeof zh>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(zh);
  const { messagesFor, loadedTexts } = await freshPage(load);
  expect((await messagesFor('zh-CN')).train).toBe(en.train);
  expect(loadedTexts('zh')).toBeUndefined();
  expect((await messagesFor('zh-CN')).train).toBe(zh.train);
});

test('Texts that never arrive count as failed', async () => {
  const { loadTexts } = await freshPage(() => new Promise(() => undefined));
  const failed = expect(loadTexts('zh')).rejects.toThrow('did not arrive in time');
  await vi.runAllTimersAsync();
  await failed;
});
