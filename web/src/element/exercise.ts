/** Renders an exercise: passes the state down and turns its events into actions, as study.ts does for the studies. */

import { html, nothing, type TemplateResult } from 'lit';
import type { RunOpened } from '../features/challenge/run-opened.ts';
import { isStudyOpen } from '../session/panels.ts';
import type { Exercise } from '../session/view.ts';
import { ownSnapshot, toSavedState } from '../store/present-run.ts';
import type { RunCommanded, SessionEdited, ViewChanged } from '../ui/events.ts';
import { StyledElement } from '../ui/styled-element.ts';
import { baseStyles } from '../ui/view.ts';
import type { Actions, ViewModel } from './panels.ts';
import { renderHeading } from './study-heading.ts';

/** Renders the view of each exercise. */
const RENDERED: Readonly<Record<Exercise, (shown: ViewModel, hands: Actions) => TemplateResult>> = {
  write: ({ messages, state, session }, hands) =>
    html`<truth-net-write
      .messages=${messages}
      .session=${session}
      .snapshot=${state.snapshot}
      .startWorker=${hands.startWorker}
    ></truth-net-write>`,
  predict: ({ messages, state, session, limits, view }, hands) =>
    html`<truth-net-predict
      .messages=${messages}
      .session=${session}
      .maxSeed=${limits.maxSeed}
      .view=${view}
      .snapshot=${state.snapshot}
      @run-commanded=${({ command }: RunCommanded) => {
        hands.command(command);
      }}
      @session-edited=${({ session: edited }: SessionEdited) => {
        hands.dispatch({ type: 'edited', session: edited });
      }}
    ></truth-net-predict>`,
  challenge: ({ messages, state, session, view }, hands) =>
    html`<truth-net-challenge
      .messages=${messages}
      .session=${session}
      .savedState=${toSavedState(state)}
      .snapshot=${ownSnapshot(state)}
      .view=${view}
      .startWorker=${hands.startWorker}
      @run-opened=${({ run }: RunOpened) => {
        hands.dispatch({ type: 'opened', savedState: run });
      }}
      @view-changed=${({ view: changed }: ViewChanged) => {
        hands.dispatch({ type: 'viewed', view: changed });
      }}
    ></truth-net-challenge>`,
};

/** An exercise with its heading. */
export class ExercisePanel extends StyledElement {
  static override readonly styles = [baseStyles];

  static override readonly properties = {
    exercise: { attribute: false },
    shown: { attribute: false },
    hands: { attribute: false },
  };

  declare exercise: Exercise;
  declare shown: ViewModel;
  declare hands: Actions;

  override render() {
    const { exercise, shown, hands } = this;
    return html`
      ${renderHeading(exercise, shown, hands)}
      ${isStudyOpen(exercise, shown.view, shown.state.panels) ? RENDERED[exercise](shown, hands) : nothing}
    `;
  }
}
