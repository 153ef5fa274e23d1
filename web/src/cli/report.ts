/** Formats the result of a training for the command line. */

import { CODE_LANGUAGES, type CodeSource } from '../export/code-languages.ts';
import { en } from '../i18n/en.ts';
import { lazyEn } from '../i18n/lazy-en.ts';
import { count, lossFigure, predictionFigure } from '../i18n/numbers.ts';
import { tableToCsv } from '../session/formats/csv.ts';
import { type Diagnosis, excessiveRate } from '../session/learning/diagnosis.ts';
import { isNear, scoreOf } from '../session/learning/score.ts';
import { columnsOf } from '../session/text-width.ts';
import { sizesOf } from '../session/weight.ts';
import { unitNamer } from '../i18n/unit-names.ts';
import type { Format } from './options.ts';
import { visible } from './visible.ts';

export interface Point {
  readonly iteration: number;
  readonly loss: number;
}

export interface Result extends CodeSource {
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array;
  /** Points of the sparkline, from the start to the end of the run. */
  readonly curve: readonly Point[];
  /** Cause of a stall, if any. */
  readonly diagnosis: Diagnosis | undefined;
  readonly tolerance: number;
}

/** Number of points of the sparkline. */
export const SPARKLINE_POINTS = 32;
const LEVELS = Array.from('▁▂▃▄▅▆▇█');

export function report(result: Result, format: Format): string {
  switch (format) {
    case 'text':
      return textReport(result);
    case 'csv':
      return tableToCsv(result.trained.session.table, result.predictions);
    case 'json':
      return jsonReport(result);
    case 'numpy':
    case 'training':
    case 'pytorch':
    case 'keras':
    case 'cpp':
    case 'javascript':
      return CODE_LANGUAGES[format].write(result);
  }
}

function textReport(result: Result): string {
  const { trained, predictions, tolerance, curve } = result;
  const { session, iteration, loss } = trained;
  const score = scoreOf(session.table, predictions, tolerance);
  const first = curve[0]?.loss ?? loss;
  const kind = en.lossName[session.training.loss];
  const rights = [
    en.rowsRight(score.trained),
    ...(score.heldOut.rows > 0 ? [en.heldOutRight(score.heldOut)] : []),
  ].join(' · ');
  return [
    `${sizesOf(session).join('-')} network, ${session.network.bias ? 'with' : 'without'} biases, seed ${session.training.seed}`,
    `loss ${sparkline(curve.map((point) => point.loss))} ${lossFigure(first)} → ${lossFigure(loss)} (${kind}) in ${count(iteration)} iterations`,
    '',
    ...tableLines(result),
    '',
    rights,
    ...diagnosisLines(result),
    '',
  ].join('\n');
}

/** Returns the diagnosis and its fix, in the same words as the page. */
function diagnosisLines({ diagnosis, trained }: Result): string[] {
  if (!diagnosis) return [];
  const { table, network } = trained.session;
  const { finding, tooFast, fix } = lazyEn.diagnosis;
  const { headline, evidence } = finding(diagnosis, unitNamer(en, table, network.hidden.length + 1));
  const rate = excessiveRate(trained.session, diagnosis.fix);
  const sentences = [headline, evidence, ...(rate === undefined ? [] : [tooFast(rate)])];
  return ['', sentences.join(' '), `To try: ${fix(diagnosis.fix, en)}`].map(visible);
}

/** Returns the table in columns, with the predictions and whether each row is right. */
function tableLines({ trained, predictions, tolerance }: Result): string[] {
  const { inputs, outputs, rows } = trained.session.table;
  const lines = rows.map((row, index) => {
    const made = outputs.map((_, output) => predictions[index * outputs.length + output]!);
    const right = row.out.every((target, output) => isNear(made[output]!, target, tolerance));
    return [
      ...row.in.map(String),
      ...row.out.map((target) => (target === null ? '-' : String(target))),
      ...made.map(predictionFigure),
      `${right ? '✓' : '✗'}${row.holdOut ? ' held out' : ''}`,
    ];
  });
  const head = [...inputs, ...outputs, ...outputs.map((name) => `→ ${name}`), ''].map(visible);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => columnsOf(line[column]!))));
  return [head, ...lines].map((line) =>
    line
      .map((cell, column) => (column === head.length - 1 ? cell : ' '.repeat(widths[column]! - columnsOf(cell)) + cell))
      .join('  ')
      .trimEnd(),
  );
}

/** Returns one character per value, higher for larger ones. */
export function sparkline(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  return values
    .map((value) => {
      if (!Number.isFinite(value)) return '!';
      const level = most > least ? Math.round(((value - least) / (most - least)) * (LEVELS.length - 1)) : 0;
      return LEVELS[level];
    })
    .join('');
}

function jsonReport({ trained, predictions, tolerance, curve }: Result): string {
  const { session, parameters, iteration, loss } = trained;
  const outputs = session.table.outputs.length;
  const score = scoreOf(session.table, predictions, tolerance);
  const written = {
    iteration,
    loss,
    score,
    predictions: session.table.rows.map((_, row) => Array.from(predictions.slice(row * outputs, (row + 1) * outputs))),
    weights: parameters.weights,
    ...(session.network.bias && { biases: parameters.biases }),
    curve,
    session,
  };
  return `${JSON.stringify(written, undefined, 2)}\n`;
}
