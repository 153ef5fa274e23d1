import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import {
  asNeurons,
  inequality,
  isNeurons,
  mixtureOf,
  netOf,
  sumOfRows,
  varyingInputs,
} from '../../../../web/src/session/learning/neuron.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';

const TUTORIAL = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

describe('A session made of neurons', () => {
  test('keeps its table and starts from the given weights, with the threshold as negative bias', () => {
    const made = asNeurons(TUTORIAL, [{ weights: [1, -2, 0], threshold: 0.5 }]);
    expect(made.table).toBe(TUTORIAL_TABLE);
    expect(isNeurons(made.network)).toBe(true);
    expect(isNeurons(TUTORIAL.network)).toBe(false);
    expect(made.training.start).toEqual({ weights: [[[1], [-2], [0]]], biases: [[-0.5]] });
  });

  test('has a default neuron for each output without one', () => {
    const session = completeSession({ table: PRESETS.halfAdder }, DEFAULTS);
    const { start } = asNeurons(session, [undefined, { weights: [1, 1], threshold: 1.5 }]).training;
    expect(start).toEqual({
      weights: [
        [
          [1, 1],
          [1, 1],
        ],
      ],
      biases: [[-0.5, -1.5]],
    });
  });
});

test('A neuron fires if its sum is above its threshold', () => {
  const neuron = { weights: [2, -1], threshold: 0.5 };
  expect(netOf(neuron, [1, 1])).toBe(0.5);
  expect(netOf(neuron, [0, 1])).toBe(-1.5);
});

test('The rule of a neuron is written in the usual notation', () => {
  const written = (weights: number[], threshold: number) => inequality(['a', 'b', 'c'], { weights, threshold }, String);
  expect(written([1, 1, 0], 1.5)).toBe('a + b > 1.5');
  expect(written([-1, 2.5, -0.5], -1)).toBe('−a + 2.5 b − 0.5 c > -1');
  expect(written([0, 0, 0], 0.5)).toBe('0 > 0.5');
});

test('Rows are added with their multiplicities', () => {
  const taken = [
    { row: 1, times: 2 },
    { row: 3, times: 1 },
  ];
  expect(sumOfRows(TUTORIAL_TABLE, taken)).toEqual([1, 3, 3]);
  expect(mixtureOf(TUTORIAL_TABLE, taken)).toEqual([1 / 3, 1, 1]);
});

test('An input that is always 1 is not drawn along an axis', () => {
  expect(varyingInputs(TUTORIAL_TABLE)).toEqual([0, 1]);
});
