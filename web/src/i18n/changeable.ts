/** Orders the controls that a challenge leaves open. */

import { CONTROLS, type Control } from '../session/challenge/challenge.ts';

/** Returns the open controls that are changed, in order; training is done. */
export function changeable(open: readonly Control[]): Control[] {
  return CONTROLS.filter((control) => control !== 'training' && open.includes(control));
}
