/** Computes the map of one panel: coarse to fine, in workers that live as long as the panel is open. */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { Failure, Problem } from '../../api/outcomes.ts';
import type { MapResults, MapRunResult, MapSettings } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { workersFor } from '../../engine/worker-count.ts';
import { sameData } from '../../session/same-data.ts';
import type { Session } from '../../session/session.ts';
import { parameterCount, sizesOf } from '../../session/weight.ts';
import { COARSEST, MapGrid, type PointResult, type Sample, spacingsOf } from './map-grid.ts';
import { type Chunk, MapPool } from './map-pool.ts';
import type { MapView } from './map-view.ts';

/** Longest work, in milliseconds, that begins without being asked for. */
const LONG_MILLISECONDS = 20_000;
/** Guess of the numbers that one worker multiplies per millisecond, until the first points are measured. */
const PRODUCTS_PER_MILLISECOND = 5e5;
/** Most milliseconds of a point, by that guess, for which workers get more of them at first. */
const QUICK_MILLISECONDS = 2;
/**
 * Least time between two drawings, in milliseconds, and time for the first picture: parts of it are drawn only after that,
 * since drawing takes processors from the workers.
 */
const DRAWING_MILLISECONDS = 50;
const PICTURE_MILLISECONDS = 150;

/** Inputs of a map. */
export interface MapInput {
  readonly session: Session;
  readonly view: MapView;
  /** Points along each side. */
  readonly size: number;
  readonly tolerance: number;
}

export class MapRun implements ReactiveController {
  /** Undefined while the run has no panel yet: then only the coarsest picture is computed. */
  #host: ReactiveElement | undefined;
  readonly #startWorker: StartWorker;
  readonly #workers: number;
  #pool: MapPool | undefined;
  #input: MapInput | undefined;
  #grid: MapGrid | undefined;
  /** Spacings to compute, the coarsest first, and the points of the present one. */
  #spacings: number[] = [];
  #samples: Generator<Sample> | undefined;
  #spacing = 0;
  /** Milliseconds of the work that waits to be asked for; undefined if none does. */
  #asks: number | undefined;
  /** True if the reader has asked for work that takes long. */
  #isAllowed = false;
  #underWay = 0;
  /** Numbers the maps whose runs have other settings, and the views. */
  #settings = 0;
  #shown = 0;
  #runs = 0;
  #begun = 0;
  #elapsed = 0;
  #isSilent = false;
  #reason: Problem | Failure | undefined;
  /** True once every point of the coarsest picture has its result. */
  #hasPicture = false;
  #revision = 0;
  #drawn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement | undefined, startWorker: StartWorker, workers = workersFor('map')) {
    this.#host = host;
    this.#startWorker = startWorker;
    this.#workers = workers;
    host?.addController(this);
  }

  /** Goes on in a panel, whose updates follow the run from now on. */
  join(host: ReactiveElement): void {
    this.#host = host;
    host.addController(this);
    if (!this.#samples) this.#nextSpacing();
    this.#pool?.wake();
  }

  /** Returns whether a run of this map has begun. */
  isOf(input: MapInput): boolean {
    return this.#input !== undefined && isSame(this.#input, input);
  }

  get grid(): MapGrid | undefined {
    return this.#grid;
  }

  /** Expected milliseconds of the next, finer picture, which waits to be asked for; undefined if none waits. */
  get asks(): number | undefined {
    return this.#asks;
  }

  /** Changes with the contents of the grid. */
  get revision(): number {
    return this.#revision;
  }

  /** Points along each side of the picture under way, or of the last one. */
  get resolution(): number {
    return this.#grid && this.#spacing > 0 ? this.#grid.size / this.#spacing : 0;
  }

  get isRunning(): boolean {
    return this.#samples !== undefined || this.#underWay > 0;
  }

  /** Runs of the present view, and the milliseconds that they took. */
  get done(): { readonly runs: number; readonly elapsed: number } {
    return { runs: this.#runs, elapsed: this.#elapsed };
  }

  /** Expected milliseconds of a single run. */
  get millisecondsPerRun(): number {
    return this.#input ? this.#millisecondsPerPoint() * this.#workers : 0;
  }

  /** True if a worker has not answered for a while. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Reason of an early end. */
  get reason(): Problem | Failure | undefined {
    return this.#reason;
  }

  /** Computes this map; goes on with the present one if it is the same. */
  show(input: MapInput): void {
    const before = this.#input;
    if (before && isSame(before, input)) return;
    this.#input = input;
    const isOtherRun = !before || !sameRuns(before, input);
    if (isOtherRun) {
      this.#isAllowed = false;
      this.#settings++;
    }
    this.#shown++;
    this.#reason = undefined;
    this.#grid = MapGrid.of(input.view, input.size, this.#grid, isOtherRun);
    this.#drawn = performance.now() + PICTURE_MILLISECONDS - DRAWING_MILLISECONDS;
    this.#runs = 0;
    this.#elapsed = 0;
    this.#begun = performance.now();
    this.#pool ??= new MapPool(
      {
        stored: () => {
          this.#elapsed = performance.now() - this.#begun;
          const grid = this.#grid!;
          const hadPicture = this.#hasPicture;
          this.#hasPicture ||= grid.count(grid.size / COARSEST) === 0;
          this.#draw(this.#hasPicture && !hadPicture);
        },
        silent: (isSilent) => {
          this.#isSilent = isSilent;
          this.#host?.requestUpdate();
        },
        ended: (reason) => {
          this.#pool = undefined;
          this.#isSilent = false;
          this.#samples = undefined;
          this.#underWay = 0;
          this.#reason = reason;
          this.#host?.requestUpdate();
        },
      },
      this.#workers,
      this.#startWorker,
    );
    this.#underWay = 0;
    this.#spacings = spacingsOf(input.size);
    this.#hasPicture = false;
    const job = { ...settingsOf(input), next: this.#chunksOf(this.#grid) };
    this.#nextSpacing();
    this.#pool.begin(job, isOtherRun, isQuick(input));
  }

  /** Computes what takes long, too. */
  allow(): void {
    this.#isAllowed = true;
    this.#begun = performance.now() - this.#elapsed;
    this.#nextSpacing();
    this.#pool?.wake();
    this.#host?.requestUpdate();
  }

  /** Begins again after a failure. */
  retry(): void {
    this.#input = undefined;
    this.#host?.requestUpdate();
  }

  /** Trains the run of one point of the map, or of its session itself, in place of the one that waits. */
  train(at: readonly [number, number] | undefined, done: (result: MapRunResult) => void): void {
    if (this.#input) this.#pool?.run({ ...settingsOf(this.#input), ...(at && { at }), done });
  }

  /** Ends all work; the picture stays. */
  stop(): void {
    this.#pool?.dispose();
    this.#pool = undefined;
    this.#isSilent = false;
    this.#input = undefined;
    this.#samples = undefined;
    this.#underWay = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Prepares the points of the next spacing, unless they have to be asked for. */
  #nextSpacing(): void {
    this.#samples = undefined;
    this.#asks = undefined;
    const grid = this.#grid!;
    if (!this.#host && this.#spacing > 0) return;
    for (let spacing = this.#spacings[0]; spacing !== undefined; spacing = this.#spacings[0]) {
      const count = grid.count(spacing);
      const milliseconds = count * this.#millisecondsPerPoint();
      if (milliseconds > LONG_MILLISECONDS && !this.#isAllowed) {
        this.#asks = milliseconds;
        return;
      }
      this.#spacings.shift();
      if (count === 0) continue;
      this.#spacing = spacing;
      this.#samples = grid.samples(spacing);
      return;
    }
  }

  #millisecondsPerPoint(): number {
    const measured = this.#pool?.millisecondsPerPoint;
    if (measured !== undefined) return measured;
    return guessOf(this.#input!) / this.#workers;
  }

  /** Returns a source of chunks; its results go to the present grid, as far as that has the same points. */
  #chunksOf(grid: MapGrid): (count: number) => Chunk | undefined {
    const { lattice } = grid;
    const [settings, shown] = [this.#settings, this.#shown];
    return (count) => {
      const samples: Sample[] = [];
      while (samples.length < count && this.#samples) {
        const next = this.#samples.next();
        if (next.done) {
          this.#nextSpacing();
          // A chunk has points of one spacing, so that the coarse ones are on screen first.
          if (samples.length > 0) break;
          continue;
        }
        const sample = next.value;
        const known = this.#grid!.sameAsCoarser(sample);
        if (known) this.#grid!.store(sample, known);
        else samples.push(sample);
      }
      if (samples.length === 0) {
        this.#draw();
        return undefined;
      }
      this.#underWay++;
      const points = Float64Array.from(samples.flatMap((sample) => grid.valuesAt(sample)));
      return {
        points,
        store: (results) => {
          if (shown === this.#shown) this.#underWay--;
          // The view may have moved meanwhile; runs of other settings or of another scale belong to no pixel.
          if (settings !== this.#settings || this.#grid?.lattice !== lattice) return;
          this.#runs += samples.length;
          this.#revision++;
          samples.forEach((sample, i) => {
            this.#grid!.store(sample, resultAt(results, i));
          });
        },
      };
    };
  }

  /** Draws what is new: the first picture at once, the others not too often. */
  #draw(isFirstPicture = false): void {
    if (isFirstPicture) clearTimeout(this.#timer);
    else if (this.#timer !== undefined) return;
    const wait = isFirstPicture ? 0 : this.#drawn + DRAWING_MILLISECONDS - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#drawn = performance.now();
        this.#host?.requestUpdate();
      },
      Math.max(0, wait),
    );
  }
}

/** Returns a guess of the milliseconds that one worker needs per point. */
function guessOf({ session }: MapInput): number {
  const { iterations } = session.training;
  return (3 * iterations * session.table.rows.length * parameterCount(sizesOf(session))) / PRODUCTS_PER_MILLISECOND;
}

/** Returns whether a coarse picture of this map probably takes less than a second. */
export function isQuick(input: MapInput): boolean {
  return guessOf(input) <= QUICK_MILLISECONDS;
}

function settingsOf({ session, view, tolerance }: MapInput): MapSettings {
  return { session, axes: [view.x.axis.spec, view.y.axis.spec], tolerance };
}

/** Returns one of the results of a chunk. */
export function resultAt({ losses, rightSince, outcomes }: MapResults, index: number): PointResult {
  return { loss: losses[index]!, rightSince: rightSince[index]!, outcome: outcomes[index]! };
}

function isSame(a: MapInput, b: MapInput): boolean {
  const range = ({ view: { x, y } }: MapInput) => [x.centre, x.span, y.centre, y.span];
  return a.size === b.size && sameRuns(a, b) && range(a).every((value, i) => value === range(b)[i]);
}

/** Returns whether runs at the same values have the same results. */
function sameRuns(a: MapInput, b: MapInput): boolean {
  const hasAxes = a.view.x.axis.code === b.view.x.axis.code && a.view.y.axis.code === b.view.y.axis.code;
  return hasAxes && a.tolerance === b.tolerance && (a.session === b.session || sameData(a.session, b.session));
}
