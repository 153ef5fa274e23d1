/** In which settings runs differ. */

import type { Change } from './changes.ts';
import type { Activation, Session, Training } from './session.ts';

/** The settings that a run can differ in, in the order in which they are shown. */
export const SETTINGS = [
  'table',
  'hidden',
  'activation',
  'bias',
  'loss',
  'optimizer',
  'batch',
  'learningRate',
  'init',
  'seed',
  'changes',
] as const;
export type SettingName = (typeof SETTINGS)[number];

/** A run as far as its settings go. */
export interface RunSettings {
  readonly session: Session;
  readonly changes: readonly Change[];
}

/** The settings in which these runs are not all alike. */
export function differences(runs: readonly RunSettings[]): SettingName[] {
  return SETTINGS.filter((setting) => new Set(runs.map((run) => JSON.stringify(valueOf(setting, run)))).size > 1);
}

/** What a run has for a setting, as plain data. */
export function valueOf<S extends SettingName>(setting: S, { session, changes }: RunSettings): SettingValues[S] {
  const { table, network, training } = session;
  const values: SettingValues = {
    table,
    hidden: network.hidden,
    activation: network.activation,
    bias: network.bias,
    loss: training.loss,
    optimizer: training.optimizer,
    batch: training.batch,
    learningRate: training.learningRate,
    init: training.init,
    seed: training.init === 'given' ? training.start : training.seed,
    changes,
  };
  return values[setting];
}

interface SettingValues extends Pick<Training, 'loss' | 'optimizer' | 'batch' | 'learningRate' | 'init'> {
  readonly table: Session['table'];
  readonly hidden: readonly number[];
  readonly activation: readonly Activation[];
  readonly bias: boolean;
  /** The given weights, where they stand in place of a seed. */
  readonly seed: number | Training['start'];
  readonly changes: readonly Change[];
}
