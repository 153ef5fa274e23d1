/** Handles given start weights and learning rates of layers, and whether they still fit their network. */

import type { Init, Session, Start } from './session.ts';
import { sizesOf } from './weight.ts';

/** Returns the session with given start weights. */
export function withStart(session: Session, { weights, biases }: Required<Start>): Session {
  const start: Start = session.network.bias ? { weights, biases } : { weights };
  return { ...session, training: { ...session.training, init: 'given', start } };
}

/**
 * Returns the same session if its training fits its network, and otherwise one with drawn weights in place of given
 * ones, or with the same learning rate for all layers.
 */
export function fitTraining(session: Session, init: Init): Session {
  const { start, layerRates, ...training } = session.training;
  const hasStart = !start || fits(start, session);
  const hasRates = !layerRates || layerRates.length === session.network.activation.length;
  if (hasStart && hasRates) return session;
  return {
    ...session,
    training: {
      ...training,
      ...(hasStart ? start && { start } : { init }),
      ...(hasRates && layerRates && { layerRates }),
    },
  };
}

function fits({ weights, biases }: Start, session: Session): boolean {
  const sizes = sizesOf(session);
  const fromTo = weights.map((layer) => [layer.length, layer[0]?.length]);
  return (
    (!biases || session.network.bias) &&
    String(fromTo) === String(sizes.slice(1).map((size, layer) => [sizes[layer], size]))
  );
}
