/** Which language an element speaks, and how it writes numbers. */

import { attributeOf, parentOf } from '../dom/host-dom.ts';
import { en, type Messages } from './en.ts';
import { zh } from './zh.ts';

/** The texts for a language tag such as "zh-CN" or "zh_Hans"; English for any language that there is none for. */
export function messagesFor(tag: string): Messages {
  return /^\s*zh(?![a-z])/i.test(tag) ? zh : en;
}

/** The language tag in force at `element`: its own `lang`, else that of the nearest ancestor, else the browser's. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = attributeOf(at, 'lang');
    if (lang) return lang;
  }
  return navigator.language;
}

/** The trees that an element is in: that of the document, and those of shadow roots around it. */
export function rootsOf(element: Element): readonly Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}
