import { beforeEach, describe, expect, test } from 'vitest';
import { workerEffects } from '../../../web/src/store/worker-effects.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { type Session, withLearningRate } from '../../../web/src/session/session.ts';
import { setTarget } from '../../../web/src/session/table.ts';
import { type Action, initialState, reduce, type State } from '../../../web/src/store/state.ts';

let ready: State;

/** Returns the messages to the worker for an action. */
function told(state: State, action: Action): string[] {
  return workerEffects(state, reduce(state, action)).map(({ type }) => type);
}

function edited(change: (session: Session) => Session): Action {
  return { type: 'edited', session: change(ready.session!) };
}

beforeEach(() => {
  ready = reduce(initialState({ table: TUTORIAL_TABLE }), {
    type: 'engineReady',
    limits: {} as never,
  });
});

describe('The worker', () => {
  test('gets nothing before it is ready, and then the session', () => {
    const starting = initialState({ table: TUTORIAL_TABLE });
    expect(told(starting, { type: 'opened', savedState: { session: { table: TUTORIAL_TABLE } } })).toEqual([]);
    const ready: Action = { type: 'engineReady', limits: {} as never };
    expect(told(starting, ready)).toEqual(['load']);
  });

  test('gets a session whose rows do not fit its columns, to reject it', () => {
    for (const bits of [[], [0, 1, 0, 1, 0, 1]] as const) {
      const table = { inputs: ['a'], outputs: ['y'], rows: [{ in: bits, out: [1] }] } as const;
      expect(told(ready, { type: 'opened', savedState: { session: { table } } })).toEqual(['load']);
    }
  });

  test('continues with its network if only the learning rate changes, and restarts for any other edit', () => {
    expect(
      told(
        ready,
        edited((session) => withLearningRate(session, 2)),
      ),
    ).toEqual(['retune']);
    const seed = edited((session) => ({ ...session, training: { ...session.training, seed: 2 } }));
    expect(told(ready, seed)).toEqual(['load']);
  });

  test('continues with edited rows, and gets rows only if they were edited', () => {
    const flip = edited((session) => ({ ...session, table: setTarget(session.table, 0, 0, 1) }));
    const flipped = reduce(ready, flip);
    const { rows } = flipped.session!.table;
    expect(workerEffects(ready, flipped)).toMatchObject([{ type: 'retune', rows }, { type: 'snapshotRequest' }]);
    const faster = edited((session) => withLearningRate(session, 2));
    expect(workerEffects(ready, reduce(ready, faster))[0]).not.toHaveProperty('rows');
  });

  test('restarts for edited rows if the reader wants it, and for another table', () => {
    const flip = edited((session) => ({ ...session, table: setTarget(session.table, 0, 0, 1) }));
    expect(told(reduce(ready, { type: 'viewed', view: { onChange: 'restart' } }), flip)).toEqual(['load']);
    expect(told(ready, { ...flip, isOther: true } as Action)).toEqual(['load']);
  });

  test('gets the last iteration of a run in progress only if that has moved', () => {
    const later = edited((session) => ({ ...session, training: { ...session.training, iterations: 99 } }));
    expect(workerEffects(ready, reduce(ready, later))).toMatchObject([{ type: 'retune', until: 99 }]);
    const faster = edited((session) => withLearningRate(session, 2));
    expect(workerEffects(ready, reduce(ready, faster))[0]).not.toHaveProperty('until');
  });

  test('computes the map of the outputs only where a stage has room for it, and no drawer is open', () => {
    const requestIn = (state: State, room: Pick<State, 'isStage' | 'hasMap'>) => {
      const [effect] = workerEffects(state, reduce(state, { type: 'arranged', panels: state.panels, ...room }));
      return effect?.type === 'snapshotRequest' ? effect.request : undefined;
    };
    expect(requestIn(ready, { isStage: true, hasMap: true })).toHaveProperty('outputMap');
    expect(requestIn(ready, { isStage: true, hasMap: false })).not.toHaveProperty('outputMap');
    const drawn = reduce(ready, { type: 'viewed', view: { microscope: true } });
    expect(requestIn(drawn, { isStage: true, hasMap: true })).not.toHaveProperty('outputMap');
  });

  test("gets the view's computations with another view, and pace and tolerance only if they change", () => {
    expect(told(ready, { type: 'viewed', view: { selectedRow: 1 } })).toEqual(['snapshotRequest']);
    expect(told(ready, { type: 'viewed', view: { pace: 10 } })).toEqual(['snapshotRequest', 'pace']);
    expect(told(ready, { type: 'viewed', view: { tolerance: 0.1 } })).toEqual(['snapshotRequest']);
    expect(told(ready, { type: 'viewed', view: { stopWhenRight: true } })).toEqual(['snapshotRequest', 'tolerance']);
  });
});
