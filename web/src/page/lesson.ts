/** The lesson: sets up its playgrounds, and lets the buttons in its text set them otherwise. */

import '../define.ts';
import { LESSON_PLAYGROUNDS, type SetUp } from './lesson-playgrounds.ts';
import { Switches } from './switches.ts';

new Switches({ en: 'TruthNet: from one neuron to a trained network', zh: 'TruthNet：从一个神经元到一个训练好的网络' });

function open(name: string, setUp: SetUp | undefined): void {
  const playground = document.querySelector<HTMLElementTagNameMap['truth-net']>(`[data-playground="${name}"]`);
  if (!playground || !setUp) return;
  playground.kept = { iteration: 0, changes: [], view: {}, ...setUp };
}

for (const [name, { first }] of Object.entries(LESSON_PLAYGROUNDS)) open(name, first);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-for]')) {
  button.addEventListener('click', () => {
    const { for: name = '', set = '' } = button.dataset;
    open(name, LESSON_PLAYGROUNDS[name]?.sets?.[set]);
  });
}
