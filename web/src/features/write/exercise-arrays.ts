import type { ReactiveController, ReactiveElement } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { sameData } from '../../session/same-data.ts';
import type { Row, Session } from '../../session/session.ts';
import { CoreRun } from './core-run.ts';
import { fits, startScope, trainingRows, TUTORIAL_SESSION, unfitness, withBias } from './exercise-network.ts';
import { LineChecker } from './line-check.ts';

/** Network that the exercise uses instead of the present one. */
export interface Variant {
  readonly usesTutorial: boolean;
  readonly hasBias: boolean;
}

/**
 * Arrays on which the exercise computes: those of the network that is shown, or, for the tutorial's network or one with
 * other biases, those at the start of a run that the core begins for them.
 */
export class ExerciseArrays implements ReactiveController {
  session: Session = TUTORIAL_SESSION;
  /** Checker of formulas on these arrays; undefined until the core has sent them. */
  checker: LineChecker | undefined;
  /** True if they are those of the network that is shown. */
  isPresent = false;

  readonly #host: ReactiveElement;
  readonly #startWorker: StartWorker;
  #run: CoreRun | undefined;
  #snapshot: Snapshot | undefined;
  #rows: readonly Row[] = [];

  constructor(host: ReactiveElement, startWorker: StartWorker) {
    this.#host = host;
    this.#startWorker = startWorker;
    host.addController(this);
  }

  get hasFailed(): boolean {
    return this.#run?.hasFailed ?? false;
  }

  /** Returns the number of a row that trains, as the table counts it, from 1. */
  rowNumber(index: number): number {
    return this.#rows.indexOf(trainingRows(this.#rows)[index]!) + 1;
  }

  /** Takes the arrays of a session and its snapshot, or of a variant. */
  use(session: Session, snapshot: Snapshot | undefined, { usesTutorial, hasBias }: Variant): void {
    const base = usesTutorial ? TUTORIAL_SESSION : session;
    if (unfitness(base)) {
      this.#take(undefined);
      return;
    }
    const next = withBias(base, hasBias);
    if (!sameData(next, this.session)) this.session = next;
    this.isPresent = base === session && next === base;
    if (this.isPresent) this.#take(snapshot && fits(session, snapshot.parameters) ? snapshot : undefined);
    else this.#take(this.#begun(this.session).start);
  }

  hostDisconnected(): void {
    this.#run?.dispose();
    this.#run = undefined;
  }

  #begun(session: Session): CoreRun {
    if (this.#run?.session === session) return this.#run;
    this.#run?.dispose();
    const changed = () => {
      this.#host.requestUpdate();
    };
    this.#run = new CoreRun(session, 0, { changed }, this.#startWorker);
    return this.#run;
  }

  #take(snapshot: Snapshot | undefined): void {
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    if (!snapshot) {
      this.checker = undefined;
      return;
    }
    const { rows, parameters, gradients, predictions } = snapshot;
    const outputs = this.session.table.outputs.length;
    this.#rows = rows;
    this.checker = new LineChecker(
      startScope(rows, parameters, this.session.network.bias),
      { gradients, predictions: predictions.filter((_, i) => !rows[Math.floor(i / outputs)]!.holdOut) },
      this.checker,
    );
  }
}
