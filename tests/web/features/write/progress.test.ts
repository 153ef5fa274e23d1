/** Tests how the progress of the exercise is stored: only where the page allows it, and never in a broken form. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetProgress, progressIn, storeProgress } from '../../../../web/src/features/write/progress.ts';

const KEY = 'truthnet.write:/';
let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('location', new URL('http://localhost/lesson.html'));
  vi.stubGlobal('document', { documentElement: { getAttribute: () => null } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function written() {
  const progress = progressIn({}, true);
  progress.level = 2;
  progress.formulas.set('d_weights2', 'y - output');
  progress.hints.set('d_weights2', 3);
  progress.solved.add(1);
  return progress;
}

describe('The progress of a playground', () => {
  test('is restored in another one of the page, apart from what it has announced', () => {
    const progress = written();
    progress.announced.add(1);
    storeProgress(progress);
    const next = progressIn({}, true);
    expect(next).toEqual({ ...progress, announced: new Set() });
  });

  test('belongs to one playground where nothing is kept', () => {
    storeProgress(written());
    const playground = {};
    const progress = progressIn(playground, false);
    expect(progress.formulas.size).toBe(0);
    expect(progressIn(playground, false)).toBe(progress);
  });

  test('is gone once it is cleared, and back after an undo', () => {
    const progress = written();
    storeProgress(progress);
    const text = stored.get(KEY);
    const undo = forgetProgress(progress, true);
    expect(stored.size).toBe(0);
    expect(progress.formulas.size + progress.hints.size + progress.solved.size).toBe(0);
    undo();
    expect(progress).toEqual(written());
    expect(stored.get(KEY)).toBe(text);
    forgetProgress(progress, true);
    storeProgress(written());
    forgetProgress(progress, false);
    expect([...stored.keys()]).toEqual([KEY]);
  });

  test.each([
    'no JSON',
    'null',
    '[]',
    '"text"',
    '{"formulas": 3, "hints": {}, "solved": "1"}',
    '{"level": 9, "formulas": [["constructor", "1"], ["layer1", 2], "output"], "hints": [["layer1", -1], ["output", 0.5]]}',
    JSON.stringify({ formulas: [['layer1', '('.repeat(100_000)]] }),
  ])('restores nothing from %j', (text) => {
    stored.set(KEY, text);
    const { level, formulas, hints, solved } = progressIn({}, true);
    expect(level).toBe(1);
    expect(formulas.size + hints.size + solved.size).toBe(0);
  });
});
