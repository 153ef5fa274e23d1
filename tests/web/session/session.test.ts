import { describe, expect, test } from 'vitest';
import { addLayer, removeLayer, setActivation, setUnits } from '../../../web/src/session/network.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets.ts';
import { completeSession, keepsProgress, type Network } from '../../../web/src/session/session.ts';
import { renameColumn } from '../../../web/src/session/table.ts';
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
  test('of the learning rate or the last iteration continues the run', () => {
    const { training } = SESSION;
    expect(keepsProgress(SESSION, { ...SESSION, training: { ...training, learningRate: 0.1 } })).toBe(true);
    expect(keepsProgress(SESSION, { ...SESSION, training: { ...training, iterations: 10 } })).toBe(true);
    expect(keepsProgress(SESSION, { ...SESSION, table: renameColumn(SESSION.table, 'inputs', 0, 'left') })).toBe(true);
  });

  test('of the seed, the network or the table restarts the run', () => {
    const { training, network, table } = SESSION;
    expect(keepsProgress(SESSION, { ...SESSION, training: { ...training, seed: 2 } })).toBe(false);
    expect(keepsProgress(SESSION, { ...SESSION, network: { ...network, bias: true } })).toBe(false);
    expect(keepsProgress(SESSION, { ...SESSION, table: { ...table, rows: table.rows.slice(1) } })).toBe(false);
  });
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
