/** Describes a map of a unit's values over two inputs. */

import { predictionFigure } from '../../i18n/numbers.ts';
import type { LazyMessages } from '../../i18n/lazy-en.ts';
import type { InputSlice } from '../../session/input-slice.ts';
import type { Table } from '../../session/session.ts';
import { type PlacePointedAt, valueAt } from '../../ui/heat-map.ts';

/** size × size values, row by row, going upwards. */
export interface SquareMap {
  readonly values: Float64Array;
  readonly size: number;
}

type Place = NonNullable<PlacePointedAt['place']>;

/** Returns the values at the corners in words, for screen readers. */
export function labelOf(
  { surfaces }: LazyMessages,
  name: string,
  { values, size }: SquareMap,
  { x, y }: InputSlice,
  { inputs }: Table,
): string {
  const at = (column: number, row: number) => predictionFigure(values[(row * size + column) * (size - 1)]!);
  return surfaces.label(name, inputs[x]!, inputs[y]!, [at(0, 0), at(1, 0), at(0, 1), at(1, 1)]);
}

/** Returns the value at a place, with the names of the inputs there. */
export function readoutOf(map: SquareMap, place: Place, { x, y }: InputSlice, { inputs }: Table): string {
  const across = `${inputs[x]} = ${place.x.toFixed(2)}`;
  const where = x === y ? across : `${across}, ${inputs[y]} = ${place.y.toFixed(2)}`;
  return `${predictionFigure(valueAt(map.values, map.size, place))} (${where})`;
}

/** Returns the value at a place in few letters. */
export function readoutAt(map: SquareMap, place: Place): string {
  return `${predictionFigure(valueAt(map.values, map.size, place))} (${place.x.toFixed(2)}, ${place.y.toFixed(2)})`;
}
