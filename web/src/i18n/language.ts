/** Chooses the language of an element and loads its texts. */

import { attributeOf, parentOf } from '../dom/host-dom.ts';
import { en, type Messages } from './en.ts';

/** Languages whose texts are loaded when an element needs them. The English ones are always there. */
export type Translation = 'zh';
export type Language = 'en' | Translation;
export type TextLoaders = Readonly<Record<Translation, () => Promise<Messages>>>;

/** Limit for loading: some browsers never settle the promise of a module that the page's policy forbids. */
const LIMIT_MILLISECONDS = 10_000;

/** Says, in each of these languages, that its texts could not be loaded. */
export const NOT_LOADED: Readonly<Record<Language, string>> = {
  en: '',
  zh: '中文界面加载失败，暂时显示英文。',
};

const loaded: Partial<Record<Language, Messages>> = { en };
const asked = new Map<Language, Promise<Messages>>();
let loaders: TextLoaders;

/** Sets the functions that load the texts. */
export function setTextLoaders(given: TextLoaders): void {
  loaders = given;
}

/** Returns the language for a tag such as "zh-CN" or "zh_Hans"; English for any language without texts. */
export function languageFor(tag: string): Language {
  return /^\s*zh(?![a-z])/i.test(tag) ? 'zh' : 'en';
}

/** Returns the texts of a language, undefined unless they are loaded. */
export function loadedTexts(language: Language): Messages | undefined {
  return loaded[language];
}

/** Loads texts, once for all playgrounds of a page. Rejects if that fails; the next call tries again. */
export async function loadTexts(language: Language): Promise<Messages> {
  if (language === 'en') return en;
  const texts = asked.get(language) ?? Promise.race([loaders[language](), tooLate()]);
  asked.set(language, texts);
  try {
    return (loaded[language] = await texts);
  } catch (error) {
    asked.delete(language);
    throw error;
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(reject, LIMIT_MILLISECONDS, new Error('The texts did not arrive in time'));
  });
}

/** Loads the texts for a language tag. Resolves to the English ones if they cannot be loaded. */
export async function messagesFor(tag: string): Promise<Messages> {
  return loadTexts(languageFor(tag)).catch(() => en);
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
