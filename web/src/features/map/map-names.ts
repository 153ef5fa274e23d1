/** Writes the axes of a map, their values and its session in words. */

import type { Messages } from '../../i18n/en.ts';
import { count, grouped, significant } from '../../i18n/numbers.ts';
import { allUnitNamer } from '../../i18n/unit-names.ts';
import { type Session } from '../../session/session.ts';
import { isBias, sizesOf, type Weight } from '../../session/weight.ts';
import { layerOf, type MapAxis, valueFrom, weightOf } from './map-axes.ts';
import type { AxisView, MapView } from './map-view.ts';
import { mapTexts } from './texts.ts';

/** Significant digits of a double. */
const ALL_DIGITS = 17;
/** Most characters of the two ends of an axis of a small picture. */
const MOST_IN_ENDS = 18;
/** Least value whose digits are grouped. */
const LEAST_GROUPED = 1000;

export function axisName(messages: Messages, session: Session, { code }: Pick<MapAxis, 'code'>): string {
  const { axis } = mapTexts(messages);
  const [weight, layer] = [weightOf(code), layerOf(code)];
  if (weight) return axis.startOf(weightName(messages, session, weight));
  if (layer !== undefined) return axis.layerRate(layer + 1);
  return code === 'seed' ? axis.seed : code === 'scale' ? axis.scale : axis.rate;
}

/** Returns the name of an axis as the lists show it. */
export function shortAxisName(messages: Messages, session: Session, code: string): string {
  const { axis, inList } = mapTexts(messages);
  const layer = layerOf(code);
  if (weightOf(code)) return axis.aWeight;
  if (layer !== undefined) return inList.layerRate(layer + 1);
  return code === 'scale' ? inList.scale : axisName(messages, session, { code });
}

export function weightName(messages: Messages, session: Session, weight: Weight): string {
  const { layer, from, to } = weight;
  const unit = allUnitNamer(messages, session.table, session.network.hidden.length + 1);
  return isBias(weight, sizesOf(session))
    ? mapTexts(messages).biasOf(unit(layer + 1, to))
    : messages.weightName(unit(layer, from), unit(layer + 1, to));
}

/** Returns a value with as many digits as tell it from those nearby in the view. */
export function axisFigure(value: number, { axis, span }: AxisView): string {
  if (axis.kind === 'whole') return count(value);
  const least = (axis.kind === 'log' ? Math.abs(value) * Math.LN10 : 1) * (span / 500);
  const digits = Math.ceil(Math.log10(Math.max(Math.abs(value), least) / least)) + 1;
  const shown = Math.max(2, Math.min(ALL_DIGITS, digits));
  return Math.abs(value) < LEAST_GROUPED ? significant(value, shown) : grouped(value, shown);
}

/** Returns the values at both ends of a view of an axis. */
export function endsOf(view: AxisView): [string, string] {
  const { axis, centre, span } = view;
  const last = axis.kind === 'whole' ? span / 2 - 1 : span / 2;
  return [-span / 2, last].map((distance) => axisFigure(valueFrom(axis, centre, distance), view)) as [string, string];
}

/** Returns both ends as short as they fit beside a small picture: the upper one as its distance if they have many digits. */
export function shortEndsOf(view: AxisView): [string, string] {
  const ends = endsOf(view);
  if (ends.join('').length <= MOST_IN_ENDS) return ends;
  const { axis, centre, span } = view;
  const [from, to] = [-span / 2, span / 2].map((distance) => valueFrom(axis, centre, distance)) as [number, number];
  return [ends[0], `+ ${significant(to - from, 2)}`];
}

/** Most rows of a table that a caption lists. */
const LISTED_ROWS = 16;

/** Returns what else to know to find the picture again: the table, and the seed unless the view has it on an axis. */
export function sourceWords(messages: Messages, session: Session, { x, y }: MapView): string {
  const { inputs, outputs, rows } = session.table;
  const { init, seed } = session.training;
  const bits = (values: readonly (number | null)[]) => values.map((value) => value ?? '–').join('');
  const listed = rows
    .slice(0, LISTED_ROWS)
    .map((row) => `${bits(row.in)} → ${bits(row.out)}${row.holdOut ? '*' : ''}`)
    .concat(rows.length > LISTED_ROWS ? ['…'] : []);
  const isOnAxis = [x, y].some(({ axis }) => axis.code === 'seed');
  return [
    `${inputs.join(', ')} → ${outputs.join(', ')}: ${listed.join(', ')}`,
    ...(init === 'given' || isOnAxis ? [] : [`${messages.seed} ${seed}`]),
  ].join(' · ');
}

/** Returns the network and the training of a session in a few words. */
export function sessionWords(messages: Messages, session: Session): string {
  const { network, training } = session;
  const texts = mapTexts(messages);
  const activations = [...new Set(network.activation)].map((name) => messages.activation[name]);
  return [
    `${sizesOf(session).join('-')} ${texts.list(activations)}`,
    messages.lossName[training.loss],
    messages.optimizerName[training.optimizer],
    texts.iterations(training.iterations),
  ].join(' · ');
}
