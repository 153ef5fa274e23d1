import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Texts } from '../../../web/src/i18n/texts.ts';

/** Returns texts as a page has them that has loaded no others. */
function textsLoadedBy(load: () => Promise<string>) {
  const texts = new Texts('Train');
  texts.loadWith(load);
  return texts;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('English texts are always there, and Chinese ones are loaded once for all who ask', async () => {
  const load = vi.fn(() => Promise.resolve('训练'));
  const texts = textsLoadedBy(load);
  expect([texts.in('en'), texts.in('zh')]).toEqual(['Train', undefined]);
  expect(await Promise.all([texts.load('zh'), texts.load('zh')])).toEqual(['训练', '训练']);
  expect(texts.in('zh')).toBe('训练');
  expect(load).toHaveBeenCalledTimes(1);
});

test('After texts that could not be loaded, the next call tries again', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('训练');
  const texts = textsLoadedBy(load);
  await expect(texts.load('zh')).rejects.toThrow('offline');
  expect(texts.in('zh')).toBeUndefined();
  expect(await texts.load('zh')).toBe('训练');
});

test('Texts that never arrive count as failed', async () => {
  const failed = expect(textsLoadedBy(() => new Promise(() => undefined)).load('zh')).rejects.toThrow('in time');
  await vi.runAllTimersAsync();
  await failed;
});
