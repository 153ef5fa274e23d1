/** Words for the changes by hand during a run: on the flags of the chart and in the story of the run. */

import type { ChangeWords } from '../session/describe-change.ts';
import { count as grouped, significant } from './numbers.ts';
import type { Language } from './texts.ts';

const en: ChangeWords = {
  number: (letter, before, after) =>
    before === undefined
      ? `${letter} → ${significant(after)}`
      : `${letter} ${significant(before)} → ${significant(after)}`,
  cell: (row, column, before, after) => `row ${row}: ${column} ${before} → ${after}`,
  heldOut: (row) => `row ${row} held out`,
  trainsAgain: (row) => `row ${row} trains again`,
  row: {
    added: (row) => `row ${row} added`,
    removed: (row) => `row ${row} removed`,
    changed: (row) => `row ${row} changed`,
  },
  rows: {
    added: (rows) => `${grouped(rows)} rows added`,
    removed: (rows) => `${grouped(rows)} rows removed`,
    changed: (rows) => `${grouped(rows)} rows changed`,
  },
};

const zh: ChangeWords = {
  number: (letter, before, after) =>
    before === undefined
      ? `${letter} → ${significant(after)}`
      : `${letter} ${significant(before)} → ${significant(after)}`,
  cell: (row, column, before, after) => `第 ${row} 行：${column} ${before} → ${after}`,
  heldOut: (row) => `留出第 ${row} 行`,
  trainsAgain: (row) => `第 ${row} 行恢复训练`,
  row: {
    added: (row) => `添加第 ${row} 行`,
    removed: (row) => `删除第 ${row} 行`,
    changed: (row) => `修改第 ${row} 行`,
  },
  rows: {
    added: (rows) => `添加 ${grouped(rows)} 行`,
    removed: (rows) => `删除 ${grouped(rows)} 行`,
    changed: (rows) => `修改 ${grouped(rows)} 行`,
  },
};

export const changeWords: Readonly<Record<Language, ChangeWords>> = { en, zh };
