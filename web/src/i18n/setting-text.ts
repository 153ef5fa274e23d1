/** Formats the settings in which runs differ. */

import { type RunSettings, type SettingName, valueOf } from '../session/differences.ts';
import type { Messages } from './en.ts';
import { lazyTexts } from './lazy-texts.ts';

/** Tables with more targets and separators than this are described by their size only. */
const MOST_CELLS = 25;

/** Formats a run's value of a setting as the settings show it. */
export function settingText(setting: SettingName, run: RunSettings, messages: Messages): string {
  const { pastRuns: words } = lazyTexts(messages);
  switch (setting) {
    case 'table': {
      const { inputs, outputs, rows } = valueOf(setting, run);
      const text = words.tableSize(rows.length, inputs.length, outputs.length);
      if (rows.length * (outputs.length + 1) > MOST_CELLS) return text;
      return `${text}: ${rows.map((row) => row.out.map((target) => target ?? '–').join('')).join(' ')}`;
    }
    case 'hidden':
      return valueOf(setting, run).join(' · ') || '–';
    case 'activation':
      return [...new Set(valueOf(setting, run))].map((name) => messages.activation[name]).join(' · ');
    case 'bias':
      return valueOf(setting, run) ? words.yes : words.no;
    case 'loss':
      return messages.lossName[valueOf(setting, run)];
    case 'optimizer':
      return messages.optimizerName[valueOf(setting, run)];
    case 'batch':
      return messages.batchName[valueOf(setting, run)];
    case 'learningRate':
      return valueOf(setting, run);
    case 'init':
      return messages.initName[valueOf(setting, run)];
    case 'seed': {
      const seed = valueOf(setting, run);
      return typeof seed === 'number' ? String(seed) : '–';
    }
    case 'changes':
      return words.changes(valueOf(setting, run).length);
  }
}
