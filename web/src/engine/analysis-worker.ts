/** Runs in the analysis worker of one element: answers questions about the state of a run, and trains many seeds. */

import { RestartableCore, type RestartableTrainer as Trainer } from '../../../wasm/restartable.mjs';
import type { Separability } from '../session/learning/neuron.ts';
import { inSlices } from './compute-snapshot.ts';
import { magnify } from './magnify.ts';
import type {
  AnalysisRequest,
  Answer,
  Course,
  Limits,
  MapRunResult,
  MapSettings,
  Question,
  Replay,
  Request,
  WallOrder,
} from './protocol.ts';
import type { Session } from '../session/session.ts';
import { SliceRunner, type Slices } from './slice-runner.ts';
import type { Wall } from './wall.ts';
import { afterMessages, orRefuse, report, serve } from './worker-scope.ts';

/** Time of training between two frames of a wall, in milliseconds. */
const WALL_MILLISECONDS = 40;

/** Computations that features contribute to the analysis worker. */
export interface AnalysisParts {
  /** Yields the loss around the present parameters of a run. */
  readonly explore: (trainer: Trainer, course: Course, watched: NonNullable<AnalysisRequest['landscape']>) => Slices;
  /** Trains the session of a point of a map, or without a point the session itself. */
  readonly trainAt: (core: RestartableCore, settings: MapSettings, at?: readonly [number, number]) => MapRunResult;
  /** Makes what tells the stories of runs; `prepare` makes a trainer at the start of a session. */
  readonly storyteller: (prepare: (session: Session) => Trainer) => Storyteller;
  /** Begins a wall; `prepare` creates a trainer at the start weights of a session. */
  readonly beginWall: (order: WallOrder, prepare: (session: Session) => Trainer) => Wall;
}

/** Tells the story of a run; keeps what it has found for a run that goes on. */
export interface Storyteller {
  tell(session: Session, run: Replay, asked: NonNullable<AnalysisRequest['story']>, isMoving?: boolean): Slices;
}

let parts: AnalysisParts;
let core: RestartableCore;
/** Trainer of the session that is asked about. */
let trainer: Trainer | undefined;
/** Session of that trainer. */
let analysed: Session;
let storyteller: Storyteller;
/** Separability of its rows; undefined until it is asked for. */
let separability: readonly Separability[] | undefined;
let wall: Wall | undefined;
const sliceRunner = new SliceRunner(afterMessages);

/** Starts to answer the page, and the worker to which the page connects this one. */
export function startAnalysisWorker(given: AnalysisParts): void {
  parts = given;
  serve(answer);
}

async function answer(request: Request): Promise<void> {
  if (request.type === 'start') {
    core = await RestartableCore.load(request.module);
    storyteller = parts.storyteller((begun) => core.prepareTrainer(begun));
    report({ type: 'ready', limits: core.limits() satisfies Limits });
  } else if (request.type === 'analyst' && request.port) {
    listen(request.port);
  } else if (request.type === 'survey') {
    const { firstSeed, count, tolerance } = request;
    const survey = orRefuse(0, () => core.survey(request.session, { firstSeed, count, tolerance }));
    if (survey) report({ type: 'surveyed', firstSeed, ...survey });
  } else if (request.type === 'map') {
    const { id, session, axes, tolerance, points } = request;
    const map = orRefuse(0, () => core.map(session, { axes, tolerance, points }));
    if (map) report({ type: 'mapped', id, ...map });
  } else if (request.type === 'mapRun') {
    const run = orRefuse(0, () => parts.trainAt(core, request, request.at));
    if (run) report({ type: 'mapRan', id: request.id, ...run });
  } else if (request.type === 'wall') {
    wall = orRefuse(0, () => parts.beginWall(request.order, (session) => core.prepareTrainer(session)));
    showWall(0);
  } else if (request.type === 'wallOn') {
    showWall(request.until);
  }
}

function showWall(until: number): void {
  const frame = wall?.advance(until, WALL_MILLISECONDS);
  if (frame) report({ type: 'wallFrame', frame }, [frame.losses.buffer, frame.rightSince.buffer, frame.maps.buffer]);
}

function listen(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<Question>) => {
    begin(data, port);
  };
}

function begin({ id, session, ...question }: Question, port: MessagePort): void {
  if (session) {
    trainer?.delete();
    analysed = session;
    trainer = core.prepareTrainer(session);
    separability = undefined;
  }
  trainer!.restartAt(question.parameterRow);
  // A newer question replaces the one under way.
  sliceRunner.begin(slicesOf(trainer!, question));
  sliceRunner.finish((results) => {
    const isDone = !sliceRunner.isBusy;
    if (results.views || isDone) port.postMessage({ id, results, isDone } satisfies Answer);
  });
}

/** Yields all parts that are asked for, the quickest first. */
function* slicesOf(of: Trainer, { asked, course, run }: Omit<Question, 'id' | 'session'>): Slices {
  const { microscope, separability: isAsked, landscape, story } = asked;
  if (microscope) yield { views: { microscope: yield* magnify(of, microscope) } };
  if (isAsked) {
    separability ??= yield* inSlices(of.layerSizes().at(-1)!, (output) => of.separability(output));
    yield { views: { separability } };
  }
  if (landscape) yield* parts.explore(of, course, landscape);
  if (story) yield* storyteller.tell(analysed, run!, story, course.isMoving);
}
