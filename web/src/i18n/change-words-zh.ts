/** Chinese words for the changes by hand during a run. */

import type { ChangeWords } from '../session/describe-change.ts';
import { count as grouped, significant } from './numbers.ts';

export const changesZh: ChangeWords = {
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
