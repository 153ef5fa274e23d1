/** Types for the changes by hand during a run, with which it can be repeated exactly. */

/** A parameter and its new value. Layers count from 0, the first after the input; units from 0. */
export type Setting =
  | {
      readonly kind: 'weight';
      readonly layer: number;
      readonly from: number;
      readonly to: number;
      readonly value: number;
    }
  | { readonly kind: 'bias'; readonly layer: number; readonly unit: number; readonly value: number };

/** A change after `iteration` iterations, in effect for all later ones. */
export type Change = { readonly iteration: number } & (
  { readonly kind: 'learningRate'; readonly value: number } | Setting
);

/** Returns the changes up to an iteration, this one included: the same array if those are all. */
export function changesUpTo(iteration: number, changes: readonly Change[]): readonly Change[] {
  const count = changes.findLastIndex((change) => change.iteration <= iteration) + 1;
  return count === changes.length ? changes : changes.slice(0, count);
}

/** Returns `changes` before iteration `first`, followed by `list`: the same array if nothing is different. */
export function withNewChanges(
  changes: readonly Change[],
  { first, list }: { readonly first: number; readonly list: readonly Change[] },
): readonly Change[] {
  const before = changesUpTo(first - 1, changes);
  return list.length === 0 ? before : [...before, ...list];
}

/** Returns whether two settings are of the same parameter. */
export function sameParameter(a: Setting, b: Setting): boolean {
  if (a.kind === 'weight' && b.kind === 'weight') return a.layer === b.layer && a.from === b.from && a.to === b.to;
  if (a.kind === 'bias' && b.kind === 'bias') return a.layer === b.layer && a.unit === b.unit;
  return false;
}
