import { afterEach, expect, test, vi } from 'vitest';
import { besidePage } from '../../../web/src/dom/beside-page.ts';

function openPage(address: string, folder: string | null): void {
  vi.stubGlobal('location', new URL(address));
  vi.stubGlobal('document', { documentElement: { getAttribute: () => folder } });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('A page in Chinese stores and embeds beside the page in English', () => {
  openPage('https://nets.example/play/zh/lesson.html?a=b#loss', '../');
  expect(besidePage('.').pathname).toBe('/play/');
  expect(besidePage('lesson.html').pathname).toBe('/play/lesson.html');
  expect(besidePage('.', 'https://nets.example/play/zh/').href).toBe('https://nets.example/play/');
});

test('Any other page is where it is', () => {
  openPage('https://blog.example/zh/post.html', null);
  expect(besidePage('.').pathname).toBe('/zh/');
  expect(besidePage('.', 'https://nets.example/zh/').href).toBe('https://nets.example/zh/');
});
