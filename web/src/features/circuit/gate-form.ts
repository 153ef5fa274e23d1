/** Writes a function as one gate where it is one, and otherwise as a sum of products. */

import type { Bit } from '../../session/session.ts';
import { type Cube, literalsOf, minimalCover, MOST_VARIABLES } from './minimal-cover.ts';
import type { GateKind, Netlist, Pin, UnitRef } from './netlist.ts';
import { type Sampled, supportOf } from './support.ts';

/** A column of the function, possibly negated. */
export interface Literal {
  readonly column: number;
  readonly negated: boolean;
}

export type Form =
  | { readonly kind: 'constant'; readonly value: Bit }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | {
      readonly kind: 'gate';
      readonly gate: GateKind;
      readonly literals: readonly Literal[];
      readonly count?: number;
    }
  | { readonly kind: 'sum'; readonly terms: readonly (readonly Literal[])[]; readonly negated: boolean };

/** Returns a simple form of a function that reads the fewest columns. Yields often. */
export function* formOf(sampled: Sampled): Generator<void, Form> {
  const columns = yield* supportOf(sampled);
  const { values } = sampled;
  if (columns.length === 0) return { kind: 'constant', value: values[0] === 1 ? 1 : 0 };
  const read = columns.map((column) => sampled.columns[column]!);
  const chosen = { ...sampled, columns: read };
  const form =
    columns.length > MOST_VARIABLES
      ? { kind: 'sum' as const, terms: yield* someTerms(chosen), negated: false }
      : yield* leastForm(chosen);
  return renamed(form, columns);
}

function* leastForm({ columns, values }: Sampled): Generator<void, Form> {
  const width = columns.length;
  const [on, off] = [1, 0].map((value) => patternsOf(columns, values, value)) as [number[], number[]];
  const { cubes: ofOnes } = yield* minimalCover(on, off, width);
  if (ofOnes.length === 1) return productOf(literals(ofOnes[0]!, width));
  const { cubes: ofZeros } = yield* minimalCover(off, on, width);
  if (ofZeros.length === 1) return negatedProductOf(literals(ofZeros[0]!, width));
  const parity = parityOf(columns, values);
  if (parity) return parity;
  const terms = ofOnes.map((cube) => literals(cube, width));
  const inverse = ofZeros.map((cube) => literals(cube, width));
  const isShorter = costOf(ofZeros) < costOf(ofOnes);
  return (
    thresholdOf(terms.flat(), columns, values) ?? {
      kind: 'sum',
      terms: isShorter ? inverse : terms,
      negated: isShorter,
    }
  );
}

function costOf(cubes: readonly Cube[]): number {
  return cubes.length + cubes.reduce((sum, cube) => sum + literalsOf(cube), 0);
}

/** Returns the patterns of the rows with a value: bit i is column i. */
function patternsOf(columns: Sampled['columns'], values: Uint8Array, value: number): number[] {
  const patterns = new Set<number>();
  values.forEach((each, row) => {
    if (each === value) patterns.add(columns.reduce((pattern, bits, bit) => pattern | (bits[row]! << bit), 0));
  });
  return [...patterns];
}

function literals({ care, bits }: Cube, width: number): Literal[] {
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => (care >> column) & 1)
    .map((column) => ({ column, negated: ((bits >> column) & 1) === 0 }));
}

/** Returns the gate of a product: AND, or NOR if that negates fewer pins. */
function productOf(list: readonly Literal[]): Form {
  if (list.length === 1) return { kind: 'literal', literal: list[0]! };
  return isMostlyNegated(list)
    ? { kind: 'gate', gate: 'nor', literals: negated(list) }
    : { kind: 'gate', gate: 'and', literals: list };
}

/** Returns the gate of a negated product: NAND, or OR if that negates fewer pins. */
function negatedProductOf(list: readonly Literal[]): Form {
  if (list.length === 1) return { kind: 'literal', literal: negated(list)[0]! };
  return isMostlyNegated(list)
    ? { kind: 'gate', gate: 'or', literals: negated(list) }
    : { kind: 'gate', gate: 'nand', literals: list };
}

function isMostlyNegated(list: readonly Literal[]): boolean {
  return list.filter((literal) => literal.negated).length > list.length / 2;
}

function negated(list: readonly Literal[]): Literal[] {
  return list.map((literal) => ({ ...literal, negated: !literal.negated }));
}

function parityOf(columns: Sampled['columns'], values: Uint8Array): Form | undefined {
  const all = columns.map((_, column) => ({ column, negated: false }));
  const isOdd = (row: number) => columns.reduce((sum, bits) => sum + bits[row]!, 0) % 2;
  if (values.every((value, row) => isOdd(row) === value)) return { kind: 'gate', gate: 'xor', literals: all };
  if (values.every((value, row) => isOdd(row) !== value)) return { kind: 'gate', gate: 'xnor', literals: all };
  return undefined;
}

/** Returns a gate that counts its pins, if every column has one sign and some count gives the function. */
function thresholdOf(used: readonly Literal[], columns: Sampled['columns'], values: Uint8Array): Form | undefined {
  const signs = columns.map(
    (_, column) => new Set(used.filter((literal) => literal.column === column).map((literal) => literal.negated)),
  );
  if (signs.some((sign) => sign.size !== 1)) return undefined;
  const list = signs.map((sign, column) => ({ column, negated: sign.has(true) }));
  const ones = Array.from(values, (_, row) =>
    list.reduce((sum, literal) => sum + (columns[literal.column]![row]! ^ Number(literal.negated)), 0),
  );
  const count = Math.min(...ones.filter((_, row) => values[row] === 1));
  const isThreshold = ones.every((sum, row) => sum >= count === (values[row] === 1));
  return isThreshold ? { kind: 'gate', gate: 'atLeast', literals: list, count } : undefined;
}

/**
 * Returns a sum of products of many columns, not always the least: each product begins as a row and drops every literal that
 * no row of the other value needs.
 */
function* someTerms({ columns, values, influence }: Sampled): Generator<void, Literal[][]> {
  const offRows = [...values.keys()].filter((row) => values[row] === 0);
  const open = new Set([...values.keys()].filter((row) => values[row] === 1));
  const order = columns.map((_, column) => column).sort((a, b) => influence[a]! - influence[b]!);
  const terms: Literal[][] = [];
  for (const seed of open) {
    yield;
    let term = order.map((column): Literal => ({ column, negated: columns[column]![seed] === 0 }));
    for (const column of order) {
      const shorter = term.filter((literal) => literal.column !== column);
      if (!offRows.some((row) => holds(shorter, columns, row))) term = shorter;
    }
    for (const row of open) if (holds(term, columns, row)) open.delete(row);
    terms.push(term.sort((a, b) => a.column - b.column));
  }
  return terms;
}

function holds(term: readonly Literal[], columns: Sampled['columns'], row: number): boolean {
  return term.every(({ column, negated: isNegated }) => (columns[column]![row] === 1) !== isNegated);
}

/** Returns the form with each column replaced by its number in `columns`. */
function renamed(form: Form, columns: readonly number[]): Form {
  const rename = (literal: Literal) => ({ ...literal, column: columns[literal.column]! });
  switch (form.kind) {
    case 'constant':
      return form;
    case 'literal':
      return { ...form, literal: rename(form.literal) };
    case 'sum':
      return { ...form, terms: form.terms.map((term) => term.map(rename)) };
    case 'gate':
      return { ...form, literals: form.literals.map(rename) };
  }
}

/** Adds the gates of a form to a netlist. @returns the output, or the value of a constant */
export function build(form: Form, netlist: Netlist, pins: readonly Pin[], unit?: UnitRef): Pin | Bit {
  const pinOf = ({ column, negated: isNegated }: Literal): Pin => {
    const pin = pins[column]!;
    return { ...pin, negated: pin.negated !== isNegated };
  };
  const gate = (kind: GateKind, list: readonly Pin[], count?: number, owner?: UnitRef) =>
    netlist.add({ kind, pins: list, ...(count !== undefined && { count }), ...(owner && { unit: owner }) });
  switch (form.kind) {
    case 'constant':
      return form.value;
    case 'literal':
      return pinOf(form.literal);
    case 'sum': {
      const products = form.terms.map((term) => {
        const product = build(productOf(term), netlist, pins);
        return product as Pin;
      });
      return gate(form.negated ? 'nor' : 'or', products, undefined, unit);
    }
    case 'gate':
      return gate(form.gate, form.literals.map(pinOf), form.count, unit);
  }
}
