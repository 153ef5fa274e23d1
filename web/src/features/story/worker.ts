/** Repeats a run in the analysis worker and finds what its story tells. */

import { steepestSlopes } from '../../engine/compute-snapshot.ts';
import { type CheckedTrainer, CURVE_POINTS, lastWrong } from '../../engine/last-wrong.ts';
import type { Replay, SnapshotRequest } from '../../engine/protocol.ts';
import type { Slices } from '../../engine/slice-runner.ts';
import type { TrainerPort } from '../../engine/trainer-port.ts';
import { type Change, type RowsEdit, rowsAfter } from '../../session/changes.ts';
import { SATURATED, STEEPEST } from '../../session/learning/diagnosis.ts';
import { isRight } from '../../session/learning/score.ts';
import {
  type Moment,
  phasesOf,
  type RowLane,
  type Span,
  type Story,
  type UnitLane,
  type UnitState,
} from '../../session/learning/story.ts';
import { firing, isLevel, logicOf, middleOf } from '../../session/learning/unit-logic.ts';
import { sameData } from '../../session/same-data.ts';
import { asBegun, type Row, type Session } from '../../session/session.ts';
import { inputsOf } from '../../session/table.ts';

/** Members of a trainer that a story uses. */
export type ToldTrainer = Pick<
  TrainerPort,
  | 'loss'
  | 'blownUp'
  | 'step'
  | 'setLearningRate'
  | 'setRows'
  | 'setWeight'
  | 'setBias'
  | 'predictions'
  | 'gradientRow'
  | 'evaluate'
  | 'lossCurve'
> &
  CheckedTrainer & { delete(): void };

/** Part of the iteration by which the next sample is later, and of the iterations since the last change by hand. */
const SPACING = { run: 1 / 16, change: 1 / 4 };
/** Changes by hand after which their own spacing would cost too many samples. */
const MOST_CHANGES = 32;
/** Samples after which the spacing doubles, again and again: a run of any length has a few hundred. */
const SAMPLES = 128;
/** Most samples that make the iterations of what was found exact, and the most iterations repeated for them. */
const MOST_REFINEMENTS = 400;
const MOST_REPEATED = { runs: 2, iterations: 2 ** 17 };
/** Time of one slice and between two parts of a story, and the time for a story during a run, in milliseconds. */
const SLICE = 8;
const PART_EVERY = 300;
const DURING_RUN = 60;

/** State of the network after an iteration. */
interface Sample extends Moment {
  /** Number of the state of each unit, layer by layer, among all states seen. */
  readonly units: Int32Array;
  readonly rows: readonly (boolean | null)[];
}

/** Rows of the table from an iteration on. */
interface TableSince {
  readonly from: number;
  readonly rows: readonly Row[];
  readonly inputs: Float64Array;
  /** Edit that made it of the table before. */
  readonly edit?: RowsEdit;
}

/** Repeats one run, goes on with it while it trains, and keeps what it has found. */
export class Biographer {
  readonly #prepare: (session: Session) => ToldTrainer;
  #trainer: ToldTrainer | undefined;
  #begun: Session | undefined;
  #tolerance = NaN;
  /** Changes by hand, of which the trainer has made the first `#made`. */
  #changes: readonly Change[] = [];
  #made = 0;
  #last = 0;
  #tables: readonly TableSince[] = [];
  /** Samples in the order of iterations; those of the spacing, and others between them. */
  #samples: Sample[] = [];
  /** Iteration of the last sample of the spacing, and their number. */
  #spaced = 0;
  #spacedCount = 0;
  /** Iteration of the sample at the end of the run so far, which is dropped when the run goes on. */
  #end: number | undefined;
  #refinements = 0;
  #repeated = 0;
  /** Story of the whole run so far, if it is done. */
  #told: Story | undefined;
  #states: UnitState[] = [];
  #numbers = new Map<string, number>();

  /** `prepare` makes a trainer at the start of a session. */
  constructor(prepare: (session: Session) => ToldTrainer) {
    this.#prepare = prepare;
  }

  /** Yields the story of a run as far as it is known, then in full; during a run, only after a short time. */
  *tell(session: Session, run: Replay, { tolerance }: NonNullable<SnapshotRequest['story']>, isMoving = false): Slices {
    this.#follow(session, run, tolerance);
    if (this.#told) {
      yield { views: { story: this.#told } };
      return;
    }
    const begin = performance.now();
    let shown = begin;
    let isDone = true;
    for (const _ of this.#work()) {
      const now = performance.now();
      isDone = !(isMoving && now > begin + DURING_RUN);
      if (!isDone) break;
      const isDue = now > shown + PART_EVERY;
      if (isDue) shown = now;
      yield isDue ? { views: { story: this.#story(false) } } : {};
    }
    const story = this.#story(isDone);
    if (story.isDone) this.#told = story;
    yield { views: { story } };
  }

  // -- Following a run ---------------------------------------------------------------------------------------------

  /** Takes over a run, and keeps what is the same as before. */
  #follow(session: Session, { iteration, changes, ...start }: Replay, tolerance: number): void {
    const begun = asBegun(session, start);
    const isSameRun = this.#trainer && sameRun(begun, this.#begun) && tolerance === this.#tolerance;
    const same = isSameRun ? changes.findIndex((change, i) => !sameData(change, this.#changes[i])) : 0;
    const kept = same < 0 ? changes.length : same;
    // The first iteration whose changes are others; training up to it is the same.
    const from = Math.min(changes[kept]?.iteration ?? Infinity, this.#changes[kept]?.iteration ?? Infinity);
    if (!isSameRun || from < Infinity || iteration !== this.#last) this.#told = undefined;
    if (!isSameRun || from === 0) this.#restart(begun, tolerance);
    else if (from <= this.#trainer!.lastIteration) this.#cutBack(from - 1);
    this.#begun = begun;
    this.#changes = changes;
    this.#last = iteration;
    this.#tables = tablesOf(begun, changes);
  }

  #restart(begun: Session, tolerance: number): void {
    this.#trainer?.delete();
    this.#trainer = this.#prepare(begun);
    this.#tolerance = tolerance;
    this.#samples = [];
    this.#spaced = 0;
    this.#spacedCount = 0;
    this.#end = undefined;
    this.#made = 0;
    this.#states = [];
    this.#numbers.clear();
    this.#refinements = 0;
    this.#repeated = 0;
  }

  /** Forgets the run after an iteration, of which the changes are the same. */
  #cutBack(iteration: number): void {
    const trainer = this.#trainer!;
    this.#samples = this.#samples.filter((sample) => sample.iteration <= iteration);
    this.#spaced = this.#samples.at(-1)?.iteration ?? 0;
    this.#made = this.#changes.filter((change) => change.iteration <= iteration).length;
    this.#numbers.clear();
    trainer.seek(iteration);
    // Training on drops the changes that follow.
    trainer.step(1);
  }

  // -- Finding -----------------------------------------------------------------------------------------------------

  /** Samples the run, then makes the iterations of what differs exact. Yields after each slice. */
  *#work(): Generator<void, void> {
    yield* this.#sample();
    yield* this.#refine();
    this.#addLastWrong();
  }

  *#sample(): Generator<void, void> {
    const trainer = this.#trainer!;
    if (this.#end !== undefined && this.#end < this.#last) {
      this.#samples = this.#samples.filter(({ iteration }) => iteration !== this.#end);
      this.#end = undefined;
    }
    while ((this.#samples.at(-1)?.iteration ?? -1) < this.#last) {
      const next = this.#nextSpaced();
      const target = Math.min(next, this.#last);
      yield* this.#advance(target);
      if (trainer.iteration < target) return;
      if (target === next) {
        this.#spaced = next;
        this.#spacedCount++;
      } else {
        this.#end = target;
      }
      this.#add();
      yield;
    }
    if (this.#samples.some(({ iteration }) => iteration === this.#last)) return;
    // The run went on from an earlier iteration.
    trainer.seek(this.#last);
    this.#add();
  }

  #nextSpaced(): number {
    if (this.#samples.length === 0) return 0;
    const from = this.#spaced;
    const since = from - (this.#changes.findLast(({ iteration }) => iteration <= from)?.iteration ?? 0);
    const next = this.#changes.find(({ iteration }) => iteration > from)?.iteration ?? Infinity;
    const isFine = this.#changes.length <= MOST_CHANGES;
    const spacing = Math.min(SPACING.run * from, isFine && since < from ? SPACING.change * since : Infinity);
    const after = from + Math.max(1, Math.floor(spacing)) * 2 ** Math.floor(this.#spacedCount / SAMPLES);
    return isFine ? Math.min(after, next) : after;
  }

  /** Trains to an iteration, and makes the changes on the way and at its end. */
  *#advance(target: number): Generator<void, void> {
    const trainer = this.#trainer!;
    if (trainer.iteration < trainer.lastIteration) trainer.seek(trainer.lastIteration);
    this.#makeChanges();
    let count = 64;
    while (trainer.iteration < target) {
      const change = this.#changes[this.#made]?.iteration ?? Infinity;
      const begin = performance.now();
      const before = trainer.iteration;
      trainer.step(Math.min(count, target - before, change - before));
      if (trainer.iteration === before) return;
      this.#makeChanges();
      count = performance.now() - begin < SLICE / 4 ? 2 * count : count;
      yield;
    }
  }

  #makeChanges(): void {
    const trainer = this.#trainer!;
    for (;;) {
      const change = this.#changes[this.#made];
      if (change?.iteration !== trainer.iteration) return;
      this.#made++;
      switch (change.kind) {
        case 'learningRate':
          trainer.setLearningRate(change.value);
          break;
        case 'weight':
          trainer.setWeight(change.layer, change.from, change.to, change.value);
          break;
        case 'bias':
          trainer.setBias(change.layer, change.unit, change.value);
          break;
        case 'rows':
          trainer.setRows(rowsAfter(this.#begun!.table.rows, this.#changes.slice(0, this.#made)));
      }
    }
  }

  /** Halves the gaps between samples that differ, the widest first, those of rows before those of units. */
  *#refine(): Generator<void, void> {
    const trainer = this.#trainer!;
    const most = Math.max(MOST_REPEATED.iterations, MOST_REPEATED.runs * this.#last);
    for (const differs of [rowsDiffer, unitsDiffer]) {
      while (this.#refinements < MOST_REFINEMENTS && this.#repeated < most) {
        const gap = widestGap(this.#samples, differs);
        if (gap === undefined) break;
        const [before, after] = [this.#samples[gap]!.iteration, this.#samples[gap + 1]!.iteration];
        trainer.seek(Math.floor((before + after) / 2));
        this.#refinements++;
        // A seek trains on from the checkpoint before, at most about 1/32 of the run away.
        this.#repeated += Math.max(after - before, this.#last / 64);
        this.#add();
        yield;
      }
    }
  }

  /** Adds the last iteration at which a training row is wrong, which samples may miss, and the one after it. */
  #addLastWrong(): void {
    const trainer = this.#trainer!;
    if (trainer.iteration !== this.#last) trainer.seek(this.#last);
    if (!trainer.isRight(this.#tolerance)) return;
    const wrong = lastWrong(trainer, {
      tolerance: this.#tolerance,
      after: -1,
      rows: Math.max(...this.#tables.map(({ rows }) => rows.length)),
      curve: trainer.lossCurve(CURVE_POINTS),
      isBounded: true,
    });
    if (wrong === undefined || wrong < 0) return;
    for (const iteration of [wrong, wrong + 1]) {
      trainer.seek(iteration);
      if (!this.#samples.some((sample) => sample.iteration === iteration)) this.#add();
    }
  }

  /** Adds a sample of the trainer's state. */
  #add(): void {
    const trainer = this.#trainer!;
    const { iteration, loss } = trainer;
    const table = this.#tables.findLast(({ from }) => from <= iteration)!;
    const { rows } = table;
    const at = this.#samples.findLastIndex((sample) => sample.iteration < iteration) + 1;
    const predictions = trainer.predictions();
    const trained = predictions.filter((_, i) => !rows[Math.floor(i / (predictions.length / rows.length))]!.holdOut);
    this.#samples.splice(at, 0, {
      iteration,
      loss,
      low: Math.min(...trained),
      high: Math.max(...trained),
      units: this.#statesOf(trainer, table),
      rows: rows.map((row, i) =>
        row.out.every((target) => target === null) ? null : isRight(row, i, predictions, this.#tolerance),
      ),
    });
  }

  #statesOf(trainer: ToldTrainer, { from, rows, inputs }: TableSince): Int32Array {
    const { network } = this.#begun!;
    const bits = rows.map((row) => row.in);
    const sizes = trainer.layerSizes();
    return Int32Array.from(
      network.activation.flatMap((activation, layer) => {
        const units = sizes[layer + 1]!;
        const activations = trainer.evaluate(layer, inputs);
        const isOutput = layer === network.hidden.length;
        return Array.from({ length: units }, (_, unit) => {
          const ofUnit = bits.map((_row, row) => activations[row * units + unit]!);
          const isDead = activation === 'relu' && ofUnit.every((value) => value === 0);
          // A dead unit fires for no row; other activations that differ only by rounding show no logic.
          const isUndecided = !isDead && isLevel(ofUnit, middleOf(activation, isOutput));
          const fires = isUndecided ? undefined : firing(ofUnit, activation, isOutput);
          return this.#numberOf(bits, from, fires, isDead);
        });
      }),
    );
  }

  /** Returns the number of a state; the logic of a pattern is sought once for each set of rows. */
  #numberOf(bits: readonly Row['in'][], since: number, fires: readonly boolean[] | undefined, isDead: boolean): number {
    const key = `${since} ${fires?.map(Number).join('')} ${isDead}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const state = { logic: fires && logicOf(bits, fires), isDead };
    const equal = this.#states.findIndex((each) => sameData(each, state));
    const number = equal < 0 ? this.#states.push(state) - 1 : equal;
    this.#numbers.set(key, number);
    return number;
  }

  // -- Telling -----------------------------------------------------------------------------------------------------

  #story(isComplete: boolean): Story {
    const samples = this.#samples.filter(({ iteration }) => iteration <= this.#last);
    const last = samples.at(-1)!;
    const starts = this.#changes.flatMap(({ kind, iteration }) => (kind === 'learningRate' ? [] : [iteration]));
    return {
      isDone: isComplete && last.iteration === this.#last,
      first: momentOf(samples[0]!),
      last: momentOf(last),
      units: this.#unitLanes(samples),
      rows: this.#rowLanes(samples),
      phases: phasesOf(samples.map(momentOf), starts),
      ...(isComplete ? this.#endAt(last.iteration) : { gradient: NaN, saturated: [], blownUp: false }),
    };
  }

  /** Returns the facts about the end of the run that its samples lack. */
  #endAt(iteration: number): Pick<Story, 'gradient' | 'saturated' | 'blownUp'> {
    const trainer = this.#trainer!;
    if (trainer.iteration !== iteration) trainer.seek(iteration);
    const square = trainer.gradientRow().reduce((sum, part) => sum + part * part, 0);
    const saturated = this.#saturated();
    // Only the next iteration shows that the weights overflow.
    if (iteration === trainer.lastIteration) trainer.step(1);
    return { gradient: Math.sqrt(square), saturated, blownUp: trainer.blownUp };
  }

  #unitLanes(samples: readonly Sample[]): UnitLane[] {
    const sizes = Array.from(this.#trainer!.layerSizes()).slice(1);
    let at = 0;
    return sizes.flatMap((units, layer) =>
      Array.from({ length: units }, (_, unit): UnitLane => {
        const index = at++;
        const spans = spansOf(samples, (sample) => sample.units[index]!);
        return { layer, unit, spans: spans.map((span) => ({ ...span, state: this.#states[span.state]! })) };
      }),
    );
  }

  /** Returns a lane for each row of the last table. */
  #rowLanes(samples: readonly Sample[]): RowLane[] {
    const tables = this.#tables.filter(({ from }) => from <= samples.at(-1)!.iteration);
    const tableOf = samples.map(({ iteration }) => tables.findLast(({ from }) => from <= iteration)!);
    return tables.at(-1)!.rows.map((_, row) => {
      const places = placesOf(row, tables);
      const states = samples.flatMap(({ iteration, rows }, i) => {
        const place = places.get(tableOf[i]!);
        return place === undefined ? [] : [{ iteration, state: rows[place]! }];
      });
      return { row, spans: spansOf(states, ({ state }) => state) };
    });
  }

  #saturated(): Story['saturated'] {
    const trainer = this.#trainer!;
    const { activation } = this.#begun!.network;
    const { inputs } = this.#tables.findLast(({ from }) => from <= trainer.iteration)!;
    return activation.flatMap((name, layer) => {
      const most = STEEPEST[name];
      if (most === undefined) return [];
      const slopes = steepestSlopes(name, trainer.evaluate(layer, inputs), trainer.layerSizes()[layer + 1]!);
      return Array.from(slopes).flatMap((slope, unit) => (slope / most < SATURATED ? [{ layer, unit }] : []));
    });
  }
}

/** Returns whether two sessions begin the same run; its planned length does not matter. */
function sameRun(one: Session, other: Session | undefined): boolean {
  const withoutEnd = ({ training, ...rest }: Session) => ({ ...rest, training: { ...training, iterations: 0 } });
  return other !== undefined && sameData(withoutEnd(one), withoutEnd(other));
}

function tablesOf({ table }: Session, changes: readonly Change[]): TableSince[] {
  const tables: TableSince[] = [{ from: 0, rows: table.rows, inputs: inputsOf(table) }];
  for (const change of changes) {
    if (change.kind !== 'rows') continue;
    const rows = rowsAfter(tables.at(-1)!.rows, [change]);
    tables.push({ from: change.iteration, rows, inputs: inputsOf({ ...table, rows }), edit: change });
  }
  return tables;
}

/** Returns the index of a row of the last table in each table, back to the one that added the row. */
function placesOf(row: number, tables: readonly TableSince[]): Map<TableSince, number> {
  const places = new Map<TableSince, number>();
  let place = row;
  for (const table of tables.toReversed()) {
    places.set(table, place);
    if (!table.edit) break;
    const { row: first, remove, add } = table.edit;
    const isAdded = place >= first && place < first + add.length;
    if (isAdded && add.length !== remove) break;
    if (place >= first + add.length) place += remove - add.length;
  }
  return places;
}

/** Returns the spans over which a state stays the same. */
function spansOf<S extends { readonly iteration: number }, T>(
  samples: readonly S[],
  stateOf: (sample: S) => T,
): Span<T>[] {
  const spans: Span<T>[] = [];
  samples.forEach((sample, i) => {
    const state = stateOf(sample);
    if (spans.length > 0 && spans.at(-1)!.state === state) return;
    const isExact = i === 0 || sample.iteration - samples[i - 1]!.iteration === 1;
    spans.push({ from: sample.iteration, isExact, state });
  });
  return spans;
}

function momentOf({ iteration, loss, low, high }: Sample): Moment {
  return { iteration, loss, low, high };
}

/** Returns the index before the widest gap, relative to its iteration, between two samples that differ. */
function widestGap(samples: readonly Sample[], differ: (one: Sample, other: Sample) => boolean): number | undefined {
  let [widest, most] = [-1, 0];
  for (let i = 0; i + 1 < samples.length; i++) {
    const [before, after] = [samples[i]!, samples[i + 1]!];
    const width = after.iteration - before.iteration;
    const share = width / after.iteration;
    if (width > 1 && share > most && differ(before, after)) [widest, most] = [i, share];
  }
  return widest < 0 ? undefined : widest;
}

function rowsDiffer(one: Sample, other: Sample): boolean {
  return one.rows.length !== other.rows.length || one.rows.some((state, row) => state !== other.rows[row]);
}

function unitsDiffer(one: Sample, other: Sample): boolean {
  return one.units.some((state, unit) => state !== other.units[unit]);
}
