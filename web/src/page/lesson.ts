/** Sets up the playgrounds of the lesson, and the buttons in its text that change them. */

import { definePlaygrounds } from '../entries/page.ts';
import { endSections } from './lesson-progress.ts';
import { LESSON_PLAYGROUNDS, type SetUp } from './lesson-playgrounds.ts';
import type { SavedState } from '../session/saved-state.ts';
import { Switches } from './switches.ts';

new Switches({ en: 'TruthNet: from one neuron to a trained network', zh: 'TruthNet：从一个神经元到一个训练好的网络' });
definePlaygrounds();

function named(name: string): HTMLElementTagNameMap['truth-net'] | null {
  return document.querySelector(`[data-playground="${name}"]`);
}

function keptOf(setUp: SetUp): SavedState {
  return { iteration: 0, changes: [], view: {}, ...setUp };
}

for (const [name, { first }] of Object.entries(LESSON_PLAYGROUNDS)) {
  const playground = named(name);
  if (playground) playground.kept = keptOf(first);
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-for]')) {
  button.addEventListener('click', () => {
    const { for: name = '', set = '' } = button.dataset;
    const playground = named(name);
    const setUp = LESSON_PLAYGROUNDS[name]?.sets?.[set];
    if (!playground || !setUp) return;
    // The playground itself shows why it refuses a session.
    playground.setSession(keptOf(setUp)).catch(() => undefined);
  });
}

endSections();
