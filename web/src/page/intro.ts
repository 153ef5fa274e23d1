/** Says in the header what the playground shows, from its session. */

import type { TruthNetElement } from '../api/public-api.ts';
import { count, plural } from '../i18n/numbers.ts';
import { DEFAULTS } from '../session/defaults.ts';
import { completeSession, type SessionInput } from '../session/session.ts';

export class Intro {
  readonly #playground: TruthNetElement;
  readonly #line = document.querySelector<HTMLElement>('.tagline');

  constructor(playground: TruthNetElement) {
    this.#playground = playground;
    for (const type of ['ready', 'change'] as const) {
      playground.addEventListener(type, () => {
        this.speak();
      });
    }
  }

  /** Writes the intro in the language of the page. */
  speak(): void {
    const { session, progress } = this.#playground;
    const language = document.documentElement.lang === 'zh' ? 'zh' : 'en';
    if (!this.#line || !progress) return;
    const intro = INTROS[language](session);
    // The same text again would lay out the whole page with every press.
    if (this.#line.textContent !== intro) this.#line.textContent = intro;
  }
}

/** Returns the numbers of inputs, outputs, rows and held-out rows, and the hidden units, such as "8 + 4". */
function factsOf(session: SessionInput) {
  const { table, network } = completeSession(session, DEFAULTS);
  const { inputs, outputs, rows } = table;
  const heldOut = rows.filter(({ holdOut }) => holdOut).length;
  return {
    inputs: inputs.length,
    outputs: outputs.length,
    rows: rows.length,
    heldOut,
    units: network.hidden.join(' + '),
  };
}

export const INTROS: Readonly<Record<'en' | 'zh', (session: SessionInput) => string>> = {
  en(session) {
    const { inputs, outputs, rows, heldOut, units } = factsOf(session);
    const parts = [
      plural(inputs, 'input', 'inputs'),
      ...(outputs > 1 ? [`${outputs} outputs`] : []),
      `${plural(rows, 'row', 'rows')}${heldOut > 0 ? ` (${count(heldOut)} held out)` : ''}`,
      units === '' ? 'no hidden units' : units === '1' ? '1 hidden unit' : `${units} hidden units`,
    ];
    return `${parts.join(', ')}: can the network learn it?`;
  },
  zh(session) {
    const { inputs, outputs, rows, heldOut, units } = factsOf(session);
    const parts = [
      `${inputs} 个输入`,
      ...(outputs > 1 ? [`${outputs} 个输出`] : []),
      `${count(rows)} 行${heldOut > 0 ? `（留出 ${count(heldOut)} 行）` : ''}`,
      units === '' ? '没有隐藏单元' : `${units} 个隐藏单元`,
    ];
    return `${parts.join('，')}：网络学得会吗？`;
  },
};
