/** Tests the questions of the lesson: each wrong answer has a reason, which does not give the right one away. */

import { expect, test } from 'vitest';
import { LESSON_CHECKS, type Question } from '../../../web/src/page/lesson-checks.ts';

const QUESTIONS = Object.entries(LESSON_CHECKS).filter((entry): entry is [string, Question] => 'answers' in entry[1]);

test.each(QUESTIONS)('Each wrong answer of %s has a reason without the right answer', (_, { answers, right }) => {
  answers.forEach(({ why }, at) => {
    expect(why === undefined).toBe(at === right);
    if (!why) return;
    expect(why.en).toMatch(/^[A-Z\d½e].*\.$/);
    expect(why.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    for (const language of ['en', 'zh'] as const) {
      const words = why[language].split(/[^\p{L}\d.½¼⁰−]+/u);
      expect(words).not.toContain(answers[right]!.answer[language]);
    }
  });
});
