import { html, nothing, unsafeCSS } from 'lit';
import type { Microscope, RowTrace } from '../engine/protocol.ts';
import { isFused, isPlainDescent } from '../session/conventions.ts';
import { MOST_WRITTEN_ROWS } from '../session/microscope.ts';
import { withChosen } from '../session/view.ts';
import { isBias, sizesOf, valueAt, type Weight } from '../session/weight.ts';
import { FactorPointedAt, ViewChanged } from './events.ts';
import { LateView } from './late-view.ts';
import { errorOf, type Iteration, lastLayer, partial, scaled, updateTex } from './microscope-formulas.ts';
import { bracketed, type Source, texNumber, texSource, texSum } from './tex.ts';
import { baseStyles } from './view.ts';
import { weightChoice } from './weight-names.ts';
import weightStoryCss from './weight-story.css?inline';

/** Digits of the losses that the nudge test compares. */
const DIGITS = 12;

/** The slope of the loss by one weight, as a sum over the rows with every factor of the chain rule, and the nudge test. */
export class WeightStory extends LateView {
  static override readonly styles = [baseStyles, unsafeCSS(weightStoryCss)];

  static override readonly properties = {
    ...LateView.properties,
    iteration: { attribute: false },
    microscope: { attribute: false },
  };

  declare iteration: Iteration;
  declare microscope: Microscope;

  override render() {
    const { messages, iteration, microscope } = this;
    const { session, gradients } = iteration;
    const { weight, traces } = microscope;
    const texts = this.texts.microscope;
    const rows = traces.filter(({ row }) => !session.table.rows[row]!.holdOut).slice(0, MOST_WRITTEN_ROWS);
    const slope = scaled(iteration, valueAt(gradients, weight));
    const parts = rows.map((trace) => scaled(iteration, contribution(trace, weight)));
    const training = session.table.rows.filter(({ holdOut }) => !holdOut).length;
    const rest = slope - parts.reduce((sum, part) => sum + part, 0);
    const terms = parts.map((part) => bracketed(texNumber(part)));
    const all =
      training > rows.length
        ? [...terms, `\\underbrace{${bracketed(texNumber(rest))}}_{${training - rows.length}}`]
        : terms;
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
      ${this.#formula(this.#rule())}
      <ol class="rows">
        ${rows.map(
          (trace) =>
            html`<li>
              <span class="caption">${messages.row(trace.row + 1)}</span>${this.#formula(this.#factors(trace))}
            </li>`,
        )}
      </ol>
      ${training > rows.length ? html`<p class="hint">${texts.otherRows(training - rows.length)}</p>` : nothing}
      ${this.#formula(`${this.#slope()} = ${texSum(all)} = ${texNumber(slope)}`)}
      ${isPlainDescent(session.training) ? this.#formula(updateTex(iteration, weight)) : html`<p class="hint">${texts.otherUpdate}</p>`}
      ${this.#renderNudge(slope)}
    `;
  }

  /** Believing is not needed: the loss itself, with the weight a little smaller and a little larger. */
  #renderNudge(slope: number) {
    const { iteration, microscope } = this;
    const { by, below, above } = microscope.nudge;
    const measured = scaled(iteration, (above - below) / (2 * by));
    const size = Math.max(Math.abs(slope), Math.abs(measured));
    // Where both are next to nothing, what is left is the rounding of the loss.
    const rounding = (2 ** -50 * Math.max(Math.abs(above), 1e-300) * iteration.written.factor) / by;
    const digits = Math.floor(-Math.log10(Math.max(Math.abs(measured - slope) / size, 1e-16)));
    const isAlike = Math.abs(measured - slope) <= Math.max(1e-4 * size, rounding);
    const loss = (value: number) => (value * iteration.written.factor).toPrecision(DIGITS);
    const [minus, plus] = iteration.written.sign === 1 ? [above, below] : [below, above];
    const h = texNumber(by);
    return html`
      <h3>${this.texts.microscope.nudge}</h3>
      <p class="hint">${this.texts.microscope.nudgeHint}</p>
      ${this.#formula(
        `${iteration.written.sign === 1 ? '\\frac{L(w + h) - L(w - h)}{2h}' : '\\frac{L(w - h) - L(w + h)}{2h}'} = \\frac{${loss(minus)} - ${loss(plus)}}{2 \\cdot ${bracketed(h)}} = ${texNumber(measured)}`,
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

  /** ∂L/∂w or ∂L/∂b. */
  #slope(): string {
    return partial('L', this.#isBias ? 'b' : 'w');
  }

  get #isBias(): boolean {
    return isBias(this.microscope.weight, sizesOf(this.iteration.session));
  }

  /** The chain rule, without numbers. */
  #rule(): string {
    const { iteration, microscope } = this;
    const isOutput = microscope.weight.layer === lastLayer(iteration);
    const a = isOutput ? '\\hat y' : 'a';
    const error = isOutput
      ? partial('L', '\\hat y')
      : '\\underbrace{\\sum_k w_k\\,\\delta_k}_{\\partial L / \\partial a}';
    const input = this.#isBias ? '1' : microscope.weight.layer === 0 ? 'x' : 'a_{\\text{in}}';
    return `\\displaystyle ${this.#slope()} = \\sum_r ${error} \\cdot \\underbrace{f\\text{′}(z)}_{\\partial ${a} / \\partial z} \\cdot \\underbrace{${input}}_{\\partial z / \\partial ${this.#isBias ? 'b' : 'w'}}`;
  }

  /** ∂L/∂a of the unit, from the target or by way of the units that it leads to. */
  #error(trace: RowTrace): string {
    const { layer, to } = this.microscope.weight;
    const { tex } = errorOf({ ...this.iteration, trace }, layer, to);
    // What stands before the last equals sign is without numbers.
    return tex.slice(tex.lastIndexOf('=') + 1).trim();
  }

  /** The same of one row, with its numbers. */
  #factors(trace: RowTrace): string {
    const { iteration, microscope } = this;
    const { layer, from, to } = microscope.weight;
    const traced = trace.layers[layer]!;
    const input =
      layer === 0 ? iteration.session.table.rows[trace.row]!.in[from] : trace.layers[layer - 1]!.activations[from];
    const x = input === undefined ? '1' : texSource(input, { kind: 'activation', layer, unit: from });
    const product = scaled(iteration, contribution(trace, microscope.weight));
    const slope: Source = { kind: 'slope', layer: layer + 1, unit: to };
    const error = `(${this.#error(trace)})`;
    // Where the slope of the loss and that of a sigmoid have cancelled, there is no slope left to write.
    const isAlone = layer === lastLayer(iteration) && isFused(iteration.session);
    const factors = isAlone ? [error] : [error, texSource(traced.slopes[to]!, slope)];
    return `${[...factors, x].join(' \\cdot ')} = ${texNumber(product)}`;
  }
}

/** What a row adds to ∂L/∂w; to that by a bias, all of its delta. */
function contribution({ layers }: RowTrace, { layer, from, to }: Weight): number {
  const { contributions, deltas } = layers[layer]!;
  return (from < contributions.length ? contributions[from]![to] : deltas[to]) ?? 0;
}
