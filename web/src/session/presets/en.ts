/** Names the groups of presets and the presets in English, and describes each in one line. */

import type { PRESET_GROUPS, PresetId } from './presets.ts';

export const presetGroups: Record<keyof typeof PRESET_GROUPS, string> = {
  gates: 'Gates',
  oneOutput: 'More inputs',
  moreOutputs: 'Several outputs',
};

export const presets: Record<PresetId, { name: string; about: string }> = {
  tutorial: { name: 'Tutorial', about: 'y is 1 when exactly one of X1 and X2 is 1. X3 is always 1.' },
  and: { name: 'AND', about: '1 when both inputs are 1.' },
  or: { name: 'OR', about: '1 when at least one input is 1.' },
  nand: {
    name: 'NAND',
    about: '0 only when both inputs are 1. Any circuit can be built from it alone.',
  },
  nor: { name: 'NOR', about: '1 only when both inputs are 0.' },
  xor: { name: 'XOR', about: '1 when the inputs differ. No straight line separates the ones from the zeros.' },
  xnor: { name: 'XNOR', about: '1 when the inputs are equal.' },
  implies: { name: 'IMPLIES', about: 'If a, then b: 0 only when a is 1 and b is 0.' },
  parity3: { name: '3-bit parity', about: '1 when the number of ones is odd.' },
  parity4: {
    name: '4-bit parity',
    about: '1 when the number of ones is odd. Flipping any one input flips the answer.',
  },
  majority: { name: 'Majority', about: '1 when at least two of the three inputs are 1.' },
  multiplexer: { name: 'Multiplexer', about: 's selects an input: y is a when s is 0, and b when s is 1.' },
  halfAdder: { name: 'Half adder', about: 'Adds a and b: sum bit s, carry bit cout.' },
  fullAdder: { name: 'Full adder', about: 'Adds a, b and the carry cin: sum bit s, carry bit cout.' },
  comparator: {
    name: '2-bit comparator',
    about: 'Is the number a1 a0 less than, equal to or greater than b1 b0?',
  },
  multiplier: { name: '2-bit multiplier', about: 'The number a1 a0 times the number b1 b0, in four bits.' },
  sevenSegments: {
    name: 'Decimal to 7 segments',
    about: 'The segments of a display for the digits 0 to 9. The rows for 10 to 15 are missing.',
  },
  gray3: {
    name: 'Gray code, 3 bits',
    about: 'Binary to Gray code, where consecutive numbers differ in a single bit.',
  },
  gray4: {
    name: 'Gray code, 4 bits',
    about: 'Binary to Gray code, where consecutive numbers differ in a single bit.',
  },
};
