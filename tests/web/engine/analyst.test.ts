import { beforeEach, expect, test, vi } from 'vitest';
import { Analyst } from '../../../web/src/engine/analyst.ts';
import type { Answer, Question, Results } from '../../../web/src/engine/protocol.ts';
import { runStartOf } from '../../../web/src/session/session.ts';
import { TUTORIAL as SESSION } from '../tutorial.ts';

const MICROSCOPE = { rows: [0], weight: { layer: 0, from: 0, to: 0 } };
const LANDSCAPE = { stepReach: 1, plane: { kind: 'random', seed: 1 }, reach: 1 } as const;
const RUN = {
  trainer: { parameterRow: () => Float64Array.of(1, 2) },
  iteration: 0,
  blownUp: false,
  rows: SESSION.table.rows,
  path: [Float64Array.of(3, 4)],
  replay: { iteration: 0, changes: [], ...runStartOf(SESSION) },
};

/** A port whose other side is the test. */
class Port {
  onmessage: ((event: { data: Answer }) => void) | null = null;
  readonly asked: Question[] = [];
  postMessage(question: Question): void {
    this.asked.push(question);
  }
  answer(results: Partial<Results> = {}, { isDone = true, of = this.asked.at(-1)! } = {}): void {
    this.onmessage?.({ data: { id: of.id, results, isDone } });
  }
}

let starts: number;
let answers: Partial<Results>[];
let analyst: Analyst;
let port: Port;
beforeEach(() => {
  starts = 0;
  answers = [];
  port = new Port();
  analyst = new Analyst(
    () => {
      starts++;
    },
    (results) => {
      answers.push(results);
    },
  );
});

function connect(): void {
  analyst.connect(port as unknown as MessagePort);
}

test('No worker is started before an analysis is requested, and then only one', () => {
  analyst.ask(RUN, SESSION, {}, false);
  expect(starts).toBe(0);
  analyst.ask(RUN, SESSION, { separability: 'atOnce' }, false);
  analyst.ask(RUN, SESSION, { separability: 'atOnce' }, true);
  expect(starts).toBe(1);
});

test('A worker that was lost is started again at rest, but not by each step of a run', () => {
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  connect();
  analyst.connect(undefined);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  expect(starts).toBe(1);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, false);
  expect(starts).toBe(2);
});

test('The session is sent with the present rows, once until they change', () => {
  connect();
  const rows = SESSION.table.rows.slice(1);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, false);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, false);
  analyst.ask({ ...RUN, rows }, SESSION, { microscope: MICROSCOPE }, false);
  expect(port.asked.map(({ session }) => session?.table.rows)).toEqual([SESSION.table.rows, undefined, rows]);
});

test('During a run, one question is under way; at rest, a question replaces the one before', () => {
  connect();
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  expect(port.asked).toHaveLength(1);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, false);
  port.answer({ logic: [] }, { of: port.asked[0]! });
  expect(answers).toEqual([]);
  port.answer({ steepest: [] });
  expect(answers).toEqual([{ steepest: [] }]);
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  expect(port.asked).toHaveLength(3);
});

test('Answers about another run, or to another request, are ignored', () => {
  connect();
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, true);
  analyst.drop();
  port.answer();
  expect(answers).toEqual([]);
});

test('The separability is asked for once for the same rows', () => {
  connect();
  analyst.ask(RUN, SESSION, { separability: 'atOnce' }, true);
  port.answer({ views: { separability: [] } });
  analyst.ask(RUN, SESSION, { separability: 'atOnce' }, true);
  expect(port.asked).toHaveLength(1);
  analyst.ask({ ...RUN, rows: SESSION.table.rows.slice(1) }, SESSION, { separability: 'atOnce' }, true);
  expect(port.asked).toHaveLength(2);
});

test('A diagnosis asks for the separability only once the run has trained', () => {
  connect();
  analyst.ask(RUN, SESSION, { separability: 'onceTrained' }, false);
  expect(port.asked).toHaveLength(0);
  analyst.ask({ ...RUN, iteration: 1 }, SESSION, { separability: 'onceTrained' }, false);
  analyst.ask({ ...RUN, blownUp: true }, SESSION, { separability: 'onceTrained' }, false);
  expect(port.asked).toHaveLength(2);
});

test('During a run, a landscape is followed by a pause of a multiple of its time; at rest, by none', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  connect();
  const request = { landscape: LANDSCAPE };
  analyst.ask(RUN, SESSION, request, true);
  expect(port.asked[0]!.course).toEqual({ path: RUN.path, learningRate: 1, isMoving: true });
  vi.advanceTimersByTime(10);
  port.answer();
  vi.advanceTimersByTime(60);
  analyst.ask(RUN, SESSION, request, true);
  expect(port.asked).toHaveLength(1);
  vi.advanceTimersByTime(20);
  analyst.ask(RUN, SESSION, request, true);
  expect(port.asked).toHaveLength(2);
  port.answer();
  analyst.ask(RUN, SESSION, request, false);
  expect(port.asked).toHaveLength(3);
  vi.useRealTimers();
});

test('The whole run is sent with the question for its story, and with no other', () => {
  connect();
  analyst.ask(RUN, SESSION, { story: { tolerance: 0.5 } }, false);
  expect(port.asked.at(-1)).toMatchObject({ asked: { story: { tolerance: 0.5 } }, run: RUN.replay });
  analyst.ask(RUN, SESSION, { microscope: MICROSCOPE }, false);
  expect(port.asked.at(-1)!.run).toBeUndefined();
});
