import { describe, expect, test } from 'vitest';
import { CHANGE_WORDS, STORY_TEXTS } from '../../../texts.ts';
import { en } from '../../../../web/src/i18n/en.ts';
import { zh } from '../../../../web/src/i18n/zh.ts';
import { factsOf } from '../../../../web/src/features/story/story-facts.ts';
import { labelled, type Mark } from '../../../../web/src/features/story/story-lanes.ts';
import { sentenceOf } from '../../../../web/src/features/story/story-sentences.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import type { Story, UnitLane } from '../../../../web/src/session/learning/story.ts';
import { completeSession } from '../../../../web/src/session/session.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';

const moment = (iteration: number, loss: number) => ({ iteration, loss, low: 0, high: 1 });

/** Returns the sentences of a run of 100 iterations with some rows held out. */
function told(story: Partial<Story>, heldOut: readonly number[], messages: typeof en = en): string[] {
  const rows = TUTORIAL_TABLE.rows.map((row, i) => ({ ...row, holdOut: heldOut.includes(i) }));
  const session = completeSession({ table: { ...TUTORIAL_TABLE, rows } }, DEFAULTS);
  const whole: Story = {
    isDone: true,
    first: moment(0, 2),
    last: moment(100, 1),
    blownUp: false,
    gradient: 0.5,
    units: [],
    rows: [],
    phases: [],
    saturated: [],
    ...story,
  };
  const run = { firstLearningRate: 1, firstRows: rows, changes: [], jumps: [] };
  const { language } = messages;
  const words = { messages, session, lazy: { changed: CHANGE_WORDS[language] }, texts: STORY_TEXTS[language] };
  return factsOf(whole, session, run).map((fact) => sentenceOf(fact, words));
}

/** Returns the lanes of the four rows of the tutorial, each right or wrong from the beginning. */
function rows(...states: readonly boolean[]): Story['rows'] {
  return states.map((state, row) => ({ row, spans: [{ from: 0, isExact: true, state }] }));
}

describe('The end of a story', () => {
  test('counts the rows of a table without hold-outs', () => {
    expect(told({ rows: rows(true, true, true, true) }, []).at(-1)).toBe(
      'After 100 iterations, the loss is 1, and all 4 rows are right.',
    );
    expect(told({ rows: rows(true, true, true, false) }, []).at(-1)).toBe(
      'After 100 iterations, the loss is 1, and row 4 of 4 is still wrong. The gradient has length 0.5.',
    );
  });

  test('tells training rows from those held out', () => {
    expect(told({ rows: rows(false, true, true, false) }, [0, 3]).at(-1)).toBe(
      'After 100 iterations, the loss is 1, and both training rows are right. ' +
        'Of the 2 rows that are held out, none is right.',
    );
    expect(told({ rows: rows(true, true, true, false) }, [0]).at(-1)).toBe(
      'After 100 iterations, the loss is 1, and 2 of 3 training rows are right; row 4 is still wrong. ' +
        'The gradient has length 0.5. The row that is held out is right.',
    );
    expect(told({ rows: rows(false, true, true, false) }, [0, 3], zh).at(-1)).toBe(
      '经过 100 次迭代，损失为 1，2 个训练行全部正确。留出的 2 行中有 0 行预测正确。',
    );
  });
});

test('Dead units beyond the first two are counted', () => {
  const units = Array.from({ length: 4 }, (_, unit): UnitLane => {
    const state = { logic: { kind: 'never' }, isDead: true } as const;
    return { layer: 0, unit, spans: [{ from: 1, isExact: true, state }] };
  });
  expect(told({ units }, [])).toContain('2 more units are dead at the end.');
  expect(told({ units: units.slice(0, 3) }, [])).toContain('One more unit is dead at the end.');
  expect(told({ units: units.slice(0, 2) }, []).join(' ')).not.toContain('more unit');
});

test('A fall or a rise has two different figures, and a large loss no power of ten', () => {
  const phase = (before: number, after: number) => {
    const [from, to] = [moment(0, before), moment(1, after)];
    return { phases: [{ kind: 'rise' as const, from, to, steepest: 1, low: 0, high: 1 }] };
  };
  expect(told(phase(510.3, 511.6), [])).toContain('From iteration 0 to 1, the loss rises from 510 to 512.');
  expect(told(phase(511.6, 512.1), [])).toContain('From iteration 0 to 1, the loss rises from 511.6 to 512.1.');
  expect(told(phase(25.24, 4.5e307), [])).toContain('From iteration 0 to 1, the loss rises from 25 to 4.5e307.');
});

test('A plateau on which the loss drifts has two figures, in both languages', () => {
  const plateau = (before: number, after: number, to: number) => {
    const phase = { kind: 'plateau', from: moment(2, before), to: moment(to, after), steepest: 2 } as const;
    return { phases: [{ ...phase, low: 0, high: 1 }] };
  };
  expect(told(plateau(1.01, 0.952, 90), [])).toContain('From iteration 2 to 90, the loss moves only from 1 to 0.95.');
  expect(told(plateau(0.954, 0.952, 90), [])).toContain('From iteration 2 to 90, the loss stays near 0.95.');
  expect(told(plateau(1.01, 0.952, 100), [], zh)).toContain(
    '从第 2 次迭代直到最后，损失只从 1 变到 0.95：学习停滞了。',
  );
});

test('Labels of rows that would overlap are left out, and the last to become right keeps its own', () => {
  const mark = (from: number, text: string): Mark => ({
    kind: 'row',
    iteration: from,
    from,
    to: from,
    text,
    label: '',
  });
  const marks = [mark(10, '×16'), mark(20, '×10'), mark(26, '3')];
  const shown = (pixels: number) => [...labelled(marks, pixels)].map(({ text }) => text).reverse();
  expect(shown(10)).toEqual(['×16', '×10', '3']);
  expect(shown(2)).toEqual(['×16', '3']);
  expect(shown(0.1)).toEqual(['3']);
});
