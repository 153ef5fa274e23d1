/** How a playground is looked at: what is shown of the run, and how fast it goes. None of it changes what is learned. */

import type { Session } from './session.ts';
import { nearestWeight, type Weight, within } from './weight.ts';

export const LOSS_SCALES = ['linear', 'log'] as const;
export type LossScale = (typeof LOSS_SCALES)[number];

/** What the chart shows over the iterations: the loss, that of each row, the weights, or their gradients. */
export const CHARTS = ['loss', 'rows', 'weights', 'gradients'] as const;
export type Chart = (typeof CHARTS)[number];

export interface ViewState {
  readonly chart: Chart;
  readonly lossScale: LossScale;
  /** Whether the losses of the rows stand on one another, so that they add up to the loss. */
  readonly stacked: boolean;
  /** Iterations per second; `Infinity` is as fast as the machine can. */
  readonly pace: number;
  /** Whether training ends as soon as every row is right. */
  readonly stopWhenRight: boolean;
  /** A prediction is right when it is nearer to its target than this: above 0, at most MAX_TOLERANCE. */
  readonly tolerance: number;
  /** The row whose activations the diagram shows. */
  readonly selectedRow: number | null;
  /** Whether the input combinations that the table leaves out are predicted, too. */
  readonly showLeftOut: boolean;
  /** Whether the surfaces are shown, and the inputs that vary along their axes. */
  readonly surfaces: boolean;
  /** Whether every unit has its surface, however many a layer has; otherwise MOST_MAPS of each. */
  readonly allSurfaces: boolean;
  readonly surfaceX: number;
  readonly surfaceY: number;
  /** The values of all inputs, of which those two do not matter, as "0" and "1"; where it ends, `inputSliceOf` decides. */
  readonly surfaceFixed: string;
  /** Whether the space of a hidden layer is shown, which layer, and the two units along its axes. */
  readonly space: boolean;
  readonly spaceLayer: number;
  readonly spaceX: number;
  readonly spaceY: number;
  /** Whether it is shown what a single neuron can do. */
  readonly neuron: boolean;
  /** Whether one iteration is shown under the microscope. */
  readonly microscope: boolean;
  /** The weight whose slope it writes out and the landscape's first axis follows: see `Weight`. */
  readonly weightLayer: number;
  readonly weightFrom: number;
  readonly weightTo: number;
  /** Whether the loss around the present weights is shown. */
  readonly landscape: boolean;
  /** What spans the plane: the weight above and another, or two random directions. */
  readonly plane: Plane;
  readonly otherLayer: number;
  readonly otherFrom: number;
  readonly otherTo: number;
  /** The seed of the random directions. */
  readonly planeSeed: number;
  /** How far the plane reaches from its middle, and the line in learning rates. */
  readonly planeReach: number;
  readonly stepReach: number;
}

export const PLANES = ['weights', 'random'] as const;
export type Plane = (typeof PLANES)[number];

/** Units of a layer whose surfaces are drawn, unless all are asked for. */
export const MOST_MAPS = 16;

/** With it, every prediction of a bounded output is right. */
export const MAX_TOLERANCE = 1;

export const DEFAULT_VIEW: ViewState = Object.freeze({
  chart: 'loss',
  lossScale: 'linear',
  stacked: true,
  // Lets a learner watch the tutorial's 1500 iterations in three seconds.
  pace: 500,
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
});

/** The weight under the microscope, and the one along the other axis of the landscape. */
export function weightsOf(view: ViewState): { readonly chosen: Weight; readonly other: Weight } {
  return {
    chosen: { layer: view.weightLayer, from: view.weightFrom, to: view.weightTo },
    other: { layer: view.otherLayer, from: view.otherFrom, to: view.otherTo },
  };
}

/** What shows a weight under the microscope. */
export function withChosen({ layer, from, to }: Weight): Partial<ViewState> {
  return { weightLayer: layer, weightFrom: from, weightTo: to };
}

export function withOther({ layer, from, to }: Weight): Partial<ViewState> {
  return { otherLayer: layer, otherFrom: from, otherTo: to };
}

/** The same view where it fits the session, and the nearest that does where rows, inputs, layers or units are gone. */
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
