/** Sets up the page around the playground: its switches and its address. */

import { definePlaygrounds } from '../entries/page.ts';
import { Address } from './address.ts';
import { Intro } from './intro.ts';
import { keepSession } from './last-session.ts';
import { giveKeys } from './playground-keys.ts';
import { Switches } from './switches.ts';

let address: Address | undefined;
let intro: Intro | undefined;
new Switches(
  { en: 'TruthNet: watch a small neural network learn a truth table', zh: 'TruthNet：看神经网络学会一张真值表' },
  () => {
    address?.speak();
    intro?.speak();
  },
);
definePlaygrounds();

const playground = document.querySelector('truth-net');
const notice = document.querySelector<HTMLElement>('[data-link-problem]');
const brought = document.querySelector<HTMLElement>('[data-brought-back]');
if (playground && notice) address = new Address(playground, notice);
if (playground && address && brought) keepSession(playground, address, brought);
if (playground) giveKeys(playground);
if (playground) intro = new Intro(playground);
