/**
 * Texts of the parts of a playground that load later. Each part has its English ones in its own script; those of another
 * language are in one script for all parts.
 */

import type { ChangeWords } from '../session/describe-change.ts';
import type { ChallengeWords } from './challenge-words-en.ts';
import type { Messages } from './en.ts';
import type { LazyMessages } from './lazy-en.ts';
import { type Language, Texts } from './texts.ts';

/** Texts of a language, by part. The `texts.ts` of a feature adds its own part. */
export interface LaterTexts {
  readonly language: Language;
  readonly views: LazyMessages;
  readonly changes: ChangeWords;
  readonly challenges: ChallengeWords;
}

export const allLaterTexts = new Texts<Partial<LaterTexts>>({});

/** Returns a function that finds the texts of a part in the language of `messages`; English if they are not loaded. */
export function laterTexts<Part extends keyof LaterTexts>(
  part: Part,
  english: LaterTexts[Part],
): (messages: Messages) => LaterTexts[Part] {
  return ({ language }) => allLaterTexts.in(language)?.[part] ?? english;
}
