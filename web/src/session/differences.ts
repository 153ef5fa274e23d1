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
  const [first, ...others] = runs;
  if (!first) return [];
  return SETTINGS.filter((setting) => {
    const value = valueOf(setting, first);
    return others.some((run) => !sameData(valueOf(setting, run), value));
  });
}

/** Whether two values are alike. Runs share what they have in common, which need not be looked into. */
function sameData(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b);
}

/** Frozen data as JSON. Runs are compared with every snapshot, and a large table takes a while to write. */
const texts = new WeakMap<object, string>();

function textOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const text = texts.get(data) ?? JSON.stringify(data);
  texts.set(data, text);
  return text;
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
