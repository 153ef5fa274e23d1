/** The losses of a run. */
export interface History {
  /** loss[0], loss[stride], loss[2 stride], … */
  readonly losses: ArrayLike<number>;
  /** 1 in all but the longest runs. */
  readonly stride: number;
  /** Where the run ends. */
  readonly lastIteration: number;
  readonly lastLoss: number;
}

/** The loss after each iteration that is remembered, and always the last one. Numbers keep all their bits. */
export function historyCsv({ losses, stride, lastIteration, lastLoss }: History): string {
  const lines = Array.from(losses, (loss, index) => `${index * stride},${loss}`);
  const isLastThere = (losses.length - 1) * stride === lastIteration;
  return ['iteration,loss', ...lines, ...(isLastThere ? [] : [`${lastIteration},${lastLoss}`]), ''].join('\n');
}
