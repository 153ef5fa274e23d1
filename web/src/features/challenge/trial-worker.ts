/** Repeats runs and trains from many seeds on workers of its own, with the same code as the run itself. */

import type { StartWorker, HiredWorker, WorkerListener } from '../../engine/start-worker.ts';
import type { RunOutcome, SurveyOutcome, Trial } from '../../session/challenge/judge.ts';
import { runStartOf, withChanges } from '../../session/session.ts';
import type { Failure, Problem } from '../../api/outcomes.ts';

/** Seeds of one request: few enough for a progress bar. */
const CHUNK = 10;

/** Outcome of a trial, or the reason why there is none. */
export type Tried = { readonly outcome: RunOutcome | SurveyOutcome } | { readonly reason: Problem | Failure };

type Heard = Parameters<WorkerListener['report']>[0];

export class TrialWorker {
  readonly #startWorker: StartWorker;
  #worker: HiredWorker | undefined;
  #cancel: (() => void) | undefined;

  constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker;
  }

  /** Tries, in place of a trial under way. Never resolves if it is replaced or stopped. */
  try(trial: Trial, progressed: (share: number) => void = () => undefined): Promise<Tried> {
    this.stop();
    return new Promise((resolve) => {
      const end = (tried: Tried) => {
        this.stop();
        resolve(tried);
      };
      let isOver = false;
      this.#cancel = () => {
        isOver = true;
      };
      const hear = trial.kind === 'run' ? this.#hearRun(trial, end) : this.#hearSurvey(trial, end, progressed);
      this.#worker = this.#startWorker(
        {
          report: (report) => {
            if (isOver) return;
            if (report.type === 'refused') end({ reason: report.problem });
            else hear(report);
          },
          failed: (failure) => {
            if (!isOver) end({ reason: failure });
          },
        },
        trial.kind === 'run' ? 'training' : 'analysis',
      );
    });
  }

  /** Ends the trial under way. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#worker?.dispose();
    this.#worker = undefined;
  }

  #hearRun({ run, goesOn }: Extract<Trial, { kind: 'run' }>, end: (tried: Tried) => void): (report: Heard) => void {
    const { session, iteration, changes } = run;
    let mayGoOn = goesOn;
    return (report) => {
      if (report.type === 'ready') {
        this.#worker?.send({
          type: 'load',
          generation: 1,
          session: withChanges(session, changes),
          snapshotRequest: {},
          isPreview: true,
          replay: { iteration, changes, ...runStartOf(session) },
        });
      } else if (report.type === 'snapshot') {
        const { snapshot } = report;
        if (snapshot.running) {
          this.#worker?.send({ type: 'drawn' });
        } else if (mayGoOn && !snapshot.blownUp) {
          mayGoOn = false;
          this.#worker?.send({ type: 'step', iterations: 1 });
        } else {
          const { iteration: reached, predictions, blownUp } = snapshot;
          end({ outcome: { kind: 'run', iteration: reached, predictions, blownUp } });
        }
      }
    };
  }

  #hearSurvey(
    { session, seeds, tolerance }: Extract<Trial, { kind: 'survey' }>,
    end: (tried: Tried) => void,
    progressed: (share: number) => void,
  ): (report: Heard) => void {
    const rightSince = new Float64Array(seeds);
    let firstSeed = 0;
    const next = () => {
      const count = Math.min(CHUNK, seeds - firstSeed);
      if (count > 0) this.#worker?.send({ type: 'survey', session, firstSeed, count, tolerance });
      else end({ outcome: { kind: 'survey', rightSince } });
    };
    return (report) => {
      if (report.type === 'ready') {
        next();
      } else if (report.type === 'surveyed') {
        rightSince.set(report.rightSince, report.firstSeed);
        firstSeed = report.firstSeed + report.rightSince.length;
        progressed(firstSeed / seeds);
        next();
      }
    };
  }
}
