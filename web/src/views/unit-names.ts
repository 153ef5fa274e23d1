import type { Messages, NameOfUnit } from '../i18n/en.ts';
import type { Table } from '../session/session.ts';

/** The names of the first `units` units of a hidden layer; the layers are counted from 0. */
export function hiddenUnitNames(messages: Messages, layer: number, units: number): string[] {
  return Array.from({ length: units }, (_, unit) => messages.hiddenUnit(layer + 1, unit + 1));
}

/** Names the units after the input: those of the last of `layers` layers as the table's outputs. */
export function unitNamer(messages: Messages, { outputs }: Table, layers: number): NameOfUnit {
  return (layer, unit) => (layer === layers - 1 ? outputs[unit]! : messages.hiddenUnit(layer + 1, unit + 1));
}
