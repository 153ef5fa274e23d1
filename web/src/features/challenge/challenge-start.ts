import { startWeightsOf } from '../../export/start-weights.ts';
import type { Change } from '../../session/changes.ts';
import type { Session } from '../../session/session.ts';
import { withStart } from '../../session/start.ts';
import { asArrays } from '../../session/weight.ts';

/** Returns a session whose start weights include those that were set by hand before the first iteration. */
export function startOfChallenge(session: Session, changes: readonly Change[]): Session {
  const settings = changes.filter(({ iteration, kind }) => iteration === 0 && (kind === 'weight' || kind === 'bias'));
  if (settings.length === 0) return session;
  const { weights, biases } = asArrays(startWeightsOf(session));
  for (const setting of settings) {
    if (setting.kind === 'weight') weights[setting.layer]![setting.from]![setting.to] = setting.value;
    else if (setting.kind === 'bias') biases[setting.layer]![setting.unit] = setting.value;
  }
  return withStart(session, { weights, biases });
}
