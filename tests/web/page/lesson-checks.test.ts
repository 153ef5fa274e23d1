/** Tests the questions of the lesson: each wrong answer has a reason, which does not give the right one away. */

import { describe, expect, test } from 'vitest';
import { LESSON_CHECKS } from '../../../web/src/page/lesson-checks.ts';
import { lessonEn } from '../../../web/src/page/texts/lesson-en.ts';
import { lessonZh } from '../../../web/src/page/texts/lesson-zh.ts';

const CHECKS = Object.entries(LESSON_CHECKS);

describe.each([
  ['English', lessonEn, /^[A-Z\d½e].*\.$/],
  ['Chinese', lessonZh, /[\u4e00-\u9fff].*。$/],
] as const)('In %s,', (_, { checks }, sentence) => {
  test('each section has the texts of its question or task', () => {
    expect(Object.keys(checks)).toEqual(Object.keys(LESSON_CHECKS));
    for (const [name, check] of CHECKS) expect('task' in checks[name]!).toBe('event' in check);
  });

  test.each(CHECKS)('each wrong answer of %s has a reason without the right answer', (name, check) => {
    const texts = checks[name]!;
    if ('event' in check || 'task' in texts) return;
    const right = texts.answers[check.right]!.answer;
    texts.answers.forEach(({ why }, at) => {
      expect(why === undefined).toBe(at === check.right);
      if (!why) return;
      expect(why).toMatch(sentence);
      expect(why.split(/[^\p{L}\d.½¼⁰−]+/u)).not.toContain(right);
    });
  });
});
