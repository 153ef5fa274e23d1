/** List to choose a weight from. */

import type { Session } from '../session/session.ts';
import { sizesOf, type Weight, weightsInto } from '../session/weight.ts';
import { choice } from './choice.ts';

/** Most weights on offer; with more, others are chosen in the diagram. */
const MOST_OFFERED = 300;

export interface WeightOffer {
  readonly label: string;
  readonly chosen: Weight;
  readonly nameOf: (weight: Weight) => string;
  readonly choose: (weight: Weight) => void;
}

/** Renders a list of all weights, or of those into the same unit if there are too many. */
export function chooseWeight(session: Session, { label, chosen, nameOf, choose }: WeightOffer) {
  const sizes = sizesOf(session);
  const all = sizes
    .slice(1)
    .flatMap((units, layer) => Array.from({ length: units }, (_, to) => weightsInto(layer, to, session)).flat());
  const options = all.length <= MOST_OFFERED ? all : weightsInto(chosen.layer, chosen.to, session);
  return choice({
    label,
    options,
    chosen: options.find((each) => sameWeight(each, chosen)) ?? chosen,
    nameOf,
    choose,
  });
}

function sameWeight(a: Weight, b: Weight): boolean {
  return a.layer === b.layer && a.from === b.from && a.to === b.to;
}
