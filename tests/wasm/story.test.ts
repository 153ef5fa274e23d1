/** Tests the stories of real runs. */

import { describe, expect, test } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { zh } from '../../web/src/i18n/zh.ts';
import type { Story } from '../../web/src/session/learning/story.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { ToldRun } from './told-story.ts';

const TUTORIAL = { table: TUTORIAL_TABLE };

function spansOf({ units }: Story, layer: number, unit: number): string[] {
  const { spans } = units.find((lane) => lane.layer === layer && lane.unit === unit)!;
  return spans.map(({ from, isExact, state }) => `${isExact ? '' : '~'}${from} ${state.logic?.kind ?? 'none'}`);
}

test('Rows that are right, wrong and right again are right from the last time on', async () => {
  const told = await ToldRun.begin({ ...TUTORIAL, training: { learningRate: 2 } });
  told.run.step(1500);
  expect(told.sentences(en)).toContainEqual(
    expect.stringMatching(/^From iteration 131 on, every training row is right/),
  );
});

describe('The tutorial', () => {
  test('tells when each unit computes its logic, and when each row is right', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    told.run.step(1500);
    const story = told.story();
    expect(spansOf(story, 1, 0)).toEqual(['0 always', '3 is', '65 or', '201 xor']);
    expect(spansOf(story, 0, 1)).toEqual(['0 always', '153 or']);
    expect(story.rows.map(({ spans }) => spans.at(-1)!.from)).toEqual([3, 65, 0, 201]);
    expect(story.last.loss).toBe(told.run.loss);
    expect(story.isDone).toBe(true);
  });

  test('reads in English', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    told.run.step(1500);
    expect(told.sentences(en)).toEqual([
      'The start weights get 2 of 4 rows right, with a loss of 1.312.',
      'From iteration 0 to 2, the loss falls from 1.3 to 1.',
      'From iteration 2 to 129, every prediction stays near one half, and the loss moves only from 1 to 0.95.',
      'From iteration 129 to 311, the loss falls from 0.95 to 0.076, fastest near iteration 212.',
      'From iteration 153 on, h1,2 computes “X1 or X2”.',
      'After several changes, y computes “exactly one of X1 and X2” from iteration 201 on.',
      'From iteration 201 on, every training row is right; row 4 is the last to become right.',
      'After several changes, h1,3 computes “X2” from iteration 218 on.',
      'After several changes, h1,4 computes “X1 and X2” from iteration 431 on.',
      'After several changes, h1,1 computes “X1 or not X2” from iteration 471 on.',
      'After 1,500 iterations, the loss is 0.003356, and all 4 rows are right.',
    ]);
  });

  test('reads in Chinese', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    told.run.step(1500);
    expect(told.sentences(zh)).toEqual([
      '采用初始权重时，4 行中有 2 行正确，损失为 1.312。',
      '第 0 到 2 次迭代之间，损失从 1.3 降到 1。',
      '第 2 到 129 次迭代之间，所有预测都停在 0.5 附近，损失只从 1 变到 0.95。',
      '第 129 到 311 次迭代之间，损失从 0.95 降到 0.076，第 212 次前后降得最快。',
      '第 153 次迭代时，h1,2 学会了“X1 或 X2”。',
      '几经变化，y 在第 201 次迭代时学会了“X1、X2 恰有一个为 1”，此后不再改变。',
      '从第 201 次迭代起，所有训练行都正确，最后学会的是第 4 行。',
      '几经变化，h1,3 在第 218 次迭代时学会了“X2”，此后不再改变。',
      '几经变化，h1,4 在第 431 次迭代时学会了“X1 且 X2”，此后不再改变。',
      '几经变化，h1,1 在第 471 次迭代时学会了“X1 或（非 X2）”，此后不再改变。',
      '经过 1,500 次迭代，损失为 0.003356，4 行全部正确。',
    ]);
  });
});

test('Each iteration of a story is the first of the new state', async () => {
  const told = await ToldRun.begin({ table: PRESETS.and });
  told.run.step(1500);
  const { rows } = told.story();
  for (const { row, spans } of rows) {
    for (const { from, state } of spans.slice(1)) {
      const target = PRESETS.and.rows[row]!.out[0]!;
      const rightAt = (iteration: number) => {
        told.run.seek(iteration);
        return Math.abs(told.run.predictions[row]! - target) < 0.5;
      };
      expect([rightAt(from - 1), rightAt(from)]).toEqual([!state, state]);
    }
  }
});

test('A full adder tells the rules of both outputs, in both languages', async () => {
  const told = await ToldRun.begin({ table: PRESETS.fullAdder, network: { hidden: [6], bias: true } });
  told.run.step(1500);
  expect(told.sentences(en)).toEqual([
    'The start weights get 1 of 8 rows right, with a loss of 6.069.',
    'From iteration 0 to 163, the loss falls from 6.1 to 0.21, fastest near iteration 1.',
    'After several changes, h1,2 computes “at least 2 of a, b, and cin” from iteration 18 on.',
    'After several changes, cout computes “at least 2 of a, b, and cin” from iteration 28 on.',
    'After several changes, h1,5 computes “none of a, b, and cin” from iteration 51 on.',
    'After several changes, h1,4 computes “all of a, b, and cin” from iteration 83 on.',
    'After several changes, h1,1 computes “none of a, b, and cin” from iteration 101 on.',
    'After several changes, s computes “an odd number of a, b, and cin” from iteration 152 on.',
    'From iteration 152 on, every training row is right; row 8 is the last to become right.',
    'After 1,500 iterations, the loss is 0.004029, and all 8 rows are right.',
  ]);
  expect(told.sentences(zh)).toEqual([
    '采用初始权重时，8 行中有 1 行正确，损失为 6.069。',
    '第 0 到 163 次迭代之间，损失从 6.1 降到 0.21，第 1 次前后降得最快。',
    '几经变化，h1,2 在第 18 次迭代时学会了“a、b、cin 中至少 2 个为 1”，此后不再改变。',
    '几经变化，cout 在第 28 次迭代时学会了“a、b、cin 中至少 2 个为 1”，此后不再改变。',
    '几经变化，h1,5 在第 51 次迭代时学会了“a、b、cin 全为 0”，此后不再改变。',
    '几经变化，h1,4 在第 83 次迭代时学会了“a、b、cin 全为 1”，此后不再改变。',
    '几经变化，h1,1 在第 101 次迭代时学会了“a、b、cin 全为 0”，此后不再改变。',
    '几经变化，s 在第 152 次迭代时学会了“a、b、cin 中有奇数个 1”，此后不再改变。',
    '从第 152 次迭代起，所有训练行都正确，最后学会的是第 8 行。',
    '经过 1,500 次迭代，损失为 0.004029，8 行全部正确。',
  ]);
});

test('A parity that gets stuck ends with its plateau, its wrong rows and its gradient', async () => {
  const told = await ToldRun.begin({ table: PRESETS.parity4 });
  told.run.step(1500);
  expect(told.sentences(en)).toEqual([
    'The start weights get 8 of 16 rows right, with a loss of 4.72.',
    'From iteration 0 to 9, the loss falls from 4.7 to 4.1.',
    'From iteration 7 on, h1,1 fires for no row.',
    'From iteration 9 to the end, every prediction stays near one half, and the loss moves only from 4.1 to 4: learning has stalled.',
    'From iteration 9 on, h1,3 fires for no row.',
    '2 hidden units end without a simple rule.',
    'After 1,500 iterations, the loss is 4, and 8 of 16 rows are right; rows 1, 5, 8, 10, 11, 13, and … are still wrong. The gradient has length 8.092e-6.',
  ]);
  expect(told.sentences(zh)).toEqual([
    '采用初始权重时，16 行中有 8 行正确，损失为 4.72。',
    '第 0 到 9 次迭代之间，损失从 4.7 降到 4.1。',
    '从第 7 次迭代起，h1,1 对任何一行都不激发。',
    '从第 9 次迭代直到最后，所有预测都停在 0.5 附近，损失只从 4.1 变到 4：学习停滞了。',
    '从第 9 次迭代起，h1,3 对任何一行都不激发。',
    '有 2 个隐藏单元直到最后也没有形成简单的规律。',
    '经过 1,500 次迭代，损失为 4，16 行中还有 8 行错误（第 1、5、8、10、11、13、… 行），梯度的长度为 8.092e-6。',
  ]);
});

test('Predictions that differ from one half only by rounding show no logic', async () => {
  const told = await ToldRun.begin({ ...TUTORIAL, network: { activation: ['relu', 'sigmoid'] } });
  told.run.step(1500);
  expect(told.sentences(en).join(' ')).not.toMatch(/ y computes/);
});

test('A run that overflows says so', async () => {
  const table = PRESETS.xor;
  const network = { hidden: [4], bias: true, activation: ['relu', 'linear'] } as const;
  const told = await ToldRun.begin({ table, network, training: { learningRate: 0.5 } });
  told.run.step(1500);
  expect(told.run.blownUp).toBe(true);
  const sentences = told.sentences(en);
  expect(sentences.at(-1)).toMatch(/^After iteration 3\d\d, the weights overflow/);
  expect(sentences).toContain(
    'From iteration 1, h1,1 is dead: it outputs 0 for every row, so its weights get no gradient.',
  );
});

test('A held-out row has a sentence of its own', async () => {
  const { rows, ...columns } = PRESETS.majority;
  const table = { ...columns, rows: rows.map((row, i) => (i === 3 ? { ...row, holdOut: true } : row)) };
  const told = await ToldRun.begin({ table, network: { bias: true } });
  told.run.step(1500);
  expect(told.sentences(en)).toContain('The held-out row 4 is right from iteration 32 on.');
  expect(told.sentences(en).at(-1)).toContain('all 7 training rows are right. The row that is held out is right.');
});

describe('A run that is changed by hand', () => {
  test('tells the change, and the iterations after it are those of the run', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    const { run, session } = told;
    run.step(300);
    run.setRows(session.table.rows.map((row, i) => (i === 3 ? { ...row, out: [1] } : row)));
    run.step(1200);
    const story = told.story();
    expect(story.last.loss).toBe(run.loss);
    const since = story.rows[3]!.spans.findLast(({ state }) => state === true)!.from;
    expect(story.rows[3]!.spans.find(({ from }) => from === 300)).toMatchObject({ isExact: true, state: false });
    run.seek(since - 1);
    expect(run.predictions[3]).toBeLessThan(0.5);
    run.seek(since);
    expect(run.predictions[3]).toBeGreaterThan(0.5);
    expect(told.sentences(en)).toContainEqual(
      expect.stringMatching(
        /^At iteration 300, the run is changed by hand \(row 4: y 0 → 1\), and the loss is then 0\.\d+\.$/,
      ),
    );
  });

  test('names what is changed, before what follows from it, in both languages', async () => {
    const told = await ToldRun.begin({ ...TUTORIAL, network: { bias: true } });
    const { run, session } = told;
    run.step(100);
    run.setLearningRate(3);
    run.step(200);
    run.set({ kind: 'weight', layer: 0, from: 0, to: 0, value: 2 });
    run.step(100);
    run.set({ kind: 'bias', layer: 1, unit: 0, value: -1 });
    run.setRows(session.table.rows.map((row, i) => (i === 3 ? { ...row, out: [1] } : row)));
    run.step(600);
    expect(told.sentences(en)).toEqual([
      'The start weights get 2 of 4 rows right, with a loss of 1.312.',
      'From iteration 0 to 1, the loss falls from 1.3 to 1.',
      'From iteration 1 to 105, every prediction stays near one half, and the loss moves only from 1 to 0.92.',
      'At iteration 100, the run is changed by hand (η 1 → 3).',
      'From iteration 105 to 283, the loss falls from 0.92 to 0.0059, fastest near iteration 110.',
      'After several changes, h1,2 computes “X1 or X2” from iteration 114 on.',
      'At iteration 300, the run is changed by hand (weight from X1 to h1,1: w → 2), and the loss is then 0.008932.',
      'From iteration 300 to 399, the loss moves only from 0.0089 to 0.0033.',
      'At iteration 400, the run is changed by hand (row 4: y 0 → 1).',
      'At iteration 400, the run is changed by hand (bias of y: b → −1), and the loss is then 0.6408.',
      'From iteration 400 to 402, the loss falls from 0.64 to 0.071.',
      'From iteration 401 on, h1,1 fires for no row.',
      'From iteration 401 on, h1,3 fires for no row.',
      'From iteration 401 on, h1,4 fires for no row.',
      'After several changes, y computes “X1 or X2” from iteration 401 on.',
      'From iteration 401 on, every training row is right; row 4 is the last to become right.',
      'After 1,000 iterations, the loss is 0.0003852, and all 4 rows are right.',
    ]);
    expect(told.sentences(zh)).toEqual([
      '采用初始权重时，4 行中有 2 行正确，损失为 1.312。',
      '第 0 到 1 次迭代之间，损失从 1.3 降到 1。',
      '第 1 到 105 次迭代之间，所有预测都停在 0.5 附近，损失只从 1 变到 0.92。',
      '第 100 次迭代时有手动修改（η 1 → 3）。',
      '第 105 到 283 次迭代之间，损失从 0.92 降到 0.0059，第 110 次前后降得最快。',
      '几经变化，h1,2 在第 114 次迭代时学会了“X1 或 X2”，此后不再改变。',
      '第 300 次迭代时有手动修改（X1 到 h1,1 的权重：w → 2），修改后损失为 0.008932。',
      '第 300 到 399 次迭代之间，损失只从 0.0089 变到 0.0033。',
      '第 400 次迭代时有手动修改（第 4 行：y 0 → 1）。',
      '第 400 次迭代时有手动修改（y 的偏置：b → −1），修改后损失为 0.6408。',
      '第 400 到 402 次迭代之间，损失从 0.64 降到 0.071。',
      '从第 401 次迭代起，h1,1 对任何一行都不激发。',
      '从第 401 次迭代起，h1,3 对任何一行都不激发。',
      '从第 401 次迭代起，h1,4 对任何一行都不激发。',
      '几经变化，y 在第 401 次迭代时学会了“X1 或 X2”，此后不再改变。',
      '从第 401 次迭代起，所有训练行都正确，最后学会的是第 4 行。',
      '经过 1,000 次迭代，损失为 0.0003852，4 行全部正确。',
    ]);
  });

  test('has the same story whether it was told on the way or only at the end', async () => {
    const [onTheWay, atTheEnd] = [await ToldRun.begin(TUTORIAL), await ToldRun.begin(TUTORIAL)];
    for (const [told, isToldEarly] of [
      [onTheWay, true],
      [atTheEnd, false],
    ] as const) {
      const { run } = told;
      run.step(400);
      if (isToldEarly) told.story();
      run.seek(120);
      run.setLearningRate(3);
      run.set({ kind: 'weight', layer: 0, from: 0, to: 0, value: 2 });
      run.step(100);
      if (isToldEarly) told.story();
      run.seek(180);
      run.step(700);
    }
    const [one, other] = [onTheWay.story(), atTheEnd.story()];
    expect(one.last).toEqual(other.last);
    expect(one.last.loss).toBe(onTheWay.run.loss);
    expect(one.rows).toEqual(other.rows);
    expect(one.units.map(({ spans }) => spans.at(-1))).toEqual(other.units.map(({ spans }) => spans.at(-1)));
  });

  test('keeps the lanes of rows where rows were added and removed before them', async () => {
    const told = await ToldRun.begin(TUTORIAL);
    const { run, session } = told;
    run.step(500);
    run.setRows(session.table.rows.slice(1));
    run.step(10);
    const { rows } = told.story();
    expect(rows.map(({ row, spans }) => [row, spans.at(-1)!.from])).toEqual([
      [0, 65],
      [1, 0],
      [2, 201],
    ]);
  });
});

test('A run of a million iterations takes a few hundred evaluations, and is exact', async () => {
  const told = await ToldRun.begin(TUTORIAL);
  told.run.trainer.step(1_000_000);
  const story = told.story();
  expect(told.evaluations).toBeLessThan(600);
  expect(spansOf(story, 1, 0)).toEqual(['0 always', '3 is', '65 or', '201 xor']);
  expect(story.last).toMatchObject({ iteration: 1_000_000, loss: told.run.loss });
});

test('A story that is told again costs nothing', async () => {
  const told = await ToldRun.begin(TUTORIAL);
  told.run.step(1500);
  const story = told.story();
  const { evaluations } = told;
  told.run.seek(700);
  expect(told.story()).toBe(story);
  expect(told.evaluations).toBe(evaluations);
});
