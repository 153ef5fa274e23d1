/** Finds the settings in which runs differ. */

import type { Change } from './changes.ts';
import type { Activation, Session, Training } from './session.ts';

/** Settings that runs can differ in, in display order. */
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

/** The settings of a run. */
export interface RunSettings {
  readonly session: Session;
  readonly changes: readonly Change[];
}

/** Returns the settings in which these runs are not all equal. */
export function differences(runs: readonly RunSettings[]): SettingName[] {
  const [first, ...others] = runs;
  if (!first) return [];
  return SETTINGS.filter((setting) => {
    const value = valueOf(setting, first);
    return others.some((run) => !sameData(valueOf(setting, run), value));
  });
}

/** Returns whether two values are equal. Runs share most of their data, so compare identity first. */
function sameData(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b);
}

/** JSON of frozen data, cached: runs are compared at each snapshot, and a large table is slow to write. */
const texts = new WeakMap<object, string>();

function textOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const text = texts.get(data) ?? JSON.stringify(data);
  texts.set(data, text);
  return text;
}

/** Returns a run's value of a setting, as plain data. */
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
    learningRate: ratesText(training),
    init: training.init,
    seed: training.init === 'given' ? training.start : training.seed,
    changes,
  };
  return values[setting];
}

function ratesText({ learningRate, layerRates }: Training): string {
  return layerRates ? `${learningRate} × (${layerRates.join(', ')})` : String(learningRate);
}

interface SettingValues extends Pick<Training, 'loss' | 'optimizer' | 'batch' | 'init'> {
  readonly table: Session['table'];
  readonly hidden: readonly number[];
  readonly activation: readonly Activation[];
  readonly bias: boolean;
  /** The learning rate, and the factors on it: "0.5", or "0.5 × (1, 2)". */
  readonly learningRate: string;
  /** Given weights in place of a seed, if any. */
  readonly seed: number | Training['start'];
  readonly changes: readonly Change[];
}
