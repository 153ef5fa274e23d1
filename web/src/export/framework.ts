/** Provides what the programs share that train a network of a framework. */

import type { Activation, Session } from '../session/session.ts';
import { startWeightsOf } from './start-weights.ts';
import { floatText, matrixText } from './trained.ts';
import { type TrainingRun, usesLogits } from './training-run.ts';

/** Activations with a module of their own; a framework cannot train through a step. */
export type ModuleActivation = Exclude<Activation, 'linear' | 'step'>;

/** Returns Python code of the start weights and biases, as numbers; `array` is the function that takes a list. */
export function startText({ session, layers }: TrainingRun, array: string): string {
  const { weights, biases } = startWeightsOf(session);
  return layers
    .map(({ n }) => {
      const bias = session.network.bias ? `b${n} = ${array}([${biases[n - 1]!.map(floatText).join(', ')}])\n` : '';
      return `W${n} = ${array}(${matrixText(weights[n - 1]!)})\n${bias}`;
    })
    .join('');
}

/** Returns the modules of a sequential model: the layers, and after each its activation, unless the loss contains it. */
export function modulesOf(
  { session, layers }: TrainingRun,
  moduleOf: (activation: ModuleActivation) => string,
): string[] {
  return layers.flatMap(({ n }) => {
    const activation = session.network.activation[n - 1]!;
    const isInLoss = n === layers.length && usesLogits(session);
    return activation === 'linear' || activation === 'step' || isInLoss
      ? [`layer${n}`]
      : [`layer${n}`, moduleOf(activation)];
  });
}

/** Returns a comment on a last activation that the model lacks. */
export function lossComment(session: Session): string {
  return usesLogits(session) ? '# The sigmoid of the last layer is part of the loss.\n' : '';
}
