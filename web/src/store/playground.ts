/** Connects the state of one playground with its engine, independently of its views. */

import type { Done, Progress, Trouble, TruthNetEventMap } from '../api/public-api.ts';
import { type Deferred, deferred } from '../engine/deferred.ts';
import { Driver, type Heard } from '../engine/driver.ts';
import type { LossHistory, Snapshot } from '../engine/protocol.ts';
import type { Messages } from '../i18n/en.ts';
import { workerEffects, toleranceOf } from './worker-effects.ts';
import type { Setting } from '../session/changes.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { SavedStateProblem, ReadGiven } from '../session/saved-state-problem.ts';
import { DEFAULTS } from '../session/defaults.ts';
import { TUTORIAL_TABLE } from '../session/presets/presets.ts';
import { sameData } from '../session/same-data.ts';
import { scoreOf } from '../session/learning/score.ts';
import { completeSession, type Session } from '../session/session.ts';
import { DEFAULT_VIEW, type Pace } from '../session/view.ts';
import { trainingEnd } from './edit.ts';
import { toSavedState } from './present-run.ts';
import { type Action, type EngineTrouble, initialState, reduce, type State } from './state.ts';
import type { RunCommand } from '../ui/events.ts';
import { prefersReducedMotion } from '../ui/reduced-motion.ts';

/** Element that shows a playground. */
export interface PlaygroundHost {
  /** Returns whether the element is connected; an engine starts only then. */
  isOnPage(): boolean;
  /** Requests an update of the views. */
  changed(): void;
  tell<Name extends keyof TruthNetEventMap>(name: Name, detail: TruthNetEventMap[Name]['detail']): void;
  /**
   * Reports an error.
   * @returns the sentence, in the element's language
   */
  tellTrouble(code: Trouble['code'], sentenceIn: (messages: Messages) => string): string;
  /** Called when the engine runs and the network is there. */
  engineReady(): void;
  /** Reports that a part is missing: see the driver's `lacksAnalyses`. */
  lacksPart(again: () => Promise<void>, why?: unknown): void;
}

/** Iterations per second of a run that no press has started, unless the view names another pace. */
const PACE_OF_SCRIPTS = 500;
/** Actions that change nothing in the saved state. */
const SILENT: readonly Action['type'][] = ['engineStarting', 'results'];

export class Playground {
  readonly #host: PlaygroundHost;
  #state = initialState({ table: TUTORIAL_TABLE });
  #linkProblem: SavedStateProblem | undefined;
  /** The last input of attributes or scripts, accepted or not. */
  #given: ReadGiven | undefined;
  /** Pending promise of the last opened session. */
  #opening: Deferred<Progress> | undefined;
  #isTelling = false;
  readonly #driver = new Driver({
    report: (report) => {
      this.#hear(report);
    },
    failed: (failure, detail) => {
      this.dispatch({ type: 'engineFailed', failure, detail });
      this.#refuseOpening(this.#host.tellTrouble(failure, (messages) => messages.failure[failure]));
    },
    silent: (silent) => {
      this.dispatch({ type: 'engineSilent', silent });
      if (silent) this.#host.tellTrouble('silent', (messages) => messages.failure.silent);
    },
    lacksAnalyses: (again, why) => {
      this.#host.lacksPart(again, why);
    },
  });

  constructor(host: PlaygroundHost) {
    this.#host = host;
  }

  get state(): State {
    return this.#state;
  }

  /** Problem of the session that a link or the attributes describe. */
  get linkProblem(): SavedStateProblem | undefined {
    return this.#linkProblem;
  }

  get savedState(): SavedState {
    return toSavedState(this.#state);
  }

  get progress(): Progress | undefined {
    const { snapshot } = this.#state;
    return snapshot && progressOf(snapshot);
  }

  get running(): boolean {
    return this.#state.snapshot?.running ?? false;
  }

  /** True if training has stopped because every training row is right. */
  get isAllRight(): boolean {
    const { session, snapshot, view } = this.#state;
    if (!session || !snapshot || snapshot.running || !view.stopWhenRight) return false;
    const { rows, right } = scoreOf(session.table, snapshot.predictions, view.tolerance).trained;
    return rows > 0 && right === rows;
  }

  dispatch(action: Action): void {
    const before = this.#state;
    this.#state = reduce(before, action);
    for (const request of workerEffects(before, this.#state)) this.#driver.send(request);
    this.#host.changed();
    if (action.type === 'arrived' ? !action.snapshot.running : !SILENT.includes(action.type)) this.#tellChange();
  }

  // -- The engine ------------------------------------------------------------------------------------------------

  /** Starts an engine if none runs, unless the last one failed: then the reader has to restart it. */
  wake(): void {
    if (!this.trouble) this.#need();
  }

  /** Reason why no engine runs although one should. */
  get trouble(): EngineTrouble | undefined {
    const { engine } = this.#state;
    if (engine.kind === 'failed') return engine;
    return 'trouble' in engine ? engine.trouble : undefined;
  }

  /** Starts an engine on demand; after a failed first start, only a press of the button does. */
  #need(): void {
    if (this.#host.isOnPage() && !this.#driver.isStarted && this.#state.engine.kind !== 'failed') this.start();
  }

  /** Starts an engine, replacing one that does not answer. */
  start(): void {
    this.sleep();
    const isFirst = this.#state.engine.kind !== 'asleep';
    this.dispatch({ type: 'engineStarting' });
    this.#driver.start();
    this.#driver.ready.then(
      () => {
        if (isFirst) this.#host.tell('ready', this.progress!);
        this.#host.engineReady();
      },
      // `failed` has reported it.
      () => undefined,
    );
  }

  /** Ends the engine; the views stay, and the next engine continues from there. */
  sleep(): void {
    if (!this.#driver.isStarted) return;
    this.#driver.stop('it is not needed');
    this.dispatch({ type: 'engineAsleep' });
  }

  /** True if no run and no opening is in progress. */
  get isIdle(): boolean {
    return !this.running && !this.#opening;
  }

  /** Starts the engine if needed. Resolves when the network has reached its first iteration, or never will. */
  async whenReady(): Promise<void> {
    this.#need();
    await this.#driver.ready.catch(() => undefined);
  }

  /** Tells the worker that the page has had a chance to paint the state. */
  drawn(): void {
    this.#driver.drawn();
  }

  history(): Promise<LossHistory> {
    return this.#driver.history();
  }

  // -- Sessions --------------------------------------------------------------------------------------------------

  open(savedState: Pick<SavedState, 'session'> & Partial<SavedState>): void {
    this.#linkProblem = undefined;
    this.dispatch({ type: 'opened', savedState });
  }

  /**
   * Opens the input of a page, unless it is equal to its last input or to the state shown: frameworks set properties
   * again on each render. `isRun`: the input includes the position of the run.
   */
  openNew(read: ReadGiven | undefined, isRun: boolean): void {
    const isOpen = sameData(read, this.#given) || (read && 'savedState' in read && this.#shows(read.savedState, isRun));
    if (!isOpen || !read) {
      this.openRead(read);
      return;
    }
    this.#given = read;
    if ('problem' in read || !this.#linkProblem) return;
    this.#linkProblem = undefined;
    this.#host.changed();
  }

  #shows(
    { session, iteration, changes, view }: Extract<ReadGiven, { savedState: unknown }>['savedState'],
    isRun: boolean,
  ): boolean {
    if (!isRun && iteration === 0 && changes.length === 0) return sameData(session, this.#state.session);
    const { savedState } = this;
    const shown = [completeSession(savedState.session, DEFAULTS), savedState.iteration, savedState.changes];
    const isAsViewed = !view || sameData({ ...DEFAULT_VIEW, ...view }, this.#state.view);
    return isAsViewed && sameData([session, iteration, changes], shown);
  }

  /**
   * Opens the session of a link or of the attributes. Undefined opens nothing; a problem is reported and changes
   * nothing else.
   */
  openRead(read: ReadGiven | undefined): void {
    this.#given = read;
    if (read && 'savedState' in read) {
      this.open(read.savedState);
      return;
    }
    this.#linkProblem = read?.problem;
    if (read) this.#host.tellTrouble(read.problem.code, (messages) => messages.problem(read.problem));
    this.#host.changed();
  }

  /** Resolves when the last opened session has reached its iteration. Rejects if it is refused. */
  opened(): Promise<Progress> {
    this.#need();
    this.#refuseOpening('Another session was opened.');
    const { engine } = this.#state;
    if (engine.kind === 'failed')
      return Promise.reject(new Error(`The TruthNet engine could not start: ${engine.failure}`));
    this.#opening = deferred<Progress>();
    return this.#opening.promise;
  }

  #refuseOpening(why: string): void {
    this.#opening?.reject(new Error(why));
    this.#opening = undefined;
  }

  // -- Training --------------------------------------------------------------------------------------------------

  /**
   * Trains this many more iterations.
   * @throws if no engine can run
   */
  async train(iterations: number): Promise<Progress> {
    this.#need();
    if (!this.#driver.isStarted) throw new Error('The TruthNet engine has not started');
    await this.#driver.ready;
    await this.#driver.idle();
    return this.#runTo(this.savedState.iteration + wholeCount(iterations), PACE_OF_SCRIPTS);
  }

  pause(): void {
    this.#driver.send({ type: 'pause' });
  }

  step(iterations: number): void {
    this.#withEngine(() => {
      this.#driver.send({ type: 'step', iterations: wholeCount(iterations) });
    });
  }

  reset(): void {
    this.#withEngine(() => {
      this.dispatch({ type: 'reset' });
      this.#driver.send({ type: 'reset' });
    });
  }

  seek(iteration: number): void {
    this.#withEngine(() => {
      this.#driver.send({ type: 'seek', iteration: wholeCount(iteration) });
    });
  }

  /** Sets a parameter by hand; `goesOn` continues the same drag. */
  set(setting: Setting, goesOn: boolean): void {
    this.#withEngine(() => {
      this.dispatch({ type: 'setting', setting, goesOn });
      // Don't forward a setting that the reducer rejected.
      if (!this.#state.problem) this.#driver.send({ type: 'set', setting });
    });
  }

  /** Shows an iteration of the run; trains to it as fast as possible if the run has not reached it. */
  goTo(iteration: number): void {
    const lastIteration = this.#state.snapshot?.lastIteration ?? 0;
    this.seek(Math.min(iteration, lastIteration));
    if (iteration > lastIteration) {
      this.#run({ until: iteration, pace: Infinity }).catch(() => undefined);
    }
  }

  /** Runs the command of a button of the run bar. */
  command(command: RunCommand): void {
    switch (command) {
      case 'train':
        this.trainFurther(prefersReducedMotion() ? Infinity : 'rising');
        return;
      case 'pause':
        this.pause();
        return;
      case 'step':
        this.step(1);
        return;
      case 'stepTen':
        this.step(10);
        return;
      case 'reset':
        this.reset();
    }
  }

  /** Trains to the session's last iteration; from there, doubles it. `rising` is the pace in place of a rising one. */
  trainFurther(rising: Pace = PACE_OF_SCRIPTS): void {
    const { session, engine } = this.#state;
    if (!session) return;
    if (engine.kind !== 'ready') {
      this.#withEngine(() => {
        this.trainFurther(rising);
      });
      return;
    }
    const { iteration } = this.savedState;
    const iterations = trainingEnd(session, iteration, engine.limits.maxIterations);
    if (iterations !== session.training.iterations) {
      this.edit({ ...session, training: { ...session.training, iterations } });
    }
    // The rejection is reported elsewhere: the element shows a failed engine.
    this.#runTo(iterations, rising).catch(() => undefined);
  }

  edit(session: Session): void {
    this.dispatch({ type: 'edited', session });
  }

  /** Acts at once if the engine is ready, or as soon as it is. */
  #withEngine(act: () => void): void {
    this.#need();
    if (this.#state.engine.kind === 'ready') act();
    else this.#driver.ready.then(act, () => undefined);
  }

  #runTo(until: number, rising: Pace): Promise<Progress> {
    const { view } = this.#state;
    const tolerance = toleranceOf(view);
    const pace = view.pace === 'rising' ? rising : view.pace;
    return this.#run({ until, pace, ...(tolerance !== undefined && { tolerance }) });
  }

  async #run(request: Parameters<Driver['run']>[0]): Promise<Progress> {
    const { snapshot, isLast, ending } = await this.#driver.run(request);
    const progress = progressOf(snapshot);
    // Otherwise the run was interrupted by a press, an edit or another run.
    if (isLast && ending) this.#host.tell('done', { ...progress, ending } satisfies Done);
    return progress;
  }

  // -- Reports of the engine, events for the page ----------------------------------------------------------------

  #hear(report: Heard): void {
    switch (report.type) {
      case 'ready':
        this.dispatch({ type: 'engineReady', limits: report.limits });
        return;
      case 'refused': {
        const { generation, problem } = report;
        // Another session has been opened since.
        if (generation !== this.#state.generation) return;
        this.dispatch({ type: 'refused', generation, problem });
        this.#refuseOpening(this.#host.tellTrouble(problem.code, (messages) => messages.problem(problem)));
        return;
      }
      case 'results':
        this.dispatch(report);
        return;
      case 'snapshot': {
        const { generation, snapshot } = report;
        this.dispatch({ type: 'arrived', generation, snapshot });
        if (snapshot.running) {
          this.#host.tell('progress', progressOf(snapshot));
        } else if (generation === this.#state.generation) {
          this.#opening?.resolve(progressOf(snapshot));
          this.#opening = undefined;
        }
      }
    }
  }

  /** Reports one change for all actions of the same task. */
  #tellChange(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.#host.tell('change', this.savedState);
    });
  }
}

function progressOf({ iteration, loss }: Snapshot): Progress {
  return { iteration, loss };
}

/** Returns a number of iterations that a script gives, as a whole number from 0. */
function wholeCount(given: unknown): number {
  const count = Math.trunc(Number(given));
  return count > 0 ? Math.min(count, Number.MAX_SAFE_INTEGER) : 0;
}
