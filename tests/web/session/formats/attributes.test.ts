import { describe, expect, test } from 'vitest';
import { readAttributes } from '../../../../web/src/session/formats/attributes.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { unknownName } from '../../../../web/src/session/panels.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../../web/src/session/session.ts';
import { TUTORIAL } from '../../tutorial.ts';

function read(attributes: Record<string, string>, shown = TUTORIAL) {
  return readAttributes((name) => attributes[name] ?? null, shown);
}

describe('The attributes of an element', () => {
  test('request nothing if they are absent or empty', () => {
    expect(read({})).toBeUndefined();
    expect(read({ seed: '', preset: '' })).toBeUndefined();
  });

  test('set the table, the network and the training', () => {
    const attributes = {
      preset: 'halfAdder',
      units: ' 3 , 2 ',
      activation: 'tanh,tanh,sigmoid',
      bias: 'true',
      'learning-rate': '0.5',
      iterations: '200',
      seed: '7',
    };
    expect(read(attributes)).toMatchObject({
      savedState: {
        iteration: 0,
        session: {
          table: PRESETS.halfAdder,
          network: { hidden: [3, 2], activation: ['tanh', 'tanh', 'sigmoid'], bias: true },
          training: { learningRate: 0.5, iterations: 200, seed: 7 },
        },
      },
    });
  });

  test('may write numbers with an exponent', () => {
    expect(read({ 'learning-rate': '1e+2', iterations: '1E3' })).toMatchObject({
      savedState: { session: { training: { learningRate: 100, iterations: 1000 } } },
    });
  });

  test('apply to the current table if they name none, and keep all other settings', () => {
    const network = { hidden: [3], activation: ['tanh', 'sigmoid'] as const, bias: true };
    const shown = completeSession({ table: PRESETS.halfAdder, network, training: { iterations: 20 } }, DEFAULTS);
    expect(read({ seed: '7' }, shown)).toMatchObject({
      savedState: { iteration: 0, session: { ...shown, training: { ...shown.training, seed: 7 } } },
    });
    expect(read({ units: '4,2' }, shown)).toMatchObject({
      savedState: { session: { network: { hidden: [4, 2], activation: ['tanh', 'tanh', 'sigmoid'], bias: true } } },
    });
    expect(read({ preset: 'and', seed: '7' }, shown)).toMatchObject({
      savedState: {
        session: { table: PRESETS.and, network: TUTORIAL.network, training: { iterations: 1500, seed: 7 } },
      },
    });
  });

  test('set no hidden layer with the word none', () => {
    expect(read({ units: 'none' })).toMatchObject({
      savedState: { session: { table: TUTORIAL_TABLE, network: { hidden: [] } } },
    });
  });

  test('hold a table as a link does, with names that need no encoding', () => {
    const table = { inputs: ['is on', '窗'], outputs: ['y'] };
    expect(read({ table: ' is on, 窗 : y / 0,1,1,- ', preset: 'and' })).toMatchObject({
      savedState: { session: { table: { ...table, rows: [{}, {}, {}, { in: [1, 1], out: [null] }] } } },
    });
    expect(read({ table: 'a,b:y/0,1' })).toMatchObject({ problem: { code: 'malformed' } });
  });

  test('are overridden by a whole session', () => {
    const session = '#table=A,B:y/0,1,1,0&seed=3&at=20';
    expect(read({ session, seed: '9', preset: 'and' })).toMatchObject({
      savedState: { iteration: 20, session: { training: { seed: 3 }, table: { inputs: ['A', 'B'] } } },
    });
  });

  test.each([
    [{ preset: 'xoor' }, { code: 'notOneOf', field: 'preset', value: 'xoor' }],
    [{ seed: 'one' }, { code: 'malformed', field: 'seed', value: 'one' }],
    [{ 'learning-rate': '-1' }, { field: 'training.learningRate', value: '-1' }],
    [{ units: '4 3' }, { code: 'malformed', field: 'units', value: '4 3' }],
    [{ 'learning-rate': 'fast' }, { code: 'malformed', field: 'learning-rate', value: 'fast' }],
    [{ seed: '1\n2' }, { code: 'malformed', field: 'seed', value: '1\n2' }],
    [{ units: '4&seed=3' }, { code: 'malformed', field: 'units', value: '4&seed=3' }],
    [{ activation: 'sigmod' }, { code: 'notOneOf', value: '"sigmod"' }],
    [{ activation: 'foo&seed=3' }, { code: 'notOneOf', value: '"foo&seed=3"' }],
    [{ session: 'nonsense' }, { code: 'unknownPart', field: 'nonsense' }],
  ])('are rejected for %o', (attributes, problem) => {
    expect(read(attributes as unknown as Record<string, string>)).toMatchObject({ problem });
  });
});

describe('The names in attributes', () => {
  const named = (given: Partial<Record<'panels' | 'buttons' | 'controls' | 'theme' | 'loading', string>>) =>
    unknownName({ panels: null, buttons: null, controls: null, theme: null, loading: null, ...given });

  test('are known names, or none', () => {
    expect(named({})).toBeUndefined();
    expect(named({ panels: ' ', controls: '', theme: ' dark ' })).toBeUndefined();
    expect(named({ panels: 'run, table  chart', controls: 'none', theme: 'light', loading: 'lazy' })).toBeUndefined();
  });

  test.each([
    [{ panels: 'run tabel chart' }, 'panels', 'tabel', 'diagram, chart'],
    [{ buttons: 'small' }, 'buttons', 'small', 'full, compact, none'],
    [{ controls: 'small' }, 'controls', 'small', 'full, compact, none'],
    [{ theme: 'drak' }, 'theme', 'drak', 'light, dark'],
    [{ loading: 'later' }, 'loading', 'later', 'lazy, eager'],
  ])('are rejected in %o', (given, field, value, allowed) => {
    expect(named(given)).toEqual({
      code: 'notOneOf',
      field,
      value,
      allowed: expect.stringContaining(allowed) as string,
    });
  });
});
