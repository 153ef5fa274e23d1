/** Handles given start weights, and whether they still fit their network. */

import type { Init, Session, Start } from './session.ts';
import { sizesOf } from './weight.ts';

/** Returns the session with given start weights. */
export function withStart(session: Session, { weights, biases }: Required<Start>): Session {
  const start: Start = session.network.bias ? { weights, biases } : { weights };
  return { ...session, training: { ...session.training, init: 'given', start } };
}

/** Returns the same session if its given weights fit its network, and otherwise one with drawn weights. */
export function fitStart(session: Session, init: Init): Session {
  const { start, ...training } = session.training;
  if (!start) return session;
  return fits(start, session) ? session : { ...session, training: { ...training, init } };
}

function fits({ weights, biases }: Start, session: Session): boolean {
  const sizes = sizesOf(session);
  const fromTo = weights.map((layer) => [layer.length, layer[0]?.length]);
  return (
    (!biases || session.network.bias) &&
    String(fromTo) === String(sizes.slice(1).map((size, layer) => [sizes[layer], size]))
  );
}
