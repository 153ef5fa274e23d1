/** Tests the order and the number of requests to a worker. */

import { beforeEach, expect, test } from 'vitest';
import type { Request } from '../../../web/src/engine/protocol.ts';
import { RequestQueue } from '../../../web/src/engine/request-queue.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../web/src/session/session.ts';

const SESSION = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);

let sent: Request[];
let queue: RequestQueue;

const weight = (value: number): Request => ({
  type: 'set',
  setting: { kind: 'weight', layer: 0, from: 0, to: 0, value },
});
const bias = (value: number): Request => ({ type: 'set', setting: { kind: 'bias', layer: 0, unit: 0, value } });
const seek = (iteration: number): Request => ({ type: 'seek', iteration });
const tolerance = (value: number): Request => ({ type: 'tolerance', tolerance: value });
const panelRange = (stepReach: number): Request => ({
  type: 'snapshotRequest',
  request: { landscape: { stepReach, reach: 1, plane: { kind: 'random', seed: 1 } } },
});
const retune = (generation: number, until?: number): Request => ({
  type: 'retune',
  generation,
  session: SESSION,
  ...(until !== undefined && { until }),
});

beforeEach(() => {
  sent = [];
  queue = new RequestQueue((request) => sent.push(request));
});

test.for([
  ['weight', weight],
  ['position in time', seek],
  ['learning rate', (step: number) => retune(step)],
  ['tolerance', tolerance],
  ['range of a panel', panelRange],
] as const)('A dragged %s reaches the worker once for each answer, and ends at its newest value', ([, request]) => {
  for (let step = 1; step <= 200; step++) queue.send(request(step));
  expect(sent).toEqual([request(1)]);
  queue.answered();
  expect(sent).toEqual([request(1), request(200)]);
  queue.answered();
  expect(sent).toHaveLength(2);
});

test('Other parameters, seeks and learning rates in between keep their order', () => {
  for (const request of [weight(1), weight(2), bias(3), weight(4), seek(5), seek(6), retune(7)]) queue.send(request);
  for (let answer = 0; answer < 6; answer++) queue.answered();
  expect(sent).toEqual([weight(1), weight(2), bias(3), weight(4), seek(6), retune(7)]);
});

test('A tolerance and a view wait beside a dragged weight, each as the newest', () => {
  for (let step = 1; step <= 3; step++)
    for (const request of [weight, tolerance, panelRange]) queue.send(request(step));
  for (let answer = 0; answer < 3; answer++) queue.answered();
  expect(sent).toEqual([weight(1), tolerance(3), panelRange(3), weight(3)]);
});

test('A waiting request is sent before another one', () => {
  for (const request of [weight(1), weight(2), seek(3), { type: 'step', iterations: 1 } as const]) queue.send(request);
  expect(sent).toEqual([weight(1), weight(2), seek(3), { type: 'step', iterations: 1 }]);
});

test('A new start drops the seeks that wait', () => {
  for (const request of [seek(1), seek(2)]) queue.send(request);
  queue.send({ type: 'reset' });
  expect(sent).toEqual([seek(1), { type: 'reset' }]);
});

test('The end of a run that was moved first is not lost to a later learning rate', () => {
  for (const request of [retune(1), retune(2, 99), retune(3)]) queue.send(request);
  queue.answered();
  expect(sent).toEqual([retune(1), retune(3, 99)]);
});

test('The worker is idle once it has answered for the newest value', async () => {
  await queue.idle();
  const done: string[] = [];
  queue.send(seek(1));
  queue.send(seek(2));
  void queue.idle().then(() => done.push('idle'));
  queue.answered();
  await Promise.resolve();
  expect(done).toEqual([]);
  queue.answered();
  await Promise.resolve();
  expect(done).toEqual(['idle']);
});

test('A worker that started later receives nothing that waited for the last one', () => {
  for (const request of [weight(1), weight(2)]) queue.send(request);
  queue.clear();
  queue.send(weight(3));
  expect(sent).toEqual([weight(1), weight(3)]);
});
