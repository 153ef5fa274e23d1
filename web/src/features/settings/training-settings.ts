import { html, nothing, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { NumberRange } from '../../session/number-range.ts';
import { BATCHES, INITS, LOSSES, OPTIMIZERS, type Session, type Training } from '../../session/session.ts';
import { asArrays, type Parameters } from '../../session/weight.ts';
import { withStart } from '../../session/start.ts';
import { MAX_TOLERANCE, type ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { type NumberEntered, TrainingEdited, ViewChanged } from '../../ui/events.ts';
import settingsCss from './settings.css?inline';
import { stepAlong, stepAlong125 } from '../../session/step-sequence.ts';
import { baseStyles, View } from '../../ui/view.ts';

/** Tolerances that the buttons step through; others can be typed. */
const TOLERANCES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, MAX_TOLERANCE];

/** Settings of the view that are on or off. */
const SWITCHES = ['stopWhenRight', 'animateSteps', 'previews'] as const;

/** Settings of training: its end, the tolerance, the start weights, the loss, the optimizer and the batch. */
export class TrainingSettings extends View {
  static override readonly styles = [baseStyles, unsafeCSS(settingsCss)];

  static override readonly properties = {
    ...View.properties,
    session: { attribute: false },
    limits: { attribute: false },
    view: { attribute: false },
    parameters: { attribute: false },
  };

  declare session: Session;
  declare limits: Limits;
  declare view: ViewState;
  /** Shown weights and biases, from which training can be made to start. */
  declare parameters: Parameters | undefined;

  /** Seed that its button takes: drawn before the press, so that a preview can show its run. */
  #nextSeed = newSeed();

  override willUpdate(): void {
    if (this.session.training.seed === this.#nextSeed) this.#nextSeed = newSeed();
  }

  override render() {
    const { session, limits, messages } = this;
    return html`
      <div class="heading"><h2>${messages.trainingSettings}</h2></div>
      <slot></slot>
      <div class="group">
        ${this.#renderMethod()} ${this.#renderStart()}
        ${
          session.training.layerRates &&
          html`<truth-net-layer-rates
            .messages=${messages}
            .session=${session}
            .limits=${limits}
            @training-edited=${({ training }: TrainingEdited) => {
              this.#replace(training);
            }}
          ></truth-net-layer-rates>`
        }
        <p class="hint">${messages.restartHint}</p>
      </div>
      ${this.#renderEnd()}
    `;
  }

  /** Renders the settings of the end of training, which can change during a run. */
  #renderEnd() {
    const { session, view, limits, messages } = this;
    const { iterations } = session.training;
    return html`
      <div class="fields">
        ${this.#number(
          messages.runTo,
          iterations,
          6,
          wholeFrom(1, limits.maxIterations),
          this.#stepIterations,
          (value) => {
            this.#train({ iterations: value });
          },
          messages.runToHint,
        )}
        ${SWITCHES.map(
          (name) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${view[name]}
                @change=${(event: Event) => this.#look({ [name]: (event.target as HTMLInputElement).checked })}
              />
              ${messages[name]}
            </label>`,
        )}
        ${this.#number(
          messages.tolerance,
          view.tolerance,
          4,
          above(MAX_TOLERANCE),
          stepTolerance,
          (tolerance) => {
            this.#look({ tolerance });
          },
          messages.rightHint(String(view.tolerance)),
        )}
      </div>
    `;
  }

  #renderStart() {
    const { session, limits, messages, parameters } = this;
    const { init, seed } = session.training;
    const isGiven = init === 'given';
    return html`
      <div class="fields">
        ${choice({
          label: messages.startWeights,
          options: INITS.filter((option) => option !== 'given' || isGiven),
          chosen: init,
          nameOf: (option) => messages.initName[option],
          choose: (option) => {
            const { start: _start, ...training } = session.training;
            if (option !== 'given') this.#replace({ ...training, init: option });
          },
        })}
        ${
          isGiven
            ? nothing
            : html`<span class="with-button" title=${messages.seedHint}>
                ${this.#number(messages.seed, seed, 6, wholeFrom(0, limits.maxSeed), this.#stepSeed, (value) => {
                  this.#train({ seed: value });
                })}
                <button type="button" @click=${() => this.#train({ seed: this.#nextSeed })}>${messages.newSeed}</button>
              </span>`
        }
        <button
          type="button"
          title=${messages.startFromHereHint}
          ?disabled=${!parameters}
          @click=${() => {
            if (parameters) this.#replace(withStart(session, asArrays(parameters)).training);
          }}
        >
          ${messages.startFromHere}
        </button>
      </div>
    `;
  }

  #renderMethod() {
    const { session, messages } = this;
    const { loss, optimizer, batch } = session.training;
    return html`
      <div class="fields">
        ${choice({
          label: messages.loss,
          options: LOSSES,
          chosen: loss,
          nameOf: (option) => messages.lossName[option],
          choose: (option) => {
            this.#train({ loss: option });
          },
        })}
        ${choice({
          label: messages.optimizer,
          options: OPTIMIZERS,
          chosen: optimizer,
          nameOf: (option) => messages.optimizerName[option],
          choose: (option) => {
            this.#train({ optimizer: option });
          },
        })}
        ${choice({
          label: messages.batch,
          options: BATCHES,
          chosen: batch,
          nameOf: (option) => messages.batchName[option],
          choose: (option) => {
            this.#train({ batch: option });
          },
        })}
      </div>
    `;
  }

  #number(
    label: string,
    value: number,
    digits: number,
    range: NumberRange,
    step: (value: number, direction: 1 | -1) => number,
    enter: (value: number) => void,
    hint = '',
  ) {
    return html`<truth-net-number
      .messages=${this.messages}
      .label=${label}
      title=${hint}
      .value=${value}
      .digits=${digits}
      .range=${range}
      .step=${step}
      @number-entered=${({ value: entered }: NumberEntered) => {
        enter(entered);
      }}
    ></truth-net-number>`;
  }

  #train(change: Partial<Training>): void {
    this.#replace({ ...this.session.training, ...change });
  }

  #replace(training: Training): void {
    this.dispatchEvent(new TrainingEdited(training));
  }

  #look(view: Partial<ViewState>): void {
    this.dispatchEvent(new ViewChanged(view));
  }

  readonly #stepIterations = (value: number, direction: 1 | -1): number => {
    const next = stepAlong125(value, direction);
    return next < 1 || next > this.limits.maxIterations ? value : next;
  };

  readonly #stepSeed = (value: number, direction: 1 | -1): number =>
    Math.min(Math.max(0, value + direction), this.limits.maxSeed);
}

function above(most: number): NumberRange {
  return { least: 0, open: true, most };
}

function wholeFrom(least: number, most: number): NumberRange {
  return { least, most, whole: true };
}

function stepTolerance(value: number, direction: 1 | -1): number {
  return stepAlong(TOLERANCES, value, direction);
}

/** Returns a random seed of at most four digits, short enough to pass on by word of mouth. */
function newSeed(): number {
  return Math.floor(Math.random() * 10_000);
}
