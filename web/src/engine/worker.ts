/** The worker of one element: hands requests to the core and its answers back. */

import { Core, MemoryError, type Trainer, TruthNetError } from '../../../wasm/core.mjs';
import type { Separability } from '../session/neuron.ts';
import { completeSession, type Session, type SessionInput } from '../session/session.ts';
import { explore } from './landscape.ts';
import { lookAt, type OverRows, overRows } from './look.ts';
import type { Ending, Landscape, Limits, LossHistory, Replay, Report, Request, Snapshot, Watch } from './protocol.ts';
import { Run, savedStateOf } from './run.ts';
import { RunLoop } from './run-loop.ts';

/** Points of the loss history that a snapshot carries: about two for each pixel column of a wide chart. */
const CURVE_POINTS = 2000;
/** Networks with more parameters than this are shown without the gradient of each. */
const MOST_GRADIENTS = 2000;
/** How often, in milliseconds, the units are looked at over all rows while training. */
const OVER_ROWS_EVERY = 400;
/** A landscape is computed again after so many times what it took. */
const LANDSCAPE_REST = 8;

let core: Core | undefined;
let session: Session | undefined;
let current: Run<Trainer> | undefined;
let watch: Watch = {};
let generation = 0;
let run = 0;
const separabilities = new WeakMap<Trainer, readonly Separability[]>();
let lastLandscape:
  | {
      readonly of: Run<Trainer>;
      readonly spec: Watch['landscape'];
      readonly time: number;
      readonly took: number;
      readonly found: Landscape;
    }
  | undefined;
let lastOverRows: { readonly time: number; readonly found: OverRows } | undefined;

const yieldChannel = new MessageChannel();
let afterYield: (() => void) | undefined;
yieldChannel.port1.onmessage = () => {
  afterYield?.();
};

const loop = new RunLoop(
  {
    now: () => performance.now(),
    defer(callback, milliseconds) {
      if (milliseconds > 0) {
        setTimeout(callback, milliseconds);
      } else {
        // A timer would be held back to four milliseconds; a message to oneself is not.
        afterYield = callback;
        yieldChannel.port2.postMessage(null);
      }
    },
  },
  publish,
);

self.onmessage = ({ data }: MessageEvent<Request>) => {
  void answer(data).catch((error: unknown) => {
    report({ type: 'crashed', detail: String(error) });
  });
};

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
      lastOverRows = undefined;
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
      ({ watch } = request);
      loop.show();
      return;
    case 'history':
      if (current) report({ type: 'history', history: historyOf(current.trainer) });
      return;
    case 'survey': {
      const { session: surveyed, ...spec } = request;
      const survey = orRefuse(generation, () => core!.survey(surveyed, spec));
      if (survey) report({ type: 'surveyed', firstSeed: spec.firstSeed, ...survey });
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
): { run: Run<Trainer>; session: Session } | undefined {
  let trainer: Trainer | undefined;
  const made = orRefuse(ofGeneration, () => {
    const complete = completeSession(input, core!.defaults());
    trainer = core!.prepareTrainer(replay ? savedStateOf(complete, replay) : input);
    return { run: new Run(trainer, complete.network.bias), session: complete };
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
  const snapshot = snapshotOf(current, running);
  report({ type: 'snapshot', generation, run, snapshot, ...(ending && { ending }) });
}

function snapshotOf(of: Run<Trainer>, running: boolean): Snapshot {
  const { trainer } = of;
  const parameters = trainer.parameterRow();
  return {
    iteration: trainer.iteration,
    lastIteration: trainer.lastIteration,
    loss: trainer.loss,
    curve: trainer.lossCurve(CURVE_POINTS),
    predictions: trainer.predictions(),
    parameters: trainer.parameters(),
    ...(parameters.length <= MOST_GRADIENTS && { gradients: trainer.gradients() }),
    rowLosses: trainer.rowLosses(),
    ...overRowsNow(trainer, running),
    changes: of.changes,
    firstLearningRate: of.firstLearningRate,
    look: {
      ...lookAt(trainer, watch),
      ...(watch.film && { film: of.film(watch.film) }),
      ...(watch.separability && { separability: separabilityOf(trainer) }),
      ...(watch.landscape && { landscape: landscapeNow(of, watch.landscape, running) }),
    },
    contradictions: trainer.contradictions(),
    blownUp: trainer.blownUp,
    trainable: trainer.trainable,
    running,
  };
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

/** What the units make of all rows; of a run under way, what they made a moment ago will do. */
function overRowsNow(trainer: Trainer, running: boolean): OverRows {
  const time = performance.now();
  if (!lastOverRows || !running || time - lastOverRows.time > OVER_ROWS_EVERY) {
    lastOverRows = { time, found: overRows(trainer, session!) };
  }
  return lastOverRows.found;
}

/** Of a run under way, a landscape that took long is kept for a while, so that training goes on most of the time. */
function landscapeNow(of: Run<Trainer>, spec: NonNullable<Watch['landscape']>, running: boolean): Landscape {
  const time = performance.now();
  const last = lastLandscape;
  if (last?.of === of && last.spec === spec && running && time < last.time + LANDSCAPE_REST * last.took) {
    return last.found;
  }
  const found = explore(of.trainer, { path: of.path, learningRate: session!.training.learningRate }, spec);
  lastLandscape = { of, spec, time, took: performance.now() - time, found };
  return found;
}

function report(message: Report): void {
  self.postMessage(message);
}
