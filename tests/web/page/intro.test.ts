import { expect, test } from 'vitest';
import { playgroundEn } from '../../../web/src/page/texts/playground-en.ts';
import { factsOf } from '../../../web/src/page/texts/playground-texts.ts';
import { playgroundZh } from '../../../web/src/page/texts/playground-zh.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { SessionInput } from '../../../web/src/session/session.ts';
import { setHoldOut } from '../../../web/src/session/table.ts';

test('The intro counts the inputs, outputs, rows and hidden units of the session', () => {
  const intros = (session: SessionInput) => [playgroundEn, playgroundZh].map(({ intro }) => intro(factsOf(session)));
  expect(intros({ table: TUTORIAL_TABLE })).toEqual([
    '3 inputs, 4 rows, 4 hidden units: can the network learn it?',
    '3 个输入，4 行，4 个隐藏单元：网络学得会吗？',
  ]);
  expect(intros({ table: PRESETS.multiplier, network: { hidden: [8, 4] } })).toEqual([
    '4 inputs, 4 outputs, 16 rows, 8 + 4 hidden units: can the network learn it?',
    '4 个输入，4 个输出，16 行，8 + 4 个隐藏单元：网络学得会吗？',
  ]);
  expect(intros({ table: setHoldOut(PRESETS.xor, 0, true), network: { hidden: [] } })).toEqual([
    '2 inputs, 4 rows (1 held out), no hidden units: can the network learn it?',
    '2 个输入，4 行（留出 1 行），没有隐藏单元：网络学得会吗？',
  ]);
});
