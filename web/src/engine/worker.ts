/** The worker of one element: hands requests to the core and its answers back. */

import { Core, MemoryError, type Trainer, TruthNetError } from '../../../wasm/core.mjs';
import type { Change } from '../session/changes.ts';
import type { Separability } from '../session/learning/neuron.ts';
import { completeSession, type Session, type SessionInput } from '../session/session.ts';
import { computeSnapshot, overRows } from './compute-snapshot.ts';
import { Looker, type Slices } from './looker.ts';
import type { FlatSnapshot, Limits, LossHistory, Message, Replay, Request, SnapshotRequest } from './protocol.ts';
import type { Ending } from '../api/outcomes.ts';
import { TrainingRun, savedStateOf } from './training-run.ts';
import { RunLoop } from './run-loop.ts';
import { Sender } from './unchanged.ts';

/** Points of the loss history that a snapshot carries: about two for each pixel column of a wide chart. */
const CURVE_POINTS = 2000;
/** Networks with more parameters than this are shown without the gradient of each. */
const MOST_GRADIENTS = 2000;
/** How often, in milliseconds, the units are looked at over all rows while training. */
const OVER_ROWS_EVERY = 400;
/** A landscape of a run under way is computed again after so many times what it took. */
const LANDSCAPE_REST = 8;
/** How long, in milliseconds, a snapshot waits for what is looked at; what takes longer is told later. */
const LOOK_MILLISECONDS = { running: 8, atRest: 30 };
/** How long the worker looks until it hears what is asked of it. */
const LOOK_SLICE = 8;

/** What features compute in the worker. */
export interface WorkerParts {
  /** Yields the loss around the present parameters of a run. */
  readonly explore: (
    trainer: Trainer,
    course: { readonly path: readonly Float64Array[]; readonly learningRate: number; readonly isMoving: boolean },
    watched: NonNullable<SnapshotRequest['landscape']>,
  ) => Slices;
}

let parts: WorkerParts;
let core: Core | undefined;
let session: Session | undefined;
let current: TrainingRun<Trainer> | undefined;
let watch: SnapshotRequest = {};
let generation = 0;
let run = 0;
/** Counts the looks at rest: one that was overtaken ends. */
let looks = 0;
const separabilities = new WeakMap<Trainer, readonly Separability[]>();
const looker = new Looker();
const changesSender = new Sender<readonly Change[]>();
/** When the landscape was last computed, how long that took, and when the units were last looked at over all rows. */
let lastLandscape = { time: -Infinity, took: 0 };
let lastOverRows = -Infinity;

const yieldChannel = new MessageChannel();
const afterYield: (() => void)[] = [];
yieldChannel.port1.onmessage = () => {
  afterYield.shift()?.();
};

/** Calls back once what was asked of the worker meanwhile has been answered. */
function afterMessages(callback: () => void): void {
  // A timer would be held back to four milliseconds; a message to oneself is not.
  afterYield.push(callback);
  yieldChannel.port2.postMessage(null);
}

const loop = new RunLoop(
  {
    now: () => performance.now(),
    defer(callback, milliseconds) {
      if (milliseconds > 0) setTimeout(callback, milliseconds);
      else afterMessages(callback);
    },
  },
  publish,
);

/** Answers the page from now on. */
export function startWorker(given: WorkerParts): void {
  parts = given;
  self.onmessage = ({ data }: MessageEvent<Request>) => {
    void answer(data).catch((error: unknown) => {
      report({ type: 'crashed', detail: String(error) });
    });
  };
}

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'start':
      core = await Core.load({ wasm: request.module });
      report({ type: 'ready', limits: core.limits() satisfies Limits, defaults: core.defaults() });
      return;
    case 'load': {
      const made = begin(request.generation, request.session, request.replay);
      if (!made) return;
      current?.trainer.delete();
      ({ run: current, session } = made);
      ({ generation, watch } = request);
      looker.clear();
      loop.load(current, request.replay !== undefined);
      if (request.replay) loop.run(request.replay.iteration, Infinity);
      return;
    }
    case 'retune': {
      const checked = begin(request.generation, request.session);
      if (!checked) return;
      checked.run.trainer.delete();
      const { learningRate } = request.session.training;
      // A run that is still being repeated has the learning rate of its time.
      if (learningRate !== session?.training.learningRate) current?.setLearningRate(learningRate);
      ({ session, generation } = { session: checked.session, generation: request.generation });
      if (request.until !== undefined) loop.setUntil(request.until);
      publish(loop.running);
      return;
    }
    case 'run':
      run = request.run;
      loop.run(request.until, request.iterationsPerSecond, request.tolerance);
      return;
    case 'pace':
      loop.setPace(request.iterationsPerSecond);
      return;
    case 'pause':
      loop.pause();
      return;
    case 'step':
      loop.step(request.iterations);
      return;
    case 'reset':
      current?.reset();
      looker.clear();
      if (current) loop.load(current);
      return;
    case 'seek':
      loop.seek(request.iteration);
      return;
    case 'set': {
      const { setting } = request;
      // Only a setting that the core takes ends the run under way.
      if (orRefuse(generation, () => (current?.set(setting), true))) loop.halt();
      return;
    }
    case 'watch':
      looker.keepFor(watch, request.watch, !loop.running);
      ({ watch } = request);
      lastLandscape.time = -Infinity;
      loop.show();
      return;
    case 'history':
      if (current) report({ type: 'history', history: historyOf(current.trainer) });
      return;
    case 'survey': {
      const { session: surveyed, firstSeed, count, tolerance } = request;
      const survey = orRefuse(generation, () => core!.survey(surveyed, { firstSeed, count, tolerance }));
      if (survey) report({ type: 'surveyed', firstSeed, ...survey });
      return;
    }
    case 'tolerance':
      loop.setTolerance(request.tolerance);
      return;
    case 'drawn':
      loop.pageIsReady();
      return;
    case 'ask':
      report({ type: 'answered' });
  }
}

/** The run of a session; where the core refuses it, the page hears why and what still stands. */
function begin(
  ofGeneration: number,
  input: SessionInput,
  replay?: Replay,
): { run: TrainingRun<Trainer>; session: Session } | undefined {
  let trainer: Trainer | undefined;
  const made = orRefuse(ofGeneration, () => {
    const complete = completeSession(input, core!.defaults());
    trainer = core!.prepareTrainer(replay ? savedStateOf(complete, replay) : input);
    return { run: new TrainingRun(trainer, complete.network.bias), session: complete };
  });
  if (!made) {
    trainer?.delete();
    publish(loop.running);
  }
  return made;
}

/** What `make` returns, or nothing where the core refuses it, which the page then hears. */
function orRefuse<T>(ofGeneration: number, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    // A trainer that is gone for want of memory is no refusal: the page starts a worker anew.
    if (!(error instanceof TruthNetError) || error instanceof MemoryError) throw error;
    report({ type: 'refused', generation: ofGeneration, problem: error.problem });
    return undefined;
  }
}

function publish(running: boolean, ending?: Ending): void {
  if (!current) return;
  // During a run, a look that has begun is finished before the next one begins.
  if (!running || !looker.isBusy) looker.begin(looksAt(current, running));
  looker.advance(running ? LOOK_MILLISECONDS.running : LOOK_MILLISECONDS.atRest);
  report({ type: 'snapshot', generation, run, snapshot: snapshotOf(current, running), ...(ending && { ending }) });
  if (!running) lookOn(++looks);
}

/** Goes on looking at a run that is at rest, until something else is asked for. */
function lookOn(look: number): void {
  if (!looker.isBusy) return;
  afterMessages(() => {
    if (look !== looks || loop.running || !current) return;
    const found = looker.advance(LOOK_SLICE);
    if (found) report({ type: 'found', generation, iteration: current.iteration, found });
    lookOn(look);
  });
}

function snapshotOf(of: TrainingRun<Trainer>, running: boolean): FlatSnapshot {
  const { trainer } = of;
  const changes = changesSender.send(of.changes);
  const parameterRow = trainer.parameterRow();
  return {
    iteration: trainer.iteration,
    lastIteration: trainer.lastIteration,
    loss: trainer.loss,
    curve: trainer.lossCurve(CURVE_POINTS),
    predictions: of.predictions,
    sizes: Array.from(trainer.layerSizes()),
    parameterRow,
    ...(parameterRow.length <= MOST_GRADIENTS && { gradientRow: trainer.gradientRow() }),
    ...looker.found,
    ...(changes && { changes }),
    firstLearningRate: of.firstLearningRate,
    contradictions: trainer.contradictions(),
    blownUp: trainer.blownUp,
    trainable: trainer.trainable,
    running,
  };
}

/** Everything watched, the quickest first. */
function* looksAt(of: TrainingRun<Trainer>, running: boolean): Slices {
  const { trainer } = of;
  const time = performance.now();
  yield* computeSnapshot(trainer, watch);
  if (watch.film) yield { look: { film: of.film(watch.film) } };
  if (!running || time > lastOverRows + OVER_ROWS_EVERY) {
    lastOverRows = time;
    yield* overRows(trainer, session!);
  }
  if (watch.separability) yield { look: { separability: separabilityOf(trainer) } };
  if (watch.landscape && (!running || time > lastLandscape.time + LANDSCAPE_REST * lastLandscape.took)) {
    const begin = performance.now();
    const course = { path: of.path, learningRate: session!.training.learningRate, isMoving: running };
    yield* parts.explore(trainer, course, watch.landscape);
    if (running) lastLandscape = { time: begin, took: performance.now() - begin };
  }
}

/** Told once for each table: no training changes it. */
function separabilityOf(trainer: Trainer): readonly Separability[] {
  let known = separabilities.get(trainer);
  if (!known) {
    const outputs = trainer.layerSizes().at(-1)!;
    known = Array.from({ length: outputs }, (_, output) => trainer.separability(output));
    separabilities.set(trainer, known);
  }
  return known;
}

function historyOf(trainer: Trainer): LossHistory {
  return {
    losses: trainer.lossHistory(),
    stride: trainer.lossStride,
    lastIteration: trainer.lastIteration,
    lastLoss: trainer.lossCurve(2).at(-1)!,
  };
}

function report(message: Message): void {
  self.postMessage(message, message.type === 'snapshot' ? buffersOf(message.snapshot) : []);
}

/** Those that are made for each snapshot, and large. */
function buffersOf({ parameterRow, gradientRow }: FlatSnapshot): Transferable[] {
  return [parameterRow.buffer, ...(gradientRow ? [gradientRow.buffer] : [])];
}
