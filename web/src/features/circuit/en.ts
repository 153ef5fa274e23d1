/** English texts of the circuit, and the type of all languages. */

import { count, plural, rowList } from '../../i18n/numbers.ts';
import type { GateKind } from './netlist.ts';
import type { RangeKind } from './rounding.ts';
import type { Format, Source } from './text-kinds.ts';

/** Numbers of a circuit. */
export interface Size {
  readonly gates: number;
  readonly pins: number;
}

export const en = {
  about:
    'Each unit is rounded to 0 or 1 and becomes a logic gate. A unit gets no gate if it is constant, equal to another unit, or not needed.',
  working: 'Computing the circuit …',
  output: 'Output',
  allOutputs: 'all',
  source: 'Circuit',
  sourceOf: { network: 'of the network', simplest: 'minimal for the table' } satisfies Record<Source, string>,
  range: 'A hidden unit counts as 1',
  rangeOf: {
    activation: 'above the middle of its activation',
    seen: 'above the middle of its own values',
  } satisfies Record<RangeKind, string>,
  rangeHint: {
    activation:
      'The middle is 0.5 for sigmoid and 0 for tanh. ReLU, leaky ReLU and linear have no bounds: there, the middle is halfway between the smallest and the largest value over these rows. The next layer receives the upper or the lower end of that range instead of the unit’s value.',
    seen: 'The middle is halfway between the smallest and the largest value over these rows. The next layer receives the largest or the smallest value instead of the unit’s own.',
  } satisfies Record<RangeKind, string>,
  scope: 'Exact for every input combination, not only for the rows',
  // The result
  allAgree: (rows: number, differsFreely: boolean) =>
    `In ${rows === 1 ? 'the only row' : rows === 2 ? 'both rows' : `all ${count(rows)} rows`}, the circuit agrees with the rounded predictions of the network${differsFreely ? ', except in don’t-care cells' : ''}.`,
  breaks: (broken: number, rows: number) =>
    `Rounding breaks ${count(broken)} of ${plural(rows, 'row', 'rows')}: there, the circuit disagrees with the network.`,
  trainFirst: (wrong: number, rows: number) =>
    `Train first: the network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}.`,
  wrong: (wrong: number, rows: number) => `The network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}.`,
  /** Indices of the rows with a prediction of 0.5. */
  undecided: (rows: readonly number[]) =>
    `In ${rows.length === 1 ? 'row' : 'rows'} ${rowList('en', rows)}, a prediction is exactly 0.5, which is right for neither target. The circuit counts it as 0.`,
  wrongHeldOut: (wrong: number, rows: number) =>
    `The network is wrong in ${count(wrong)} of ${plural(rows, 'row', 'rows')}, but in none that it was trained on.`,
  noHidden: 'The network has no hidden layer: each output depends on the inputs alone.',
  size: ({ gates, pins }: Size) => `${plural(gates, 'gate', 'gates')} with ${plural(pins, 'input', 'inputs')}`,
  compared: (own: string, simplest: string) =>
    `The circuit of the network has ${own}. Minimal logic for the table, output by output, has ${simplest}.`,
  contradictory: 'Rows with equal inputs contradict each other: the minimal circuit may give either answer there.',
  tooLarge: (gates: number, most: number) =>
    `The circuit has ${count(gates)} gates; drawings have at most ${most}. The expression below contains all gates.`,
  tooMany: (most: number) => `The circuit would have more than ${most} gates: too many to build.`,
  least: (name: string) => `Shortest sum of products for ${name}:`,
  notProven: 'The search ended early, so a shorter one may exist.',
  // Units
  units: 'Units without a gate of their own',
  constant: (unit: string, value: number) => `${unit} is always ${value}.`,
  same: (unit: string, as: string) => `${unit} is always equal to ${as}.`,
  opposite: (unit: string, as: string) => `${unit} is always the opposite of ${as}.`,
  unused: (units: string) => `Not needed: ${units}.`,
  more: (units: number) => `… and ${count(units)} more.`,
  // Rows
  check: 'Check of every row',
  row: 'Row',
  target: 'Target',
  network: 'Network',
  circuit: 'Circuit',
  select: (row: string) => `Show the values of ${row} in the circuit`,
  verdict: { right: 'right', wrong: 'network is wrong', breaks: 'rounding breaks it' },
  moreRows: (rows: number) => plural(rows, 'more row', 'more rows'),
  missing: (rows: number) => plural(rows, 'missing row', 'missing rows'),
  missingHint: 'The circuit’s output there:',
  why: 'Why rounding breaks rows',
  broken: (where: string, unit: string, value: string, bit: number) =>
    `${where}: ${unit} is ${value} in the network, but counts as ${bit} in the circuit.`,
  cause: (unit: string, value: string, isMiddle: boolean, taken: string) =>
    `${unit} gives ${isMiddle ? `exactly the middle, ${value}` : value}, rounded to ${taken}`,
  needsValue: (unit: string, side: 'above' | 'below', value: string) => `${unit} needs it to be ${side} ${value}`,
  joined: (causes: readonly string[]) => `${causes.join('; ')}.`,
  together: (causes: readonly string[], more: number) =>
    `Together these move it to the other side: ${causes.join('; ')}${more > 0 ? `; and ${plural(more, 'more unit', 'more units')}` : ''}.`,
  // Gates
  gate: {
    and: 'AND',
    or: 'OR',
    nand: 'NAND',
    nor: 'NOR',
    xor: 'XOR',
    xnor: 'XNOR',
    not: 'NOT',
    atLeast: 'at least',
  } satisfies Record<GateKind, string>,
  gateTitle: (kind: string, unit: string | undefined) => (unit ? `${unit}: ${kind}` : kind),
  label: (outputs: string, size: string, expression: string) => `Circuit of ${outputs}: ${size}. ${expression}`,
  values: (row: string) => `Values of ${row}: solid wires are 1, dashed wires are 0.`,
  noRow: 'Choose a row below to see its values on the wires.',
  scroll: 'Drawing of the circuit',
  // Files
  text: 'Circuit as text',
  formatOf: { logic: '¬ ∧ ∨ ⊕', code: '! & | ^', latex: 'LaTeX', verilog: 'Verilog' } satisfies Record<Format, string>,
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'This browser does not let the page copy. Select the text instead.',
  save: 'Save',
  saveDrawing: 'Save drawing (SVG)',
  saved: (name: string) => `Saved ${name}.`,
};

export type CircuitTexts = typeof en;
