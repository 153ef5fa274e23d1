import { html, nothing, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Limits } from '../engine/protocol.ts';
import { addLayer, removeLayer, setHiddenActivation, setOutputActivation, setUnits } from '../session/network.ts';
import { ACTIVATIONS, type Activation, type Network, type Options, type Training } from '../session/session.ts';
import type { ViewState } from '../session/view.ts';
import { count } from '../i18n/numbers.ts';
import { NetworkEdited, type NumberEntered, TrainingEdited, ViewChanged } from './events.ts';
import settingsCss from './settings-panel.css?inline';
import { baseStyles, View } from './view.ts';

/** Iterations per second on offer, slow enough to read along up to as fast as the machine can. */
const PACES = [1, 10, 100, 500, 5000, Infinity];

/** How the network is built, where it starts, how far and how fast it trains. */
export class SettingsPanel extends View {
  static override readonly styles = [baseStyles, unsafeCSS(settingsCss)];

  static override readonly properties = {
    ...View.properties,
    network: { attribute: false },
    training: { attribute: false },
    limits: { attribute: false },
    defaults: { attribute: false },
    view: { attribute: false },
  };

  declare network: Network;
  declare training: Training;
  declare limits: Limits;
  declare defaults: Options;
  declare view: ViewState;

  override render() {
    const { network, training, messages } = this;
    return html`
      <div class="heading"><h2>${messages.settings}</h2></div>
      <div class="fields">
        <truth-net-number
          .messages=${messages}
          .label=${messages.learningRate}
          .value=${training.learningRate}
          .digits=${5}
          .step=${this.#stepLearningRate}
          @number-entered=${({ value }: NumberEntered) => this.#train({ learningRate: value })}
        ></truth-net-number>
        <truth-net-number
          .messages=${messages}
          .label=${messages.runTo}
          .value=${training.iterations}
          .digits=${6}
          .step=${this.#stepIterations}
          @number-entered=${({ value }: NumberEntered) => this.#train({ iterations: value })}
        ></truth-net-number>
        <label class="field">
          ${messages.pace}
          <select @change=${(event: Event) => this.#choosePace(event.target as HTMLSelectElement)}>
            ${PACES.map((pace) => html`<option .selected=${live(pace === this.view.pace)}>${this.#paceName(pace)}</option>`)}
          </select>
        </label>
        <div class="with-button">
          <truth-net-number
            .messages=${messages}
            .label=${messages.seed}
            .value=${training.seed}
            .digits=${6}
            .step=${this.#stepSeed}
            title=${messages.seedHint}
            @number-entered=${({ value }: NumberEntered) => this.#train({ seed: value })}
          ></truth-net-number>
          <button type="button" title=${messages.seedHint} @click=${() => this.#train({ seed: newSeed() })}>
            ${messages.newSeed}
          </button>
        </div>
      </div>
      ${this.#renderLayers()}
      <div class="fields">
        ${
          network.hidden.length > 0
            ? this.#renderActivation(messages.hiddenActivation, network.activation[0]!, setHiddenActivation)
            : nothing
        }
        ${this.#renderActivation(messages.outputActivation, network.activation.at(-1)!, setOutputActivation)}
        <label class="check">
          <input
            type="checkbox"
            .checked=${network.bias}
            @change=${(event: Event) => this.#build({ ...network, bias: (event.target as HTMLInputElement).checked })}
          />
          ${messages.bias}
        </label>
      </div>
      <p class="hint">${messages.restartHint}</p>
    `;
  }

  #renderLayers() {
    const { network, limits, messages } = this;
    return html`
      <fieldset>
        <legend>${messages.hiddenLayers}</legend>
        <div class="layers">
          ${network.hidden.length === 0 ? html`<span class="hint">${messages.noHiddenLayers}</span>` : nothing}
          ${network.hidden.map(
            (units, layer) => html`
              <span class="layer">
                <truth-net-number
                  .messages=${messages}
                  .label=${messages.units(layer + 1)}
                  .labelHidden=${true}
                  .value=${units}
                  .digits=${3}
                  .step=${this.#stepUnits}
                  @number-entered=${({ value }: NumberEntered) => this.#build(setUnits(network, layer, value))}
                ></truth-net-number>
                <button
                  class="quiet icon"
                  type="button"
                  aria-label=${messages.removeLayer(layer + 1)}
                  title=${messages.removeLayer(layer + 1)}
                  @click=${() => this.#build(removeLayer(network, layer))}
                >
                  ×
                </button>
              </span>
            `,
          )}
          <button
            type="button"
            ?disabled=${network.hidden.length >= limits.maxHiddenLayers}
            @click=${() => this.#build(addLayer(network, this.defaults.network.hidden[0]!))}
          >
            ${messages.addLayer}
          </button>
        </div>
      </fieldset>
    `;
  }

  #renderActivation(label: string, current: Activation, set: (network: Network, activation: Activation) => Network) {
    return html`
      <label class="field">
        ${label}
        <select
          @change=${(event: Event) =>
            this.#build(set(this.network, ACTIVATIONS[(event.target as HTMLSelectElement).selectedIndex]!))}
        >
          ${ACTIVATIONS.map(
            (name) => html`<option .selected=${live(name === current)}>${this.messages.activation[name]}</option>`,
          )}
        </select>
      </label>
    `;
  }

  #build(network: Network): void {
    this.dispatchEvent(new NetworkEdited(network));
  }

  #train(change: Partial<Training>): void {
    this.dispatchEvent(new TrainingEdited({ ...this.training, ...change }));
  }

  #choosePace(select: HTMLSelectElement): void {
    this.dispatchEvent(new ViewChanged({ pace: PACES[select.selectedIndex]! }));
  }

  #paceName(pace: number): string {
    return pace === Infinity ? this.messages.paceFull : this.messages.paceOf(count(pace));
  }

  readonly #stepLearningRate = (value: number, direction: 1 | -1): number => {
    const next = stepAlong125(value, direction);
    return next > this.limits.maxLearningRate || next < LEAST_LEARNING_RATE_STEP ? value : next;
  };

  readonly #stepIterations = (value: number, direction: 1 | -1): number => {
    const next = stepAlong125(value, direction);
    return next < 1 || next > this.limits.maxIterations ? value : next;
  };

  readonly #stepSeed = (value: number, direction: 1 | -1): number =>
    Math.min(Math.max(0, value + direction), this.limits.maxSeed);

  readonly #stepUnits = (value: number, direction: 1 | -1): number =>
    Math.min(Math.max(1, value + direction), this.limits.maxUnits);
}

/** Smaller learning rates can be typed. */
const LEAST_LEARNING_RATE_STEP = 1e-6;

/** The next of 1, 2, 5, 10, 20, 50, … and their fractions above or below `value`: about a doubling or a halving. */
function stepAlong125(value: number, direction: 1 | -1): number {
  const exponent = Math.floor(Math.log10(value));
  const rungs = [exponent - 1, exponent, exponent + 1].flatMap((e) => [1, 2, 5].map((s) => Number(`${s}e${e}`)));
  const next =
    direction > 0 ? rungs.find((rung) => rung > value * 1.0001) : rungs.findLast((rung) => rung < value * 0.9999);
  return next ?? value;
}

/** Short enough to be told to somebody. */
function newSeed(): number {
  return Math.floor(Math.random() * 10_000);
}
