/** The part of the map that is shown: its axes, ranges and colours, as a link writes it, and moves through it. */

import type { Session } from '../../session/session.ts';
import { numberText } from '../../session/number-text.ts';
import type { Place } from '../../ui/pointer-place.ts';
import { type AxisLimits, axisOf, type AxisRange, distanceFrom, fitRange, type MapAxis, moved } from './map-axes.ts';

/** Meanings of the colours: iterations until every row is right, or the final loss. */
export const COLOURINGS = ['right', 'loss'] as const;
export type Colouring = (typeof COLOURINGS)[number];

export interface AxisView extends AxisRange {
  readonly axis: MapAxis;
}

export interface MapView {
  readonly x: AxisView;
  readonly y: AxisView;
  readonly colouring: Colouring;
}

/** Most points along a side of the map. */
export const MOST_SIZE = 512;

/**
 * Reads the view of a link, fitted to the session: `rate~1~4_scale~1~2_right` has the learning rate across, with the
 * value 1 in its middle and 4 powers of ten wide. An empty text is the first view.
 */
export function readMapView(text: string, session: Session, limits: AxisLimits): MapView {
  const [across = '', up = '', colouring] = text.split('_');
  const x = readAxis(across || 'rate', session, limits);
  const y = readAxis(up || 'scale', session, limits);
  // Another session may have brought both to the same layer.
  const other = x.axis.code === 'scale' ? 'rate' : 'scale';
  return {
    x,
    y: x.axis.code === y.axis.code ? readAxis(other, session, limits) : y,
    colouring: COLOURINGS.find((each) => each === colouring) ?? 'right',
  };
}

export function writeMapView({ x, y, colouring }: MapView): string {
  return [writeAxis(x), writeAxis(y), colouring].join('_');
}

function readAxis(text: string, session: Session, limits: AxisLimits): AxisView {
  const [code = '', ...numbers] = text.split('~');
  const axis = axisOf(code, session, limits);
  const [centre = NaN, span = NaN] = numbers.map((number) => (number === '' ? NaN : Number(number)));
  // An axis that does not fit the session has become another one, for which the numbers mean nothing.
  const isUsable = axis.code === code && Number.isFinite(centre) && span > 0 && (axis.kind !== 'log' || centre > 0);
  return viewOf(axis, isUsable ? { centre, span } : axis.home);
}

function writeAxis({ axis, centre, span }: AxisView): string {
  // Without the + of 1e+21, which some programs take for a space.
  return [axis.code, numberText(centre).replace('+', ''), numberText(span).replace('+', '')].join('~');
}

/** Returns a view of an axis with the nearest possible range. */
export function viewOf(axis: MapAxis, range: AxisRange): AxisView {
  return { axis, ...fitRange(axis, range, MOST_SIZE) };
}

/** Returns the same view of the first ranges. */
export function homeOf({ x, y, colouring }: MapView): MapView {
  return { x: viewOf(x.axis, x.axis.home), y: viewOf(y.axis, y.axis.home), colouring };
}

/** Returns a view whose ranges are `factor` times as wide, with the value at `place` (from the lower left) kept there. */
export function zoomed({ x, y, colouring }: MapView, { x: right, y: up }: Place, factor: number): MapView {
  const zoom = (view: AxisView, share: number) => {
    // The part that the limits of the axis leave of the factor decides how far the centre moves.
    const { span } = fitRange(view.axis, { centre: view.centre, span: view.span * factor }, MOST_SIZE);
    return viewOf(view.axis, { centre: moved(view.axis, view.centre, (share - 0.5) * (view.span - span)), span });
  };
  return { x: zoom(x, right), y: zoom(y, up), colouring };
}

/** Returns true if no axis can be zoomed into any further. */
export function isDeepest(view: MapView): boolean {
  return writeMapView(zoomed(view, { x: 0.5, y: 0.5 }, 0.5)) === writeMapView(view);
}

/** Returns the view moved by shares of its width and height. */
export function panned({ x, y, colouring }: MapView, right: number, up: number): MapView {
  const pan = (view: AxisView, share: number) =>
    viewOf(view.axis, { centre: moved(view.axis, view.centre, share * view.span), span: view.span });
  return { x: pan(x, right), y: pan(y, up), colouring };
}

/** Returns the view of a box between two places, with the proportions of the picture. */
export function boxed(view: MapView, a: Place, b: Place): MapView {
  const factor = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
  const middle = { x: (a.x + b.x) / 2 - 0.5, y: (a.y + b.y) / 2 - 0.5 };
  return zoomed(panned(view, middle.x, middle.y), { x: 0.5, y: 0.5 }, factor);
}

/** Returns the place of a value pair in the view, as shares of its width and height; it may lie outside. */
export function placeIn({ x, y }: MapView, values: readonly [number, number]): Place {
  const share = ({ axis, centre, span }: AxisView, value: number) =>
    0.5 + distanceFrom(axis, centre, axis.kind === 'whole' ? value + 0.5 : value) / span;
  return { x: share(x, values[0]), y: share(y, values[1]) };
}
