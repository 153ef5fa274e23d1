import { describe, expect, test } from 'vitest';
import { addLayer, removeLayer, setActivation, setUnits } from '../../../web/src/session/network.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import {
  asBegun,
  completeSession,
  type Network,
  restartedBy,
  runStartOf,
  type Session,
  withChanges,
} from '../../../web/src/session/session.ts';
import { fitTraining } from '../../../web/src/session/start.ts';
import { addColumn, renameColumn } from '../../../web/src/session/table.ts';
import { ON_CHANGE } from '../../../web/src/session/view.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';

const SESSION = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

describe('A session without some options', () => {
  test('gets the defaults', () => {
    expect(SESSION).toEqual({ version: 1, table: TUTORIAL_TABLE, ...DEFAULTS });
  });

  test('keeps its own options', () => {
    const given = completeSession({ table: TUTORIAL_TABLE, training: { seed: 7 }, network: { bias: true } }, DEFAULTS);
    expect(given.training).toEqual({ ...DEFAULTS.training, seed: 7 });
    expect(given.network).toEqual({ ...DEFAULTS.network, bias: true });
  });

  test('has one activation for each layer, from a single one or from the default', () => {
    const activationOf = (network: Parameters<typeof completeSession>[0]['network'] & object) =>
      completeSession({ table: TUTORIAL_TABLE, network }, DEFAULTS).network.activation;
    expect(activationOf({ hidden: [3, 3], activation: 'tanh' })).toEqual(['tanh', 'tanh', 'tanh']);
    expect(activationOf({ hidden: [3, 3] })).toEqual(['sigmoid', 'sigmoid', 'sigmoid']);
    expect(activationOf({ hidden: [] })).toEqual(['sigmoid']);
    expect(activationOf({ hidden: [2], activation: ['relu', 'linear'] })).toEqual(['relu', 'linear']);
  });
});

describe('An edit', () => {
  const { training, network, table } = SESSION;
  const rate = { ...SESSION, training: { ...training, learningRate: 0.1 } };
  const fewer = { ...SESSION, table: { ...table, rows: table.rows.slice(1) } };

  test('of rows, the learning rate, a name or the last iteration continues the run', () => {
    const longer = { ...SESSION, training: { ...training, iterations: 10 } };
    const renamed = { ...SESSION, table: renameColumn(table, 'inputs', 0, 'left') };
    for (const after of [rate, fewer, longer, renamed]) expect(restartedBy(SESSION, after, 'keep')).toBeUndefined();
    for (const after of [longer, renamed]) expect(restartedBy(SESSION, after, 'restart')).toBeUndefined();
  });

  test('is of the parts whose data differ, not of copies', () => {
    const copy = structuredClone(rate);
    expect(restartedBy(SESSION, copy, 'restart')).toBe('training');
    expect(restartedBy(rate, copy, 'restart')).toBeUndefined();
  });

  test('of rows or the learning rate restarts the run where the reader wants it', () => {
    expect(restartedBy(SESSION, rate, 'restart')).toBe('training');
    expect(restartedBy(SESSION, fewer, 'restart')).toBe('table');
  });

  test.each(ON_CHANGE)('of the seed, the network or the columns restarts the run, also with "%s"', (onChange) => {
    const seeded = { ...SESSION, training: { ...training, seed: 2 } };
    expect(restartedBy(SESSION, seeded, onChange)).toBe('training');
    const rated = { ...SESSION, training: { ...training, layerRates: [1, 2] } };
    expect(restartedBy(SESSION, rated, onChange)).toBe('training');
    expect(restartedBy(rated, SESSION, onChange)).toBe('training');
    expect(restartedBy(SESSION, { ...SESSION, network: { ...network, bias: true } }, onChange)).toBe('network');
    expect(restartedBy(SESSION, { ...SESSION, table: addColumn(table, 'outputs') }, onChange)).toBe('table');
    const swapped = {
      ...table,
      inputs: ['X2', 'X1', 'X3'],
      rows: table.rows.map((row) => ({ ...row, in: [row.in[1]!, row.in[0]!, row.in[2]!] })),
    };
    expect(restartedBy(SESSION, { ...SESSION, table: swapped }, onChange)).toBe('table');
  });
});

describe('Learning rates of layers', () => {
  const rated: Session = { ...SESSION, training: { ...SESSION.training, layerRates: [1, 2] } };

  test('stay while the network has as many layers', () => {
    const wider = { ...rated, network: setUnits(rated.network, 0, 9) };
    expect(fitTraining(wider, 'uniform01')).toBe(wider);
  });

  test.each([addLayer(SESSION.network, 4), removeLayer(SESSION.network, 0)])(
    'are given up for one rate when a layer is added or removed',
    (network) => {
      expect(fitTraining({ ...rated, network }, 'uniform01')).toEqual({ ...SESSION, network });
    },
  );

  test('outlast given weights that no longer fit', () => {
    const start = { weights: [[[1]], [[1]]] };
    const given: Session = { ...rated, training: { ...rated.training, init: 'given', start } };
    expect(fitTraining(given, 'uniform11').training).toEqual({ ...rated.training, init: 'uniform11' });
  });
});

test('A session has the learning rate and the rows that its run has come to, and those that it began with', () => {
  const changes = [
    { iteration: 5, kind: 'learningRate', value: 0.5 },
    { iteration: 5, kind: 'rows', row: 3, remove: 1, add: [] },
    { iteration: 9, kind: 'rows', row: 0, remove: 2, add: [] },
  ] as const;
  const last = withChanges(SESSION, changes);
  expect(last.training.learningRate).toBe(0.5);
  expect(last.table.rows).toEqual([TUTORIAL_TABLE.rows[2]]);
  expect(asBegun(last, runStartOf(SESSION))).toEqual(SESSION);
});

describe('Editing a network', () => {
  const network: Network = { hidden: [4, 3], activation: ['tanh', 'relu', 'sigmoid'], bias: true };

  test('adds a layer like the last one before the output', () => {
    expect(addLayer(network, 4)).toEqual({
      hidden: [4, 3, 3],
      activation: ['tanh', 'relu', 'relu', 'sigmoid'],
      bias: true,
    });
    const single: Network = { hidden: [], activation: ['linear'], bias: true };
    expect(addLayer(single, 4)).toEqual({ hidden: [4], activation: ['sigmoid', 'linear'], bias: true });
  });

  test('removes a layer with its activation', () => {
    expect(removeLayer(network, 0)).toEqual({ hidden: [3], activation: ['relu', 'sigmoid'], bias: true });
  });

  test('sets the units of one layer', () => {
    expect(setUnits(network, 1, 8).hidden).toEqual([4, 8]);
  });

  test('sets the activation of one layer, the output being the last', () => {
    expect(setActivation(network, 0, 'tanh').activation).toEqual(['tanh', ...network.activation.slice(1)]);
    expect(setActivation(network, network.hidden.length, 'linear').activation.at(-1)).toBe('linear');
  });
});
