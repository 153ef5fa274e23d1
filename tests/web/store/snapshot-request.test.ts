import { describe, expect, test } from 'vitest';
import { snapshotRequestOf } from '../../../web/src/store/snapshot-request.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { ALL_PANELS, type Panel } from '../../../web/src/session/panels.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { completeSession, type Table } from '../../../web/src/session/session.ts';
import { countingOrder } from '../../../web/src/session/table.ts';
import { DEFAULT_VIEW, fitView, type ViewState } from '../../../web/src/session/view.ts';

/** Varies two inputs, X2 and X3. */
const OTHER_TABLE: Table = {
  inputs: ['X1', 'X2', 'X3'],
  outputs: ['y'],
  rows: [
    { in: [1, 0, 1], out: [0] },
    { in: [1, 1, 0], out: [1] },
  ],
};

function requestFor(table: Table, panels: ReadonlySet<Panel> = ALL_PANELS) {
  return snapshotRequestOf(completeSession({ table }, DEFAULTS), DEFAULT_VIEW, panels);
}

describe("The diagram's units", () => {
  test('share the surfaces of their panel where they vary the same inputs', () => {
    const { surfaces, unitMaps, unitCells } = requestFor(TUTORIAL_TABLE);
    expect(surfaces).toMatchObject({ x: 0, y: 1, inputs: [0, 0, 1] });
    expect([unitMaps, unitCells]).toEqual([undefined, undefined]);
  });

  test('have coarser surfaces of their own without that panel, or if it varies others', () => {
    const diagram = requestFor(TUTORIAL_TABLE, new Set(['diagram']));
    expect(diagram).toMatchObject({ unitMaps: { x: 0, y: 1, inputs: [0, 0, 1], size: 17 } });
    expect(diagram.surfaces).toBeUndefined();
    expect(requestFor(OTHER_TABLE)).toMatchObject({
      surfaces: { x: 0, y: 1 },
      unitMaps: { x: 1, y: 2, inputs: [1, 0, 0] },
    });
  });

  test('show the rows where not just two inputs vary', () => {
    const [first, second] = OTHER_TABLE.rows;
    const rows = [first!, second!, { in: [0, 0, 0] as const, out: [0] as const }];
    const { unitMaps, unitCells } = requestFor({ ...OTHER_TABLE, rows });
    expect(unitCells).toMatchObject({ inputs: Float64Array.of(1, 0, 1, 1, 1, 0, 0, 0, 0), count: 3 });
    expect(unitMaps).toBeUndefined();
  });

  test('are not computed without the diagram', () => {
    const { unitMaps, unitCells } = requestFor(OTHER_TABLE, new Set(['table', 'chart']));
    expect([unitMaps, unitCells]).toEqual([undefined, undefined]);
  });
});

describe('The map of the output', () => {
  const tableOf = (inputs: number): Table => ({
    inputs: Array.from({ length: inputs }, (_, i) => `x${i + 1}`),
    outputs: ['y', 'z'],
    rows: Array.from({ length: 2 ** inputs }, (_, i) => ({ in: countingOrder(i, inputs), out: [0, 1] })),
  });

  test('is requested for all outputs over the axes of the view, however many inputs vary', () => {
    for (const inputs of [2, 5]) {
      const session = completeSession({ table: tableOf(inputs) }, DEFAULTS);
      const view = fitView(DEFAULT_VIEW, session);
      const request = (hasMap: boolean) => snapshotRequestOf(session, view, new Set(['chart']), hasMap).outputMap;
      expect(request(true)).toMatchObject({ x: 0, y: 1, units: 2 });
      expect(request(false)).toBeUndefined();
    }
  });
});

describe('The loss chart', () => {
  test('has the loss of the held-out rows: of a mean, their own mean', () => {
    const [first, second] = OTHER_TABLE.rows;
    const rows = [first!, first!, first!, { ...second!, holdOut: true }];
    const request = (loss: 'sse' | 'mse') =>
      snapshotRequestOf(
        completeSession({ table: { ...OTHER_TABLE, rows }, training: { loss } }, DEFAULTS),
        DEFAULT_VIEW,
        new Set(['chart']),
      );
    expect(request('sse').heldOut).toEqual({ rows: [3], factor: 1 });
    expect(request('mse').heldOut).toEqual({ rows: [3], factor: 3 });
    expect(requestFor(OTHER_TABLE).heldOut).toBeUndefined();
  });
});

describe('The row whose activations are computed', () => {
  const [first, second] = OTHER_TABLE.rows;
  const session = completeSession(
    { table: { ...OTHER_TABLE, rows: [{ ...first!, holdOut: true }, second!] } },
    DEFAULTS,
  );
  const rowFor = (view: Partial<ViewState>, panels = ALL_PANELS) =>
    snapshotRequestOf(session, { ...DEFAULT_VIEW, ...view }, panels).row;

  test('is the selected one, or else the first training row for the animation of a step', () => {
    expect(rowFor({})).toEqual(Float64Array.of(1, 1, 0));
    expect(rowFor({ selectedRow: 0 })).toEqual(Float64Array.of(1, 0, 1));
    expect(rowFor({ animateSteps: false })).toBeUndefined();
    expect(rowFor({ animateSteps: false, selectedRow: 0 })).toEqual(Float64Array.of(1, 0, 1));
    expect(rowFor({}, new Set<Panel>(['table', 'chart']))).toBeUndefined();
  });
});

test('A story is requested for its own panel and for a prediction', () => {
  const storyFor = (...panels: Panel[]) => requestFor(TUTORIAL_TABLE, new Set(panels)).story;
  expect(storyFor('story')).toEqual({ tolerance: 0.5 });
  expect(storyFor('predict', 'run')).toEqual({ tolerance: 0.5 });
  expect(storyFor('chart', 'run')).toBeUndefined();
  expect(requestFor(TUTORIAL_TABLE).story).toBeUndefined();
});
