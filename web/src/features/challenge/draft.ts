/**
 * Keeps the form for a new challenge while its panel is closed. A playground with the attribute `data-keeps-progress`
 * also stores it in this browser.
 */

import { forget, recall, remember } from '../../dom/storage.ts';
import { type Control, CONTROLS, GOAL_KINDS, type GoalKind } from '../../session/challenge/challenge.ts';
import { USUAL_CONTROLS } from '../../session/challenge/hindrance.ts';
import { sameData } from '../../session/same-data.ts';
import { isObject } from '../../session/schema.ts';
import { keepsProgress } from '../../ui/playground-around.ts';

/** Numbers of a goal that may be left open. */
export const NUMBERS = ['within', 'maxUnits', 'learningRate', 'tolerance'] as const;
export type NumberName = (typeof NUMBERS)[number];

export type TextName = `${'title' | 'text'}.${'en' | 'zh'}`;

export interface Draft {
  readonly isOpen: boolean;
  readonly kind: GoalKind;
  readonly open: readonly Control[];
  /** Texts of the number fields; the usual number if there is none. */
  readonly numbers: Readonly<Partial<Record<NumberName, string>>>;
  readonly words: Readonly<Partial<Record<TextName, string>>>;
  /** Text of the rows that the table must have at the end; any if it is blank. */
  readonly rows: string;
}

export const EMPTY_DRAFT: Draft = {
  isOpen: false,
  kind: 'allRight',
  open: USUAL_CONTROLS.allRight,
  numbers: {},
  words: {},
  rows: '',
};

const drafts = new WeakMap<Element, Draft>();

export function draftOf(playground: Element | undefined): Draft {
  if (!playground) return EMPTY_DRAFT;
  return (
    drafts.get(playground) ?? (keepsProgress(playground) ? readDraft(recall('challenge-draft') ?? '') : EMPTY_DRAFT)
  );
}

export function keepDraft(playground: Element | undefined, draft: Draft): void {
  if (!playground) return;
  drafts.set(playground, draft);
  if (!keepsProgress(playground)) return;
  if (sameData({ ...draft, isOpen: false }, EMPTY_DRAFT)) forget('challenge-draft');
  else remember('challenge-draft', JSON.stringify(draft));
}

/** Reads a stored draft. Parts that no form has are left out. */
export function readDraft(text: string): Draft {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return EMPTY_DRAFT;
  }
  if (!isObject(stored)) return EMPTY_DRAFT;
  const { isOpen, kind, open, numbers, words, rows } = stored as Readonly<Record<keyof Draft, unknown>>;
  return {
    isOpen: isOpen === true,
    kind: GOAL_KINDS.find((each) => each === kind) ?? EMPTY_DRAFT.kind,
    open: Array.isArray(open) ? CONTROLS.filter((control) => open.includes(control)) : EMPTY_DRAFT.open,
    numbers: textsIn(numbers, NUMBERS),
    words: textsIn(words, ['title.en', 'title.zh', 'text.en', 'text.zh']),
    rows: typeof rows === 'string' ? rows : '',
  };
}

function textsIn<Name extends string>(value: unknown, names: readonly Name[]): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const text = isObject(value) ? value[name] : undefined;
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
}
