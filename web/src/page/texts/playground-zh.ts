/** Texts of the page around the playground, in Chinese. */

import { count } from '../../i18n/numbers.ts';
import type { PlaygroundTexts } from './playground-texts.ts';

export const playgroundZh: PlaygroundTexts = {
  intro({ inputs, outputs, rows, heldOut, units }) {
    const parts = [
      `${inputs} 个输入`,
      ...(outputs > 1 ? [`${outputs} 个输出`] : []),
      `${count(rows)} 行${heldOut > 0 ? `（留出 ${count(heldOut)} 行）` : ''}`,
      units === '' ? '没有隐藏单元' : `${units} 个隐藏单元`,
    ];
    return `${parts.join('，')}：网络学得会吗？`;
  },
};
