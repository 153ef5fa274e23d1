/** Starts the worker of one element. */

import { startWorker } from '../engine/worker.ts';

startWorker();
