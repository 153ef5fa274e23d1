/** Renders a study: passes the state down and turns its events into actions, as panels.ts does for the other panels. */

import { html, nothing, type TemplateResult } from 'lit';
import type { BandComputed } from '../features/wall/wall-panel.ts';
import { isStudyOpen, isWhole } from '../session/panels.ts';
import type { Study } from '../session/view.ts';
import type { IterationSought, PartsLit, SessionEdited, TrainingEdited, ViewChanged } from '../ui/events.ts';
import { StyledElement } from '../ui/styled-element.ts';
import { baseStyles } from '../ui/view.ts';
import type { Actions, ViewModel } from './panels.ts';
import { renderHeading } from './study-heading.ts';

/** Renders the view of each study. */
const RENDERED: Readonly<Record<Study, (shown: ViewModel, hands: Actions) => TemplateResult>> = {
  map: ({ messages, state, session, view, limits }, hands) =>
    html`<truth-net-map
      .messages=${messages}
      .session=${session}
      .view=${view}
      .limits=${limits}
      .obstacle=${state.snapshot?.obstacle}
      .startWorker=${hands.startWorker}
      @view-changed=${onView(hands)}
      @session-edited=${({ session: edited }: SessionEdited) => {
        // Another learning rate alone would continue the present run.
        hands.dispatch({ type: 'edited', session: edited, isOther: true });
      }}
    ></truth-net-map>`,
  circuit: ({ messages, state, session }, hands) =>
    html`<truth-net-circuit
      .messages=${messages}
      .session=${session}
      .view=${state.view}
      .snapshot=${state.snapshot}
      @view-changed=${onView(hands)}
    ></truth-net-circuit>`,
  story: ({ messages, state, session }, hands) =>
    html`<truth-net-story
      .messages=${messages}
      .session=${session}
      .snapshot=${state.snapshot}
      .pastRuns=${state.pastRuns}
      .chart=${state.view.chart}
      @iteration-sought=${({ iteration }: IterationSought) => {
        hands.seek(iteration);
      }}
      @view-changed=${onView(hands)}
      @parts-lit=${({ lit }: PartsLit) => {
        hands.light(lit);
      }}
    ></truth-net-story>`,
  wall: ({ messages, state, session, limits, view }, hands) =>
    html`<truth-net-wall
      .messages=${messages}
      .session=${session}
      .view=${view}
      .obstacle=${state.snapshot?.obstacle}
      .isRunning=${state.snapshot?.running ?? false}
      .hasChart=${state.panels.has('chart')}
      .maxSeed=${limits.maxSeed}
      .startWorker=${hands.startWorker}
      @band-computed=${({ band }: BandComputed) => {
        hands.showBand(band);
      }}
      @view-changed=${onView(hands)}
      @training-edited=${({ training }: TrainingEdited) => {
        hands.dispatch({ type: 'edited', session: { ...session, training } });
      }}
    ></truth-net-wall>`,
};

function onView(hands: Actions) {
  return ({ view }: ViewChanged) => {
    hands.dispatch({ type: 'viewed', view });
  };
}

/** Studies of the present run, which have nothing to show until it trains. */
const OF_PRESENT_RUN: readonly Study[] = ['circuit', 'story'];

/** A study with its heading; a playground of chosen panels shows it open, without a button that closes it. */
export class StudyPanel extends StyledElement {
  static override readonly styles = [baseStyles];

  static override readonly properties = {
    study: { attribute: false },
    shown: { attribute: false },
    hands: { attribute: false },
  };

  declare study: Study;
  declare shown: ViewModel;
  declare hands: Actions;

  override render() {
    const { study, shown, hands } = this;
    return html`
      ${renderHeading(study, shown, hands)} ${this.#renderRunButton()}
      ${isStudyOpen(study, shown.view, shown.state.panels) ? RENDERED[study](shown, hands) : nothing}
    `;
  }

  /** Renders a button that trains where chosen panels have no other one. */
  #renderRunButton() {
    const { study, shown, hands } = this;
    const { state, messages, session } = shown;
    const { panels, snapshot } = state;
    if (!OF_PRESENT_RUN.includes(study) || panels.has('run') || isWhole(panels) || !snapshot || snapshot.obstacle)
      return nothing;
    const { running, iteration } = snapshot;
    if (!running && iteration >= session.training.iterations) return nothing;
    const text = iteration === 0 ? messages.train : messages.resume;
    return html`<p .style=${'margin-block-end: var(--tn-space-2)'}>
      <button
        type="button"
        @click=${() => {
          hands.command(running ? 'pause' : 'train');
        }}
      >
        ${running ? messages.pause : text}
      </button>
    </p>`;
  }
}
