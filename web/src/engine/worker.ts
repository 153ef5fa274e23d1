/** Runs in the worker of one element: passes requests to the core that trains and sends its answers back. */

import createTrainingModule from '../../../build/wasm/truthnet-trainer.mjs';
import { LeanCore, type LeanTrainer as Trainer } from '../../../wasm/lean.mjs';
import { sameData } from '../session/same-data.ts';
import { type Row, type Session, withRows } from '../session/session.ts';
import { Analyst } from './analyst.ts';
import { computeSnapshot, overRows } from './compute-snapshot.ts';
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
import { CURVE_POINTS } from './last-wrong.ts';
import { RunLoop } from './run-loop.ts';
import { afterMessages, orRefuse, report as reportTo, serve } from './worker-scope.ts';

/** Parameters above which a snapshot has no gradients. */
const MOST_GRADIENTS = 2000;
/** Time between two evaluations of the units over all rows while training, in milliseconds. */
const OVER_ROWS_EVERY = 400;
/** Longest wait of a snapshot for the requested views, in milliseconds; slower views follow in a `results` message. */
const VIEWS_MILLISECONDS = { running: 8, atRest: 30 };

let core: LeanCore;
let session: Session | undefined;
let current: TrainingRun<Trainer> | undefined;
let snapshotRequest: SnapshotRequest = {};
/** True if the histories and the units of the run are not shown. */
let isPreview = false;
let generation = 0;
let run = 0;
/** Rows of the last facts sent. */
let sentRows: readonly Row[] = [];
const sliceRunner = new SliceRunner(afterMessages);
/** Time of the last evaluation over all rows. */
let lastOverRows = -Infinity;

const analyst = new Analyst(() => {
  report({ type: 'analystNeeded' });
}, showAnalysis);

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
export function startWorker(): void {
  serve(answer);
}

function answer(request: Request): void {
  switch (request.type) {
    case 'start':
      core = new LeanCore(createTrainingModule, request.module);
      report({ type: 'ready', limits: core.limits() satisfies Limits });
      return;
    case 'load': {
      const { session: loaded, replay } = request;
      const saved = replay ? savedStateOf(loaded, replay) : loaded;
      const trainer = orKeepState(request.generation, () => core.prepareTrainer(saved));
      if (!trainer) return;
      current?.trainer.delete();
      ({ generation, session, snapshotRequest, isPreview = false } = request);
      current = new TrainingRun(trainer, loaded.network.bias, replay?.iteration, !isPreview);
      begin(current, replay !== undefined);
      if (replay) loop.run(replay.iteration, Infinity);
      return;
    }
    case 'retune': {
      if (!orKeepState(request.generation, () => (core.check(request.session), true))) return;
      const { learningRate } = request.session.training;
      // While a run is repeated, the learning rates of its changes apply.
      if (learningRate !== session?.training.learningRate) current?.setLearningRate(learningRate);
      if (request.rows) current?.setRows(request.rows);
      ({ session, generation } = request);
      if (request.until !== undefined) loop.setUntil(request.until);
      loop.retuned();
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
      if (orRefuse(generation, () => (current?.set(setting), true))) publish(loop.running);
      return;
    }
    case 'snapshotRequest':
      // Most changes of the view ask for nothing else.
      if (sameData(request.request, snapshotRequest)) return;
      sliceRunner.keepFor(snapshotRequest, request.request, !loop.running);
      analyst.drop();
      snapshotRequest = request.request;
      loop.show();
      return;
    case 'history':
      if (current) report({ type: 'history', history: lossHistoryOf(current.trainer) });
      return;
    case 'tolerance':
      loop.setTolerance(request.tolerance);
      return;
    case 'drawn':
      loop.pageIsReady();
      return;
    case 'analyst':
      analyst.connect(request.port);
      if (request.port) analyse();
      return;
    case 'ask':
    case 'survey':
    case 'map':
    case 'mapRun':
    case 'wall':
    case 'wallOn':
    // Only analysis workers train many runs.
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
  analyst.drop();
  report({ type: 'begun', facts: factsOf(from) });
  loop.load(from, goesOn);
}

function factsOf({ trainer, rows, firstRows }: TrainingRun<Trainer>): RunFacts {
  sentRows = rows;
  const [sizes, contradictions] = [Array.from(trainer.layerSizes()), trainer.contradictions()];
  return { sizes, contradictions, rows, firstRows };
}

function publish(running: boolean, ending?: Ending): void {
  if (!current) return;
  const changes = current.newChanges();
  if (current.rows !== sentRows) {
    sliceRunner.clear();
    analyst.drop();
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
  analyse(running);
  if (!running) sliceRunner.finish(reportResults, () => !loop.running);
}

/** Asks for the requested analyses of the present state. */
function analyse(running = loop.running): void {
  if (current && session) analyst.ask(current, session, snapshotRequest, running);
}

/** Shows results for the last question: at rest at once, during a run with the next snapshot. */
function showAnalysis(results: Partial<Results>): void {
  if (!loop.running) reportResults(results);
  else sliceRunner.add(results);
}

function reportResults(results: Partial<Results>): void {
  if (results.views || results.steepest)
    report({ type: 'results', generation, iteration: current!.iteration, results });
}

function snapshotOf(of: TrainingRun<Trainer>, changes: NewChanges, running: boolean): FlatSnapshot {
  const { trainer } = of;
  const parameterRow = trainer.parameterRow();
  const curve = trainer.lossCurve(CURVE_POINTS);
  return {
    iteration: trainer.iteration,
    lastIteration: trainer.lastIteration,
    loss: trainer.loss,
    allRightSince: snapshotRequest.tolerance && of.allRightSince(snapshotRequest.tolerance, curve),
    curve,
    predictions: of.predictions,
    parameterRow,
    ...(parameterRow.length <= MOST_GRADIENTS && { gradientRow: trainer.gradientRow() }),
    results: sliceRunner.take(),
    changes,
    firstLearningRate: of.firstLearningRate,
    blownUp: trainer.blownUp,
    obstacle: trainer.obstacle,
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
  if (isPreview) return;
  if (!running || time > lastOverRows + OVER_ROWS_EVERY) {
    lastOverRows = time;
    yield* overRows(trainer, withRows(session!, of.rows));
  }
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
  reportTo(message, buffersOf(large));
}

/** Returns the buffers to transfer: large arrays, each made for one message. Analyses are small and copied. */
function buffersOf({ curve, predictions, parameterRow, gradientRow, results }: Partial<FlatSnapshot>): Transferable[] {
  const { leftOut, space, history, surfaces, outputMap, unitMaps, unitCells } = results?.views ?? {};
  const arrays = [curve, predictions, parameterRow, gradientRow, leftOut, space, history?.values];
  const maps = [surfaces, outputMap, unitMaps, unitCells].flatMap((map) => map?.layers ?? []);
  return [...arrays, ...maps].flatMap((array) => (array ? [array.buffer] : []));
}
