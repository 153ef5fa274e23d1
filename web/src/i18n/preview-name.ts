/** Names the change that a preview is about. */

import { rowsEdit, type Setting } from '../session/changes.ts';
import { describeChange } from '../session/describe-change.ts';
import { differences, type SettingName } from '../session/differences.ts';
import type { Session } from '../session/session.ts';
import { cutToColumns } from '../session/text-width.ts';
import type { Parameters } from '../session/weight.ts';
import type { Messages } from './en.ts';
import { lazyTexts } from './lazy-texts.ts';
import { settingText } from './setting-text.ts';

/** Columns of text for a name; the chart shows it on one line with the end of the run. */
const MOST_COLUMNS = 32;

/** Returns a few words for an edit: "η 2", "row 1: y 0 → 1", "seed 3"; undefined if there are none. */
export function editName(before: Session, after: Session, messages: Messages): string | undefined {
  const names = differences([before, after].map((session) => ({ session, changes: [] }))).map((setting) =>
    nameOf(setting, before, after, messages),
  );
  return names.length === 0 ? undefined : cutToColumns(names.join(', '), MOST_COLUMNS);
}

function nameOf(setting: SettingName, before: Session, after: Session, messages: Messages): string {
  const words = lazyTexts(messages);
  const text = settingText(setting, { session: after, changes: [] }, messages);
  if (setting === 'learningRate') return `η ${text}`;
  const edit = setting === 'table' && hasSameColumns(before, after) && rowsEdit(before.table.rows, after.table.rows);
  if (edit) return describeChange({ iteration: 0, ...edit }, stateOf(before), words);
  return `${words.pastRuns.setting[setting]} ${text}`;
}

function hasSameColumns({ table: before }: Session, { table: after }: Session): boolean {
  const columnsOf = ({ inputs, outputs }: Session['table']) => JSON.stringify([inputs, outputs]);
  return columnsOf(before) === columnsOf(after);
}

/** Returns a few words for a parameter that is set: "w 0.2 → 1.5". */
export function settingName(
  setting: Setting,
  session: Session,
  parameters: Parameters | undefined,
  messages: Messages,
): string {
  const { kind, layer } = setting;
  const value =
    kind === 'weight'
      ? parameters?.weights[layer]?.[setting.from]?.[setting.to]
      : parameters?.biases[layer]?.[setting.unit];
  return describeChange({ iteration: 0, ...setting }, { ...stateOf(session), value }, lazyTexts(messages));
}

function stateOf({ table, training }: Session) {
  return { table, learningRate: training.learningRate };
}
