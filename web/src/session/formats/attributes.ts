/** What the attributes of an element say of its session. They are the parts of a link under names that HTML is used to. */

import { readSavedState } from '../check.ts';
import { type Read, shortened } from '../saved-state-problem.ts';
import { MOST_LINK_LENGTH, readLink, readParts } from './link.ts';
import { encodeText, encodeValues, writeTable } from './link-table.ts';
import { PRESET_IDS, PRESETS } from '../presets.ts';
import { completeSession, type Session } from '../session.ts';

/** Each with the part of a link that it stands for; see link.ts. `hidden` itself is HTML's own, and hides the element. */
const PARTS = {
  units: 'hidden',
  activation: 'activation',
  bias: 'bias',
  'learning-rate': 'lr',
  iterations: 'iterations',
  seed: 'seed',
} as const;

/**
 * `session` is the hash of a link, and goes before all others; `table` holds a table as a link writes it, and goes
 * before `preset`, which names one.
 */
export const SESSION_ATTRIBUTES: readonly string[] = ['session', 'table', 'preset', ...Object.keys(PARTS)];

/**
 * What the attributes ask for; nothing where there are none of them. An attribute without a value is as good as none.
 * Where they name no table they are for that of the session `shown`, the rest of which they leave as it is.
 */
export function readAttributes(valueOf: (name: string) => string | null, shown: Session): Read | undefined {
  const link = valueOf('session');
  if (link) return readLink(link);
  // Refused as a link of that length, before anything is done with it.
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

/** What HTML calls a part of a link; any other field keeps its name. */
function attributeOf(field: string): string {
  return Object.entries(PARTS).find(([, part]) => part === field)?.[0] ?? field;
}

/** The session with what parts of a link say. */
function withParts(session: Session, parts: ReadonlyMap<string, string>): Read {
  const said = readParts(parts);
  if ('problem' in said) return said;
  const given = { ...said.written, table: session.table };
  const read = readSavedState(given);
  return 'problem' in read ? read : { kept: { ...read.kept, session: completeSession(given, session) } };
}

/** As in a link, except that names may be written as they are. */
function tableText(text: string): string {
  return text.replaceAll(/[^:/,!%]+/g, (part) => encodeText(part.trim()));
}
