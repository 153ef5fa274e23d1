/** Describes the texts of the page around the playground. */

import { DEFAULTS } from '../../session/defaults.ts';
import { completeSession, type SessionInput } from '../../session/session.ts';

export interface PlaygroundTexts {
  /** Returns what the playground shows, as a question. */
  readonly intro: (facts: SessionFacts) => string;
}

export interface SessionFacts {
  readonly inputs: number;
  readonly outputs: number;
  readonly rows: number;
  readonly heldOut: number;
  /** Hidden units of each layer, such as "8 + 4"; empty if there are none. */
  readonly units: string;
}

export function factsOf(session: SessionInput): SessionFacts {
  const { table, network } = completeSession(session, DEFAULTS);
  const { inputs, outputs, rows } = table;
  return {
    inputs: inputs.length,
    outputs: outputs.length,
    rows: rows.length,
    heldOut: rows.filter(({ holdOut }) => holdOut).length,
    units: network.hidden.join(' + '),
  };
}
