/** Errors of refusals with their English sentences. A worker of a page needs none: the page writes its own sentences. */

import { TruthNetError } from './errors.mjs';
import { sentenceOf } from './sentences.mjs';

/**
 * Returns the error of a refusal; its message is the sentence of the code.
 * @param {import('./sentences.mjs').Refusal} refusal
 */
export function refused(refusal) {
  return new TruthNetError(refusal, { sentence: sentenceOf(refusal) });
}
