import type { Messages, NameOfUnit } from './en.ts';
import type { Table } from '../session/session.ts';

/** The names of the first `units` units of a hidden layer; the layers are counted from 0. */
export function hiddenUnitNames(messages: Messages, layer: number, units: number): string[] {
  return Array.from({ length: units }, (_, unit) => messages.hiddenUnit(layer + 1, unit + 1));
}

/** Names the units of all layers: layer 0 holds the inputs, and `layers` more come after it. */
export function allUnitNamer(messages: Messages, table: Table, layers: number): NameOfUnit {
  const named = unitNamer(messages, table, layers);
  return (layer, unit) => (layer === 0 ? table.inputs[unit]! : named(layer - 1, unit));
}

/** Names the units after the input: those of the last of `layers` layers as the table's outputs. */
export function unitNamer(messages: Messages, { outputs }: Table, layers: number): NameOfUnit {
  return (layer, unit) => (layer === layers - 1 ? outputs[unit]! : messages.hiddenUnit(layer + 1, unit + 1));
}
