import type { Run } from '../../session/challenge/judge.ts';

/** Request to open a run and to keep the view. */
export class RunOpened extends Event {
  static readonly type = 'run-opened';
  readonly run: Run;

  constructor(run: Run) {
    super(RunOpened.type, { bubbles: true, composed: true });
    this.run = run;
  }
}
