/** Start weights that are given rather than drawn, and whether they still fit their network. */

import type { Init, Session, Start } from './session.ts';
import { sizesOf } from './weight.ts';

/** The session with the weights that its network is to start from. */
export function withStart(session: Session, { weights, biases }: Required<Start>): Session {
  const start: Start = session.network.bias ? { weights, biases } : { weights };
  return { ...session, training: { ...session.training, init: 'given', start } };
}

/** The same session where its given weights fit its network, and with drawn ones where they do not any more. */
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
