/** Joins sentences and names as a language does. */

import type { Messages } from './en.ts';

function isChinese({ language }: Messages): boolean {
  return language.startsWith('zh');
}

export function joinSentences(sentences: readonly string[], messages: Messages): string {
  return sentences.join(isChinese(messages) ? '' : ' ');
}

/** Returns a list of names, such as "a, b, and c". */
export function joinNames(names: readonly string[], messages: Messages): string {
  return isChinese(messages) ? names.join('、') : new Intl.ListFormat(messages.language).format(names);
}
