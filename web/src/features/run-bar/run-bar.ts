import { html, nothing, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { count, lossFigure, lossReadout } from '../../i18n/numbers.ts';
import type { SessionPart, Training } from '../../session/session.ts';
import { type RunCommand, RunCommanded } from '../../ui/events.ts';
import runBarCss from './run-bar.css?inline';
import { baseStyles, View } from '../../ui/view.ts';

/** Bar with the buttons that control training, the iteration, the loss and the status. */
export class RunBar extends View {
  static override readonly styles = [baseStyles, unsafeCSS(runBarCss)];

  static override readonly properties = {
    ...View.properties,
    snapshot: { attribute: false },
    training: { attribute: false },
    restarted: { attribute: false },
    allRight: { attribute: false },
    steps: { attribute: false },
  };

  declare snapshot: Snapshot | undefined;
  declare training: Training;
  /** Part of the session whose change restarted a run in progress. */
  declare restarted: SessionPart | undefined;
  /** True if training stopped because every row is right. */
  declare allRight: boolean;
  /** True if the bar has buttons for 1 and 10 iterations. */
  declare steps: boolean;

  constructor() {
    super();
    this.steps = true;
  }

  /** Presses the button of a key. @returns false if there is no such button, or if it is disabled */
  press(order: 'trainOrPause' | 'step' | 'reset'): boolean {
    const which = order === 'trainOrPause' ? '.primary' : `[data-command="${order}"]`;
    const button = this.renderRoot.querySelector<HTMLElement>(`${which}:enabled`);
    button?.click();
    return button !== null;
  }

  /** Focuses the first button that is enabled. */
  focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>('button:enabled')?.focus();
  }

  override render() {
    const { snapshot, training, messages } = this;
    const iteration = snapshot?.iteration ?? 0;
    // Room for every number up to the last iteration, so that nothing moves as digits are added.
    const { length: digits } = count(Math.max(iteration, training.iterations, 99_999));
    const canTrain = snapshot !== undefined && !snapshot.obstacle && !snapshot.blownUp;
    return html`
      <div class="bar">
        <div class="buttons">
          ${
            snapshot?.running
              ? this.#button('pause', messages.pause, true, 'primary')
              : this.#button('train', this.#trainText(iteration), canTrain, 'primary')
          }
          ${
            this.steps
              ? html`${this.#button('step', messages.step, canTrain)}
                ${this.#button('stepTen', messages.stepTen, canTrain)}`
              : nothing
          }
          ${this.#button('reset', messages.reset, snapshot !== undefined, '', messages.resetHint)}
        </div>
        <slot name="settings"></slot>
        <dl class="readouts ${digits > 8 ? 'wide' : ''}">
          <div>
            <dt>${messages.iteration}</dt>
            <dd translate="no" data-readout="iteration" .style=${`min-inline-size: ${digits}ch`}>
              <span>${count(iteration)}</span>
            </dd>
          </div>
          <div>
            <dt title=${messages.lossName[training.loss]}>${messages.loss}</dt>
            <dd translate="no" data-readout="loss"><span>${snapshot ? lossReadout(snapshot.loss) : '–'}</span></dd>
          </div>
        </dl>
        <slot name="end"></slot>
      </div>
      <progress
        max=${training.iterations}
        value=${Math.min(iteration, training.iterations)}
        aria-hidden="true"
      ></progress>
      <div class="line">
        ${this.#renderStatus()}
        <slot name="diagnosis"></slot>
      </div>
    `;
  }

  #button(command: RunCommand, text: unknown, enabled: boolean, className = '', title = '') {
    return html`<button
      type="button"
      data-command=${command}
      class=${className}
      title=${title || nothing}
      ?disabled=${!enabled}
      @click=${() => this.dispatchEvent(new RunCommanded(command))}
    >
      ${text}
    </button>`;
  }

  /** Returns the label of the button that trains; its longest has a shorter form for a phone. */
  #trainText(iteration: number) {
    const { training, messages } = this;
    if (iteration >= training.iterations) {
      return html`<span class="long">${messages.trainFurther}</span><span class="short">${messages.trainMore}</span>`;
    }
    return iteration === 0 ? messages.train : messages.resume;
  }

  #renderStatus() {
    const { snapshot } = this;
    const troubled = snapshot !== undefined && (snapshot.blownUp || snapshot.obstacle !== undefined);
    return html`<p class="status ${troubled ? 'warning' : ''}" role="status">${this.#status()}</p>`;
  }

  #status(): string {
    const { snapshot, training, restarted, allRight, messages } = this;
    if (!snapshot) return messages.starting;
    const iteration = count(snapshot.iteration);
    if (snapshot.blownUp) return messages.blownUp(iteration);
    if (snapshot.obstacle) return messages.notTrainable[snapshot.obstacle];
    if (snapshot.running) return messages.training;
    if (restarted) return messages.restarted[restarted];
    if (snapshot.iteration < snapshot.lastIteration) {
      return messages.lookingBack(iteration, count(snapshot.lastIteration));
    }
    if (snapshot.iteration === 0) return messages.ready;
    if (allRight) return messages.allRight(iteration);
    if (snapshot.iteration >= training.iterations) return messages.finished(iteration, lossFigure(snapshot.loss));
    return messages.pausedAt(iteration);
  }
}
