import { html, nothing, unsafeCSS } from 'lit';
import type { Microscope } from '../../engine/protocol.ts';
import { isPlainDescent } from '../../session/learning/conventions.ts';
import { withChosen } from '../../session/view.ts';
import { FactorPointedAt, ViewChanged } from '../../ui/events.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { type Iteration, scaled, slopeStory, updateTex } from './microscope-formulas.ts';
import { bracketed, texNumber } from '../../ui/tex.ts';
import { baseStyles } from '../../ui/view.ts';
import { weightChoice } from '../../ui/weight-names.ts';
import weightStoryCss from './weight-story.css?inline';

/** Significant digits of the losses that the nudge test compares. */
const DIGITS = 12;

/** Slope of the loss by one weight, as a sum over the rows with every factor of the chain rule, and the nudge test. */
export class WeightStory extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(weightStoryCss)];

  static override readonly properties = {
    ...LazyView.properties,
    iteration: { attribute: false },
    microscope: { attribute: false },
  };

  declare iteration: Iteration;
  declare microscope: Microscope;

  override render() {
    const { messages, iteration, microscope } = this;
    const { session } = iteration;
    const { weight, traces } = microscope;
    const texts = this.texts.microscope;
    const { slope, rule, rows, others, sum } = slopeStory(iteration, weight, traces);
    return html`
      <div class="heading">
        <h3>${texts.whySlope}</h3>
        ${weightChoice(messages, session, {
          label: texts.weight,
          chosen: weight,
          choose: (chosen) => {
            this.dispatchEvent(new ViewChanged(withChosen(chosen)));
          },
        })}
      </div>
      <p class="hint">${texts.chain}</p>
      ${this.#formula(rule)}
      <ol class="rows">
        ${rows.map(
          ({ row, tex }) => html`<li><span class="caption">${messages.row(row + 1)}</span>${this.#formula(tex)}</li>`,
        )}
      </ol>
      ${others > 0 ? html`<p class="hint">${texts.otherRows(others)}</p>` : nothing} ${this.#formula(sum)}
      ${isPlainDescent(session.training) ? this.#formula(updateTex(iteration, weight)) : html`<p class="hint">${texts.otherUpdate}</p>`}
      ${this.#renderNudge(slope)}
    `;
  }

  /** Renders the nudge test: the difference quotient of the loss, with the weight slightly smaller and larger. */
  #renderNudge(slope: number) {
    const { iteration, microscope } = this;
    const { by, below, above } = microscope.nudge;
    const measured = scaled(iteration, (above - below) / (2 * by));
    const size = Math.max(Math.abs(slope), Math.abs(measured));
    // With both slopes near 0, the remaining difference is the rounding error of the loss.
    const rounding = (2 ** -50 * Math.max(Math.abs(above), 1e-300) * iteration.notation.factor) / by;
    const digits = Math.floor(-Math.log10(Math.max(Math.abs(measured - slope) / size, 1e-16)));
    const isAlike = Math.abs(measured - slope) <= Math.max(1e-4 * size, rounding);
    const loss = (value: number) => (value * iteration.notation.factor).toPrecision(DIGITS);
    const [minus, plus] = iteration.notation.sign === 1 ? [above, below] : [below, above];
    const h = texNumber(by);
    return html`
      <h3>${this.texts.microscope.nudge}</h3>
      <p class="hint">${this.texts.microscope.nudgeHint}</p>
      ${this.#formula(
        `${iteration.notation.sign === 1 ? '\\frac{L(w + h) - L(w - h)}{2h}' : '\\frac{L(w - h) - L(w + h)}{2h}'} = \\frac{${loss(minus)} - ${loss(plus)}}{2 \\cdot ${bracketed(h)}} = ${texNumber(measured)}`,
      )}
      <p class=${isAlike ? 'alike' : 'unlike'}>
        ${size <= rounding ? this.texts.microscope.nudgeFlat : isAlike ? this.texts.microscope.nudgeAgrees(digits) : this.texts.microscope.nudgeDiffers}
      </p>
    `;
  }

  #formula(tex: string) {
    return html`<truth-net-formula
      tabindex="0"
      .tex=${tex}
      @factor-pointed-at=${({ source, text }: FactorPointedAt) => this.dispatchEvent(new FactorPointedAt(source, text))}
    ></truth-net-formula>`;
  }
}
