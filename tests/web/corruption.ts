/** Generates corrupted texts and values: truncated, garbled or made up. */

import fc from 'fast-check';
import { SIGNS } from './arbitraries.ts';

const signs = fc.constantFrom(...SIGNS);

/** Random texts of characters that have a meaning. */
export const garbage = fc.oneof(
  fc.string({ unit: signs, maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Random corruptions of a text: parts are lost, doubled, moved or replaced. */
export const mutations: fc.Arbitrary<(text: string) => string> = fc
  .array(
    fc.tuple(
      fc.constantFrom('cut', 'delete', 'double', 'insert', 'replace', 'swap'),
      fc.nat(),
      fc.nat(4),
      fc.string({ unit: signs, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((edits) => (text) => edits.reduce((before, edit) => mutate(before, ...edit), text));

export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, mutations).map(([text, mutation]) => mutation(text));
}

function mutate(text: string, how: string, place: number, length: number, other: string): string {
  const at = place % (text.length + 1);
  const [head, part, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (how) {
    case 'cut':
      return head;
    case 'delete':
      return head + tail;
    case 'double':
      return head + part + part + tail;
    case 'insert':
      return head + other + part + tail;
    case 'swap':
      return head + tail.slice(0, length) + part + tail.slice(length);
    default:
      return head + other + tail;
  }
}

const STRANGERS: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2, -1, 0.5, 257, 1e9, 1e10, 4294967296, 1000.1, -1e9 - 1],
  ...['', ' ', 'a', 'sigmoid', 'sse', 'given', 'x'.repeat(33), '👩'.repeat(32), '\v\f'],
  ...[[], {}, [[]], [0], ['a', 'a'], { weights: [] }, { length: 3 }],
];

/** Corrupts values by replacing, removing or repeating a part at any depth. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const stranger = fc.oneof(fc.constantFrom(...STRANGERS), fc.jsonValue());
  return fc
    .tuple(values, fc.array(fc.nat(), { maxLength: 6 }), fc.constantFrom('replace', 'remove', 'repeat'), stranger)
    .map(([value, path, how, other]) => spoil(value, path, how, other));
}

function spoil(value: unknown, path: readonly number[], how: string, stranger: unknown): unknown {
  const [step, ...rest] = path;
  const isContainer = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isContainer || step === undefined) return stranger;
  const isLast = rest.length === 0;
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    const at = step % list.length;
    if (isLast && how === 'remove') return list.toSpliced(at, 1);
    if (isLast && how === 'repeat') return [...list, ...list];
    return list.with(at, spoil(list[at], rest, how, stranger));
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const at = step % entries.length;
  const [key, item] = entries[at]!;
  if (isLast && how === 'remove') return Object.fromEntries(entries.toSpliced(at, 1));
  return Object.fromEntries(entries.with(at, [key, spoil(item, rest, how, stranger)]));
}
