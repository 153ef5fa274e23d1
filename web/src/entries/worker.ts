/** The worker of one element: the engine with what the features compute there. */

import { startWorker } from '../engine/worker.ts';
import { explore } from '../features/landscape/worker.ts';

startWorker({ explore });
