/** Renders texts in both languages; the page shows the one in its own language. */

import { html, svg, type TemplateResult } from 'lit';

/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Returns a text that is the same in both languages. */
export function both(text: string): Bilingual {
  return { en: text, zh: text };
}

export function inBoth({ en, zh }: Bilingual): TemplateResult {
  return html`<span lang="en">${en}</span><span lang="zh">${zh}</span>`;
}

/** Returns parts of a drawn text in both languages. */
export function drawnInBoth({ en, zh }: Bilingual): TemplateResult<2> {
  return svg`<tspan lang="en">${en}</tspan><tspan lang="zh">${zh}</tspan>`;
}
