/** Starts the worker of one element: the engine with the computations of the features. */

import { startWorker } from '../engine/worker.ts';
import { explore } from '../features/landscape/worker.ts';

startWorker({ explore });
