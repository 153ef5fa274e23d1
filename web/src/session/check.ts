/** Validates all external input: turns plain data of a link or a file into a `SavedState`, or a problem. */

import { DEFAULTS } from './defaults.ts';
import type { SavedState } from './saved-state.ts';
import type { Read, ReadGiven, SavedStateProblem } from './saved-state-problem.ts';
import { isObject, SchemaCheck } from './schema.ts';
import { completeSession, type SessionInput, type Table } from './session.ts';
import type { Pace, ViewState } from './view.ts';
import { NotPlainData, plainCopy } from '../../../wasm/plain-data.mjs';
import { wellFormed } from './well-formed.ts';
import schema from './session.schema.json' with { type: 'json' };

const check = new SchemaCheck(schema as ConstructorParameters<typeof SchemaCheck>[0]);

/** Field name if the whole input is wrong. */
const ALL_OF_IT = 'session';

/** Text for the fastest pace, Infinity, which JSON cannot represent. */
const FULL_PACE = 'full';

/** A session in written form: its own fields, and optionally its run and view. */
export type WrittenSession = SessionInput &
  Partial<Omit<SavedState, 'session' | 'view'>> & { readonly view?: WrittenView };

type WrittenView = Partial<Omit<ViewState, 'pace'> & { readonly pace: Pace | typeof FULL_PACE }>;

/**
 * Reads a saved state and fills in every option of its session. Rules that the schema cannot express, such as rows as
 * long as their columns, are left to the core.
 */
export function readSavedState(value: unknown): Read {
  const problem = check.problemIn(value) ?? problemOfRepaired(value as WrittenSession);
  if (problem) return { problem: { ...problem, field: problem.field || ALL_OF_IT } };
  const { table, network = {}, training = {}, iteration = 0, changes = [], view = {} } = value as WrittenSession;
  return {
    savedState: {
      session: completeSession({ table: withNames(table), network, training }, DEFAULTS),
      // JSON can contain -0, which becomes 0.
      iteration: iteration + 0,
      changes: changes.toSorted((a, b) => a.iteration - b.iteration),
      view: readView(view),
    },
  };
}

/** Returns the problem that a session has once its names are well-formed: two of them may have become equal. */
function problemOfRepaired(session: WrittenSession): SavedStateProblem | undefined {
  const { inputs, outputs } = session.table;
  const isRepaired = [...inputs, ...outputs].some((name) => wellFormed(name) !== name);
  return isRepaired ? check.problemIn({ ...session, table: withNames(session.table) }) : undefined;
}

/** Returns the table with well-formed names, which a link or a file can hold. */
function withNames(table: Table): Table {
  return { ...table, inputs: table.inputs.map(wellFormed), outputs: table.outputs.map(wellFormed) };
}

/** Reads an object of a script: a session, or a whole `SavedState`. The result shares nothing with the script. */
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
  const { view: _view, ...savedState } = read.savedState;
  return { savedState };
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
