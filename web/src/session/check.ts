/** The one door for what comes from outside: a link's or a file's plain data becomes a `SavedState`, or a problem. */

import { DEFAULTS } from './defaults.ts';
import type { SavedState } from './saved-state.ts';
import type { Read, ReadGiven } from './saved-state-problem.ts';
import { isObject, SchemaCheck } from './schema.ts';
import { completeSession, type SessionInput, type Table } from './session.ts';
import type { ViewState } from './view.ts';
import { NotPlainData, plainCopy } from '../../../wasm/plain-data.mjs';
import { wellFormed } from './well-formed.ts';
import schema from './session.schema.json' with { type: 'json' };

const check = new SchemaCheck(schema as ConstructorParameters<typeof SchemaCheck>[0]);

/** The field that is wrong where all of what was given is. */
const ALL_OF_IT = 'session';

/** How the fastest pace, which JSON has no number for, is written down. */
const FULL_PACE = 'full';

/** A session as it is written down: beside its own fields it may say how far it came and how it was looked at. */
export type WrittenSession = SessionInput &
  Partial<Omit<SavedState, 'session' | 'view'>> & { readonly view?: WrittenView };

type WrittenView = Partial<Omit<ViewState, 'pace'> & { readonly pace: number | typeof FULL_PACE }>;

/**
 * What `value` says, with every option of its session stated. What the schema cannot say of a session, such as that
 * rows are as long as their columns, is still left to the core.
 */
export function readSavedState(value: unknown): Read {
  const problem = check.problemIn(value);
  if (problem) return { problem: { ...problem, field: problem.field || ALL_OF_IT } };
  const { table, network = {}, training = {}, iteration = 0, changes = [], view = {} } = value as WrittenSession;
  return {
    kept: {
      session: completeSession({ table: withNames(table), network, training }, DEFAULTS),
      // JSON can say -0, which is none.
      iteration: iteration + 0,
      changes: changes.toSorted((a, b) => a.iteration - b.iteration),
      view: readView(view),
    },
  };
}

/** The table with names that a link or a file can hold. */
function withNames(table: Table): Table {
  return { ...table, inputs: table.inputs.map(wellFormed), outputs: table.outputs.map(wellFormed) };
}

/** What a script gives as an object: a session, or all of a `SavedState`. Nothing of it is shared with the script. */
export function readGiven(given: unknown): ReadGiven {
  let copy: unknown;
  try {
    copy = plainCopy(given, ALL_OF_IT);
  } catch (error) {
    if (!(error instanceof NotPlainData)) throw error;
    const { code, field, value, allowed } = error.problem;
    return { problem: { code, field, value, allowed } };
  }
  const written = isObject(copy) && isObject(copy['session']) ? asWritten(copy as unknown as SavedState) : copy;
  const read = readSavedState(written);
  if ('problem' in read || (isObject(written) && 'view' in written)) return read;
  const { view: _view, ...kept } = read.kept;
  return { kept };
}

function asWritten({ session, view, ...run }: Pick<SavedState, 'session'> & Partial<SavedState>): WrittenSession {
  return { ...session, ...run, ...(view && { view: writeView(view) }) };
}

export function writeView({ pace, ...view }: Partial<ViewState>): WrittenView {
  return { ...view, ...(pace !== undefined && { pace: pace === Infinity ? FULL_PACE : pace }) };
}

function readView({ pace, ...view }: WrittenView): Partial<ViewState> {
  return { ...view, ...(pace !== undefined && { pace: pace === FULL_PACE ? Infinity : pace }) };
}
