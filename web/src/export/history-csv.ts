/** Exports the loss history as CSV. */

/** Loss history of a run. */
export interface History {
  /** loss[0], loss[stride], loss[2 stride], … */
  readonly losses: ArrayLike<number>;
  /** Iterations between two losses; 1 in all but the longest runs. */
  readonly stride: number;
  /** Last iteration of the run. */
  readonly lastIteration: number;
  readonly lastLoss: number;
}

/** Returns the loss history as CSV, always with the last iteration. Numbers keep all their bits. */
export function historyCsv({ losses, stride, lastIteration, lastLoss }: History): string {
  const lines = Array.from(losses, (loss, index) => `${index * stride},${loss}`);
  const isLastThere = (losses.length - 1) * stride === lastIteration;
  return ['iteration,loss', ...lines, ...(isLastThere ? [] : [`${lastIteration},${lastLoss}`]), ''].join('\n');
}
