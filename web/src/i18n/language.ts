/** Chooses the language of an element. */

import { attributeOf, parentOf } from '../dom/host-dom.ts';
import { en, type Messages } from './en.ts';
import { zh } from './zh.ts';

/** Returns the texts for a language tag such as "zh-CN" or "zh_Hans"; English for any other language. */
export function messagesFor(tag: string): Messages {
  return /^\s*zh(?![a-z])/i.test(tag) ? zh : en;
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
