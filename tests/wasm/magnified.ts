import type { Trainer } from 'truthnet';
import { computeSnapshot } from '../../web/src/engine/compute-snapshot.ts';
import { magnifiedRows } from '../../web/src/session/learning/microscope.ts';
import type { Session } from '../../web/src/session/session.ts';
import type { Iteration } from '../../web/src/features/microscope/microscope-formulas.ts';
import { resultsOf } from '../../web/src/engine/snapshot-assembler.ts';

/** Returns the microscope's data of each row at the trainer's present state, without the notation. */
export function magnified(
  trainer: Trainer,
  session: Session,
  selectedRow: number | null = null,
): Omit<Iteration, 'notation'>[] {
  const rows = magnifiedRows(session, { selectedRow });
  const { microscope } = resultsOf(
    computeSnapshot(trainer, { microscope: { rows, weight: { layer: 0, from: 0, to: 0 } } }),
  ).views;
  return microscope!.traces.map((trace) => ({
    session,
    parameters: trainer.parameters(),
    gradients: trainer.gradients(),
    loss: trainer.loss,
    trace,
  }));
}
