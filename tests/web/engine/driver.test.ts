/** Tests the order and the number of messages to a worker. */

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Listener } from '../../../web/src/engine/client.ts';
import { Driver } from '../../../web/src/engine/driver.ts';
import type { Report, Request } from '../../../web/src/engine/protocol.ts';
import type { Setting } from '../../../web/src/session/changes.ts';

const worker = vi.hoisted(() => ({ sent: [] as Request[], listener: undefined as Listener | undefined }));

vi.mock('../../../web/src/engine/client.ts', () => ({
  Client: class {
    constructor(listener: Listener) {
      worker.listener = listener;
    }

    send(request: Request): void {
      worker.sent.push(request);
    }

    dispose(): void {
      worker.listener = undefined;
    }
  },
}));

const SHOWN = { type: 'snapshot', generation: 1, run: 0, snapshot: { running: false } } as Report;
const RUNNING = { type: 'snapshot', generation: 1, run: 0, snapshot: { running: true } } as Report;
const REFUSED = { type: 'refused', generation: 1, problem: {} } as Report;

let driver: Driver;

const weight = (value: number): Setting => ({ kind: 'weight', layer: 0, from: 0, to: 0, value });
const bias = (value: number): Setting => ({ kind: 'bias', layer: 0, unit: 0, value });

function answer(report: Report): void {
  worker.listener?.report(report as Parameters<Listener['report']>[0]);
}

function settings(): Setting[] {
  return worker.sent.flatMap((request) => (request.type === 'set' ? [request.setting] : []));
}

beforeEach(() => {
  worker.sent = [];
  driver = new Driver({ report: () => undefined, failed: () => undefined, silent: () => undefined });
  driver.start();
  return () => {
    driver.stop('the test is over');
  };
});

describe('A dragged parameter', () => {
  test('reaches the worker once for each answer, and ends at its newest value', () => {
    for (let value = 1; value <= 200; value++) driver.set(weight(value));
    expect(settings()).toEqual([weight(1)]);
    answer(SHOWN);
    expect(settings()).toEqual([weight(1), weight(200)]);
    answer(SHOWN);
    expect(settings()).toHaveLength(2);
  });

  test('does not wait for a snapshot of a run in progress', () => {
    driver.set(weight(1));
    driver.set(weight(2));
    answer(RUNNING);
    expect(settings()).toEqual([weight(1)]);
  });

  test('accepts further values after the core rejects one', () => {
    driver.set(weight(1e10));
    driver.set(weight(2));
    answer(REFUSED);
    expect(settings()).toEqual([weight(1e10), weight(2)]);
  });

  test('is set before another parameter, and before any other request', () => {
    driver.set(weight(1));
    driver.set(weight(2));
    driver.set(bias(3));
    driver.send({ type: 'drawn' });
    driver.send({ type: 'step', iterations: 1 });
    expect(worker.sent.map((request) => (request.type === 'set' ? request.setting : request.type))).toEqual([
      weight(1),
      weight(2),
      'drawn',
      bias(3),
      'step',
    ]);
  });

  test('is not set in an engine that started later', () => {
    driver.set(weight(1));
    driver.set(weight(2));
    driver.ready.catch(() => undefined);
    driver.stop('it is not needed');
    driver.start();
    driver.send({ type: 'step', iterations: 1 });
    driver.set(weight(3));
    expect(settings()).toEqual([weight(1), weight(3)]);
  });
});
