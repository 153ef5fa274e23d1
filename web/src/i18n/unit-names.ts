/** Names the units of a network in texts. */

import type { Messages, NameOfUnit } from './en.ts';
import type { Table } from '../session/session.ts';

/** Returns the names of the first `units` units of a hidden layer; layers count from 0. */
export function hiddenUnitNames(messages: Messages, layer: number, units: number): string[] {
  return Array.from({ length: units }, (_, unit) => messages.hiddenUnit(layer + 1, unit + 1));
}

/** Returns a function that names the units of all layers: layer 0 holds the inputs, and `layers` more follow. */
export function allUnitNamer(messages: Messages, table: Table, layers: number): NameOfUnit {
  const named = unitNamer(messages, table, layers);
  return (layer, unit) => (layer === 0 ? table.inputs[unit]! : named(layer - 1, unit));
}

/** Returns a function that names the units after the input; the last of `layers` layers has the table's outputs. */
export function unitNamer(messages: Messages, { outputs }: Table, layers: number): NameOfUnit {
  return (layer, unit) => (layer === layers - 1 ? outputs[unit]! : messages.hiddenUnit(layer + 1, unit + 1));
}
