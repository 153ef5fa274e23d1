/** Defines which answer is right, or which event solves the task, at the end of each section of the lesson. */

export interface Question {
  /** Index of the right answer. */
  readonly right: number;
}

/** Task that a playground marks. */
export interface Task {
  /** Event of the playground, and the value of its detail that solves the task. */
  readonly event: string;
  readonly isSolvedBy: (detail: unknown) => boolean;
}

export type Check = Question | Task;

export const LESSON_CHECKS: Readonly<Record<string, Check>> = {
  neuron: { right: 1 },
  layers: { right: 2 },
  feedforward: { right: 1 },
  loss: { right: 0 },
  backpropagation: { right: 1 },
  together: { right: 0 },
  stumbles: { right: 0 },
  rates: { right: 0 },
  memory: { right: 1 },
  write: {
    event: 'exercise-solved',
    isSolvedBy: (detail) => {
      const { exercise, level } = detail as { readonly exercise?: unknown; readonly level?: unknown };
      return exercise === 'write' && Number(level) >= 2;
    },
  },
  where: { right: 1 },
};
