/** Writes circuits as Boolean expressions. */

import { tokenize } from '../../session/formats/expression-tokens.ts';
import type { Bit } from '../../session/session.ts';
import type { Cover } from './minimal-cover.ts';
import type { Circuit, Gate, Pin } from './netlist.ts';
import { literalsOfCube } from './simplest.ts';

export const NOTATIONS = ['logic', 'code', 'latex'] as const;
export type Notation = (typeof NOTATIONS)[number];

interface Signs {
  readonly not: string;
  readonly and: string;
  readonly or: string;
  readonly xor: string;
  readonly open: string;
  readonly close: string;
  readonly assign: string;
  name(name: string): string;
  atLeast(terms: readonly string[], count: number): string;
}

const SIGNS: Record<Notation, Signs> = {
  logic: {
    not: '¬',
    and: ' ∧ ',
    or: ' ∨ ',
    xor: ' ⊕ ',
    open: '(',
    close: ')',
    assign: ' = ',
    name: nameInExpression,
    atLeast: (terms, count) => `[${terms.join(' + ')} ≥ ${count}]`,
  },
  code: {
    not: '!',
    and: ' & ',
    or: ' | ',
    xor: ' ^ ',
    open: '(',
    close: ')',
    assign: ' = ',
    name: nameInExpression,
    atLeast: (terms, count) => `(${terms.join(' + ')} >= ${count})`,
  },
  latex: {
    not: '\\lnot ',
    and: ' \\land ',
    or: ' \\lor ',
    xor: ' \\oplus ',
    open: '(',
    close: ')',
    assign: ' = ',
    // As text: in mathematics, the hyphen of a name would be a minus, and its spaces would be lost.
    name: (name) => `\\textrm{${name.replaceAll(/[\\{}$&#^_%~]/g, (sign) => LATEX_SIGNS[sign] ?? `\\${sign}`)}}`,
    atLeast: (terms, count) => `[${terms.join(' + ')} \\ge ${count}]`,
  },
};

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Most products that stand for a gate that counts. */
const MOST_PRODUCTS = 20;
/** Length above which signals that several gates read get a line of their own. */
const LONG = 240;

export interface Named {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Returns the name of a gate's signal, for a line of its own. */
  readonly gate: (gate: Gate, index: number) => string;
}

/** Returns the expressions of a circuit, one line for each output; of large circuits, also for shared signals. */
export function expressionsOf(circuit: Circuit, named: Named, notation: Notation): string {
  const short = linesOf(circuit, named, notation, new Set());
  if (short.length <= LONG * circuit.outputs.length) return short;
  const readers = circuit.gates.map(() => 0);
  const read = (pin: Pin | Bit) => {
    if (typeof pin !== 'number' && pin.signal >= circuit.inputs) readers[pin.signal - circuit.inputs]!++;
  };
  for (const { pins } of circuit.gates) pins.forEach(read);
  circuit.outputs.forEach(read);
  const shared = circuit.gates.flatMap((_, index) => (readers[index]! > 1 ? [circuit.inputs + index] : []));
  return linesOf(circuit, named, notation, new Set(shared));
}

function linesOf(circuit: Circuit, named: Named, notation: Notation, own: ReadonlySet<number>): string {
  const signs = SIGNS[notation];
  const terms = termsOf(circuit, named, notation, own);
  const lines = [...own].map((signal) => {
    const gate = circuit.gates[signal - circuit.inputs]!;
    return `${signs.name(named.gate(gate, signal - circuit.inputs))}${signs.assign}${bare(terms.gates[signal - circuit.inputs]!)}`;
  });
  const outputs = circuit.outputs.map((output, index) => {
    const value = typeof output === 'number' ? String(output) : bare(terms.of(output));
    return `${signs.name(named.outputs[index]!)}${signs.assign}${value}`;
  });
  return [...lines, ...outputs].join('\n');
}

/** A text, whether it needs parentheses inside another one, and what it negates. */
interface Term {
  readonly text: string;
  readonly isCompound: boolean;
  readonly negates?: Term;
}

function bare({ text }: Term): string {
  return text;
}

function termsOf({ inputs, gates }: Circuit, named: Named, notation: Notation, own: ReadonlySet<number>) {
  const signs = SIGNS[notation];
  const known: Term[] = named.inputs.map((name) => ({ text: signs.name(name), isCompound: false }));
  const made: Term[] = [];
  const inner = ({ text, isCompound }: Term) => (isCompound ? `${signs.open}${text}${signs.close}` : text);
  const not = (term: Term): Term =>
    term.negates ?? { text: `${signs.not}${inner(term)}`, isCompound: false, negates: term };
  const of = ({ signal, negated }: Pin): Term => {
    const term = known[signal]!;
    return negated ? not(term) : term;
  };
  const join = (list: readonly Term[], sign: string): Term =>
    list.length === 1 ? list[0]! : { text: list.map(inner).join(sign), isCompound: true };
  const write = ({ kind, pins, count = 1 }: Gate): Term => {
    const list = pins.map(of);
    switch (kind) {
      case 'and':
        return join(list, signs.and);
      case 'or':
        return join(list, signs.or);
      case 'xor':
        return join(list, signs.xor);
      case 'nand':
        return not(join(list, signs.and));
      case 'nor':
        return not(join(list, signs.or));
      case 'xnor':
        return not(join(list, signs.xor));
      case 'not':
        return not(list[0]!);
      case 'atLeast': {
        const choices = choicesOf(list, count);
        if (choices.length > MOST_PRODUCTS) {
          return { text: signs.atLeast(list.map(inner), count), isCompound: false };
        }
        return join(
          choices.map((choice) => join(choice, signs.and)),
          signs.or,
        );
      }
    }
  };
  gates.forEach((gate, index) => {
    const term = write(gate);
    made.push(term);
    known.push(own.has(inputs + index) ? { text: signs.name(named.gate(gate, index)), isCompound: false } : term);
  });
  return { of, gates: made };
}

/** Returns all choices of `count` of a list; one more than MOST_PRODUCTS at most. */
function choicesOf<T>(list: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  const choices: T[][] = [];
  for (let first = 0; first + count <= list.length && choices.length <= MOST_PRODUCTS; first++) {
    for (const rest of choicesOf(list.slice(first + 1), count - 1)) choices.push([list[first]!, ...rest]);
  }
  return choices;
}

/** Returns a sum of products, such as "¬a b ∨ a ¬b" written with the signs of a notation. */
export function sumOfProducts({ cubes }: Cover, inputs: readonly string[], notation: Notation): string {
  const { not, and, or, open, close, name } = SIGNS[notation];
  if (cubes.length === 0) return '0';
  const products = cubes.map((cube) =>
    literalsOfCube(cube, inputs.length).map(({ column, negated }) => `${negated ? not : ''}${name(inputs[column]!)}`),
  );
  if (products.some((product) => product.length === 0)) return '1';
  return products
    .map((product) =>
      product.length > 1 && cubes.length > 1 ? `${open}${product.join(and)}${close}` : product.join(and),
    )
    .join(or);
}

/** Returns a name as the table's expressions read it: in quotes if it is no plain word. */
export function nameInExpression(name: string): string {
  const read = tokenize(name);
  const [first, end] = 'tokens' in read ? read.tokens : [];
  if (first?.kind === 'name' && first.text === name && end?.kind === 'end') return name;
  return name.includes('"') ? `“${name.replaceAll('”', "'")}”` : `"${name}"`;
}
