/** Writes the facts of a story as sentences. */

import type { LazyMessages } from '../../i18n/lazy-en.ts';
import type { Messages } from '../../i18n/en.ts';
import { count, lossFigure, rowList, significant } from '../../i18n/numbers.ts';
import { joinNames, joinSentences } from '../../i18n/sentences.ts';
import { allUnitNamer, unitNamer } from '../../i18n/unit-names.ts';
import type { Change } from '../../session/changes.ts';
import { type BeforeChange, describeChange } from '../../session/describe-change.ts';
import type { Session } from '../../session/session.ts';
import type { Fact } from './story-facts.ts';
import type { Predictions, StoryTexts, WrittenAt } from './en.ts';

/** Everything that names and formats need. */
export interface Words {
  readonly messages: Messages;
  readonly lazy: Pick<LazyMessages, 'changed'>;
  readonly texts: StoryTexts;
  readonly session: Session;
}

/** Distance from one half, and between all predictions, up to which they are called near a figure; and too different. */
const NEAR = { half: 0.15, figure: 0.1 };
const VARIOUS = 0.5;
/** Iterations from which a fall or a rise has a steepest place worth telling. */
const LONG = 10;
/** Most units listed by name. */
const MOST_NAMES = 4;

/** Returns the sentence of a fact. */
export function sentenceOf(fact: Fact, words: Words): string {
  const { messages, texts, session } = words;
  const at = written(fact);
  const iteration = count(fact.iteration);
  switch (fact.kind) {
    case 'start':
      return texts.start(fact.right, fact.heldOut, lossFigure(fact.loss));
    case 'plateau':
      return texts.plateau(
        fact.from === 0 ? undefined : count(fact.from),
        count(fact.to),
        roughly(fact.before),
        roughly(fact.after),
        predictionsOf(fact),
      );
    case 'lastPlateau':
      return texts.lastPlateau(count(fact.from), roughly(fact.before), roughly(fact.after), predictionsOf(fact));
    case 'fall':
    case 'rise': {
      const [before, after] = distinctFigures(fact.before, fact.after);
      const isLong = fact.to - fact.from >= LONG;
      return texts[fact.kind](count(fact.from), count(fact.to), before, after, isLong ? iteration : undefined);
    }
    case 'unit': {
      const { logic, isFirst } = fact;
      const isPlain = logic.kind === 'always' || logic.kind === 'never';
      const writtenLogic = isPlain ? logic.kind : { rule: messages.logic(logic, session.table.inputs) };
      return texts.unit(nameOf(fact, words), writtenLogic, at, isFirst);
    }
    case 'dead':
      return texts.dead(nameOf(fact, words), at);
    case 'moreDead':
    case 'unchanged':
    case 'noRule':
      return texts[fact.kind](fact.units);
    case 'right':
      return texts.right(at, fact.row === undefined ? undefined : fact.row + 1);
    case 'heldOut':
      return texts.heldOut(fact.row + 1, fact.isRight, at);
    case 'change': {
      const loss = fact.loss === undefined ? undefined : lossFigure(fact.loss);
      return texts.change(changeText(fact.change, fact.before, words), iteration, loss, fact.others);
    }
    case 'overflow':
      return texts.overflow(iteration);
    case 'end': {
      const { right, heldOut, wrong, loss, gradient, saturated } = fact;
      const listed = rowList(messages.language, wrong);
      const length = Number.isFinite(gradient) ? lossFigure(gradient) : undefined;
      const sentences = [texts.end(iteration, lossFigure(loss), right, heldOut, listed, wrong.length, length)];
      if (heldOut.rows > 0) sentences.push(texts.heldOutAtEnd(heldOut));
      if (saturated.length > 0) sentences.push(texts.saturated(namesOf(saturated, words), saturated.length));
      return joinSentences(sentences, messages);
    }
  }
}

/** Returns the words for a change by hand, with the name of the weight or bias that it sets. */
export function changeText(
  change: Change,
  before: BeforeChange,
  { messages, lazy, texts, session: { table, network } }: Words,
): string {
  const text = describeChange(change, before, lazy);
  const name = allUnitNamer(messages, table, network.hidden.length + 1);
  switch (change.kind) {
    case 'weight':
      return texts.weight(name(change.layer, change.from), name(change.layer + 1, change.to), text);
    case 'bias':
      return texts.bias(name(change.layer + 1, change.unit), text);
    case 'learningRate':
    case 'rows':
      return text;
  }
}

/** Returns a loss to two digits, or as a whole number if it has more. */
function roughly(loss: number): string {
  return loss >= 100 && loss < 1e6 ? count(loss) : significant(loss, 2);
}

/** Returns two losses roughly, or to more digits where that would be the same. */
function distinctFigures(before: number, after: number): readonly [string, string] {
  const [one, other] = [roughly(before), roughly(after)];
  return one === other ? [lossFigure(before), lossFigure(after)] : [one, other];
}

/** Returns a story for the clipboard. */
export function storyAsText(title: string, sentences: readonly string[], kind: 'text' | 'markdown'): string {
  return kind === 'text'
    ? [title, '', ...sentences, ''].join('\n')
    : [`## ${title}`, '', ...sentences.map((sentence) => `- ${sentence}`), ''].join('\n');
}

export function written({ iteration, isExact }: Pick<Fact, 'iteration' | 'isExact'>): WrittenAt {
  return { iteration: count(iteration), isExact };
}

/** Returns the name of a unit; layers count from 0, the first after the input. */
export function nameOf(
  { layer, unit }: { readonly layer: number; readonly unit: number },
  { messages, session }: Pick<Words, 'messages' | 'session'>,
): string {
  return unitNamer(messages, session.table, session.network.hidden.length + 1)(layer, unit);
}

function namesOf(units: readonly { readonly layer: number; readonly unit: number }[], words: Words): string {
  const names = units.slice(0, MOST_NAMES).map((unit) => nameOf(unit, words));
  const listed = units.length > MOST_NAMES ? [...names, '…'] : names;
  return joinNames(listed, words.messages);
}

function predictionsOf({ low, high }: { readonly low: number; readonly high: number }): Predictions {
  if (Math.abs(low - 0.5) <= NEAR.half && Math.abs(high - 0.5) <= NEAR.half) return 'half';
  if (high - low <= NEAR.figure) return { near: ((low + high) / 2).toFixed(1).replace('.0', '') };
  return high - low <= VARIOUS ? { low: significant(low, 2), high: significant(high, 2) } : 'various';
}
