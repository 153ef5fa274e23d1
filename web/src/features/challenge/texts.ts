/** Texts of the challenges in the language of the reader. */

import type { Failure, Problem } from '../../api/outcomes.ts';
import type { Messages } from '../../i18n/en.ts';
import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type ChallengeTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly challenge: ChallengeTexts;
  }
}

export const challengeTexts = laterTexts('challenge', en);

/** Returns the sentence of a trial without an outcome. */
export function failedTrial(reason: Problem | Failure, messages: Messages): string {
  const why = typeof reason === 'string' ? messages.failure[reason] : messages.problem(reason);
  return challengeTexts(messages).failed(why);
}
