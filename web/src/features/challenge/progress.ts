/**
 * Remembers the built-in challenges that were solved, in this browser. Only a playground with the attribute
 * `data-keeps-progress` does so: the page that shows it decides.
 */

import { forget, recall, remember } from '../../dom/storage.ts';
import { BUILT_IN_IDS, type BuiltInId } from '../../session/challenge/built-in.ts';

/** Challenges solved on this page, also where nothing is stored. */
let solved: ReadonlySet<string> | undefined;

export function solvedChallenges(keeps: boolean): ReadonlySet<string> {
  const stored = keeps ? (recall('challenges')?.split(' ') ?? []) : [];
  solved ??= new Set(stored.filter((id) => BUILT_IN_IDS.some((each) => each === id)));
  return solved;
}

export function addSolved(id: BuiltInId, keeps: boolean): void {
  solved = new Set([...solvedChallenges(keeps), id]);
  if (keeps) remember('challenges', [...solved].join(' '));
}

/** Forgets the solved challenges. @returns a function that remembers them again */
export function forgetSolved(keeps: boolean): () => void {
  const before = [...solvedChallenges(keeps)];
  solved = new Set();
  if (keeps) forget('challenges');
  return () => {
    solved = new Set([...before, ...(solved ?? [])]);
    if (keeps) remember('challenges', [...solved].join(' '));
  };
}
