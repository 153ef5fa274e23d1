/** Sets up the page around the playground: its switches and its address. */

import { definePlaygrounds } from '../entries/page.ts';
import { Address } from './address.ts';
import { introduce } from './intro.ts';
import { keepSession } from './last-session.ts';
import { giveKeys } from './playground-keys.ts';
import { setUpHeader } from './switches.ts';
import type { PlaygroundTexts } from './texts/playground-texts.ts';

export function startPlayground(texts: PlaygroundTexts): void {
  let leave: (isGoing: boolean) => void = () => undefined;
  setUpHeader((isGoing) => {
    leave(isGoing);
  });
  definePlaygrounds();

  const playground = document.querySelector('truth-net');
  const notice = document.querySelector<HTMLElement>('[data-link-problem]');
  const brought = document.querySelector<HTMLElement>('[data-brought-back]');
  if (!playground || !notice || !brought) return;
  const address = new Address(playground, notice);
  leave = keepSession(playground, address, brought);
  giveKeys(playground);
  introduce(playground, texts);
}
