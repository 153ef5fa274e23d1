/** Computes one first result of TruthNet's module in this process: node fresh.mjs task.json */

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const { session, iterations } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

const beforeImport = performance.now();
const { createTrainer, loadCore } = await import('../core.mjs');
const trainer = createTrainer(await loadCore(), session);
const beforeCall = performance.now();
trainer.step(iterations);
const end = performance.now();

console.log(JSON.stringify({ importToResult: end - beforeImport, firstCall: end - beforeCall }));
