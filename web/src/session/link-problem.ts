import { type KeptProblem, type LinkForm, shortened } from './kept-problem.ts';

/** Thrown and caught within the reading of a link, so that its parts can be read as plainly as they are written. */
export class Malformed extends Error {
  readonly problem: KeptProblem;

  constructor(field: string, value: string, allowed: LinkForm) {
    super(field);
    this.problem = { code: 'malformed', field, value: shortened(value), allowed };
  }
}
