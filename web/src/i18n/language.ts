/** Chooses the language of an element and its texts. */

import { attributeOf, parentOf } from '../dom/host-dom.ts';
import { en, type Messages } from './en.ts';
import { LANGUAGES } from './languages.mjs';
import { type Language, Texts } from './texts.ts';

/** Texts of everything but the lazy views. */
export const texts = new Texts<Messages>(en);

/** Returns a sentence in a language that its texts could not be loaded. */
export function notLoaded(language: Language): string {
  return LANGUAGES.find(({ tag }) => tag === language)?.notLoaded ?? '';
}

/** Returns the language for a tag such as "zh-CN" or "zh_Hans"; English for any language without texts. */
export function languageFor(tag: string): Language {
  return LANGUAGES.findLast((known) => new RegExp(`^\\s*${known.tag}(?![a-z])`, 'i').test(tag))?.tag ?? 'en';
}

/** Loads the texts for a language tag. Resolves to the English ones if they cannot be loaded. */
export async function messagesFor(tag: string): Promise<Messages> {
  const language = languageFor(tag);
  return language === 'en' ? en : texts.load(language).catch(() => en);
}

/** Returns the language tag of `element`: its own `lang`, else that of the nearest ancestor, else the browser's. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = attributeOf(at, 'lang');
    if (lang) return lang;
  }
  return navigator.language;
}

/** Returns the roots of the trees around an element: the shadow roots and the document. */
export function rootsOf(element: Element): readonly Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}
