/** Registers `<truth-net>` and its first views. */

import { isTooOld } from '../engine/support.ts';
import { listenToPageLinks } from './page-links.ts';
import { defineElements } from '../lazy/define-elements.ts';
import { TooOld } from './too-old.ts';
import { TruthNet } from './truth-net.ts';
import { LossChart } from '../features/chart/loss-chart.ts';
import { NetworkDiagram } from '../features/diagram/network-diagram.ts';
import { NetworkSettings } from '../features/settings/network-settings.ts';
import { NumberField } from '../ui/number-field.ts';
import { RunBar } from '../features/run-bar/run-bar.ts';
import { TableGrid } from '../features/table/table-grid.ts';
import { RunSettings } from '../features/settings/run-settings.ts';
import { TrainingSettings } from '../features/settings/training-settings.ts';
import { TruthTable } from '../features/table/truth-table.ts';
import type { Messages } from '../i18n/en.ts';
import { texts } from '../i18n/language.ts';
import type { LoadTexts } from '../i18n/texts.ts';
import { type EngineSources, setEngineSources } from '../engine/client.ts';
import { type LazyLoaders, setLoaders } from '../lazy/lazy-views.ts';

/** Ways to load the parts that are not in the first script; each entry has its own. */
export interface Delivery {
  readonly engines: EngineSources;
  readonly lazy: LazyLoaders;
  /** Loads the texts of the languages beside English. */
  readonly loadTexts: LoadTexts<Messages>;
}

export function defineElement(delivery: Delivery): void {
  texts.loadWith(delivery.loadTexts);
  if (isTooOld(globalThis)) {
    defineElements({ 'truth-net': TooOld });
    return;
  }
  setEngineSources(delivery.engines);
  setLoaders(delivery.lazy);
  defineElements({
    'truth-net-number': NumberField,
    'truth-net-table': TruthTable,
    'truth-net-table-grid': TableGrid,
    'truth-net-diagram': NetworkDiagram,
    'truth-net-chart': LossChart,
    'truth-net-run-bar': RunBar,
    'truth-net-network-settings': NetworkSettings,
    'truth-net-run-settings': RunSettings,
    'truth-net-training-settings': TrainingSettings,
    'truth-net': TruthNet,
  });
  listenToPageLinks(document);
}
