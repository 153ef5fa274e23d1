/** Derives the requests to the worker from a change of the state. */

import type { Request } from '../engine/protocol.ts';
import { openInDrawer, type ViewState, viewOnStage } from '../session/view.ts';
import type { State } from './state.ts';
import { snapshotRequestOf } from './snapshot-request.ts';

/** Returns the requests in the order of sending; none without an engine or a session. */
export function workerEffects(before: State, after: State): Request[] {
  const { session, generation, pending, view, panels, isStage, hasMap, replay } = after;
  if (!session || after.engine.kind !== 'ready') return [];
  const snapshotRequest = () =>
    isStage
      ? snapshotRequestOf(session, viewOnStage(view), panels, hasMap && openInDrawer(view) === 'none')
      : snapshotRequestOf(session, view, panels);
  const requests: Request[] = [];
  if (generation > before.generation) {
    const isRunning = before.session !== undefined && before.engine.kind === 'ready';
    if (!isRunning || pending.at(-1)?.begins) {
      return [
        {
          type: 'load',
          generation,
          session,
          snapshotRequest: snapshotRequest(),
          ...(replay && { replay }),
        },
      ];
    }
    const moved = before.session.training.iterations !== session.training.iterations;
    requests.push({
      type: 'retune',
      generation,
      session,
      ...(moved && { until: session.training.iterations }),
      ...(session.table.rows !== before.session.table.rows && { rows: session.table.rows }),
    });
  }
  const isArranged = panels === before.panels && isStage === before.isStage && hasMap === before.hasMap;
  const looksAlike = isArranged && view === before.view;
  if (looksAlike && session.table === before.session?.table) return requests;
  requests.push({ type: 'snapshotRequest', request: snapshotRequest() });
  if (view.pace !== before.view.pace) requests.push({ type: 'pace', pace: view.pace });
  const tolerance = toleranceOf(view);
  if (tolerance !== toleranceOf(before.view)) {
    requests.push({ type: 'tolerance', ...(tolerance !== undefined && { tolerance }) });
  }
  return requests;
}

/** Returns the tolerance at which training stops, or undefined. */
export function toleranceOf(view: ViewState): number | undefined {
  return view.stopWhenRight ? view.tolerance : undefined;
}
