/** Starts the analysis worker of one element: the engine with the computations of the features. */

import { startAnalysisWorker } from '../engine/analysis-worker.ts';
import { explore } from '../features/landscape/worker.ts';
import { trainAt } from '../features/map/worker.ts';
import { Biographer } from '../features/story/worker.ts';
import { beginWall } from '../features/wall/worker.ts';

startAnalysisWorker({ explore, trainAt, beginWall, storyteller: (prepare) => new Biographer(prepare) });
