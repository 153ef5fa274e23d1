/** English words for the changes by hand during a run: on the flags of the chart and in the story of the run. */

import type { ChangeWords } from '../session/describe-change.ts';
import { count as grouped, significant } from './numbers.ts';

export const changesEn: ChangeWords = {
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
