import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { completeSession } from '../../web/src/session/session.ts';

/** Session of a playground without attributes. */
export const TUTORIAL = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
