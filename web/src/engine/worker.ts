/** Runs in the worker of one element: passes requests to the core and sends its answers back. */

import { Core, MemoryError, type Trainer, TruthNetError } from '../../../wasm/core.mjs';
import type { Separability } from '../session/learning/neuron.ts';
import { type Row, type Session, withRows } from '../session/session.ts';
import { computeSnapshot, inSlices, overRows } from './compute-snapshot.ts';
import { SliceRunner, type Slices } from './slice-runner.ts';
import type {
  FlatSnapshot,
  Results,
  RunFacts,
  Limits,
  LossHistory,
  Message,
  NewChanges,
  Request,
  SnapshotRequest,
} from './protocol.ts';
import type { Ending } from '../api/outcomes.ts';
import { TrainingRun, savedStateOf } from './training-run.ts';
import { RunLoop } from './run-loop.ts';

/** Points of the loss history in a snapshot: about two for each pixel column of a wide chart. */
const CURVE_POINTS = 2000;
/** Parameters above which a snapshot has no gradients. */
const MOST_GRADIENTS = 2000;
/** Time between two evaluations of the units over all rows while training, in milliseconds. */
const OVER_ROWS_EVERY = 400;
/** Pause between two landscapes during a run, in multiples of the time that one takes. */
const LANDSCAPE_REST = 8;
/** Longest wait of a snapshot for the requested views, in milliseconds; slower views follow in a `results` message. */
const VIEWS_MILLISECONDS = { running: 8, atRest: 30 };
/** Time of one slice at rest, in milliseconds, before messages are handled again. */
const SLICE_MILLISECONDS = 8;

/** Computations that features contribute to the worker. */
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
let snapshotRequest: SnapshotRequest = {};
let generation = 0;
let run = 0;
/** Number of computations at rest; an outdated one ends. */
let computations = 0;
/** Results by the rows that they were computed for. */
const separabilities = new WeakMap<readonly Row[], readonly Separability[]>();
/** Rows of the last facts sent. */
let sentRows: readonly Row[] = [];
const sliceRunner = new SliceRunner();
/** Time and duration of the last landscape, and time of the last evaluation over all rows. */
let lastLandscape = { time: -Infinity, took: 0 };
let lastOverRows = -Infinity;

const yieldChannel = new MessageChannel();
const afterYield: (() => void)[] = [];
yieldChannel.port1.onmessage = () => {
  afterYield.shift()?.();
};

/** Calls back after the pending messages were handled. */
function afterMessages(callback: () => void): void {
  // Nested timers wait at least four milliseconds; a message to oneself does not.
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

/** Starts to answer the page. */
export function startWorker(given: WorkerParts): void {
  parts = given;
  self.onmessage = ({ data }: MessageEvent<Request>) => {
    void answer(data).then(
      () => {
        if (data.type !== 'drawn' && data.type !== 'start') report({ type: 'answered' });
      },
      (error: unknown) => {
        report({ type: 'crashed', detail: String(error) });
      },
    );
  };
}

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'start':
      core = await Core.load({ wasm: request.module });
      report({ type: 'ready', limits: core.limits() satisfies Limits });
      return;
    case 'load': {
      const { session: loaded, replay } = request;
      const saved = replay ? savedStateOf(loaded, replay) : loaded;
      const trainer = orKeepState(request.generation, () => core!.prepareTrainer(saved));
      if (!trainer) return;
      current?.trainer.delete();
      current = new TrainingRun(trainer, loaded.network.bias);
      ({ generation, session, snapshotRequest } = request);
      begin(current, replay !== undefined);
      if (replay) loop.run(replay.iteration, Infinity);
      return;
    }
    case 'retune': {
      if (!orKeepState(request.generation, () => (core!.check(request.session), true))) return;
      const { learningRate } = request.session.training;
      // While a run is repeated, the learning rates of its changes apply.
      if (learningRate !== session?.training.learningRate) current?.setLearningRate(learningRate);
      if (request.rows) current?.setRows(request.rows);
      ({ session, generation } = request);
      if (request.until !== undefined) loop.setUntil(request.until);
      publish(loop.running);
      return;
    }
    case 'run':
      run = request.run;
      loop.run(request.until, request.pace, request.tolerance);
      return;
    case 'pace':
      loop.setPace(request.pace);
      return;
    case 'pause':
      loop.pause();
      return;
    case 'step':
      loop.step(request.iterations);
      return;
    case 'reset':
      current?.reset();
      if (current) begin(current);
      return;
    case 'seek':
      loop.seek(request.iteration);
      return;
    case 'set': {
      const { setting } = request;
      // A refused setting must not stop the present run.
      if (orRefuse(generation, () => (current?.set(setting), true))) loop.halt();
      return;
    }
    case 'snapshotRequest':
      sliceRunner.keepFor(snapshotRequest, request.request, !loop.running);
      snapshotRequest = request.request;
      lastLandscape.time = -Infinity;
      loop.show();
      return;
    case 'history':
      if (current) report({ type: 'history', history: lossHistoryOf(current.trainer) });
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
  }
}

/** Returns the result of `make`. If the core refuses a session, reports the problem and the state that stays. */
function orKeepState<T>(ofGeneration: number, make: () => T): T | undefined {
  const made = orRefuse(ofGeneration, make);
  if (made === undefined) publish(loop.running);
  return made;
}

/** Shows a run from its start; `goesOn` if it runs at once. */
function begin(from: TrainingRun<Trainer>, goesOn?: boolean): void {
  sliceRunner.clear();
  report({ type: 'begun', facts: factsOf(from) });
  loop.load(from, goesOn);
}

function factsOf({ trainer, rows, firstRows }: TrainingRun<Trainer>): RunFacts {
  sentRows = rows;
  const [sizes, contradictions] = [Array.from(trainer.layerSizes()), trainer.contradictions()];
  return { sizes, contradictions, trainable: trainer.trainable, rows, firstRows };
}

/** Returns the result of `make`, or undefined after reporting that the core refuses it. */
function orRefuse<T>(ofGeneration: number, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    // Running out of memory is no refusal: the page starts a new worker.
    if (!(error instanceof TruthNetError) || error instanceof MemoryError) throw error;
    report({ type: 'refused', generation: ofGeneration, problem: error.problem });
    return undefined;
  }
}

function publish(running: boolean, ending?: Ending): void {
  if (!current) return;
  const changes = current.newChanges();
  if (current.rows !== sentRows) {
    sliceRunner.clear();
    report({ type: 'rowsChanged', facts: factsOf(current) });
  }
  // During a run, finish a computation before the next one begins.
  if (!running || !sliceRunner.isBusy) sliceRunner.begin(requestedSlices(current, running));
  sliceRunner.advance(running ? VIEWS_MILLISECONDS.running : VIEWS_MILLISECONDS.atRest);
  report({
    type: 'snapshot',
    generation,
    run,
    snapshot: snapshotOf(current, changes, running),
    ...(ending && { ending }),
  });
  if (!running) computeOn(++computations);
}

/** Continues the computation at rest, until another request arrives. */
function computeOn(computation: number): void {
  if (!sliceRunner.isBusy) return;
  afterMessages(() => {
    if (computation !== computations || loop.running || !current) return;
    sliceRunner.advance(SLICE_MILLISECONDS);
    const results = sliceRunner.take();
    if (results.views || results.steepest)
      report({ type: 'results', generation, iteration: current.iteration, results });
    computeOn(computation);
  });
}

function snapshotOf(of: TrainingRun<Trainer>, changes: NewChanges, running: boolean): FlatSnapshot {
  const { trainer } = of;
  const parameterRow = trainer.parameterRow();
  return {
    iteration: trainer.iteration,
    lastIteration: trainer.lastIteration,
    loss: trainer.loss,
    allRightSince: snapshotRequest.tolerance && of.allRightSince(snapshotRequest.tolerance),
    curve: trainer.lossCurve(CURVE_POINTS),
    predictions: of.predictions,
    parameterRow,
    ...(parameterRow.length <= MOST_GRADIENTS && { gradientRow: trainer.gradientRow() }),
    results: sliceRunner.take(),
    changes,
    firstLearningRate: of.firstLearningRate,
    blownUp: trainer.blownUp,
    running,
  };
}

/** Yields all requested views, the quickest first. */
function* requestedSlices(of: TrainingRun<Trainer>, running: boolean): Slices {
  const { trainer } = of;
  const time = performance.now();
  yield* computeSnapshot(trainer, snapshotRequest);
  if (snapshotRequest.history) yield { views: { history: of.history(snapshotRequest.history) } };
  if (snapshotRequest.heldOut) yield { views: { heldOut: of.heldOutLosses(snapshotRequest.heldOut) } };
  if (!running || time > lastOverRows + OVER_ROWS_EVERY) {
    lastOverRows = time;
    yield* overRows(trainer, withRows(session!, of.rows));
  }
  if (snapshotRequest.separability) yield { views: { separability: yield* separabilityOf(of) } };
  if (snapshotRequest.landscape && (!running || time > lastLandscape.time + LANDSCAPE_REST * lastLandscape.took)) {
    const begin = performance.now();
    const course = { path: of.path, learningRate: session!.training.learningRate, isMoving: running };
    yield* parts.explore(trainer, course, snapshotRequest.landscape);
    if (running) lastLandscape = { time: begin, took: performance.now() - begin };
  }
}

/** Returns the separability of each output, cached by the rows: training does not change it. */
function* separabilityOf({
  trainer,
  rows,
}: TrainingRun<Trainer>): Generator<Partial<Results>, readonly Separability[]> {
  let known = separabilities.get(rows);
  if (!known) {
    const outputs = trainer.layerSizes().at(-1)!;
    known = yield* inSlices(outputs, (output) => trainer.separability(output));
    separabilities.set(rows, known);
  }
  return known;
}

function lossHistoryOf(trainer: Trainer): LossHistory {
  return {
    losses: trainer.lossHistory(),
    stride: trainer.lossStride,
    lastIteration: trainer.lastIteration,
    lastLoss: trainer.lossCurve(2).at(-1)!,
  };
}

function report(message: Message): void {
  const large: Partial<FlatSnapshot> = { ...message, ...('snapshot' in message && message.snapshot) };
  self.postMessage(message, buffersOf(large));
}

/** Returns the buffers of the large arrays, each made for one message; the landscapes of a run share theirs. */
function buffersOf({ curve, predictions, parameterRow, gradientRow, results }: Partial<FlatSnapshot>): Transferable[] {
  const { leftOut, space, history, surfaces, outputMap, unitMaps, unitCells } = results?.views ?? {};
  const arrays = [curve, predictions, parameterRow, gradientRow, leftOut, space, history?.values];
  const maps = [surfaces, outputMap, unitMaps, unitCells].flatMap((map) => map?.layers ?? []);
  return [...arrays, ...maps].flatMap((array) => (array ? [array.buffer] : []));
}
