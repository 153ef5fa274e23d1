/** Registers the views that are loaded on demand; see lazy-views.ts. */

import { LAST_OF, defineElements } from '../lazy/define-elements.ts';
import { ChartTable } from '../features/chart/chart-table.ts';
import { ChartMarks } from '../features/chart/chart-marks.ts';
import { CsvDialog } from '../features/table/csv-dialog.ts';
import { DiagnosisLine } from '../features/diagnosis/diagnosis-line.ts';
import { ExpressionDialog } from '../features/table/expression-dialog.ts';
import { Ghosts } from './ghosts.ts';
import { GridMenu } from '../features/table/grid-menu.ts';
import { GridTools } from '../features/table/grid-tools.ts';
import { Inspector } from '../features/diagram/inspector.ts';
import { allLaterTexts, type LaterTexts } from '../i18n/later-texts.ts';
import type { LoadTexts } from '../i18n/texts.ts';
import { FormulaView, type LoadFormulas, setLoader } from '../ui/formula.ts';
import { HeatMap } from '../ui/heat-map.ts';
import { HiddenSpace } from '../features/hidden-space/hidden-space.ts';
import { KeysDialog } from '../features/run-bar/keys-dialog.ts';
import { LayerRates } from '../features/settings/layer-rates.ts';
import { LandscapePanel } from '../features/landscape/landscape-panel.ts';
import { MicroscopePanel } from '../features/microscope/microscope-panel.ts';
import { NeuronPanel } from '../features/neuron/neuron-panel.ts';
import { OutputMap } from '../features/surfaces/output-map.ts';
import { PastRuns } from '../features/past-runs/past-runs.ts';
import { ShareCode } from '../features/share/share-code.ts';
import { ShareDialog } from '../features/share/share-dialog.ts';
import { ShareEmbed } from '../features/share/share-embed.ts';
import { ShareLink } from '../features/share/share-link.ts';
import { SharePictures } from '../features/share/share-pictures.ts';
import { Sheet } from '../ui/sheet.ts';
import { ShareSession } from '../features/share/share-session.ts';
import { StepAnimation } from '../features/diagram/step-animation.ts';
import { StepLine } from '../features/landscape/step-line.ts';
import { SurfacePanel } from '../features/surfaces/surface-panel.ts';
import { SurveyPanel } from '../features/survey/survey-panel.ts';
import { SweepChart } from '../features/survey/sweep-chart.ts';
import { UnitMaps } from '../features/diagram/unit-maps.ts';
import { WeightStory } from '../features/microscope/weight-story.ts';

/** Ways to load what is not even in the script of the lazy views. */
export interface LazyDelivery {
  readonly loadTexts: LoadTexts<LaterTexts>;
  readonly loadFormulas: LoadFormulas;
}

export function defineLazyViews({ loadTexts, loadFormulas }: LazyDelivery): void {
  allLaterTexts.loadWith(loadTexts);
  setLoader(loadFormulas);
  defineElements({
    'truth-net-diagnosis': DiagnosisLine,
    'truth-net-past-runs': PastRuns,
    'truth-net-layer-rates': LayerRates,
    'truth-net-chart-table': ChartTable,
    'truth-net-keys': KeysDialog,
    'truth-net-sheet': Sheet,
    'truth-net-chart-marks': ChartMarks,
    'truth-net-ghosts': Ghosts,
    'truth-net-part': Inspector,
    'truth-net-unit-maps': UnitMaps,
    'truth-net-step-animation': StepAnimation,
    'truth-net-expression-dialog': ExpressionDialog,
    'truth-net-csv-dialog': CsvDialog,
    'truth-net-grid-menu': GridMenu,
    'truth-net-grid-tools': GridTools,
    'truth-net-heat-map': HeatMap,
    'truth-net-surfaces': SurfacePanel,
    'truth-net-output-map': OutputMap,
    'truth-net-space': HiddenSpace,
    'truth-net-formula': FormulaView,
    'truth-net-weight-story': WeightStory,
    'truth-net-neuron': NeuronPanel,
    'truth-net-microscope': MicroscopePanel,
    'truth-net-step-line': StepLine,
    'truth-net-landscape': LandscapePanel,
    'truth-net-sweep': SweepChart,
    'truth-net-survey': SurveyPanel,
    'truth-net-share-link': ShareLink,
    'truth-net-share-embed': ShareEmbed,
    'truth-net-share-session': ShareSession,
    'truth-net-share-pictures': SharePictures,
    'truth-net-share-code': ShareCode,
    [LAST_OF.views]: ShareDialog,
  });
}
