/** Types of workers that a view starts to train apart from the run. */

import type { Failure } from '../api/outcomes.ts';
import type { EngineSources } from './client.ts';
import type { Report, Request } from './protocol.ts';

/** Client of a worker that a view has for itself: see `Client`. */
export interface HiredWorker {
  send(request: Request): void;
  dispose(): void;
}

export interface WorkerListener {
  report(report: Exclude<Report, { type: 'crashed' }>): void;
  failed(failure: Failure, detail: string): void;
}

/** Starts a worker, by default one for analyses, which reports to its listener when it is ready. */
export type StartWorker = (listener: WorkerListener, engine?: keyof EngineSources) => HiredWorker;
