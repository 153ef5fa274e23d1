/** Builds the circuit of a rounded network: the gates of its units, without those that are constant, equal or not needed. */

import type { Bit } from '../../session/session.ts';
import { build, type Form, formOf } from './gate-form.ts';
import { type Circuit, Netlist, type Pin, type UnitRef, withOutputs } from './netlist.ts';
import type { RoundedLayer, Rounding } from './rounding.ts';

/** Reason why a unit has no gate of its own. */
export type Merged = UnitRef &
  (
    | { readonly kind: 'constant'; readonly value: Bit }
    | { readonly kind: 'same' | 'opposite'; readonly as: UnitRef }
    | { readonly kind: 'unused' }
  );

export interface NetworkCircuit {
  /** Undefined if it has more than MOST_GATES. */
  readonly circuit: Circuit | undefined;
  /** Hidden units without a gate of their own, and outputs that are constant or equal to another unit. */
  readonly merged: readonly Merged[];
}

/** A unit's rounded values: a constant, or those of the first unit with the same or the opposite values. */
type Role = { readonly constant: Bit } | { readonly like: UnitRef; readonly negated: boolean };

/** Most gates that are built: no reader follows more. */
export const MOST_GATES = 500;

/** Builds the gates that these outputs need. Yields often: a large network takes long. */
export function* networkCircuit(rounding: Rounding, outputs: readonly number[]): Generator<void, NetworkCircuit> {
  const { layers } = rounding;
  const columns = layers.map((layer) => Array.from({ length: layer.units }, (_, unit) => columnOf(layer, unit)));
  const roles = rolesOf(columns);
  const inputs = layers[0]!.units;
  const netlist = new Netlist(inputs);
  const signals = new Map<string, Pin>();
  const last = layers.length - 1;

  function* signalOf(ref: UnitRef): Generator<void, Pin | Bit> {
    const role = roles[ref.layer]![ref.unit]!;
    if ('constant' in role) return role.constant;
    const { like, negated } = role;
    const key = `${like.layer},${like.unit}`;
    let pin = signals.get(key);
    if (!pin) {
      pin = like.layer === 0 ? { signal: like.unit, negated: false } : yield* gateOf(like);
      signals.set(key, pin);
    }
    return { ...pin, negated: pin.negated !== negated };
  }

  /** Builds the gate of a unit that differs from all units before it. */
  function* gateOf({ layer, unit }: UnitRef): Generator<void, Pin> {
    if (netlist.gates.length > MOST_GATES) return { signal: 0, negated: false };
    const { low, high } = layers[layer - 1]!;
    const weights = rounding.parameters.weights[layer - 1]!;
    const influence = new Map<string, { ref: UnitRef; by: number }>();
    roles[layer - 1]!.forEach((role, from) => {
      if ('constant' in role) return;
      const key = `${role.like.layer},${role.like.unit}`;
      const by = weights[from]![unit]! * (high[from]! - low[from]!) * (role.negated ? -1 : 1);
      influence.set(key, { ref: role.like, by: (influence.get(key)?.by ?? 0) + by });
    });
    const sources = [...influence.values()];
    const form = yield* formOf({
      columns: sources.map(({ ref }) => columns[ref.layer]![ref.unit]!),
      values: columns[layer]![unit]!,
      influence: sources.map(({ by }) => Math.abs(by)),
    });
    const used = columnsUsed(form);
    const pins: Pin[] = [];
    for (const [column, { ref }] of sources.entries()) {
      if (used.has(column)) pins[column] = (yield* signalOf(ref)) as Pin;
    }
    return build(form, netlist, pins, { layer, unit }) as Pin;
  }

  const driven: (Pin | Bit)[] = [];
  for (const output of outputs) driven.push(yield* signalOf({ layer: last, unit: output }));
  const merged = mergedOf(roles, (ref) => signals.has(`${ref.layer},${ref.unit}`), outputs);
  const isTooLarge = netlist.gates.length > MOST_GATES;
  return { circuit: isTooLarge ? undefined : withOutputs(netlist, inputs, driven), merged: isTooLarge ? [] : merged };
}

function columnsUsed(form: Form): ReadonlySet<number> {
  const list =
    form.kind === 'constant'
      ? []
      : form.kind === 'literal'
        ? [form.literal]
        : form.kind === 'sum'
          ? form.terms.flat()
          : form.literals;
  return new Set(list.map(({ column }) => column));
}

function columnOf({ bits, units }: RoundedLayer, unit: number): Uint8Array {
  return Uint8Array.from({ length: bits.length / units }, (_, row) => bits[row * units + unit]!);
}

/** Finds for each unit the first unit or input with the same or the opposite values. */
function rolesOf(columns: readonly (readonly Uint8Array[])[]): Role[][] {
  const first = new Map<string, UnitRef & { readonly at: number }>();
  return columns.map((units, layer) =>
    units.map((column, unit): Role => {
      const at = column[0] ?? 0;
      // An input that never changes is a constant for these rows, as a unit is.
      if (column.every((bit) => bit === at)) return { constant: at === 1 ? 1 : 0 };
      const key = column.map((bit) => bit ^ at).join('');
      const known = first.get(key);
      if (!known) first.set(key, { layer, unit, at });
      const { at: atFirst, ...like } = known ?? { layer, unit, at };
      return { like, negated: atFirst !== at };
    }),
  );
}

function mergedOf(roles: readonly (readonly Role[])[], isUsed: (ref: UnitRef) => boolean, outputs: readonly number[]) {
  return roles.slice(1).flatMap((units, index) => {
    const layer = index + 1;
    const isOutput = layer === roles.length - 1;
    return units.flatMap((role, unit): Merged[] => {
      if (isOutput && !outputs.includes(unit)) return [];
      const ref = { layer, unit };
      if ('constant' in role) return [{ ...ref, kind: 'constant', value: role.constant }];
      const { like, negated } = role;
      if (like.layer !== layer || like.unit !== unit) {
        return [{ ...ref, kind: negated ? 'opposite' : 'same', as: like }];
      }
      return isUsed(ref) ? [] : [{ ...ref, kind: 'unused' }];
    });
  });
}
