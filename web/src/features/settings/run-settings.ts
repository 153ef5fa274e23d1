import { css, html } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/en.ts';
import { count } from '../../i18n/numbers.ts';
import type { Session } from '../../session/session.ts';
import { stepAlong125 } from '../../session/step-sequence.ts';
import type { Pace, ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { type NumberEntered, TrainingEdited, ViewChanged } from '../../ui/events.ts';
import { baseStyles, View } from '../../ui/view.ts';

/** Paces on offer: one to watch a whole run, then from slow enough to follow each step up to as fast as possible. */
const PACES: readonly Pace[] = ['rising', 1, 10, 100, 500, 5000, Infinity];
/** Smallest learning rate that the buttons reach; smaller ones can be typed. */
const LEAST_LEARNING_RATE_STEP = 1e-6;

/** Settings that are changed most during a run: its speed and its learning rate. */
export class RunSettings extends View {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tn-space-2) var(--tn-space-4);
      }
    `,
  ];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    limits: { attribute: false },
    view: { attribute: false },
  };

  declare session: Session;
  declare limits: Limits;
  declare view: ViewState;

  override render() {
    const { messages, view, session, limits } = this;
    return html`
      <truth-net-number
        .messages=${messages}
        .label=${messages.learningRate}
        .value=${session.training.learningRate}
        .digits=${5}
        .range=${{ least: 0, open: true, most: limits.maxLearningRate }}
        .step=${this.#stepLearningRate}
        @number-entered=${({ value }: NumberEntered) => {
          this.dispatchEvent(new TrainingEdited({ ...this.session.training, learningRate: value }));
        }}
      ></truth-net-number>
      ${choice({
        label: messages.pace,
        options: PACES.includes(view.pace) ? PACES : [...PACES, view.pace],
        chosen: view.pace,
        nameOf: (pace) => paceName(messages, pace),
        choose: (pace) => {
          this.dispatchEvent(new ViewChanged({ pace }));
        },
      })}
    `;
  }

  readonly #stepLearningRate = (value: number, direction: 1 | -1): number => {
    const next = stepAlong125(value, direction);
    return next > this.limits.maxLearningRate || next < LEAST_LEARNING_RATE_STEP ? value : next;
  };
}

export function paceName(messages: Messages, pace: Pace): string {
  if (pace === 'rising') return messages.paceRising;
  return pace === Infinity ? messages.paceFull : messages.paceOf(count(pace));
}
