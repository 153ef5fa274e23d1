/** Measures the time of each reader for text from outside, which must be at most linear in the length of any text. */

import { expect, test } from 'vitest';
import { readCommandLine } from '../../../../web/src/cli/options.ts';
import { visible } from '../../../../web/src/cli/visible.ts';
import { embedCode } from '../../../../web/src/export/embed-code.ts';
import { languageFor } from '../../../../web/src/i18n/language.ts';
import { readAttributes } from '../../../../web/src/session/formats/attributes.ts';
import { tableFromCsv } from '../../../../web/src/session/formats/csv.ts';
import { tableFromExpression } from '../../../../web/src/session/formats/expression.ts';
import { tokenize } from '../../../../web/src/session/formats/expression-tokens.ts';
import { isDeeper, jsonErrorAt } from '../../../../web/src/session/formats/json-error.ts';
import { readLink, readParts } from '../../../../web/src/session/formats/link.ts';
import { readNumber } from '../../../../web/src/session/number-text.ts';
import { NAMING, panelsIn, unknownName } from '../../../../web/src/session/panels.ts';
import { placeIn, readPageLink } from '../../../../web/src/session/formats/page-links.ts';
import { readSessionFile } from '../../../../web/src/session/formats/session-file.ts';
import { errorExcerpt } from '../../../../web/src/features/table/error-excerpt.ts';
import { TUTORIAL } from '../../tutorial.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };
const TABLE = 'table=A,B:y/0,1,1,0';

/** Length in characters. A link may be longer, but quadratic time is visible at this length. */
const SHORT = 2000;
const LONG = 8 * SHORT;
const LONGEST = 1_000_000;
/** Milliseconds below which a time says nothing about growth. */
const LEAST = 6;
/** Least allowed factor between the growth of time and text; a quadratic reader has one of eight in the shorter texts. */
const SLACK = 5;
/** Part of the growth of the text that is allowed as this factor, where it is more; a quadratic reader has the whole. */
const SHARE = 1 / 3;
/** Most attempts to read a text in time, and the milliseconds after which no other begins. */
const ATTEMPTS = 30;
const MOST_SPENT = 4000;

/** Pieces of the texts; a repetition may keep a pattern backtracking. */
const PIECES = [
  ...['1', '0', '1.', '.1', '1e', '-', '−', '1,', '0,5 ', '1;', '1/', '1:1:1,', '0:lr:1,', '%', '%41', '%2525', '١'],
  ...[' ', '\t', '\n', '\r', 'a', 'a ', 'a,', 'a:', 'a=', 'a=1&', '&', '#', '"', '""', '"a",', "'", '“', '“”', '，'],
  ...['[', '{', '{"a":', '(', ')', 'not ', 'a and ', '!', '\\', '\\"', '\\u0041', 'a b=1 ', '-->', '<', '网', '😀'],
  ...['zh-', '0,1,1,0\n', 'target:', 'input:', 'none,', 'true,'],
];

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a number': readNumber,
  'a link': readLink,
  'a place in the page': (text) => placeIn(text, { URL: 'https://a.example/', baseURI: 'https://a.example/' }),
  'an order in the text': readPageLink,
  'a session file': readSessionFile,
  'the value in a session file': (text) => readSessionFile(`{"table": {"inputs": ["a", ${JSON.stringify(text)}]}}`),
  'where JSON goes wrong': jsonErrorAt,
  'a depth': (text) => isDeeper(text, Infinity),
  'a CSV file': (text) => tableFromCsv(text, LIMITS),
  'the rows of a CSV file': (text) => tableFromCsv(`a,b,y\n${text}`, LIMITS),
  'an expression': (text) => tableFromExpression(text, LIMITS),
  'the tokens of an expression': tokenize,
  'an excerpt': (text) => errorExcerpt(text, text.length - 1, 1),
  'names of panels': (text) => panelsIn(text),
  'unknown names': (text) =>
    unknownName(Object.fromEntries(NAMING.map((name) => [name, text])) as Record<(typeof NAMING)[number], string>),
  'a language': languageFor,
  'a title': (title) =>
    embedCode('script', {
      ...{ folder: 'https://a.example/', hash: '#', panels: '', controls: 'full', autoplay: false, language: 'en' },
      ...{ title, height: 1 },
    }),
  'a text for a terminal': visible,
  ...Object.fromEntries(
    ['table', 'hidden', 'activation', 'lr', 'weights', 'biases', 'changes', 'view'].map((part) => [
      `the part ${part} of a link`,
      (text: string) => readLink(`${part === 'table' ? '' : `${TABLE}&`}${part}=${text}x`),
    ]),
  ),
  'the rows of a link': (text) => readLink(`table=A,B:y/${text}`),
  ...Object.fromEntries(
    ['session', 'table', 'preset', 'units', 'learning-rate'].map((attribute) => [
      `the attribute ${attribute}`,
      (text: string) => readAttributes((name) => (name === attribute ? text : null), TUTORIAL),
    ]),
  ),
  ...Object.fromEntries(
    ['hidden', 'learning-rate'].map((option) => [
      `the option --${option}`,
      (text: string) => {
        const order = readCommandLine(['train', 'table.csv', `--${option}=${text}`]);
        return order.kind === 'train' && readParts(order.options.parts);
      },
    ]),
  ),
};

/** Returns a text that repeats a piece, with an end that fits no number. */
function textOf(piece: string, length: number): string {
  return `${piece.repeat(length / piece.length)}x`;
}

/**
 * Returns the processor time of this process in milliseconds: the first attempt that takes at most `enough`, else the
 * least of all. A compilation or a garbage collection may fall into any, but not into all of them.
 */
function timeOf(read: (text: string) => unknown, text: string, enough: number): number {
  let [least, spent] = [Infinity, 0];
  for (let attempt = 0; attempt < ATTEMPTS && spent < MOST_SPENT && least > enough; attempt++) {
    const start = process.cpuUsage();
    read(text);
    const time = process.cpuUsage(start).user / 1000;
    least = Math.min(least, time);
    spent += time;
  }
  return least;
}

/** Returns the milliseconds that the longer text takes. */
function expectGrowth(read: (text: string) => unknown, piece: string, from: number, to: number): number {
  const growth = to / from;
  const factor = Math.max(SLACK, SHARE * growth);
  const allowed = factor * growth * Math.max(timeOf(read, textOf(piece, from), LEAST), LEAST / SLACK);
  const time = timeOf(read, textOf(piece, to), allowed);
  expect(time, `ms for ${JSON.stringify(piece)}, ${to} characters`).toBeLessThanOrEqual(allowed);
  return time;
}

test.each(Object.entries(READERS))('Reading %s takes time in proportion to its length', (_name, read) => {
  let slowest = { piece: PIECES[0]!, time: 0 };
  for (const piece of PIECES) {
    const time = expectGrowth(read, piece, SHORT, LONG);
    if (time > slowest.time) slowest = { piece, time };
  }
  expectGrowth(read, slowest.piece, LONG, LONGEST);
});
