/** Places on the border between learning and diverging, each deeper than the one before. */

import { DEFAULTS } from '../../session/defaults.ts';
import { TUTORIAL_TABLE } from '../../session/presets/presets.ts';
import { completeSession, type Session } from '../../session/session.ts';

export interface StoryPlace {
  readonly session: Session;
  /** View, as in a link. */
  readonly view: string;
}

/** The tutorial's table, with units whose training can diverge. */
const SESSION = completeSession(
  {
    table: TUTORIAL_TABLE,
    network: { hidden: [4], activation: ['tanh', 'linear'], bias: false },
    training: { loss: 'sse', init: 'uniform11', seed: 1, learningRate: 1, iterations: 500 },
  },
  DEFAULTS,
);

const VIEWS = [
  'rate0~1~4_rate1~1~4_right',
  'rate0~0.24879023672388367~0.0625_rate1~0.18768842935762184~0.0625_right',
  'rate0~0.24804544143141138~0.0001220703125_rate1~0.18825199326684097~0.0001220703125_right',
  'rate0~0.24806847935781914~4.656612873077393e-10_rate1~0.18826165201650003~4.656612873077393e-10_right',
];

export const PLACES: readonly StoryPlace[] = VIEWS.map((view) => ({ session: SESSION, view }));
