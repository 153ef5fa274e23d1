/** Names of weights by the units that they connect, and the list to choose one from. */

import type { Messages } from '../i18n/en.ts';
import { lazyTexts } from '../i18n/lazy-texts.ts';
import type { Session } from '../session/session.ts';
import { isBias, sizesOf, type Weight, weightsInto } from '../session/weight.ts';
import { choice } from './choice.ts';
import { allUnitNamer } from '../i18n/unit-names.ts';

/** Most weights on offer; with more, others are chosen in the diagram. */
const MOST_OFFERED = 300;

export function weightName(messages: Messages, session: Session, weight: Weight): string {
  const { table, network } = session;
  const unit = allUnitNamer(messages, table, network.hidden.length + 1);
  const to = unit(weight.layer + 1, weight.to);
  if (isBias(weight, sizesOf(session))) return lazyTexts(messages).biasOf(to);
  return messages.weightName(unit(weight.layer, weight.from), to);
}

/** Renders a list of all weights, or of those into the same unit if there are too many. */
export function weightChoice(
  messages: Messages,
  session: Session,
  { label, chosen, choose }: { label: string; chosen: Weight; choose: (weight: Weight) => void },
) {
  const sizes = sizesOf(session);
  const all = sizes
    .slice(1)
    .flatMap((units, layer) => Array.from({ length: units }, (_, to) => weightsInto(layer, to, session)).flat());
  const options = all.length <= MOST_OFFERED ? all : weightsInto(chosen.layer, chosen.to, session);
  return choice({
    label,
    options,
    chosen: options.find((each) => sameWeight(each, chosen)) ?? chosen,
    nameOf: (each) => weightName(messages, session, each),
    choose,
  });
}

function sameWeight(a: Weight, b: Weight): boolean {
  return a.layer === b.layer && a.from === b.from && a.to === b.to;
}
