/** Names of weights by the units that they connect, and the list to choose one from. */

import type { Messages } from '../i18n/en.ts';
import { lazyTexts } from '../i18n/lazy-texts.ts';
import type { Session } from '../session/session.ts';
import { isBias, sizesOf, type Weight } from '../session/weight.ts';
import { allUnitNamer } from '../i18n/unit-names.ts';
import { chooseWeight, type WeightOffer } from './weight-choice.ts';

export function weightName(messages: Messages, session: Session, weight: Weight): string {
  const { table, network } = session;
  const unit = allUnitNamer(messages, table, network.hidden.length + 1);
  const to = unit(weight.layer + 1, weight.to);
  if (isBias(weight, sizesOf(session))) return lazyTexts(messages).biasOf(to);
  return messages.weightName(unit(weight.layer, weight.from), to);
}

/** Renders a list of weights by these names. */
export function weightChoice(messages: Messages, session: Session, offer: Omit<WeightOffer, 'nameOf'>) {
  return chooseWeight(session, { ...offer, nameOf: (each) => weightName(messages, session, each) });
}
