/** The worker of one element: hands requests to the core and its answers back. */

import { Core, type Trainer, TruthNetError } from '../../../wasm/core.mjs';
import type { Limits, Report, Request, Snapshot } from './protocol.ts';
import { RunLoop } from './run-loop.ts';

/** Points of the loss history that a snapshot carries: about two for each pixel column of a wide chart. */
const CURVE_POINTS = 2000;

let core: Core | undefined;
let trainer: Trainer | undefined;
let generation = 0;
let run = 0;

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
      core = await Core.load(request.module);
      report({ type: 'ready', limits: core.limits() satisfies Limits, defaults: core.defaults() });
      return;
    case 'load': {
      const made = createTrainer(request);
      if (!made) return;
      trainer?.delete();
      trainer = made;
      generation = request.generation;
      loop.load(made);
      return;
    }
    case 'retune': {
      const checked = createTrainer(request);
      if (!checked) return;
      checked.delete();
      trainer?.setLearningRate(request.session.training.learningRate);
      if (request.until !== undefined) loop.setUntil(request.until);
      generation = request.generation;
      publish(loop.running);
      return;
    }
    case 'run':
      run = request.run;
      loop.run(request.until, request.iterationsPerSecond);
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
      trainer?.reset();
      if (trainer) loop.load(trainer);
      return;
    case 'drawn':
      loop.pageIsReady();
  }
}

/** A trainer of the requested session; where the core refuses it, the page hears why and what still stands. */
function createTrainer(request: Extract<Request, { session: unknown }>): Trainer | undefined {
  try {
    return core!.createTrainer(request.session);
  } catch (error) {
    if (!(error instanceof TruthNetError)) throw error;
    report({ type: 'refused', generation: request.generation, problem: error.problem });
    publish(loop.running);
    return undefined;
  }
}

function publish(running: boolean): void {
  if (trainer) report({ type: 'snapshot', generation, run, snapshot: snapshotOf(trainer, running) });
}

function snapshotOf(of: Trainer, running: boolean): Snapshot {
  return {
    iteration: of.iteration,
    loss: of.loss,
    curve: of.lossCurve(CURVE_POINTS),
    predictions: of.predictions(),
    parameters: of.parameters(),
    contradictions: of.contradictions(),
    blownUp: of.blownUp,
    trainable: of.trainable,
    running,
  };
}

function report(message: Report): void {
  self.postMessage(message);
}
