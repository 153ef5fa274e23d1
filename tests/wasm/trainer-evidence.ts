/** Evidence for a diagnosis, read from a trainer. */

import type { Trainer } from 'truthnet';
import { overRows } from '../../web/src/engine/compute-snapshot.ts';
import { resultsOf } from '../../web/src/engine/snapshot-assembler.ts';
import type { Evidence } from '../../web/src/session/learning/diagnosis.ts';
import type { Session } from '../../web/src/session/session.ts';

/** Returns the evidence that the page has of a run at rest. */
export function trainerEvidence(trainer: Trainer, session: Session): Evidence {
  return {
    iteration: trainer.iteration,
    loss: trainer.loss,
    curve: trainer.lossCurve(2000),
    predictions: trainer.predictions(),
    parameters: trainer.parameters(),
    ...resultsOf(overRows(trainer, session)),
    contradictions: trainer.contradictions(),
    changes: trainer.changes(),
    views: { separability: session.table.outputs.map((_, output) => trainer.separability(output)) },
    blownUp: trainer.blownUp,
    obstacle: trainer.obstacle,
  };
}
