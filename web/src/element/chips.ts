/** Renders the chips under the chart of a phone, each of which shows a setting and opens a sheet with more of them. */

import { html, nothing, type TemplateResult } from 'lit';
import { paceName } from '../features/settings/run-settings.ts';
import { showLazy } from '../lazy/lazy-views.ts';
import { sizesOf } from '../session/weight.ts';
import type { Sheet } from '../ui/sheet.ts';
import type { Actions, ViewModel } from './panels.ts';

/** Renders the chips, and the sheets with the settings given. */
export function renderChips(
  { messages, session, state }: ViewModel,
  hands: Actions,
  settings: Readonly<Record<'run' | 'network' | 'training', TemplateResult>>,
) {
  const chip = (heading: string, content: TemplateResult, value?: string) => html`
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label=${value ? `${heading}: ${value}` : nothing}
      @click=${({ currentTarget }: Event) => {
        showLazy((currentTarget as Element).nextElementSibling as Sheet);
      }}
    >
      ${value ?? messages.opensDialog(messages.moreSettings)}
    </button>
    <truth-net-sheet .messages=${messages} .heading=${heading}>${content}</truth-net-sheet>
  `;
  const { training } = session;
  return html`<div class="chips">
    ${chip(
      `${messages.learningRate} · ${messages.pace}`,
      settings.run,
      `η ${training.learningRate} · ${paceName(messages, state.view.pace)}`,
    )}
    ${chip(messages.architecture, settings.network, sizesOf(session).join('-'))}
    ${chip(messages.trainingSettings, settings.training)}
    ${
      state.panels.has('share')
        ? html`<button type="button" aria-haspopup="dialog" @click=${hands.share}>${messages.share}</button>`
        : nothing
    }
  </div>`;
}
