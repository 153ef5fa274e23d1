/** Names the steps of an iteration. */

import type { Step } from '../session/learning/microscope.ts';
import type { Network } from '../session/session.ts';
import type { Messages } from './en.ts';
import { lazyTexts } from './lazy-texts.ts';

/** Returns the name of a step: its kind and its layer. */
export function stepName(step: Step, { hidden }: Network, messages: Messages): string {
  const { microscope } = lazyTexts(messages);
  if (step.kind === 'loss') return microscope.lossStep;
  const layer = step.layer === hidden.length ? microscope.outputLayer : messages.layer(step.layer + 1);
  return microscope.stepName(microscope.stepKinds[step.kind], layer);
}
