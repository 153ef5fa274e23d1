import { html, nothing, unsafeCSS } from 'lit';
import type { Limits, Snapshot } from '../engine/protocol.ts';
import { count, lossFigure } from '../i18n/numbers.ts';
import type { Training } from '../session/session.ts';
import { Chosen, type NumberEntered, type RunCommand, RunCommanded, TrainingEdited } from './events.ts';
import runBarCss from './run-bar.css?inline';
import { baseStyles, View } from './view.ts';

/** Iterations per second on offer, slow enough to read along up to as fast as the machine can. */
const PACES = [1, 10, 100, 500, 5000, Infinity];

/** Everything that makes the network train, and where it stands. Its `chosen` event carries a pace. */
export class RunBar extends View {
  static override readonly styles = [baseStyles, unsafeCSS(runBarCss)];

  static override readonly properties = {
    ...View.properties,
    snapshot: { attribute: false },
    training: { attribute: false },
    limits: { attribute: false },
    pace: { attribute: false },
  };

  declare snapshot: Snapshot | undefined;
  declare training: Training;
  declare limits: Limits;
  declare pace: number;

  override render() {
    const { snapshot, training, messages } = this;
    const iteration = snapshot?.iteration ?? 0;
    const canTrain = snapshot !== undefined && snapshot.trainable && !snapshot.blownUp;
    return html`
      <div class="bar">
        <div class="buttons">
          ${
            snapshot?.running
              ? this.#button('pause', messages.pause, true, 'primary')
              : this.#button(
                  'train',
                  iteration < training.iterations ? messages.train : messages.trainOn,
                  canTrain,
                  'primary',
                )
          }
          ${this.#button('step', messages.step, canTrain)} ${this.#button('stepTen', messages.stepTen, canTrain)}
          ${this.#button('reset', messages.reset, snapshot !== undefined, '', messages.resetHint)}
        </div>
        <truth-net-number
          .messages=${messages}
          .label=${messages.runTo}
          .value=${training.iterations}
          .digits=${7}
          .step=${this.#roundedIterations}
          @number-entered=${({ value }: NumberEntered) => this.#edit({ ...training, iterations: value })}
        ></truth-net-number>
        <label class="field">
          ${messages.pace}
          <select @change=${(event: Event) => this.#choosePace(event.target as HTMLSelectElement)}>
            ${PACES.map(
              (pace, index) =>
                html`<option value=${index} ?selected=${pace === this.pace}>${this.#paceName(pace)}</option>`,
            )}
          </select>
        </label>
        <dl class="readouts">
          <div>
            <dt>${messages.iteration}</dt>
            <dd data-readout="iteration">${count(iteration)}</dd>
          </div>
          <div>
            <dt title=${messages.lossUnit}>${messages.loss}</dt>
            <dd data-readout="loss">${snapshot ? lossFigure(snapshot.loss) : '–'}</dd>
          </div>
        </dl>
      </div>
      <progress
        max=${training.iterations}
        value=${Math.min(iteration, training.iterations)}
        aria-hidden="true"
      ></progress>
      ${this.#renderStatus()}
    `;
  }

  #button(command: RunCommand, text: string, enabled: boolean, className = '', title = '') {
    return html`<button
      type="button"
      class=${className}
      title=${title || nothing}
      ?disabled=${!enabled}
      @click=${() => this.dispatchEvent(new RunCommanded(command))}
    >
      ${text}
    </button>`;
  }

  #renderStatus() {
    const { snapshot } = this;
    const troubled = snapshot !== undefined && (snapshot.blownUp || !snapshot.trainable);
    return html`<p class="status ${troubled ? 'warning' : ''}" role="status">${this.#status()}</p>`;
  }

  #status(): string {
    const { snapshot, training, messages } = this;
    if (!snapshot) return messages.starting;
    const iteration = count(snapshot.iteration);
    if (snapshot.blownUp) return messages.blownUp(iteration);
    if (!snapshot.trainable) return messages.notTrainable;
    if (snapshot.running) return messages.training;
    if (snapshot.iteration === 0) return messages.ready;
    if (snapshot.iteration >= training.iterations) return messages.finished(iteration, lossFigure(snapshot.loss));
    return messages.pausedAt(iteration);
  }

  #paceName(pace: number): string {
    return pace === Infinity ? this.messages.paceFull : this.messages.paceOf(count(pace));
  }

  #choosePace(select: HTMLSelectElement): void {
    this.dispatchEvent(new Chosen(PACES[Number(select.value)]!));
  }

  #edit(training: Training): void {
    this.dispatchEvent(new TrainingEdited(training));
  }

  /** The next multiple of a round step above or below; the step grows with the number. */
  readonly #roundedIterations = (value: number, direction: 1 | -1): number => {
    const size =
      10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - (direction < 0 && isPowerOfTen(value) ? 1 : 0));
    const step = size >= 1000 ? size / 2 : size;
    const next = direction > 0 ? Math.floor(value / step) * step + step : Math.ceil(value / step) * step - step;
    return Math.min(Math.max(1, next), this.limits.maxIterations);
  };
}

function isPowerOfTen(value: number): boolean {
  return Number.isInteger(Math.log10(value));
}
