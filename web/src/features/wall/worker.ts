/** Trains the networks of a wall side by side, and reports their losses and what they predict. */

import { type CheckedTrainer, CURVE_POINTS, lastWrong } from '../../engine/last-wrong.ts';
import type { Wall } from '../../engine/wall.ts';
import type { WallFrame, WallOrder } from '../../engine/protocol.ts';
import type { TrainerPort } from '../../engine/trainer-port.ts';
import type { Session } from '../../session/session.ts';

/** Members of a trainer that a wall uses. */
export type WallTrainer = Pick<TrainerPort, 'loss' | 'blownUp' | 'step' | 'predictions' | 'surface' | 'lossCurve'> &
  CheckedTrainer;

/** Begins the networks of an order at their start weights. */
export function beginWall(order: WallOrder, prepare: (session: Session) => WallTrainer): Wall {
  const { session, firstSeed, count } = order;
  const trainers = Array.from({ length: count }, (_, i) =>
    prepare({ ...session, training: { ...session.training, seed: firstSeed + i } }),
  );
  return new TrainedWall(trainers, order);
}

class TrainedWall implements Wall {
  readonly #trainers: readonly WallTrainer[];
  readonly #order: WallOrder;
  readonly #rightSince: Float64Array<ArrayBuffer>;
  /** Losses of all networks at the iterations since the last frame. */
  #losses: number[];
  /** Iteration that all networks have reached. */
  #iteration = 0;
  /** Number of networks that have reached the next one that is noted. */
  #ahead = 0;

  constructor(trainers: readonly WallTrainer[], order: WallOrder) {
    this.#trainers = trainers;
    this.#order = order;
    this.#rightSince = Float64Array.from(trainers, (trainer) => (trainer.isRight(order.tolerance) ? 0 : NaN));
    this.#losses = trainers.map(({ loss }) => loss);
  }

  advance(until: number, milliseconds: number): WallFrame {
    const end = performance.now() + milliseconds;
    const last = Math.min(until, this.#order.session.training.iterations);
    while (this.#iteration < last && performance.now() < end) this.#trainNext();
    const frame = {
      firstSeed: this.#order.firstSeed,
      losses: Float64Array.from(this.#losses),
      rightSince: this.#rightSince.slice(),
      maps: this.#maps(),
    };
    this.#losses = [];
    return frame;
  }

  /** Trains the next network up to the next iteration that is noted: none runs ahead of the others by more. */
  #trainNext(): void {
    const { stride, session } = this.#order;
    const halt = Math.min(this.#iteration + stride, session.training.iterations);
    this.#train(this.#ahead++, halt);
    if (this.#ahead < this.#trainers.length) return;
    this.#ahead = 0;
    this.#iteration = halt;
    for (const { loss, blownUp } of this.#trainers) this.#losses.push(blownUp ? Infinity : loss);
  }

  #train(index: number, halt: number): void {
    const trainer = this.#trainers[index]!;
    const { tolerance, session } = this.#order;
    const before = trainer.iteration;
    trainer.step(halt - before);
    const since = this.#rightSince[index]!;
    if (!trainer.isRight(tolerance)) {
      this.#rightSince[index] = NaN;
    } else if (Number.isNaN(since)) {
      this.#rightSince[index] = 1 + this.#lastWrong(trainer, before, false)!;
    } else if (halt === session.training.iterations) {
      // Rows may have been wrong for a moment between two looks.
      const wrong = this.#lastWrong(trainer, since, true);
      if (wrong !== undefined && wrong > since) this.#rightSince[index] = wrong + 1;
    }
  }

  #lastWrong(trainer: WallTrainer, after: number, isBounded: boolean): number | undefined {
    const { tolerance, session } = this.#order;
    const curve = trainer.lossCurve(CURVE_POINTS);
    return lastWrong(trainer, { tolerance, after, rows: session.table.rows.length, curve, isBounded });
  }

  #maps(): Uint8Array<ArrayBuffer> {
    const values = this.#trainers.map((trainer) => this.#valuesOf(trainer));
    const each = values[0]!.length;
    const maps = new Uint8Array(values.length * each);
    values.forEach((ofOne, network) => {
      ofOne.forEach((value, i) => {
        maps[network * each + i] = Math.round(255 * Math.max(0, Math.min(1, value)));
      });
    });
    return maps;
  }

  /** Returns the outputs of a network: outputs × points of the map, or rows. */
  #valuesOf(trainer: WallTrainer): Float64Array {
    const { map, session } = this.#order;
    if (map) return trainer.surface({ layer: trainer.layerSizes().length - 2, ...map });
    const outputs = session.table.outputs.length;
    const rows = session.table.rows.length;
    const predictions = trainer.predictions();
    return predictions.map((_, i) => predictions[(i % rows) * outputs + Math.floor(i / rows)]!);
  }
}
