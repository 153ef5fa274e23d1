/** Defines the view of a playground: the parts of the run shown, and the speed. It never changes the learning. */

import { rowAfter } from './changes.ts';
import type { Session, Table } from './session.ts';
import { nearestWeight, type Weight, within } from './weight.ts';

export const LOSS_SCALES = ['linear', 'log'] as const;
export type LossScale = (typeof LOSS_SCALES)[number];

/** Values that the chart shows over the iterations: the loss, the loss of each row, the weights, or their gradients. */
export const CHARTS = ['loss', 'rows', 'weights', 'gradients'] as const;
export type Chart = (typeof CHARTS)[number];

/**
 * Speed of training: iterations per second, of which `Infinity` is as fast as possible, or a speed that rises: slow
 * enough to be watched while the loss is high, then ever faster.
 */
export type Pace = number | 'rising';

/** Panels that study a whole run or many runs, in a script of their own: see element/study.ts. */
export const STUDIES = ['map', 'story', 'wall', 'circuit'] as const;
export type Study = (typeof STUDIES)[number];

/** Panels with exercises that the page marks, in another script: see element/exercise.ts. */
export const EXERCISES = ['write', 'predict', 'challenge'] as const;
export type Exercise = (typeof EXERCISES)[number];

/** Panels of a drawer that a single column shows only after a press, and those that it shows at first. */
const OPENED_BY_PRESS = ['microscope', 'landscape', 'neuron', ...STUDIES, ...EXERCISES] as const;
const OPEN_AT_FIRST = ['space', 'surfaces', 'survey'] as const;
/** Panels that a stage shows one at a time, in a drawer beside the network. */
export const DRAWER_PANELS = ['microscope', 'landscape', 'neuron', ...OPEN_AT_FIRST, ...STUDIES, ...EXERCISES] as const;
export type DrawerPanel = (typeof DRAWER_PANELS)[number];

export const ON_CHANGE = ['keep', 'restart'] as const;
export type OnChange = (typeof ON_CHANGE)[number];

export interface ViewState {
  readonly chart: Chart;
  readonly lossScale: LossScale;
  /** True to draw the losses of the wall's networks as a band in the chart of the loss. */
  readonly lossBand: boolean;
  /** True to stack the losses of the rows, so that they add up to the loss. */
  readonly stacked: boolean;
  readonly pace: Pace;
  /** Effect of an edit of rows or of the learning rate on the run: it keeps its weights, or starts over. */
  readonly onChange: OnChange;
  /** True to play an iteration that is stepped by hand over the network. */
  readonly animateSteps: boolean;
  /** True to show the run that would follow what a person points at. */
  readonly previews: boolean;
  /** True to end training as soon as every row is right. */
  readonly stopWhenRight: boolean;
  /** Tolerance: a prediction is right if it is nearer to its target; above 0, at most MAX_TOLERANCE. */
  readonly tolerance: number;
  /** Row whose activations the diagram shows. */
  readonly selectedRow: number | null;
  /** True to predict the input combinations that the table lacks. */
  readonly showLeftOut: boolean;
  /** True to show the surfaces; `surfaceX` and `surfaceY` are the inputs along their axes. */
  readonly surfaces: boolean;
  /** True to draw a surface for every unit of a layer; otherwise for MOST_MAPS of each. */
  readonly allSurfaces: boolean;
  readonly surfaceX: number;
  readonly surfaceY: number;
  /** Values of all inputs as "0" and "1", those of the two axes ignored; beyond its end, `inputSliceOf` decides. */
  readonly surfaceFixed: string;
  /** True to show the space of a hidden layer, with the layer and the two units along its axes. */
  readonly space: boolean;
  readonly spaceLayer: number;
  readonly spaceX: number;
  readonly spaceY: number;
  /** True to show the panel about single neurons. */
  readonly neuron: boolean;
  /** True to show one iteration under the microscope. */
  readonly microscope: boolean;
  /** Weight that the microscope explains and that spans the landscape's first axis: see `Weight`. */
  readonly weightLayer: number;
  readonly weightFrom: number;
  readonly weightTo: number;
  /** True to show the loss around the present weights. */
  readonly landscape: boolean;
  /** Directions that span the plane: the weight above and another, or two random ones. */
  readonly plane: Plane;
  readonly otherLayer: number;
  readonly otherFrom: number;
  readonly otherTo: number;
  /** Seed of the random directions. */
  readonly planeSeed: number;
  /** Distance from the plane's centre to its sides, and length of the line in learning rates. */
  readonly planeReach: number;
  readonly stepReach: number;
  /** True to show where training works, on a map of many runs. */
  readonly map: boolean;
  /** Axes, ranges and colours of the map, as features/map/map-view.ts writes them; the first view if empty. */
  readonly mapView: string;
  /** True to show the story of the run. */
  readonly story: boolean;
  /** True to show many seeds as they train. */
  readonly wall: boolean;
  /** True to show the network as a logic circuit. */
  readonly circuit: boolean;
  /** True to show the exercise to write backpropagation, to predict a run, or to reach a goal. */
  readonly write: boolean;
  readonly predict: boolean;
  readonly challenge: boolean;
  /** Challenge that the reader takes: the name of a built-in one, or its compact text; none if empty. */
  readonly task: string;
  /** Panel in the drawer of a stage, unless one of those that a press opens is open. */
  readonly drawer: (typeof OPEN_AT_FIRST)[number] | 'none';
}

export const PLANES = ['weights', 'random'] as const;
export type Plane = (typeof PLANES)[number];

/** Largest tolerance: with it, every prediction of a bounded output is right. */
export const MAX_TOLERANCE = 1;

export const DEFAULT_VIEW: ViewState = Object.freeze({
  chart: 'loss',
  lossScale: 'linear',
  lossBand: true,
  stacked: true,
  pace: 'rising',
  onChange: 'keep',
  animateSteps: true,
  previews: true,
  stopWhenRight: false,
  tolerance: 0.5,
  selectedRow: null,
  showLeftOut: false,
  surfaces: true,
  allSurfaces: false,
  surfaceX: 0,
  surfaceY: 1,
  surfaceFixed: '',
  space: true,
  spaceLayer: 0,
  spaceX: 0,
  spaceY: 1,
  neuron: false,
  microscope: false,
  weightLayer: 0,
  weightFrom: 0,
  weightTo: 0,
  landscape: false,
  plane: 'weights',
  otherLayer: 0,
  otherFrom: 1,
  otherTo: 0,
  planeSeed: 1,
  planeReach: 5,
  stepReach: 4,
  map: false,
  mapView: '',
  story: false,
  wall: false,
  circuit: false,
  write: false,
  predict: false,
  challenge: false,
  task: '',
  drawer: 'none',
});

/** Returns the panel in the drawer of a stage. */
export function openInDrawer(view: ViewState): DrawerPanel | 'none' {
  return OPENED_BY_PRESS.find((panel) => view[panel]) ?? view.drawer;
}

/** Returns the view of the panels of a stage, of which only the one in the drawer is open. */
export function viewOnStage(view: ViewState): ViewState {
  const open = openInDrawer(view);
  return { ...view, ...Object.fromEntries(DRAWER_PANELS.map((panel) => [panel, panel === open])) };
}

/** Returns the view change that opens a panel in the drawer, or none. */
export function withDrawer(open: DrawerPanel | 'none'): Partial<ViewState> {
  const drawer = OPEN_AT_FIRST.find((panel) => panel === open) ?? 'none';
  return { ...Object.fromEntries(OPENED_BY_PRESS.map((panel) => [panel, panel === open])), drawer };
}

/** Returns the weight under the microscope, and the one along the landscape's other axis. */
export function weightsOf(view: ViewState): { readonly chosen: Weight; readonly other: Weight } {
  return {
    chosen: { layer: view.weightLayer, from: view.weightFrom, to: view.weightTo },
    other: { layer: view.otherLayer, from: view.otherFrom, to: view.otherTo },
  };
}

/** Returns the view change that puts a weight under the microscope. */
export function withChosen({ layer, from, to }: Weight): Partial<ViewState> {
  return { weightLayer: layer, weightFrom: from, weightTo: to };
}

export function withOther({ layer, from, to }: Weight): Partial<ViewState> {
  return { otherLayer: layer, otherFrom: from, otherTo: to };
}

/** Returns the view with the same row selected after an edit of the table. */
export function followRows(view: ViewState, before: Table, after: Table): ViewState {
  const { selectedRow } = view;
  if (selectedRow === null || before.rows === after.rows) return view;
  return { ...view, selectedRow: rowAfter(selectedRow, before.rows, after.rows) };
}

/**
 * Returns the same view if it fits the session, and otherwise the nearest one that fits its rows, inputs, layers and
 * units.
 */
export function fitView(view: ViewState, session: Session): ViewState {
  const { table, network } = session;
  const inputs = table.inputs.length;
  const spaceLayer = within(view.spaceLayer, network.hidden.length);
  const units = network.hidden[spaceLayer] ?? 1;
  const { chosen, other } = weightsOf(view);
  const fitting: ViewState = {
    ...view,
    selectedRow: view.selectedRow !== null && view.selectedRow < table.rows.length ? view.selectedRow : null,
    surfaceX: within(view.surfaceX, inputs),
    surfaceY: within(view.surfaceY, inputs),
    surfaceFixed: view.surfaceFixed.slice(0, inputs),
    spaceLayer,
    spaceX: within(view.spaceX, units),
    spaceY: within(view.spaceY, units),
    ...withChosen(nearestWeight(chosen, session)),
    ...withOther(nearestWeight(other, session)),
  };
  const fits = (Object.keys(view) as (keyof ViewState)[]).every((setting) => fitting[setting] === view[setting]);
  return fits ? view : fitting;
}
