/** Defines a circuit of gates, and computes its values. */

import type { Bit } from '../../session/session.ts';

/** Gates of a circuit; `atLeast` is 1 if at least `count` of its pins are. */
export const GATE_KINDS = ['and', 'or', 'nand', 'nor', 'xor', 'xnor', 'not', 'atLeast'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** A connection to a signal, possibly negated. Signals are the inputs, then the gates in their order. */
export interface Pin {
  readonly signal: number;
  readonly negated: boolean;
}

/** A unit of a network; layer 0 holds the inputs. */
export interface UnitRef {
  readonly layer: number;
  readonly unit: number;
}

export interface Gate {
  readonly kind: GateKind;
  readonly pins: readonly Pin[];
  /** Number of pins that have to be 1; only of `atLeast`. */
  readonly count?: number;
  /** Unit of the network whose rounded value the gate has. */
  readonly unit?: UnitRef;
}

export interface Circuit {
  /** Number of inputs. */
  readonly inputs: number;
  /** Every gate comes after those that it reads. */
  readonly gates: readonly Gate[];
  /** Signal of each output, or its value if it never changes. */
  readonly outputs: readonly (Pin | Bit)[];
}

/** Returns the values of all signals of a circuit. */
export function signalsOf({ gates }: Circuit, inputs: readonly Bit[]): Bit[] {
  const signals = [...inputs];
  for (const gate of gates) signals.push(valueOf(gate, signals));
  return signals;
}

export function outputsOf({ outputs }: Circuit, signals: readonly Bit[]): Bit[] {
  return outputs.map((output) => (typeof output === 'number' ? output : valueAt(output, signals)));
}

export function valueAt({ signal, negated }: Pin, signals: readonly Bit[]): Bit {
  return signals[signal] === (negated ? 0 : 1) ? 1 : 0;
}

function valueOf({ kind, pins, count = 1 }: Gate, signals: readonly Bit[]): Bit {
  const ones = pins.filter((pin) => valueAt(pin, signals) === 1).length;
  const isOn: Record<GateKind, boolean> = {
    and: ones === pins.length,
    nand: ones < pins.length,
    or: ones > 0,
    nor: ones === 0,
    not: ones === 0,
    xor: ones % 2 === 1,
    xnor: ones % 2 === 0,
    atLeast: ones >= count,
  };
  return isOn[kind] ? 1 : 0;
}

/** Collects gates; equal ones are built once. */
export class Netlist {
  readonly gates: Gate[] = [];
  readonly #inputs: number;
  readonly #known = new Map<string, number>();

  constructor(inputs: number) {
    this.#inputs = inputs;
  }

  /** Adds a gate with its pins in the order of the signals, or finds an equal one. @returns its output */
  add(gate: Gate): Pin {
    const { kind, count = 0 } = gate;
    const pins = gate.pins.toSorted((a, b) => a.signal - b.signal);
    const key = `${kind}${count}:${pins.map(({ signal, negated }) => `${negated ? '!' : ''}${signal}`).join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return { signal: known, negated: false };
    this.gates.push({ ...gate, pins });
    const signal = this.#inputs + this.gates.length - 1;
    this.#known.set(key, signal);
    return { signal, negated: false };
  }
}

/** Returns a circuit with NOT gates where an output is a negated signal. */
export function withOutputs(netlist: Netlist, inputs: number, outputs: Circuit['outputs']): Circuit {
  const driven = outputs.map((output) =>
    typeof output === 'number' || !output.negated
      ? output
      : netlist.add({ kind: 'not', pins: [{ signal: output.signal, negated: false }] }),
  );
  return { inputs, gates: netlist.gates, outputs: driven };
}

/** Returns the number of gates and of their pins. */
export function sizeOf({ gates }: Circuit): { readonly gates: number; readonly pins: number } {
  return { gates: gates.length, pins: gates.reduce((sum, { pins }) => sum + pins.length, 0) };
}
