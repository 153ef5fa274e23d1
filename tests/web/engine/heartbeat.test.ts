import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../../web/src/engine/heartbeat.ts';

describe('The heartbeat of a worker', () => {
  const MINUTE = 60_000;
  let asked: number;
  let told: boolean[];
  let heartbeat: Heartbeat;
  /** Whether each question is answered at once. */
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

  test('asks nothing of a worker that nobody asked anything', () => {
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(0);
  });

  test('asks once after the last thing sent, and rests when that is answered', () => {
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(asked).toBe(2);
    expect(told).toEqual([]);
  });

  test('tells once of a worker that answers nothing, and goes on asking', () => {
    answers = false;
    heartbeat.sent();
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([true]);
    expect(asked).toBe(30);
  });

  test('tells when the worker is heard again, whatever it says', () => {
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

  test('leaves a worker in peace that is busy for some seconds', () => {
    answers = false;
    heartbeat.sent();
    for (let busy = 0; busy < 10; busy++) {
      vi.advanceTimersByTime(9000);
      heartbeat.heard();
    }
    expect(told).toEqual([]);
  });

  test('is over when it is stopped', () => {
    answers = false;
    heartbeat.sent();
    vi.advanceTimersByTime(9000);
    heartbeat.stop();
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
