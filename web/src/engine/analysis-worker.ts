/** Runs in the analysis worker of one element: answers questions about the state of a run, and trains many seeds. */

import { RestartableCore, type RestartableTrainer as Trainer } from '../../../wasm/restartable.mjs';
import type { Separability } from '../session/learning/neuron.ts';
import { inSlices } from './compute-snapshot.ts';
import { magnify } from './magnify.ts';
import type { AnalysisRequest, Answer, Course, Limits, Question, Request } from './protocol.ts';
import { SliceRunner, type Slices } from './slice-runner.ts';
import { afterMessages, orRefuse, report, reportCrash, serve } from './worker-scope.ts';

/** Time of one slice, in milliseconds, before messages are handled again. */
const SLICE_MILLISECONDS = 8;

/** Computations that features contribute to the analysis worker. */
export interface AnalysisParts {
  /** Yields the loss around the present parameters of a run. */
  readonly explore: (trainer: Trainer, course: Course, watched: NonNullable<AnalysisRequest['landscape']>) => Slices;
}

let parts: AnalysisParts;
let core: RestartableCore;
/** Trainer of the session that is asked about. */
let trainer: Trainer | undefined;
/** Separability of its rows; undefined until it is asked for. */
let separability: readonly Separability[] | undefined;
/** Question under way: a newer one replaces it. */
let question: Question | undefined;
const sliceRunner = new SliceRunner();

/** Starts to answer the page, and the worker to which the page connects this one. */
export function startAnalysisWorker(given: AnalysisParts): void {
  parts = given;
  serve(answer);
}

async function answer(request: Request): Promise<void> {
  if (request.type === 'start') {
    core = await RestartableCore.load(request.module);
    report({ type: 'ready', limits: core.limits() satisfies Limits });
  } else if (request.type === 'analyst' && request.port) {
    listen(request.port);
  } else if (request.type === 'survey') {
    const { session, firstSeed, count, tolerance } = request;
    const survey = orRefuse(0, () => core.survey(session, { firstSeed, count, tolerance }));
    if (survey) report({ type: 'surveyed', firstSeed, ...survey });
  }
}

function listen(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<Question>) => {
    orCrash(() => {
      begin(data, port);
    });
  };
}

function begin(asked: Question, port: MessagePort): void {
  question = asked;
  if (asked.session) {
    trainer?.delete();
    trainer = core.prepareTrainer(asked.session);
    separability = undefined;
  }
  trainer!.restartAt(asked.parameterRow);
  sliceRunner.begin(slicesOf(trainer!, asked));
  computeOn(asked, port);
}

function computeOn(asked: Question, port: MessagePort): void {
  sliceRunner.advance(SLICE_MILLISECONDS);
  const results = sliceRunner.take();
  const isDone = !sliceRunner.isBusy;
  if (results.views || isDone) port.postMessage({ id: asked.id, results, isDone } satisfies Answer);
  if (isDone) return;
  afterMessages(() => {
    if (asked !== question) return;
    orCrash(() => {
      computeOn(asked, port);
    });
  });
}

/** Yields all parts that are asked for, the quickest first. */
function* slicesOf(of: Trainer, { asked, course }: Question): Slices {
  const { microscope, landscape } = asked;
  if (microscope) yield { views: { microscope: yield* magnify(of, microscope) } };
  if (asked.separability) {
    separability ??= yield* inSlices(of.layerSizes().at(-1)!, (output) => of.separability(output));
    yield { views: { separability } };
  }
  if (landscape) yield* parts.explore(of, course, landscape);
}

/** Reports an error outside a request: the page ends this worker. */
function orCrash(act: () => void): void {
  try {
    act();
  } catch (error) {
    reportCrash(error);
  }
}
