import type { Messages } from '../i18n/en.ts';

/** The names of the first `units` units of a hidden layer; the layers are counted from 0. */
export function hiddenUnitNames(messages: Messages, layer: number, units: number): string[] {
  return Array.from({ length: units }, (_, unit) => messages.hiddenUnit(layer + 1, unit + 1));
}
