/** Selects the rows and the steps that the microscope shows of an iteration. */

import type { Network, Session } from '../session.ts';
import type { ViewState } from '../view.ts';
import { parameterCount, sizesOf } from '../weight.ts';

/** Number of parameters above which a network is too large to read number by number. */
export const MOST_MAGNIFIED = 2000;
/** Maximum number of rows written out; the others only count in the sum. */
export const MOST_WRITTEN_ROWS = 12;

export function magnifies(session: Session): boolean {
  return parameterCount(sizesOf(session)) <= MOST_MAGNIFIED;
}

/** Returns the row that is followed through the network: the selected one, or else the first training row. */
export function followedRow(
  { table }: Pick<Session, 'table'>,
  { selectedRow }: Pick<ViewState, 'selectedRow'>,
): number {
  return (
    selectedRow ??
    Math.max(
      0,
      table.rows.findIndex(({ holdOut }) => !holdOut),
    )
  );
}

/** Returns the rows to trace: the first training rows, and the followed one. */
export function magnifiedRows(session: Session, view: Pick<ViewState, 'selectedRow'>): number[] {
  const training = session.table.rows.flatMap(({ holdOut }, row) => (holdOut ? [] : [row]));
  const written = training.slice(0, MOST_WRITTEN_ROWS);
  const followed = followedRow(session, view);
  return written.includes(followed) ? written : [...written, followed];
}

/** A step of an iteration; layers count from 0, the first after the input. */
export type Step =
  { readonly kind: 'forward' | 'backward' | 'update'; readonly layer: number } | { readonly kind: 'loss' };

/**
 * Returns the steps in order: forward through the layers, the loss, backward through the layers, and the update of
 * each.
 */
export function stepsOf({ hidden }: Network): Step[] {
  const layers = Array.from({ length: hidden.length + 1 }, (_, layer) => layer);
  return [
    ...layers.map((layer) => ({ kind: 'forward' as const, layer })),
    { kind: 'loss' },
    ...layers.toReversed().map((layer) => ({ kind: 'backward' as const, layer })),
    ...layers.map((layer) => ({ kind: 'update' as const, layer })),
  ];
}
