/** Reads the session attributes of an element: the parts of a link under names common in HTML. */

import { readSavedState } from '../check.ts';
import { type Read, shortened } from '../saved-state-problem.ts';
import { MOST_LINK_LENGTH, readLink, readParts } from './link.ts';
import { encodeText, encodeValues, writeTable } from './link-table.ts';
import { PRESET_IDS, PRESETS } from '../presets/presets.ts';
import { completeSession, type Session } from '../session.ts';

/** Attributes and the link part of each; see link.ts. HTML's own `hidden` attribute hides the element. */
const PARTS = {
  units: 'hidden',
  activation: 'activation',
  bias: 'bias',
  'learning-rate': 'lr',
  iterations: 'iterations',
  seed: 'seed',
} as const;

/**
 * Session attributes. `session` is the hash of a link and overrides all others; `table` is a table as in a link and
 * overrides `preset`, the name of one.
 */
export const SESSION_ATTRIBUTES: readonly string[] = ['session', 'table', 'preset', ...Object.keys(PARTS)];

/**
 * Returns the session of the attributes; undefined without any. An empty attribute counts as absent. Without a table,
 * they modify the session `shown`.
 */
export function readAttributes(valueOf: (name: string) => string | null, shown: Session): Read | undefined {
  const link = valueOf('session');
  if (link) return readLink(link);
  // Refuse too long a value before processing it, with the error of a link of that length.
  const tooLong = SESSION_ATTRIBUTES.map(valueOf).find((value) => (value?.length ?? 0) > MOST_LINK_LENGTH);
  if (tooLong) return readLink(tooLong);
  const preset = valueOf('preset') ?? '';
  const id = PRESET_IDS.find((each) => each === preset);
  if (preset && !id) {
    const allowed = PRESET_IDS.join(', ');
    return { problem: { code: 'notOneOf', field: 'preset', value: shortened(preset), allowed } };
  }
  const parts = Object.entries(PARTS).flatMap(([name, part]) => {
    const value = encodeValues(valueOf(name) ?? '');
    return value ? [[part, value] as const] : [];
  });
  const table = valueOf('table')?.trim();
  if (!table && !id && parts.length === 0) return undefined;
  const written = table ? tableText(table) : id && writeTable(PRESETS[id]);
  const read = written
    ? readLink([['table', written], ...parts].map((part) => part.join('=')).join('&'))
    : withParts(shown, new Map(parts));
  return 'problem' in read ? { problem: { ...read.problem, field: attributeOf(read.problem.field) } } : read;
}

/** Returns the attribute of a part of a link; other fields keep their names. */
function attributeOf(field: string): string {
  return Object.entries(PARTS).find(([, part]) => part === field)?.[0] ?? field;
}

/** Returns the session with parts of a link applied. */
function withParts(session: Session, parts: ReadonlyMap<string, string>): Read {
  const said = readParts(parts);
  if ('problem' in said) return said;
  const given = { ...said.written, table: session.table };
  const read = readSavedState(given);
  return 'problem' in read ? read : { savedState: { ...read.savedState, session: completeSession(given, session) } };
}

/** Returns the table as in a link; here, names need not be encoded. */
function tableText(text: string): string {
  return text.replaceAll(/[^:/,!%]+/g, (part) => encodeText(part.trim()));
}
