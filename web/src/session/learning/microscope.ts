/** What of an iteration is put under the microscope, and in which steps. */

import type { Network, Session } from '../session.ts';
import type { ViewState } from '../view.ts';
import { parameterCount, sizesOf } from '../weight.ts';

/** Networks with more parameters are too large to be read number by number. */
export const MOST_MAGNIFIED = 2000;
/** So many rows are written out; the others only count in the sum. */
export const MOST_WRITTEN_ROWS = 12;

export function magnifies(session: Session): boolean {
  return parameterCount(sizesOf(session)) <= MOST_MAGNIFIED;
}

/** The row that is followed through the network: the selected one, or else the first that trains. */
export function followedRow({ table }: Session, { selectedRow }: Pick<ViewState, 'selectedRow'>): number {
  return (
    selectedRow ??
    Math.max(
      0,
      table.rows.findIndex(({ holdOut }) => !holdOut),
    )
  );
}

/** The rows to be traced: the first of those that train, and the one that is followed. */
export function magnifiedRows(session: Session, view: Pick<ViewState, 'selectedRow'>): number[] {
  const training = session.table.rows.flatMap(({ holdOut }, row) => (holdOut ? [] : [row]));
  const written = training.slice(0, MOST_WRITTEN_ROWS);
  const followed = followedRow(session, view);
  return written.includes(followed) ? written : [...written, followed];
}

/** One step of an iteration; layers count from 0, the first after the input. */
export type Step =
  { readonly kind: 'forward' | 'backward' | 'update'; readonly layer: number } | { readonly kind: 'loss' };

/** In their order: forward through the layers, the loss, backward through the layers, and the update of each. */
export function stepsOf({ hidden }: Network): Step[] {
  const layers = Array.from({ length: hidden.length + 1 }, (_, layer) => layer);
  return [
    ...layers.map((layer) => ({ kind: 'forward' as const, layer })),
    { kind: 'loss' },
    ...layers.toReversed().map((layer) => ({ kind: 'backward' as const, layer })),
    ...layers.map((layer) => ({ kind: 'update' as const, layer })),
  ];
}
