/** Asks the analysis worker about the state of a run, from the worker that trains. */

import { type Row, type Session, withRows } from '../session/session.ts';
import type { AnalysisRequest, Answer, Question, Replay, Results } from './protocol.ts';

/** Pause between two landscapes or stories during a run, in multiples of the time that one takes. */
const REST = 8;

/** State of a run that an analysis needs; `rows` is the same array until the rows change. */
export interface AnalysedRun {
  readonly trainer: { parameterRow(): Float64Array };
  readonly iteration: number;
  readonly blownUp: boolean;
  readonly rows: readonly Row[];
  readonly path: readonly Float64Array[];
  /** Whole run so far. */
  readonly replay: Replay;
}

/** Asks one question at a time during a run; at rest, a question replaces the one before. */
export class Analyst {
  readonly #start: () => void;
  readonly #answered: (results: Partial<Results>) => void;
  /** Port to the analysis worker, or the reason why there is none. */
  #port: MessagePort | 'notStarted' | 'starting' | 'lost' = 'notStarted';
  #id = 0;
  #pending: { readonly asked: AnalysisRequest; readonly isMoving: boolean; readonly begin: number } | undefined;
  /** Rows of the session that the analysis worker has, and rows whose separability is known. */
  #sentRows: readonly Row[] | undefined;
  #separatedRows: readonly Row[] | undefined;
  /** Earliest time of the next landscape or story during a run. */
  #restsUntil = -Infinity;

  /** Calls `start` when a worker is needed, and `answered` with results for the state of the last question. */
  constructor(start: () => void, answered: (results: Partial<Results>) => void) {
    this.#start = start;
    this.#answered = answered;
  }

  /** Asks through this port from now on; undefined if the worker could not start or has ended. */
  connect(port: MessagePort | undefined): void {
    this.drop();
    this.#sentRows = undefined;
    this.#port = port ?? 'lost';
    if (!port) return;
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id === this.#id) this.#hear(data);
    };
  }

  /** Ignores the answers still to come, and asks for every part again: the run, its rows or the request changed. */
  drop(): void {
    this.#id++;
    this.#pending = undefined;
    this.#separatedRows = undefined;
    this.#restsUntil = -Infinity;
  }

  /** Asks for the requested parts about the present state. */
  ask(run: AnalysedRun, session: Session, request: AnalysisRequest, isMoving: boolean): void {
    const asked = this.#partsToAsk(run, request, isMoving);
    if (Object.keys(asked).length === 0 || (isMoving && this.#pending)) return;
    if (typeof this.#port === 'string') {
      // A run asks often, so it does not restart a lost worker.
      if (this.#port === 'starting' || (this.#port === 'lost' && isMoving)) return;
      this.#port = 'starting';
      this.#start();
      return;
    }
    const { trainer, rows } = run;
    const parameterRow = trainer.parameterRow();
    const question: Question = {
      id: ++this.#id,
      ...(rows !== this.#sentRows && { session: withRows(session, rows) }),
      parameterRow,
      asked,
      course: {
        path: asked.landscape ? run.path : [],
        learningRate: session.training.learningRate,
        isMoving,
      },
      ...(asked.story && { run: run.replay }),
    };
    this.#port.postMessage(question, [parameterRow.buffer]);
    this.#sentRows = rows;
    this.#pending = { asked, isMoving, begin: performance.now() };
  }

  #partsToAsk(
    { iteration, blownUp, rows }: AnalysedRun,
    { microscope, separability, landscape, story }: AnalysisRequest,
    isMoving: boolean,
  ): AnalysisRequest {
    const hasTrained = iteration > 0 || blownUp;
    const isDue = !isMoving || performance.now() > this.#restsUntil;
    const separates = separability === 'atOnce' || (separability && hasTrained);
    return {
      ...(microscope && { microscope }),
      // Training does not change it.
      ...(separates && rows !== this.#separatedRows && { separability }),
      ...(landscape && isDue && { landscape }),
      ...(story && isDue && { story }),
    };
  }

  #hear({ results, isDone }: Answer): void {
    if (results.views?.separability) this.#separatedRows = this.#sentRows;
    if (isDone && this.#pending) {
      const { asked, isMoving, begin } = this.#pending;
      const took = performance.now() - begin;
      if ((asked.landscape ?? asked.story) && isMoving) this.#restsUntil = begin + REST * took;
      this.#pending = undefined;
    }
    this.#answered(results);
  }
}
