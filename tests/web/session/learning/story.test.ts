import { expect, test } from 'vitest';
import { type Moment, phasesOf } from '../../../../web/src/session/learning/story.ts';

/** Returns moments at ever longer distances, as a story has them, of a loss. */
function momentsOf(loss: (iteration: number) => number, last: number): Moment[] {
  const moments: Moment[] = [];
  for (let iteration = 0; iteration <= last; iteration += Math.max(1, Math.floor(iteration / 16))) {
    moments.push({ iteration, loss: loss(iteration), low: 0.4, high: 0.6 });
  }
  return moments;
}

const kinds = (moments: readonly Moment[], starts?: number[]) => phasesOf(moments, starts).map(({ kind }) => kind);

test('A loss that stays, falls and stays is a plateau, a fall and a plateau', () => {
  const phases = phasesOf(momentsOf((iteration) => 1 / (1 + Math.exp((iteration - 300) / 10)), 2000));
  expect(phases.map(({ kind }) => kind)).toEqual(['plateau', 'fall', 'plateau']);
  const [, fall] = phases;
  expect(fall!.steepest).toBeGreaterThan(270);
  expect(fall!.steepest).toBeLessThan(330);
});

test('A plateau does not depend on the length of the run', () => {
  const loss = (iteration: number) => (iteration < 100 ? 1 : 0);
  expect(kinds(momentsOf(loss, 400))).toEqual(kinds(momentsOf(loss, 100_000)));
});

test('A constant loss, one value and no value have no phases', () => {
  expect(phasesOf(momentsOf(() => 1, 100))).toEqual([]);
  expect(phasesOf(momentsOf(() => 1, 0))).toEqual([]);
  expect(phasesOf([])).toEqual([]);
});

test('A run that diverges rises, and has no plateau above', () => {
  expect(kinds(momentsOf((iteration) => 2 ** iteration, 900))).toEqual(['rise']);
});

test('A change by hand ends a stretch', () => {
  const loss = (iteration: number) => (iteration < 500 ? 1 : 0);
  const phases = phasesOf(momentsOf(loss, 2000), [500]);
  expect(phases.map(({ kind }) => kind)).toEqual(['plateau', 'plateau']);
  expect(phases[0]!.to.iteration).toBeLessThan(500);
});
