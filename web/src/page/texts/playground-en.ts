/** Texts of the page around the playground, in English. */

import { count, plural } from '../../i18n/numbers.ts';
import type { PlaygroundTexts } from './playground-texts.ts';

export const playgroundEn: PlaygroundTexts = {
  intro({ inputs, outputs, rows, heldOut, units }) {
    const parts = [
      plural(inputs, 'input', 'inputs'),
      ...(outputs > 1 ? [`${outputs} outputs`] : []),
      `${plural(rows, 'row', 'rows')}${heldOut > 0 ? ` (${count(heldOut)} held out)` : ''}`,
      units === '' ? 'no hidden units' : units === '1' ? '1 hidden unit' : `${units} hidden units`,
    ];
    return `${parts.join(', ')}: can the network learn it?`;
  },
};
