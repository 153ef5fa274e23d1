/** Says in the header what the playground shows, from its session. */

import type { TruthNetElement } from '../api/public-api.ts';
import { factsOf, type PlaygroundTexts } from './texts/playground-texts.ts';

export function introduce(playground: TruthNetElement, { intro }: PlaygroundTexts): void {
  const line = document.querySelector<HTMLElement>('.tagline');
  const write = () => {
    const { session, progress } = playground;
    if (!line || !progress) return;
    const text = intro(factsOf(session));
    // The same text again would lay out the whole page with every press.
    if (line.textContent !== text) line.textContent = text;
  };
  for (const type of ['ready', 'change'] as const) playground.addEventListener(type, write);
}
