/**
 * Reads challenges: objects, JSON texts, compact texts and the names of built-in ones; and writes them. Nothing that it
 * reads makes it throw.
 */

import { readSavedState } from '../check.ts';
import { DEFAULTS } from '../defaults.ts';
import { isDeeper, jsonErrorAt } from '../formats/json-error.ts';
import { printJson } from '../formats/json-text.ts';
import { MOST_LINK_LENGTH, readLink, writeLink } from '../formats/link.ts';
import { type SavedStateProblem, shortened } from '../saved-state-problem.ts';
import { isObject, SchemaCheck } from '../schema.ts';
import { completeSession, type Session, type SessionInput } from '../session.ts';
import { wellFormed } from '../well-formed.ts';
import { suggestion } from '../../../../wasm/nearest-name.mjs';
import { BUILT_IN, BUILT_IN_IDS, builtInId } from './built-in.ts';
import type { Bilingual, Challenge, Control, Goal } from './challenge.ts';
import { packed, unpacked } from './compact-text.ts';
import schema from './challenge.schema.json' with { type: 'json' };

/** The session of a challenge has a schema of its own; see `readSession`. */
const check = new SchemaCheck({
  ...schema,
  properties: { ...schema.properties, session: {} },
} as unknown as ConstructorParameters<typeof SchemaCheck>[0]);

/** Problem of a challenge: as of a session, or of a text that names or contains none. */
export type ChallengeProblem =
  | SavedStateProblem
  | { readonly kind: 'noChallenge' | 'cutShort' | 'newerChallenge' }
  /** `allowed` is the name that was probably meant, or all names. */
  | { readonly kind: 'unknownChallenge'; readonly value: string; readonly allowed: string };

export type ReadChallenge = { readonly challenge: Challenge } | { readonly problem: ChallengeProblem };

/** Beginning of a compact text: the version of the format. */
const PREFIX = '1.';
/** Maximum nesting of brackets, as in a session file. */
const MOST_NESTED = 64;

/** Fields of a session in a challenge; a run and a view are left out. */
const SESSION_FIELDS = ['$schema', 'version', 'table', 'network', 'training'];

// -- Reading -----------------------------------------------------------------------------------------------------

/** Reads an attribute, a file or an argument: a name, a JSON text, a compact text or a link with one. */
export function readChallengeText(given: string): ReadChallenge {
  const excess = excessOf(given);
  if (excess) return { problem: excess };
  const text = given.replace(/^\uFEFF/, '').trim();
  if (text.startsWith('{')) return readJson(text);
  const id = BUILT_IN_IDS.find((each) => each === text);
  if (id) return { challenge: BUILT_IN[id] };
  if (/^\d+\.[\w-]*$/.test(text)) return readCompact(text);
  const hash = text.indexOf('#');
  if (hash >= 0) return readChallengeLink(text.slice(hash));
  return {
    problem: { kind: 'unknownChallenge', value: shortened(text), allowed: suggestion(text, BUILT_IN_IDS) },
  };
}

function readCompact(text: string): ReadChallenge {
  if (!text.startsWith(PREFIX)) {
    return { problem: { kind: parseInt(text) > parseInt(PREFIX) ? 'newerChallenge' : 'cutShort' } };
  }
  const json = unpacked(text.slice(PREFIX.length));
  return json?.startsWith('{') && json.endsWith('}') ? readJson(json) : { problem: { kind: 'cutShort' } };
}

/** Reads the challenge of a link to a playground. */
function readChallengeLink(hash: string): ReadChallenge {
  const read = readLink(hash);
  if ('problem' in read) return read;
  const { task = '' } = read.savedState.view;
  // A link within the link could go on for ever.
  return task === '' || task.includes('#') ? { problem: { kind: 'noChallenge' } } : readChallengeText(task);
}

function readJson(text: string): ReadChallenge {
  if (isDeeper(text, MOST_NESTED)) {
    return { problem: { code: 'tooDeep', field: '', value: '', allowed: String(MOST_NESTED) } };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, column } = jsonErrorAt(text);
    return { problem: { code: 'notJson', field: `${line}:${column}`, value: '', allowed: '' } };
  }
  return readChallenge(value);
}

/** Returns the problem of a text that is too long for a challenge. */
function excessOf({ length }: string): SavedStateProblem | undefined {
  return length > MOST_LINK_LENGTH
    ? { code: 'tooLong', field: 'challenge', value: String(length), allowed: String(MOST_LINK_LENGTH) }
    : undefined;
}

/** Reads plain data. Refuses a challenge that could not be read again from its file or its compact text. */
export function readChallenge(value: unknown): ReadChallenge {
  if (!isObject(value) || !('goal' in value)) return { problem: { kind: 'noChallenge' } };
  const problem = check.problemIn(value);
  if (problem) return { problem };
  const written = value as unknown as Written;
  const { goal, id, title = {}, text = {}, open = [] } = written;
  const idle = fieldWithoutMeaning(goal);
  if (idle) return { problem: idle };
  const read = readSession(written.session);
  if ('problem' in read) return { problem: { ...read.problem, field: fieldOfSession(read.problem) } };
  const misfit = misfitIn(goal, read.session);
  if (misfit) return { problem: misfit };
  const challenge: Challenge = {
    version: 1,
    ...(id !== undefined && { id }),
    title: repaired(title),
    text: repaired(text),
    session: read.session,
    goal,
    open,
  };
  const excess = excessOf(compactChallenge(challenge)) ?? excessOf(challengeFile(challenge));
  return excess ? { problem: excess } : { challenge };
}

/** A challenge in written form, after the check of its schema. */
interface Written extends Partial<Omit<Challenge, 'session' | 'goal'>> {
  readonly session: unknown;
  readonly goal: Goal;
}

/** Returns the problem of a field that only another kind of goal has. */
function fieldWithoutMeaning(goal: Goal): SavedStateProblem | undefined {
  const { kind } = goal;
  const idle = [...(kind === 'byHand' ? ['within'] : []), ...(kind === 'everySeed' ? [] : ['seeds'])];
  const field = idle.find((name) => name in goal);
  const known = ['kind', 'within', 'seeds', 'maxUnits', 'learningRate', 'tolerance', 'rows'];
  return field === undefined
    ? undefined
    : {
        code: 'unknownField',
        field: `goal.${field}`,
        value: `"${field}"`,
        allowed: known.filter((name) => !idle.includes(name)).join(', '),
      };
}

/** Returns the problem of a goal's row that does not have one bit for each column of the table. */
function misfitIn({ rows = [] }: Goal, { table }: Session): SavedStateProblem | undefined {
  const width = table.inputs.length + table.outputs.length;
  const at = rows.findIndex(({ length }) => length !== width);
  return at < 0
    ? undefined
    : { code: 'wrongLength', field: `goal.rows[${at}]`, value: String(rows[at]!.length), allowed: String(width) };
}

/** Reads a session, or the hash of a link to one. It must fit a link, since a link holds the challenge. */
function readSession(value: unknown): { readonly session: Session } | { readonly problem: SavedStateProblem } {
  const given = typeof value === 'string' ? readLink(value) : readPlainSession(value);
  if ('problem' in given) return given;
  const { session, iteration, changes } = given.savedState;
  if (iteration > 0 || changes.length > 0) return { problem: unknownPart(iteration > 0 ? 'iteration' : 'changes') };
  const link = linkOf(session);
  const read = typeof link === 'string' ? readLink(link) : link;
  return 'problem' in read ? read : { session: completeSession(read.savedState.session, DEFAULTS) };
}

function readPlainSession(value: unknown): ReturnType<typeof readLink> {
  const stranger =
    isObject(value) && Object.keys(value).find((name) => ['iteration', 'changes', 'view'].includes(name));
  return stranger ? { problem: unknownPart(stranger) } : readSavedState(value);
}

function unknownPart(field: string): SavedStateProblem {
  return { code: 'unknownField', field, value: `"${field}"`, allowed: SESSION_FIELDS.slice(1).join(', ') };
}

/** Returns the path of a field of the session within the challenge. */
function fieldOfSession({ field, code }: SavedStateProblem): string {
  if (code === 'linkTooLong' || code === 'newerLink') return field;
  return field === '' || field === 'session' ? 'session' : `session.${field}`;
}

function repaired({ en, zh }: Bilingual): Bilingual {
  return { ...(en !== undefined && { en: wellFormed(en) }), ...(zh !== undefined && { zh: wellFormed(zh) }) };
}

// -- Writing -----------------------------------------------------------------------------------------------------

/** Returns the hash of a link to a session, without its run, or the problem of a session too large for one. */
function linkOf(session: SessionInput): string | { readonly problem: SavedStateProblem } {
  const written = writeLink({ session, iteration: 0, changes: [], view: {} });
  return 'hash' in written ? written.hash.slice(1) : written;
}

/** Returns the challenge as a JSON text, for a file. */
export function challengeFile({ version, id, title, text, session, goal, open }: Challenge): string {
  return printJson({ version, ...(id !== undefined && { id }), title, text, goal, open, session });
}

/** Returns the compact text of a challenge, or the name of a built-in one. */
export function compactChallenge(challenge: Challenge): string {
  const builtIn = builtInId(challenge);
  if (builtIn) return builtIn;
  const { id, title, text, session, goal, open } = challenge;
  const written = {
    ...(id !== undefined && { id }),
    ...(Object.keys(title).length > 0 && { title }),
    ...(Object.keys(text).length > 0 && { text }),
    goal,
    ...(open.length > 0 && { open }),
    session: linkOf(session),
  };
  return PREFIX + packed(JSON.stringify(written));
}

/** Returns a text of what is to be done: equal for challenges that differ only in their words. */
export function taskText({ session, goal, open }: Challenge): string {
  const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([linkOf(session), sorted(goal), [...open].sort((a: Control, b: Control) => (a < b ? -1 : 1))]);
}
