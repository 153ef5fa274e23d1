import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../../web/src/engine/heartbeat.ts';

describe('The heartbeat of a worker', () => {
  const MINUTE = 60_000;
  let asked: number;
  let told: boolean[];
  let heartbeat: Heartbeat;
  /** True if each question is answered at once. */
  let answers: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    [asked, told, answers] = [0, [], true];
    heartbeat = new Heartbeat(
      () => {
        asked++;
        if (answers) heartbeat.heard();
      },
      (isSilent) => {
        told.push(isSilent);
      },
    );
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('does not question a worker without requests', () => {
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(0);
  });

  test('asks once after the last request, and pauses after the answer', () => {
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(2);
    expect(told).toEqual([]);
  });

  test('reports once a worker that answers nothing, and keeps asking', () => {
    answers = false;
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([true]);
    expect(asked).toBe(30);
  });

  test('reports a worker that answers again, with any message', () => {
    answers = false;
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    heartbeat.heard();
    expect(told).toEqual([true, false]);
    answers = true;
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([true, false]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('leaves a worker alone that is busy for a few seconds', () => {
    answers = false;
    heartbeat.sent();
    for (let busy = 0; busy < 10; busy++) {
      vi.advanceTimersByTime(9000);
      heartbeat.heard();
    }
    expect(told).toEqual([]);
  });

  test('ends when it is stopped', () => {
    answers = false;
    heartbeat.sent();
    vi.advanceTimersByTime(9000);
    heartbeat.stop();
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
