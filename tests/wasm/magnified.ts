import type { Trainer } from 'truthnet';
import { magnify } from '../../web/src/engine/magnify.ts';
import { magnifiedRows } from '../../web/src/session/learning/microscope.ts';
import type { Session } from '../../web/src/session/session.ts';
import type { Iteration } from '../../web/src/features/microscope/microscope-formulas.ts';
import type { Microscope } from '../../web/src/engine/protocol.ts';

/** Returns all numbers of the trainer's present state at once. */
export function magnifiedAtOnce(...given: Parameters<typeof magnify>): Microscope {
  const slices = magnify(...given);
  for (;;) {
    const { value, done } = slices.next();
    if (done) return value;
  }
}

/** Returns the microscope's data of each row at the trainer's present state, without the notation. */
export function magnified(
  trainer: Trainer,
  session: Session,
  selectedRow: number | null = null,
): Omit<Iteration, 'notation'>[] {
  const rows = magnifiedRows(session, { selectedRow });
  const { traces, parameters, gradients, loss } = magnifiedAtOnce(trainer, {
    rows,
    weight: { layer: 0, from: 0, to: 0 },
  });
  return traces.map((trace) => ({ session, parameters, gradients, loss, trace }));
}
