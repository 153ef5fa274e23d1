/** Generates random saved states and their parts, starting with small ones. */

import fc from 'fast-check';
import type { Change } from '../../web/src/session/changes.ts';
import type { SavedState } from '../../web/src/session/saved-state.ts';
import {
  ACTIVATIONS,
  BATCHES,
  type Bit,
  INITS,
  LOSSES,
  type Network,
  OPTIMIZERS,
  type Row,
  type Session,
  type Start,
  type Table,
  type Target,
  type Training,
} from '../../web/src/session/session.ts';
import { countingOrder } from '../../web/src/session/table.ts';
import { CHARTS, LOSS_SCALES, ON_CHANGE, type Pace, PLANES, type ViewState } from '../../web/src/session/view.ts';

/** An arbitrary for each field of a type: a missing field is a type error. */
type Fields<T> = { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> };

function all<T>(fields: Fields<T>): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true });
}

/** Generates objects with few fields, which keeps saved states short. */
function some<T>(fields: Fields<T>): fc.Arbitrary<Partial<T>> {
  const entries = Object.entries<fc.Arbitrary<unknown>>(fields).map(([key, values]) =>
    values.map((value) => [key, value] as const),
  );
  return fc.array(fc.oneof(...entries), { maxLength: 5 }).map((list) => Object.fromEntries(list) as Partial<T>);
}

function listOf<T>(length: number, item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: length, maxLength: length });
}

function upTo(most: number, ...usual: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, most, ...usual), fc.integer({ min: 0, max: most }));
}

function above(least: number, most: number): fc.Arbitrary<number> {
  return fc.double({ min: least, minExcluded: true, max: most, noNaN: true });
}

// -- Sessions ----------------------------------------------------------------------------------------------------

/** Characters with a meaning in a link, in CSV, in an expression or in the markup around one, and invisible ones. */
export const SIGNS = Array.from(
  'aXy01é输,:/;&=#%!?+-_.~\'"()*<>\\`{}|^[]@$ \t\n\r\u0000\u00a0\u2028\u202e\ufeff\ufffd👩',
);

/** Names of valid length that are not blank. */
export const names = fc
  .oneof(
    fc.constantFrom('X1', 'X2', 'y', 'hold out', 'target:x', 'input:"z"', '1', 'false', '__proto__', '窗户'),
    fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 32 }),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  .filter((name) => /[^ \t\n\r\f\v]/.test(name) && Array.from(name).length <= 32);

const widths = fc.constantFrom(1, 2, 2, 3, 3, 4, 10);
const outputCounts = fc.constantFrom(1, 1, 2, 3, 8);

/** Generates a few rows, or every combination of few inputs in counting order. */
function rowsOf(inputs: number, outputs: number): fc.Arbitrary<Row[]> {
  const row = (number: number) =>
    fc.tuple(fc.nat(3 ** outputs - 1), fc.constantFrom(false, false, true)).map(([targets, isHeldOut]): Row => ({
      in: countingOrder(number, inputs),
      out: targetsOf(targets, outputs),
      ...(isHeldOut && { holdOut: true }),
    }));
  const few = fc.array(fc.nat(2 ** inputs - 1).chain(row), { minLength: 1, maxLength: 6 });
  if (inputs > 4) return few;
  return fc.oneof(few, fc.tuple(...Array.from({ length: 2 ** inputs }, (_, number) => row(number))));
}

/** Returns a number's base-3 digits as targets; 2 stands for don't care. */
function targetsOf(number: number, outputs: number): Target[] {
  const digits = number.toString(3).padStart(outputs, '0');
  return Array.from(digits, (digit) => (digit === '2' ? null : (Number(digit) as Bit)));
}

export const tables: fc.Arbitrary<Table> = fc
  .tuple(widths, outputCounts)
  .chain(([inputs, outputs]) =>
    fc
      .tuple(
        fc.uniqueArray(names, { minLength: inputs + outputs, maxLength: inputs + outputs }),
        rowsOf(inputs, outputs),
      )
      .map(([columns, rows]) => ({ inputs: columns.slice(0, inputs), outputs: columns.slice(inputs), rows })),
  );

const parameters = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 1e9, -1e9, 5e-324, 1e-7),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
);
const learningRates = fc.oneof(fc.constantFrom(1, 1000, 5e-324, 1e-7), above(0, 1000));
const seeds = upTo(2 ** 32 - 1, 1);

function activationsOf(layers: number): fc.Arbitrary<Network['activation']> {
  const activation = fc.constantFrom(...ACTIVATIONS);
  return fc.oneof(
    activation.map((one) => Array.from({ length: layers }, () => one)),
    listOf(layers, activation),
  );
}

function startsOf(sizes: readonly number[], bias: boolean): fc.Arbitrary<Start> {
  const layers = sizes.slice(1);
  const weights = fc.tuple(...layers.map((to, layer) => listOf(sizes[layer]!, listOf(to, parameters))));
  const biases = fc.tuple(...layers.map((to) => listOf(to, parameters)));
  const alone = all<Start>({ weights });
  return bias ? fc.oneof(alone, all<Start>({ weights, biases })) : alone;
}

function trainingsOf(sizes: readonly number[], bias: boolean): fc.Arbitrary<Training> {
  const drawn = INITS.filter((init) => init !== 'given');
  const given = fc.record({ init: fc.constant('given' as const), start: startsOf(sizes, bias) });
  const factors = listOf(sizes.length - 1, fc.double({ min: 0, max: 1000, noNaN: true }));
  const rates = fc.oneof(fc.constant({}), fc.record({ layerRates: factors }));
  const options = all<Omit<Training, 'init' | 'start' | 'layerRates'>>({
    loss: fc.constantFrom(...LOSSES),
    optimizer: fc.constantFrom(...OPTIMIZERS),
    batch: fc.constantFrom(...BATCHES),
    learningRate: learningRates,
    seed: seeds,
    iterations: upTo(1e9 - 1, 1499).map((before) => before + 1),
  });
  // Given weights are written out, so only small networks have them.
  const starts = Math.max(...sizes) > 16 ? fc.record({ init: fc.constantFrom(...drawn) }) : startOr(drawn, given);
  return fc.tuple(options, rates, starts).map(([rest, own, start]) => ({ ...rest, ...own, ...start }));
}

function startOr<T>(drawn: readonly Exclude<Training['init'], 'given'>[], given: fc.Arbitrary<T>) {
  return fc.oneof({ weight: 3, arbitrary: fc.record({ init: fc.constantFrom(...drawn) }) }, given);
}

const hiddenLayers = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  fc.array(fc.constantFrom(1, 2, 4, 256), { maxLength: 6 }),
);

export const sessions: fc.Arbitrary<Session> = fc
  .tuple(tables, hiddenLayers, fc.boolean())
  .chain(([table, hidden, bias]) => {
    const sizes = [table.inputs.length, ...hidden, table.outputs.length];
    return all<Session>({
      version: fc.constant(1),
      table: fc.constant(table),
      network: all<Network>({
        hidden: fc.constant(hidden),
        activation: activationsOf(hidden.length + 1),
        bias: fc.constant(bias),
      }),
      training: trainingsOf(sizes, bias),
    });
  });

// -- State beside the session -------------------------------------------------------------------------------------

const iterations = upTo(1e9, 300);
const layers = fc.nat(6);
const units = upTo(255, 1);
const froms = upTo(256, 1);
const inputs = fc.nat(9);
const reaches = fc.oneof(fc.constantFrom(5, 0.01, 1000), fc.double({ min: 0.01, max: 1000, noNaN: true }));

type ChangeOf<Kind> = Extract<Change, { kind: Kind }>;
const changesFor = (inputs: number, outputs: number): fc.Arbitrary<Change> =>
  fc.oneof(
    all<ChangeOf<'learningRate'>>({
      iteration: iterations,
      kind: fc.constant('learningRate'),
      value: learningRates,
    }),
    all<ChangeOf<'weight'>>({
      iteration: iterations,
      kind: fc.constant('weight'),
      layer: layers,
      from: units,
      to: units,
      value: parameters,
    }),
    all<ChangeOf<'bias'>>({
      iteration: iterations,
      kind: fc.constant('bias'),
      layer: layers,
      unit: units,
      value: parameters,
    }),
    all<ChangeOf<'rows'>>({
      iteration: iterations,
      kind: fc.constant('rows'),
      row: fc.nat(1024),
      remove: fc.nat(1024),
      add: fc.oneof(fc.constant([]), rowsOf(inputs, outputs)),
    }),
  );

export const views: fc.Arbitrary<Partial<ViewState>> = some<ViewState>({
  chart: fc.constantFrom(...CHARTS),
  lossScale: fc.constantFrom(...LOSS_SCALES),
  lossBand: fc.boolean(),
  stacked: fc.boolean(),
  pace: fc.oneof(fc.constantFrom<Pace>('rising', Infinity, 500, 1e9), above(0, 1e9)),
  onChange: fc.constantFrom(...ON_CHANGE),
  animateSteps: fc.boolean(),
  previews: fc.boolean(),
  stopWhenRight: fc.boolean(),
  tolerance: above(0, 1),
  selectedRow: fc.option(fc.nat(1023)),
  showLeftOut: fc.boolean(),
  surfaces: fc.boolean(),
  allSurfaces: fc.boolean(),
  surfaceX: inputs,
  surfaceY: inputs,
  surfaceFixed: fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 10 }),
  space: fc.boolean(),
  spaceLayer: layers,
  spaceX: units,
  spaceY: units,
  neuron: fc.boolean(),
  microscope: fc.boolean(),
  weightLayer: layers,
  weightFrom: froms,
  weightTo: units,
  landscape: fc.boolean(),
  plane: fc.constantFrom(...PLANES),
  otherLayer: layers,
  otherFrom: froms,
  otherTo: units,
  planeSeed: seeds,
  planeReach: reaches,
  stepReach: reaches,
  map: fc.boolean(),
  mapView: fc.constantFrom('', 'rate~1.5~1e-12_w0.1.2~-2~0.5_loss', 'rate1~1~4_seed~32~64_right'),
  story: fc.boolean(),
  wall: fc.boolean(),
  circuit: fc.boolean(),
  task: fc.oneof(fc.constantFrom('', 'xor-by-hand', '1.abc_-'), names),
  write: fc.boolean(),
  predict: fc.boolean(),
  challenge: fc.boolean(),
  drawer: fc.constantFrom('none', 'space', 'surfaces', 'survey'),
});

export const savedStates: fc.Arbitrary<SavedState> = sessions.chain((session) =>
  all<SavedState>({
    session: fc.constant(session),
    iteration: iterations,
    changes: fc
      .array(changesFor(session.table.inputs.length, session.table.outputs.length), { maxLength: 4 })
      .map((list) => list.toSorted((one, other) => one.iteration - other.iteration)),
    view: views,
  }),
);
