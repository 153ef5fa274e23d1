import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Listener } from '../../../web/src/engine/client.ts';
import { Driver } from '../../../web/src/engine/driver.ts';
import type { Request, Snapshot } from '../../../web/src/engine/protocol.ts';

const { clients, FakeClient } = vi.hoisted(() => {
  /** A client whose worker is the test. */
  class FakeClient {
    readonly sent: Request[] = [];
    readonly listener: Listener;
    readonly engine: string;
    isDisposed = false;
    constructor(listener: Listener, engine = 'training') {
      this.listener = listener;
      this.engine = engine;
      clients.push(this);
    }
    send(request: Request): void {
      this.sent.push(request);
    }
    dispose(): void {
      this.isDisposed = true;
    }
  }
  /** Clients that the driver has started, oldest first. */
  const clients: FakeClient[] = [];
  return { clients, FakeClient };
});
vi.mock('../../../web/src/engine/client.ts', () => ({ Client: FakeClient }));

type Fake = InstanceType<typeof FakeClient>;

const MINUTE = 60_000;
const LIMITS = {} as Extract<Parameters<Listener['report']>[0], { type: 'ready' }>['limits'];

let lacks: { readonly again: () => Promise<void>; readonly why: unknown }[];
let driver: Driver;
let training: Fake;

/** Analysis workers that the driver has started. */
function analysts(): Fake[] {
  return clients.filter(({ engine }) => engine === 'analysis');
}

function ready(): Fake {
  const analyst = analysts().at(-1)!;
  analyst.listener.report({ type: 'ready', limits: LIMITS });
  return analyst;
}

/** Shows a state, about which the training worker asks. */
function show(): void {
  training.listener.report({ type: 'snapshot', generation: 1, run: 0, snapshot: { running: true } as Snapshot });
}

beforeEach(() => {
  vi.useFakeTimers();
  clients.length = 0;
  lacks = [];
  driver = new Driver({
    report: () => undefined,
    failed: () => undefined,
    silent: () => undefined,
    lacksAnalyses: (again, why) => lacks.push({ again, why }),
  });
  driver.start();
  training = clients[0]!;
  training.listener.report({ type: 'analystNeeded' });
});

afterEach(() => {
  driver.stop('the test is over');
  vi.useRealTimers();
});

describe('An analysis worker', () => {
  test('that falls silent is replaced once, and its second end is reported', () => {
    const first = ready();
    show();
    vi.advanceTimersByTime(MINUTE);
    expect(first.isDisposed).toBe(true);
    expect(analysts()).toHaveLength(2);
    const second = ready();
    expect(training.sent.filter(({ type }) => type === 'analyst')).toHaveLength(2);
    expect(lacks).toEqual([]);
    show();
    vi.advanceTimersByTime(MINUTE);
    expect(second.isDisposed).toBe(true);
    expect(analysts()).toHaveLength(2);
    expect(training.sent.at(-1)).toEqual({ type: 'analyst' });
    expect(lacks.map(({ why }) => why)).toEqual([undefined]);
  });

  test('that crashes is replaced once, and a reader can start it again after that', async () => {
    for (let i = 0; i < 2; i++) ready().listener.failed('crashed', 'a fault');
    expect(analysts()).toHaveLength(2);
    const again = lacks[0]!.again();
    ready();
    await again;
    expect(analysts()).toHaveLength(3);
    expect(lacks).toHaveLength(1);
  });

  test('is not pinged while it loads or nothing is shown, and is left alone if it answers', () => {
    show();
    vi.advanceTimersByTime(MINUTE);
    const analyst = ready();
    vi.advanceTimersByTime(MINUTE);
    expect(analyst.sent.map(({ type }) => type)).toEqual(['analyst']);
    for (let shown = 0; shown < 10; shown++) {
      show();
      vi.advanceTimersByTime(9000);
      analyst.listener.report({ type: 'answered' });
    }
    expect(analysts()).toHaveLength(1);
    expect(analyst.sent.filter(({ type }) => type === 'ask').length).toBeGreaterThan(1);
  });

  test('that cannot be loaded is reported with the reason, each time', async () => {
    const why = new Error('no network');
    for (let i = 0; i < 2; i++) {
      training.listener.report({ type: 'analystNeeded' });
      analysts().at(-1)!.listener.failed('notLoaded', '', why);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(lacks.map((lack) => lack.why)).toEqual([why, why]);
  });
});
