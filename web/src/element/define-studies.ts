/** Registers the studies: panels that show whole runs, or many of them. */

import { defineElements, LAST_OF } from '../lazy/define-elements.ts';
import { CircuitPanel } from '../features/circuit/circuit-panel.ts';
import { StudyPanel } from './study.ts';

export function defineStudies(): void {
  defineElements({
    'truth-net-circuit': CircuitPanel,
    [LAST_OF.studies]: StudyPanel,
  });
}
