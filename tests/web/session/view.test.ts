import { expect, test } from 'vitest';
import { snapshotRequestOf } from '../../../web/src/store/snapshot-request.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { ALL_PANELS } from '../../../web/src/session/panels.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../web/src/session/session.ts';
import { DEFAULT_VIEW, DRAWER_PANELS, openInDrawer, viewOnStage, withDrawer } from '../../../web/src/session/view.ts';

const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

test('A stage computes nothing for panels that are not in its drawer', () => {
  const beside = snapshotRequestOf(session, DEFAULT_VIEW, new Set(['table', 'diagram', 'chart']));
  expect(snapshotRequestOf(session, viewOnStage(DEFAULT_VIEW), ALL_PANELS)).toEqual(beside);
  const view = viewOnStage({ ...DEFAULT_VIEW, ...withDrawer('landscape') });
  const request = snapshotRequestOf(session, view, ALL_PANELS);
  expect(new Set(Object.keys(request))).toEqual(new Set([...Object.keys(beside), 'landscape']));
});

test('The drawer shows the panel that was chosen last', () => {
  let view = DEFAULT_VIEW;
  for (const panel of [...DRAWER_PANELS, 'none' as const]) {
    view = { ...view, ...withDrawer(panel) };
    expect(openInDrawer(view)).toBe(panel);
  }
  expect(view).toEqual(DEFAULT_VIEW);
});
