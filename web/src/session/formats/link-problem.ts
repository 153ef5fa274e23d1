import { type SavedStateProblem, type LinkForm, shortened } from '../saved-state-problem.ts';

/** Thrown and caught within the reading of a link, so that its parts can be read as plainly as they are written. */
export class Malformed extends Error {
  readonly problem: SavedStateProblem;

  /** `allowed` is the form that is asked for, or what the value may mean where that is not clear. */
  constructor(field: string, value: string, allowed: LinkForm | readonly number[]) {
    super(field);
    const code = typeof allowed === 'string' ? 'malformed' : 'notOneOf';
    this.problem = { code, field, value: shortened(value), allowed: allowed.toString().replace(',', ', ') };
  }
}
