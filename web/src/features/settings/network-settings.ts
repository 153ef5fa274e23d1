import { html, nothing, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { DEFAULTS } from '../../session/defaults.ts';
import { addLayer, removeLayer, setActivation, setUnits } from '../../session/network.ts';
import { ACTIVATIONS, type Network, type Table } from '../../session/session.ts';
import { choice } from '../../ui/choice.ts';
import { NetworkEdited, type NumberEntered } from '../../ui/events.ts';
import { iconButton } from '../../ui/icon-button.ts';
import settingsCss from './settings.css?inline';
import { baseStyles, View } from '../../ui/view.ts';

/** Settings of the network, layer by layer. */
export class NetworkSettings extends View {
  static override readonly styles = [baseStyles, unsafeCSS(settingsCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    network: { attribute: false },
    limits: { attribute: false },
  };

  declare table: Table;
  declare network: Network;
  declare limits: Limits;

  override render() {
    const { table, network, limits, messages } = this;
    const { hidden, bias } = network;
    const last = hidden.length;
    return html`
      <div class="heading"><h2>${messages.architecture}</h2></div>
      ${last === 0 ? html`<p class="hint">${messages.noHiddenLayers}</p>` : nothing}
      <ol class="layers">
        ${hidden.map((units, layer) => this.#renderLayer(layer, units))}
        <li class="layer">
          <span class="name">${messages.outputLayer}</span>
          <span class="size">${messages.unitCount(table.outputs.length)}</span>
          ${this.#renderActivation(last, messages.outputActivation)}
        </li>
      </ol>
      <div class="fields">
        <button
          type="button"
          ?disabled=${last >= limits.maxHiddenLayers}
          @click=${() => this.#build(addLayer(network, DEFAULTS.network.hidden[0]!))}
        >
          ${messages.addLayer}
        </button>
        <label class="check">
          <input
            type="checkbox"
            .checked=${bias}
            @change=${(event: Event) => this.#build({ ...network, bias: (event.target as HTMLInputElement).checked })}
          />
          ${messages.bias}
        </label>
      </div>
    `;
  }

  #renderLayer(layer: number, units: number) {
    const { network, messages } = this;
    const remove = messages.removeLayer(layer + 1);
    return html`<li class="layer">
      <span class="name">${messages.layer(layer + 1)}</span>
      <truth-net-number
        .messages=${messages}
        .label=${messages.units(layer + 1)}
        .labelHidden=${true}
        .value=${units}
        .digits=${3}
        .range=${{ least: 1, most: this.limits.maxUnits, whole: true }}
        .step=${this.#stepUnits}
        @number-entered=${({ value }: NumberEntered) => this.#build(setUnits(network, layer, value))}
      ></truth-net-number>
      ${this.#renderActivation(layer, messages.hiddenActivation(layer + 1))}
      ${iconButton('×', remove, () => this.#build(removeLayer(network, layer)))}
    </li>`;
  }

  #renderActivation(layer: number, label: string) {
    const { network, messages } = this;
    return choice({
      label,
      labelHidden: true,
      options: ACTIVATIONS,
      chosen: network.activation[layer]!,
      nameOf: (activation) => messages.activation[activation],
      choose: (activation) => {
        this.#build(setActivation(network, layer, activation));
      },
    });
  }

  #build(network: Network): void {
    this.dispatchEvent(new NetworkEdited(network));
  }

  readonly #stepUnits = (value: number, direction: 1 | -1): number =>
    Math.min(Math.max(1, value + direction), this.limits.maxUnits);
}
