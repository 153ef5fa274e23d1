/** Defines the error of a malformed link. */

import { type SavedStateProblem, type LinkForm, shortened } from '../saved-state-problem.ts';

/** Error thrown and caught within the link reader, so that its parts can return plain values. */
export class Malformed extends Error {
  readonly problem: SavedStateProblem;

  /** Makes the problem; `allowed` is the expected form, or the possible meanings of an ambiguous value. */
  constructor(field: string, value: string, allowed: LinkForm | readonly number[]) {
    super(field);
    const code = typeof allowed === 'string' ? 'malformed' : 'notOneOf';
    this.problem = { code, field, value: shortened(value), allowed: allowed.toString().replace(',', ', ') };
  }
}
