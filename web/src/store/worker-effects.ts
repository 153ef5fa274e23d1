/** What a worker has to be told when the state of its playground changes. */

import type { Request } from '../engine/protocol.ts';
import { keepsProgress } from '../session/session.ts';
import type { ViewState } from '../session/view.ts';
import type { State } from './state.ts';
import { snapshotRequestOf } from './snapshot-request.ts';

/** In the order in which they are to be sent; none while there is no engine or no session. */
export function workerEffects(before: State, after: State): Request[] {
  const { session, generation, view, panels, replay } = after;
  if (!session || after.engine.kind !== 'ready') return [];
  const orders: Request[] = [];
  if (generation > before.generation) {
    const isRunning = before.session !== undefined && before.engine.kind === 'ready';
    if (!isRunning || replay || !keepsProgress(before.session, session)) {
      return [
        {
          type: 'load',
          generation,
          session,
          watch: snapshotRequestOf(session, view, panels),
          ...(replay && { replay }),
        },
      ];
    }
    const moved = before.session.training.iterations !== session.training.iterations;
    orders.push({
      type: 'retune',
      generation,
      session,
      ...(moved && { until: session.training.iterations }),
    });
  }
  const looksAlike = view === before.view && panels === before.panels;
  if (looksAlike && session.table === before.session?.table) return orders;
  orders.push({ type: 'watch', watch: snapshotRequestOf(session, view, panels) });
  if (view.pace !== before.view.pace) orders.push({ type: 'pace', iterationsPerSecond: view.pace });
  const tolerance = toleranceOf(view);
  if (tolerance !== toleranceOf(before.view)) {
    orders.push({ type: 'tolerance', ...(tolerance !== undefined && { tolerance }) });
  }
  return orders;
}

/** How near right is, where training ends as soon as every row is. */
export function toleranceOf(view: ViewState): number | undefined {
  return view.stopWhenRight ? view.tolerance : undefined;
}
