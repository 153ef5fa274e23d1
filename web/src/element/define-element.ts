/** Registers `<truth-net>` and the views that it begins with. Importing this file is all that a page has to do. */

import { isTooOld } from '../engine/support.ts';
import { listenToProse } from './page-links.ts';
import { register } from '../lazy/define-elements.ts';
import { TooOld } from './too-old.ts';
import { TruthNet } from './truth-net.ts';
import { LossChart } from '../features/chart/loss-chart.ts';
import { NetworkDiagram } from '../features/diagram/network-diagram.ts';
import { NetworkSettings } from '../features/settings/network-settings.ts';
import { NumberField } from '../ui/number-field.ts';
import { PartCard } from '../features/diagram/inspector.ts';
import { RunBar } from '../features/run-bar/run-bar.ts';
import { TableGrid } from '../features/table/table-grid.ts';
import { TrainingSettings } from '../features/settings/training-settings.ts';
import { TruthTable } from '../features/table/truth-table.ts';

if (isTooOld(globalThis)) {
  register({ 'truth-net': TooOld });
} else {
  register({
    'truth-net-number': NumberField,
    'truth-net-table': TruthTable,
    'truth-net-table-grid': TableGrid,
    'truth-net-part': PartCard,
    'truth-net-diagram': NetworkDiagram,
    'truth-net-chart': LossChart,
    'truth-net-run-bar': RunBar,
    'truth-net-network-settings': NetworkSettings,
    'truth-net-training-settings': TrainingSettings,
    'truth-net': TruthNet,
  });
  listenToProse(document);
}
