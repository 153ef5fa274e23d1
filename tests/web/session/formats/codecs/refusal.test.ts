import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Limits, Snapshot } from '../../../../../web/src/engine/protocol.ts';
import type { Problem } from '../../../../../web/src/api/outcomes.ts';
import { Playground } from '../../../../../web/src/store/playground.ts';
import { readSavedState } from '../../../../../web/src/session/check.ts';
import type { SavedState } from '../../../../../web/src/session/saved-state.ts';
import { readLink } from '../../../../../web/src/session/formats/link.ts';
import { TUTORIAL_TABLE } from '../../../../../web/src/session/presets/presets.ts';
import { readSessionFile } from '../../../../../web/src/session/formats/session-file.ts';
import { writeSessionFile } from '../../../../../web/src/session/formats/write-session-file.ts';
import { savedStates } from '../../../arbitraries.ts';
import { mutated, spoiled } from '../../../corruption.ts';
import { holds, linkOf } from './claims.ts';

const SNAPSHOT = { iteration: 7, lastIteration: 9, loss: 1, curve: [], changes: [], firstLearningRate: 1 };
const PROBLEM: Problem = { code: 'wrongLength', field: 'f', value: '3', allowed: '2' };

/** Returns a playground in which a session was opened, trained and edited, without an engine. */
function usedPlayground(): Playground {
  const playground = new Playground({
    isOnPage: () => false,
    changed: () => undefined,
    tell: () => undefined,
    tellTrouble: () => '',
    engineReady: () => undefined,
    lacksPart: () => undefined,
  });
  playground.dispatch({ type: 'engineReady', limits: {} as Limits });
  playground.open({ session: { table: TUTORIAL_TABLE }, iteration: 9, view: { chart: 'rows' } });
  arrive(playground);
  const session = playground.state.session!;
  playground.edit({ ...session, training: { ...session.training, seed: 12 } });
  arrive(playground);
  return playground;
}

/** Delivers the engine's snapshot of the current session. */
function arrive(playground: Playground): void {
  const { generation } = playground.state;
  playground.dispatch({ type: 'arrived', generation, snapshot: SNAPSHOT as unknown as Snapshot });
}

describe('A playground stays unchanged', () => {
  test('after a link or a file is rejected', () => {
    const playground = usedPlayground();
    const before = playground.state;
    const links = mutated(savedStates.map(linkOf)).map(readLink);
    const files = mutated(savedStates.map(writeSessionFile)).map(readSessionFile);
    holds(fc.oneof(links, files), (read) => {
      if ('savedState' in read) return;
      playground.openRead(read);
      strictEqual(playground.state, before);
      strictEqual(playground.linkProblem, read.problem);
    });
  });

  test('after the core rejects the opened session', () => {
    const others = fc.oneof(savedStates, spoiled(savedStates.map(writtenOf)).map(readSavedState));
    const playground = usedPlayground();
    holds(others, (other) => {
      const before = playground.state;
      playground.openRead('session' in other ? { savedState: other } : other);
      if (playground.state === before) return;
      playground.dispatch({ type: 'refused', generation: playground.state.generation, problem: PROBLEM });
      arrive(playground);
      deepStrictEqual(playground.state, { ...before, problem: PROBLEM });
    });
  });
});

function writtenOf(savedState: SavedState): unknown {
  return JSON.parse(writeSessionFile(savedState));
}
