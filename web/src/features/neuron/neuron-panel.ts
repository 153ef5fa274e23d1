import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../engine/protocol.ts';
import { lossFigure } from '../../i18n/numbers.ts';
import type { Setting } from '../../session/changes.ts';
import {
  asNeurons,
  asPossible,
  inequality,
  isNeurons,
  netOf,
  type Neuron,
  type Separability,
  sumOfRows,
  type WeightedRow,
  varyingInputs,
} from '../../session/learning/neuron.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { ParameterSet, SessionEdited, SettingCancelled, ViewChanged } from '../../ui/events.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { onKey } from '../../ui/keys.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import neuronPanelCss from './neuron-panel.css?inline';
import { neuronPlot } from './neuron-plot.ts';
import { Throttle } from '../../ui/throttle.ts';
import { panelHeading } from '../../ui/panel-heading.ts';
import { baseStyles } from '../../ui/view.ts';

/** Least reach of a slider to either side of 0; a larger weight extends it. */
const REACH = 3;
const STEP = 0.5;
/** Most rows listed. */
const MOST_ROWS = 16;

/** Slider of one number of the neuron. */
interface Slider {
  readonly label: string;
  readonly read: (neuron: Neuron) => number;
  readonly set: (value: number) => Setting;
}

/** Panel on a single threshold neuron: weights and threshold set by hand, and a verdict on the table with its proof. */
export class NeuronPanel extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(neuronPanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    snapshot: { attribute: false },
    output: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare snapshot: Snapshot | undefined;
  /** Index of the output whose neuron is shown. */
  declare output: number;

  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this);
  /** True while further input events belong to the same movement of a slider. */
  #isDragging = false;
  /** True from the moment that a drag is cancelled until another press or key: the browser still moves the slider. */
  #isCancelled = false;
  /** Slider whose new value the run does not show yet: drawn meanwhile, it would jump back under the hand. */
  #moved: (Slider & { readonly from: number; readonly to: number }) | undefined;

  constructor() {
    super();
    this.output = 0;
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    // Checked in skipped updates, too: a later snapshot may have the earlier value again.
    if (this.#moved && (!this.#neuron || this.#moved.read(this.#neuron) !== this.#moved.from)) this.#moved = undefined;
    return this.#inSight.isNeeded && this.#pace.allows(changed, this.view.neuron, this.snapshot?.running ?? false);
  }

  override willUpdate(): void {
    this.output = Math.min(this.output, this.session.table.outputs.length - 1);
  }

  override render() {
    const { messages, view } = this;
    return html`
      ${panelHeading(messages, messages.tabs.neuron, view.neuron, () =>
        this.dispatchEvent(new ViewChanged({ neuron: !view.neuron })),
      )}
      <p class="hint">${this.texts.neuron.about}</p>
      ${view.neuron ? this.#renderOpen() : nothing}
    `;
  }

  #renderOpen() {
    const { session, snapshot, output } = this;
    const { outputs } = session.table;
    const separability = snapshot?.views.separability?.[output];
    if (!separability) return html`<p class="hint">${this.texts.computing}</p>`;
    const neuron = this.#neuron;
    return html`
      ${
        outputs.length < 2
          ? nothing
          : choice({
              label: this.texts.neuron.output,
              options: outputs.map((_, index) => index),
              chosen: output,
              nameOf: (index) => outputs[index]!,
              choose: (index) => {
                this.output = index;
              },
            })
      }
      <div class="columns">
        <section>${neuron ? this.#renderHand(neuron) : this.#renderOffer()}</section>
        ${this.#renderPlot(separability, neuron)}
        <section role="status">${this.#renderVerdict(separability)}</section>
      </div>
    `;
  }

  /** Neuron of the output; undefined if the network does not consist of threshold neurons. */
  get #neuron(): Neuron | undefined {
    const { session, snapshot, output } = this;
    const [weights] = snapshot?.parameters.weights ?? [];
    if (!isNeurons(session.network) || !weights) return undefined;
    return { weights: weights.map((to) => to[output]!), threshold: 0 - snapshot!.parameters.biases[0]![output]! };
  }

  #renderOffer() {
    const { session } = this;
    return html`<p>${this.texts.neuron.notOne}</p>
      <p>
        <button type="button" @click=${() => this.dispatchEvent(new SessionEdited(asNeurons(session)))}>
          ${this.texts.neuron.makeOne}
        </button>
      </p>`;
  }

  // -- By hand -----------------------------------------------------------------------------------------------------

  #renderHand(neuron: Neuron) {
    const { session, output } = this;
    const { inputs, rows } = session.table;
    const texts = this.texts.neuron;
    return html`
      <h3>${this.texts.neuron.byHand}</h3>
      ${inputs.map((name, input) =>
        this.#renderSlider(neuron, {
          label: this.texts.neuron.weightOf(name),
          read: ({ weights }) => weights[input]!,
          set: (value) => ({ kind: 'weight', layer: 0, from: input, to: output, value }),
        }),
      )}
      ${this.#renderSlider(neuron, {
        label: this.texts.neuron.threshold,
        read: ({ threshold }) => threshold,
        set: (value) => ({ kind: 'bias', layer: 0, unit: output, value: 0 - value }),
      })}
      <p class="rule">${this.texts.neuron.fires(inequality(inputs, neuron, lossFigure))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${inputs.join(' ')}</th>
            <th scope="col">${this.texts.neuron.net}</th>
            <th scope="col">${this.texts.neuron.does}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, MOST_ROWS).map((row) => {
            const net = netOf(neuron, row.in);
            const target = row.out[output];
            const fires = net > 0;
            const isRight = target === null || fires === (target === 1);
            const state = fires ? texts.doesFire : texts.doesRest;
            return html`<tr>
              <th scope="row">${row.in.join(' ')}</th>
              <td>${lossFigure(net)}</td>
              <td class=${isRight ? '' : 'wrong'}>${isRight ? state : texts.wrong(state)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${rows.length > MOST_ROWS ? html`<p class="hint">${this.texts.neuron.moreRows(rows.length - MOST_ROWS)}</p>` : nothing}
    `;
  }

  #renderSlider(neuron: Neuron, slider: Slider) {
    const { label } = slider;
    const from = slider.read(neuron);
    const value = this.#moved?.label === label ? this.#moved.to : from;
    const reach = Math.max(REACH, Math.ceil(Math.abs(value)));
    return html`<label class="slider">
      <span>${label}</span>
      <input
        type="range"
        min=${-reach}
        max=${reach}
        step=${STEP}
        .value=${live(String(value))}
        @input=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          if (this.#isCancelled) {
            input.value = String(value);
            return;
          }
          const to = Number(input.value);
          this.#moved = { ...slider, from, to };
          this.dispatchEvent(new ParameterSet(slider.set(to), this.#isDragging));
          this.#isDragging = true;
        }}
        @pointerdown=${() => (this.#isDragging = this.#isCancelled = false)}
        @pointercancel=${this.#onCancel}
        @keydown=${this.#onKey}
      />
      <output>${lossFigure(value)}</output>
    </label>`;
  }

  readonly #onCancel = (): void => {
    if (!this.#isDragging) return;
    this.#isDragging = false;
    this.#isCancelled = true;
    this.#moved = undefined;
    this.dispatchEvent(new SettingCancelled());
  };

  /** Lets the browser move the slider; the repeats of a held key belong to one edit. */
  readonly #onKey = onKey((_key, { repeat }) => {
    this.#isDragging &&= repeat;
    this.#isCancelled = false;
    return false;
  });

  // -- Verdict -----------------------------------------------------------------------------------------------------

  #renderVerdict(separability: Separability) {
    const { neuron } = this.texts;
    const [heading, summary, answer] = separability.separable
      ? [neuron.enough, neuron.showSolution, this.#renderSolution(separability)]
      : [neuron.impossible, neuron.showProof, this.#renderProof(separability)];
    // The key closes the answer when the question changes.
    return html`
      <h3>${heading}</h3>
      ${keyed(
        JSON.stringify([this.output, separability]),
        html`<details>
          <summary>${summary}</summary>
          ${answer}
        </details>`,
      )}
    `;
  }

  #renderSolution(solution: Neuron) {
    const { session, snapshot } = this;
    const { neuron } = this.texts;
    return html`
      <p>${neuron.fires(inequality(session.table.inputs, solution, lossFigure))}</p>
      <p>
        <button
          type="button"
          class="primary"
          @click=${() => this.dispatchEvent(new SessionEdited(asPossible(session, snapshot!.views.separability!)))}
        >
          ${neuron.use}
        </button>
      </p>
    `;
  }

  #renderProof({ firing, resting }: Extract<Separability, { separable: false }>) {
    const { neuron } = this.texts;
    const isContradiction = firing.length === 1 && resting.length === 1;
    if (isContradiction) return html`<p>${neuron.contradiction(firing[0]!.row + 1, resting[0]!.row + 1)}</p>`;
    return html`
      <div class="proof">
        ${this.#renderLot(neuron.shouldFire, firing)} ${this.#renderLot(neuron.shouldRest, resting)}
      </div>
      <p>${neuron.why}</p>
    `;
  }

  /** Renders one side of the proof: the rows below each other, with their sum below a line. */
  #renderLot(heading: string, weightedRows: readonly WeightedRow[]) {
    const { session } = this;
    const { table } = session;
    return html`<table>
      <caption>
        ${heading}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${table.inputs.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weightedRows.map(
          ({ row, times }) =>
            html`<tr>
              <th scope="row">${this.texts.neuron.taken(row + 1, times)}</th>
              ${table.rows[row]!.in.map((bit) => html`<td>${bit}</td>`)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${this.texts.neuron.sum}</th>
          ${sumOfRows(table, weightedRows).map((sum) => html`<td>${sum}</td>`)}
        </tr>
      </tfoot>
    </table>`;
  }

  #renderPlot(separability: Separability, neuron: Neuron | undefined) {
    const { session, output } = this;
    const { table } = session;
    const varying = varyingInputs(table);
    if (varying.length !== 2) return nothing;
    const [across, up] = varying as [number, number];
    const shown = neuron ?? (separability.separable ? separability : undefined);
    return html`<figure>
      ${neuronPlot({
        table,
        output,
        axes: [across, up],
        neuron: shown,
        separability,
        label: this.texts.neuron.plot(
          table.inputs[across]!,
          table.inputs[up]!,
          shown && inequality(table.inputs, shown, lossFigure),
        ),
      })}
      <figcaption class="hint">
        ${separability.separable ? this.texts.neuron.plotHint : this.texts.neuron.plotProof}
      </figcaption>
    </figure>`;
  }
}
