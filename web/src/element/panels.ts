/** Renders the panels of a playground: passes the state down and turns their events into actions. */

import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Limits } from '../engine/protocol.ts';
import type { StartWorker } from '../engine/start-worker.ts';
import type { Messages } from '../i18n/en.ts';
import { isDefined, type LazyGroup } from '../lazy/define-elements.ts';
import { openLazy } from '../lazy/lazy-views.ts';
import { isStudyOpen, isWhole, type Panel } from '../session/panels.ts';
import type { Session } from '../session/session.ts';
import { type DrawerPanel, type Exercise, EXERCISES, STUDIES, type Study, type ViewState } from '../session/view.ts';
import type { Action, State } from '../store/state.ts';
import type {
  IterationSought,
  NetworkEdited,
  PartsLit,
  ParameterSet,
  PastRunOpened,
  PastRunsForgotten,
  RunCommand,
  SessionEdited,
  TableEdited,
  TrainingEdited,
  UndoCommanded,
  UnitDiagnosed,
  ViewChanged,
} from '../ui/events.ts';
import type { ChartBand } from '../ui/chart-band.ts';
import type { Highlight } from '../ui/highlight.ts';
import { panelHeading } from '../ui/panel-heading.ts';
import { renderChips } from './chips.ts';
import { renderTabs } from './drawer.ts';

export interface ViewModel {
  readonly messages: Messages;
  readonly state: State;
  readonly session: Session;
  readonly limits: Limits;
  /** Unit that the diagnosis names. */
  readonly diagnosed: UnitDiagnosed['unit'];
  /** Parts that a panel highlights in the others. */
  readonly lit: Highlight | undefined;
  /** Band of losses that a study has computed for the chart. */
  readonly band: ChartBand | undefined;
  /** Panel in the drawer of a stage, and the view of those that can be there. */
  readonly drawer: DrawerPanel | 'none';
  readonly view: ViewState;
  /** True to show more controls than the figures themselves. */
  readonly hasTools: boolean;
  /** True if table, network and chart stand beside each other, with the settings around them. */
  readonly isStage: boolean;
  /** True if all this fits one screen, with the settings that are used most in the run bar: on a stage or a tablet. */
  readonly isOneScreen: boolean;
  /** True if the settings are in sheets, opened by the chips under the chart. */
  readonly hasSheets: boolean;
}

/** Operations that panels perform on their playground. */
export interface Actions {
  dispatch(action: Action): void;
  travel(direction: 'undo' | 'redo'): void;
  set(event: ParameterSet): void;
  seek(iteration: number): void;
  command(command: RunCommand): void;
  /** Loads a group of views before one of them is needed. Rejects if that fails. */
  load(group: LazyGroup): Promise<void>;
  /** Starts a separate engine for a view that trains apart from the run, or passes on one that was started before. */
  startWorker: StartWorker;
  /** Opens the dialog that saves and shares. */
  share(): void;
  /** Opens the list of keys. */
  showKeys(): void;
  /** Highlights parts in the other panels; undefined clears the highlight. */
  light(lit: Highlight | undefined): void;
  /** Draws a band of losses in the chart, as long as it fits the session, or none. */
  showBand(band: ChartBand | undefined): void;
}

/** Renders the panels that the page asks for. */
export function renderPanels(shown: ViewModel, hands: Actions): TemplateResult {
  const { state, isStage, hasSheets, drawer } = shown;
  const render = (group: typeof FIGURES) =>
    group.filter(([panel]) => state.panels.has(panel)).map(([, renderPanel]) => renderPanel(shown, hands));
  // The challenge, which comes last, stands above chosen panels.
  const end = isWhole(state.panels) ? DRAWN.length : -1;
  return html`<div class="panels ${isStage && drawer !== 'none' ? 'drawn' : ''}">
    ${render(DRAWN.slice(end))}${render(FIGURES)}${
      hasSheets
        ? html`${renderChips(shown, hands, {
            run: renderRunSettings(shown, hands),
            network: renderNetworkSettings(shown, hands),
            training: renderTrainingSettings(shown, hands),
          })}${renderPastRuns(shown, hands)}`
        : render(SETTINGS)
    }${isStage ? renderTabs(shown, hands) : nothing}${render(DRAWN.slice(0, end))}
  </div>`;
}

/**
 * Returns the classes of the layout: "whole" for a whole playground, "trio" for chosen panels with all three figures,
 * "barred" if these are under the run bar.
 */
export function layoutOf(panels: ReadonlySet<Panel>): 'whole' | 'trio' | 'trio barred' | '' {
  if (isWhole(panels)) return 'whole';
  if (!FIGURES.every(([panel]) => panels.has(panel))) return '';
  return panels.has('run') ? 'trio barred' : 'trio';
}

type Rendered = (shown: ViewModel, hands: Actions) => TemplateResult;

function renderTable({ messages, state, session, limits, lit, hasTools, isOneScreen }: ViewModel, hands: Actions) {
  const { snapshot, view, undone } = state;
  return html`<truth-net-table
    class="panel table"
    part="panel table"
    ?data-stage=${isOneScreen}
    .messages=${messages}
    .limits=${limits}
    .table=${session.table}
    .predictions=${snapshot?.predictions}
    .contradictions=${snapshot?.contradictions ?? []}
    .tolerance=${view.tolerance}
    .selectedRow=${view.selectedRow}
    .showLeftOut=${view.showLeftOut}
    .onChange=${view.onChange}
    .leftOutPredictions=${snapshot?.views.leftOut}
    .lit=${lit}
    .hasTools=${hasTools}
    .canUndo=${undone.past.length > 0}
    .canRedo=${undone.future.length > 0}
    @view-changed=${onView(hands)}
    @undo-commanded=${({ direction }: UndoCommanded) => {
      hands.travel(direction);
    }}
    @table-edited=${({ table, isOther }: TableEdited) => {
      hands.dispatch({ type: 'edited', session: { ...session, table }, isOther });
    }}
  ></truth-net-table>`;
}

function renderDiagram({ messages, state, session, limits, diagnosed, lit, view: seen }: ViewModel, hands: Actions) {
  const { snapshot, view } = state;
  return html`<truth-net-diagram
    class="panel diagram"
    part="panel diagram"
    .messages=${messages}
    .table=${session.table}
    .network=${session.network}
    .parameters=${snapshot?.parameters}
    .gradients=${snapshot?.gradients}
    .selectedRow=${view.selectedRow}
    .activations=${snapshot?.views.row}
    .highlighted=${diagnosed}
    .logic=${snapshot?.logic}
    .maps=${snapshot?.views.unitMaps ?? snapshot?.views.surfaces}
    .cells=${snapshot?.views.unitCells}
    .lit=${lit}
    .maxParameter=${limits.maxParameter}
    .choosesWeight=${seen.microscope || seen.landscape}
    @view-changed=${onView(hands)}
    @parameter-set=${(event: ParameterSet) => {
      hands.set(event);
    }}
    @parts-lit=${onLit(hands)}
  ></truth-net-diagram>`;
}

function renderChart(shown: ViewModel, hands: Actions) {
  const { messages, state, session, lit, band, hasSheets, drawer } = shown;
  const { snapshot, view, pastRuns } = state;
  return html`<div class="panel chart ${view.chart}" part="panel chart">
    <truth-net-chart
      .messages=${messages}
      .session=${session}
      .snapshot=${snapshot}
      .view=${view}
      .pastRuns=${pastRuns}
      .band=${band?.of(session, view)}
      .lit=${lit}
      .hasRunBar=${state.panels.has('run')}
      .hasContradictions=${(snapshot?.contradictions.length ?? 0) > 0}
      @view-changed=${onView(hands)}
      @iteration-sought=${({ iteration }: IterationSought) => {
        hands.seek(iteration);
      }}
    ></truth-net-chart>
    ${
      state.hasMap && drawer === 'none'
        ? html`<truth-net-output-map
            class="late"
            .messages=${messages}
            .session=${session}
            .view=${view}
            .map=${snapshot?.views.outputMap}
            .predictions=${snapshot?.predictions}
            .logic=${snapshot?.logic}
            @view-changed=${onView(hands)}
          ></truth-net-output-map>`
        : nothing
    }
    ${hasSheets ? nothing : renderPastRuns(shown, hands)}
  </div>`;
}

function renderPastRuns({ messages, state, session, hasSheets }: ViewModel, hands: Actions) {
  const { snapshot, pastRuns } = state;
  if (pastRuns.length === 0) return nothing;
  return html`<truth-net-past-runs
    class="late ${hasSheets ? 'panel' : ''}"
    .messages=${messages}
    .session=${session}
    .snapshot=${snapshot}
    .pastRuns=${pastRuns}
    @parts-lit=${onLit(hands)}
    @past-run-opened=${({ id }: PastRunOpened) => {
      hands.dispatch({ type: 'pastRunOpened', id });
    }}
    @past-runs-forgotten=${({ id }: PastRunsForgotten) => {
      hands.dispatch({ type: 'pastRunsForgotten', ...(id !== undefined && { id }) });
    }}
  ></truth-net-past-runs>`;
}

function renderNetworkSettings({ messages, session, limits, isStage }: ViewModel, hands: Actions) {
  return html`<truth-net-network-settings
    class="panel layers ${session.network.hidden.length > 2 ? 'many' : ''}"
    part="panel network"
    ?data-stage=${isStage}
    .messages=${messages}
    .limits=${limits}
    .table=${session.table}
    .network=${session.network}
    @network-edited=${onNetwork(session, hands)}
  ></truth-net-network-settings>`;
}

function renderTrainingSettings(shown: ViewModel, hands: Actions) {
  const { messages, state, session, limits, isStage, isOneScreen, hasSheets } = shown;
  return html`<truth-net-training-settings
    class="panel training"
    part="panel training"
    ?data-stage=${isStage}
    .messages=${messages}
    .limits=${limits}
    .session=${session}
    .view=${state.view}
    .parameters=${state.snapshot?.parameters}
    @view-changed=${onView(hands)}
    @training-edited=${onTraining(session, hands)}
    >${isOneScreen || hasSheets ? nothing : renderRunSettings(shown, hands)}</truth-net-training-settings
  >`;
}

/** Renders the settings that are changed most during a run: in the run bar of a stage, in a sheet, or in their panel. */
export function renderRunSettings({ messages, state, session, limits, isOneScreen }: ViewModel, hands: Actions) {
  return html`<truth-net-run-settings
    slot=${isOneScreen ? 'settings' : nothing}
    .messages=${messages}
    .limits=${limits}
    .session=${session}
    .view=${state.view}
    @view-changed=${onView(hands)}
    @training-edited=${onTraining(session, hands)}
  ></truth-net-run-settings>`;
}

function renderSpace({ messages, state, session, view, isStage, drawer }: ViewModel, hands: Actions) {
  const { snapshot } = state;
  return html`<truth-net-space
    class="panel space"
    part="panel space"
    ?hidden=${isStage && drawer !== 'space'}
    ?data-drawer=${isStage}
    .messages=${messages}
    .session=${session}
    .view=${view}
    .space=${snapshot?.views.space}
    .surfaces=${snapshot?.views.surfaces}
    .parameters=${snapshot?.parameters}
    @view-changed=${onView(hands)}
  ></truth-net-space>`;
}

function renderSurfaces({ messages, state, session, view, isStage, drawer }: ViewModel, hands: Actions) {
  const { snapshot } = state;
  return html`<truth-net-surfaces
    class="panel surfaces"
    part="panel surfaces"
    ?hidden=${isStage && drawer !== 'surfaces'}
    ?data-drawer=${isStage}
    .messages=${messages}
    .session=${session}
    .view=${view}
    .surfaces=${snapshot?.views.surfaces}
    .predictions=${snapshot?.predictions}
    .logic=${snapshot?.logic}
    @view-changed=${onView(hands)}
  ></truth-net-surfaces>`;
}

function renderNeuron({ messages, state, session, view, isStage, drawer }: ViewModel, hands: Actions) {
  return html`<truth-net-neuron
    class="panel neuron"
    part="panel neuron"
    ?hidden=${isStage && drawer !== 'neuron'}
    ?data-drawer=${isStage}
    ?data-closed=${!view.neuron}
    .messages=${messages}
    .session=${session}
    .view=${view}
    .snapshot=${state.snapshot}
    @view-changed=${onView(hands)}
    @session-edited=${({ session: edited }: SessionEdited) => {
      hands.dispatch({ type: 'edited', session: edited });
    }}
    @parameter-set=${(event: ParameterSet) => {
      hands.set(event);
    }}
    >${untilDefined('views', messages, 'neuron', view.neuron)}</truth-net-neuron
  >`;
}

function renderMicroscope({ messages, state, session, lit, view, isStage, drawer }: ViewModel, hands: Actions) {
  return html`<truth-net-microscope
    class="panel microscope"
    part="panel microscope"
    ?hidden=${isStage && drawer !== 'microscope'}
    ?data-drawer=${isStage}
    ?data-closed=${!view.microscope}
    .messages=${messages}
    .session=${session}
    .view=${view}
    .lit=${lit}
    .snapshot=${state.snapshot}
    @view-changed=${onView(hands)}
    @parts-lit=${onLit(hands)}
    >${untilDefined('views', messages, 'microscope', view.microscope)}</truth-net-microscope
  >`;
}

function renderLandscape({ messages, state, session, view, isStage, drawer }: ViewModel, hands: Actions) {
  return html`<truth-net-landscape
    class="panel landscape"
    part="panel landscape"
    ?hidden=${isStage && drawer !== 'landscape'}
    ?data-drawer=${isStage}
    ?data-closed=${!view.landscape}
    .messages=${messages}
    .session=${session}
    .view=${view}
    .snapshot=${state.snapshot}
    @view-changed=${onView(hands)}
    >${untilDefined('views', messages, 'landscape', view.landscape)}</truth-net-landscape
  >`;
}

function renderSurvey({ messages, state, session, view, isStage, drawer }: ViewModel, hands: Actions) {
  return html`<truth-net-survey
    class="panel survey"
    part="panel survey"
    ?hidden=${isStage && drawer !== 'survey'}
    ?data-drawer=${isStage}
    .messages=${messages}
    .session=${session}
    .tolerance=${view.tolerance}
    .obstacle=${state.snapshot?.obstacle}
    .startWorker=${hands.startWorker}
    @network-edited=${onNetwork(session, hands)}
    @training-edited=${onTraining(session, hands)}
  ></truth-net-survey>`;
}

/** Returns a function that renders a study, whose view study.ts renders. */
function renderStudy(study: Study): Rendered {
  return (shown, hands) => {
    const { messages, state, view, isStage, drawer } = shown;
    const isClosed = !isStudyOpen(study, view, state.panels);
    return html`<truth-net-study
      class="panel study"
      part="panel ${study}"
      ?hidden=${isStage && drawer !== study}
      ?data-drawer=${isStage}
      ?data-closed=${isClosed}
      .study=${study}
      .shown=${shown}
      .hands=${hands}
      >${untilDefined('studies', messages, study, !isClosed)}</truth-net-study
    >`;
  };
}

/** Returns a function that renders an exercise, whose view exercise.ts renders. */
function renderExercise(exercise: Exercise): Rendered {
  return (shown, hands) => {
    const { messages, state, view, isStage, drawer } = shown;
    const isClosed = !isStudyOpen(exercise, view, state.panels);
    return html`<truth-net-exercise
      class="panel study ${view.task ? 'task' : ''}"
      part="panel ${exercise}"
      ?hidden=${isStage && drawer !== exercise}
      ?data-drawer=${isStage}
      ?data-closed=${isClosed}
      .exercise=${exercise}
      .shown=${shown}
      .hands=${hands}
      >${untilDefined('exercises', messages, exercise, !isClosed)}</truth-net-exercise
    >`;
  };
}

/** Renders the heading of a closed panel whose view is not loaded yet; opening it loads the view. */
function untilDefined(group: LazyGroup, messages: Messages, panel: DrawerPanel, isOpen: boolean) {
  if (isOpen || isDefined(group)) return nothing;
  return panelHeading(messages, messages.tabs[panel], false, ({ currentTarget }) => {
    openLazy((currentTarget as Element).closest<ReactiveElement>('.panel')!);
  });
}

/** Panels in the order of a single column: the figures of the stage, its settings, and those of its drawer. */
const FIGURES: readonly (readonly [Panel, Rendered])[] = [
  ['table', renderTable],
  ['diagram', renderDiagram],
  ['chart', renderChart],
];
const SETTINGS: typeof FIGURES = [
  ['network', renderNetworkSettings],
  ['training', renderTrainingSettings],
];
const DRAWN: typeof FIGURES = [
  ['neuron', renderNeuron],
  ['microscope', renderMicroscope],
  ['landscape', renderLandscape],
  ['surfaces', renderSurfaces],
  ['space', renderSpace],
  ['survey', renderSurvey],
  ...STUDIES.map((study) => [study, renderStudy(study)] as const),
  ...EXERCISES.map((exercise) => [exercise, renderExercise(exercise)] as const),
];

function onView(hands: Actions) {
  return ({ view }: ViewChanged) => {
    hands.dispatch({ type: 'viewed', view });
  };
}

function onLit(hands: Actions) {
  return ({ lit }: PartsLit) => {
    hands.light(lit);
  };
}

function onNetwork(session: Session, hands: Actions) {
  return ({ network }: NetworkEdited) => {
    hands.dispatch({ type: 'edited', session: { ...session, network } });
  };
}

function onTraining(session: Session, hands: Actions) {
  return ({ training }: TrainingEdited) => {
    hands.dispatch({ type: 'edited', session: { ...session, training } });
  };
}
