/** Renders the heading of a study or an exercise. */

import { html, type TemplateResult } from 'lit';
import { isStudyOpen, isWhole } from '../session/panels.ts';
import type { Exercise, Study } from '../session/view.ts';
import { panelHeading } from '../ui/panel-heading.ts';
import type { Actions, ViewModel } from './panels.ts';

/** Renders a heading that opens and closes the panel; a playground of chosen panels always shows it open. */
export function renderHeading(
  panel: Study | Exercise,
  { messages, state, view }: ViewModel,
  hands: Actions,
): TemplateResult {
  const title = messages.tabs[panel];
  if (!isWhole(state.panels)) return html`<div class="heading"><h2>${title}</h2></div>`;
  const isOpen = isStudyOpen(panel, view, state.panels);
  return panelHeading(messages, title, isOpen, () => {
    hands.dispatch({ type: 'viewed', view: { [panel]: !isOpen } });
  });
}
