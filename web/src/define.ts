/** Registers `<truth-net>` and the views inside it. Importing this file is all that a page has to do. */

import { TruthNet } from './truth-net.ts';
import { CsvDialog } from './views/csv-dialog.ts';
import { DiagnosisLine } from './views/diagnosis-line.ts';
import { ExpressionDialog } from './views/expression-dialog.ts';
import { FormulaView } from './views/formula.ts';
import { HeatMap } from './views/heat-map.ts';
import { HiddenSpace } from './views/hidden-space.ts';
import { LandscapePanel } from './views/landscape-panel.ts';
import { LossChart } from './views/loss-chart.ts';
import { MicroscopePanel } from './views/microscope-panel.ts';
import { NetworkDiagram } from './views/network-diagram.ts';
import { NetworkSettings } from './views/network-settings.ts';
import { NeuronPanel } from './views/neuron-panel.ts';
import { NumberField } from './views/number-field.ts';
import { PartCard } from './views/part-card.ts';
import { PastRuns } from './views/past-runs.ts';
import { RunBar } from './views/run-bar.ts';
import { StepLine } from './views/step-line.ts';
import { SurfacePanel } from './views/surface-panel.ts';
import { SurveyPanel } from './views/survey-panel.ts';
import { SweepChart } from './views/sweep-chart.ts';
import { TableGrid } from './views/table-grid.ts';
import { TrainingSettings } from './views/training-settings.ts';
import { ShareCode } from './views/share-code.ts';
import { ShareDialog } from './views/share-dialog.ts';
import { ShareLink } from './views/share-link.ts';
import { SharePictures } from './views/share-pictures.ts';
import { ShareSession } from './views/share-session.ts';
import { TruthTable } from './views/truth-table.ts';
import { WeightStory } from './views/weight-story.ts';

const elements: Record<string, CustomElementConstructor> = {
  'truth-net-number': NumberField,
  'truth-net-table': TruthTable,
  'truth-net-table-grid': TableGrid,
  'truth-net-expression-dialog': ExpressionDialog,
  'truth-net-csv-dialog': CsvDialog,
  'truth-net-part': PartCard,
  'truth-net-diagram': NetworkDiagram,
  'truth-net-chart': LossChart,
  'truth-net-past-runs': PastRuns,
  'truth-net-run-bar': RunBar,
  'truth-net-diagnosis': DiagnosisLine,
  'truth-net-heat-map': HeatMap,
  'truth-net-surfaces': SurfacePanel,
  'truth-net-space': HiddenSpace,
  'truth-net-formula': FormulaView,
  'truth-net-weight-story': WeightStory,
  'truth-net-neuron': NeuronPanel,
  'truth-net-microscope': MicroscopePanel,
  'truth-net-step-line': StepLine,
  'truth-net-landscape': LandscapePanel,
  'truth-net-sweep': SweepChart,
  'truth-net-survey': SurveyPanel,
  'truth-net-network-settings': NetworkSettings,
  'truth-net-training-settings': TrainingSettings,
  'truth-net-share-link': ShareLink,
  'truth-net-share-session': ShareSession,
  'truth-net-share-pictures': SharePictures,
  'truth-net-share-code': ShareCode,
  'truth-net-share-dialog': ShareDialog,
  'truth-net': TruthNet,
};

for (const [name, element] of Object.entries(elements)) {
  // A page that includes the script twice keeps the first.
  if (!customElements.get(name)) customElements.define(name, element);
}
