import { css, html, nothing } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { Session } from '../../session/session.ts';
import { stepAlong125 } from '../../session/step-sequence.ts';
import { type NumberEntered, TrainingEdited } from '../../ui/events.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { baseStyles } from '../../ui/view.ts';

/** The factors on the learning rate of a session that has one for each layer, as a point of a map may have. */
export class LayerRates extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tn-space-3) var(--tn-space-4);
        align-items: end;
      }
    `,
  ];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    limits: { attribute: false },
  };

  declare session: Session;
  declare limits: Limits;

  override render() {
    const { layerRates, ...training } = this.session.training;
    if (!layerRates) return nothing;
    const texts = this.texts.layerRates;
    return html`<div class="fields">
      ${layerRates.map(
        (factor, layer) =>
          html`<truth-net-number
            .messages=${this.messages}
            .label=${texts.factor(layer + 1)}
            .value=${factor}
            .digits=${5}
            .range=${{ least: 0, most: this.limits.maxLearningRate }}
            .step=${stepAlong125}
            @number-entered=${({ value }: NumberEntered) =>
              this.dispatchEvent(new TrainingEdited({ ...training, layerRates: layerRates.with(layer, value) }))}
          ></truth-net-number>`,
      )}
      <button type="button" @click=${() => this.dispatchEvent(new TrainingEdited(training))}>${texts.clear}</button>
    </div>`;
  }
}
