import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import type { Landscape, Snapshot } from '../../engine/protocol.ts';
import { lossFigure } from '../../i18n/numbers.ts';
import { isPlainDescent } from '../../session/learning/conventions.ts';
import type { Session } from '../../session/session.ts';
import { DEFAULT_VIEW, PLANES, type ViewState, weightsOf, withChosen, withOther } from '../../session/view.ts';
import { valueAt as parameterAt } from '../../session/weight.ts';
import { choice } from '../../ui/choice.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { type NumberEntered, ViewChanged } from '../../ui/events.ts';
import { type PlacePointedAt, valueAt } from '../../ui/heat-map.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import landscapePanelCss from './landscape-panel.css?inline';
import { LazyView } from '../../ui/lazy-view.ts';
import { Throttle } from '../../ui/throttle.ts';
import { panelHeading } from '../../ui/panel-heading.ts';
import { drawable } from '../../ui/scale.ts';
import { baseStyles } from '../../ui/view.ts';
import { weightChoice, weightName } from '../../ui/weight-names.ts';

/** Options: learning rates that the line spans, and half the side of the plane. */
const STEP_REACHES = [1, 4, 10, 50];
const SEEDS = { least: 0, most: 2 ** 32 - 1, whole: true };
const PLANE_REACHES = [0.5, 1, 2, 5, 10, 20];
/** Default reach of each kind of plane. Random directions are as long as the weights themselves, so 1 is enough. */
const USUAL_REACH = { weights: DEFAULT_VIEW.planeReach, random: 1 };

/** Loss around the present weights: along the next step, and on a plane with the path so far. */
export class LandscapePanel extends LazyView {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(landscapePanelCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    snapshot: { attribute: false },
    pointed: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare snapshot: Snapshot | undefined;
  /** Position on the plane, as fractions of its sides. */
  declare pointed: { readonly x: number; readonly y: number } | undefined;

  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this, 100);
  readonly #ramp = new PageRamp(this);

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, this.view.landscape, this.snapshot?.running ?? false);
  }

  override render() {
    const { messages, view } = this;
    const title = messages.tabs.landscape;
    const { about } = this.texts.landscape;
    return html`
      ${panelHeading(messages, title, view.landscape, () => {
        this.#change({ landscape: !view.landscape });
      })}
      ${rampSwatches}
      <p class="hint">${about}</p>
      ${view.landscape ? this.#renderOpen() : nothing}
    `;
  }

  #renderOpen() {
    const { snapshot } = this;
    const landscape = snapshot?.views.landscape;
    if (!landscape) return html`<p class="hint">${this.texts.computing}</p>`;
    return html`<div class="columns">
      ${this.#renderLine(landscape.line)} ${this.#renderPlane(landscape.plane, snapshot)}
    </div>`;
  }

  #renderLine(line: Landscape['line']) {
    const { messages, session, view } = this;
    const texts = this.texts.landscape;
    return html`<section>
      <div class="heading">
        <h3>${texts.line}</h3>
        ${choice({
          label: texts.stepReach,
          options: STEP_REACHES,
          chosen: view.stepReach,
          nameOf: (reach) => `${reach} ×`,
          choose: (stepReach) => {
            this.#change({ stepReach });
          },
        })}
      </div>
      <p class="hint">${isPlainDescent(session.training) ? texts.aboutLine : texts.otherOptimizer}</p>
      <truth-net-step-line .messages=${messages} .line=${line}></truth-net-step-line>
    </section>`;
  }

  #renderPlane(plane: Landscape['plane'], { parameters }: Snapshot) {
    const { messages, session, view } = this;
    const texts = this.texts.landscape;
    const { losses, size } = plane;
    // During a run, the loss of the snapshot is that of a later iteration.
    const loss = losses[losses.length >> 1]!;
    const logs = losses.map((value) => Math.log(Math.max(value, 1e-12)));
    const finite = logs.filter((value) => Number.isFinite(value));
    const middle = Math.log(Math.max(loss, 1e-12));
    const range = { low: Math.min(...finite, middle - 1e-9), middle, high: Math.max(...finite, middle + 1e-9) };
    // The ramp changes colour at its middle: the present loss.
    const low = Math.min(middle - (range.high - middle), range.low);
    const { chosen, other } = weightsOf(view);
    const isRandom = view.plane === 'random';
    const names = isRandom
      ? ([texts.direction(1), texts.direction(2)] as const)
      : ([weightName(messages, session, chosen), weightName(messages, session, other)] as const);
    const centre = isRandom ? [0, 0] : [parameterAt(parameters, chosen), parameterAt(parameters, other)];
    const [least, most] = [Math.exp(range.low), Math.exp(range.high)];
    return html`<section>
      <h3>${texts.plane}</h3>
      <div class="axes">
        ${choice({
          label: texts.spannedBy,
          options: PLANES,
          chosen: view.plane,
          nameOf: (each) => texts.planes[each],
          choose: (each) => {
            this.#change({ plane: each, planeReach: USUAL_REACH[each] });
          },
        })}
        ${isRandom ? this.#renderSeed() : this.#renderAxes()}
        ${choice({
          label: texts.reach,
          options: PLANE_REACHES,
          chosen: view.planeReach,
          nameOf: (reach) => `± ${reach}`,
          choose: (planeReach) => {
            this.#change({ planeReach });
          },
        })}
      </div>
      <div class="plane">
        <span class="up">${names[1]}</span>
        <div class="map">
          <truth-net-heat-map
            .messages=${messages}
            .values=${logs}
            .size=${size}
            .range=${{ ...range, low }}
            .ramp=${this.#ramp.ramp}
            .points=${[]}
            .label=${texts.planeLabel(names[0], names[1], lossFigure(loss), lossFigure(least))}
            .probe=${this.pointed}
            @place-pointed-at=${({ place }: PlacePointedAt) => (this.pointed = place)}
          ></truth-net-heat-map>
          ${this.#renderPath(plane)}
        </div>
        <span class="across">${names[0]}</span>
      </div>
      <p class="readout" role="status">${this.#readout(plane, names, centre as [number, number])}</p>
      <p class="legend hint">
        ${texts.lower} ${lossFigure(least)}
        <svg class="ramp" viewBox="0 0 80 12" aria-hidden="true">
          <linearGradient id="ramp">
            <stop class="swatch low" stop-opacity=${(middle - range.low) / (middle - low)} />
            <stop offset="0.5" stop-opacity="0" />
            <stop class="swatch high" offset="1" />
          </linearGradient>
          <rect width="80" height="12" fill="url(#ramp)" />
        </svg>
        ${lossFigure(most)} ${texts.higher}
      </p>
      <p class="legend hint">
        <span class="key line"></span> ${texts.level} <span class="key path"></span> ${texts.path}
      </p>
      ${plane.path.length === 0 ? html`<p class="hint">${texts.noPath}</p>` : nothing}
    </section>`;
  }

  #renderAxes() {
    const { messages, session, view } = this;
    const { chosen, other } = weightsOf(view);
    return html`
      ${weightChoice(messages, session, {
        label: this.texts.surfaces.across,
        chosen,
        choose: (weight) => {
          this.#change(withChosen(weight));
        },
      })}
      ${weightChoice(messages, session, {
        label: this.texts.surfaces.up,
        chosen: other,
        choose: (weight) => {
          this.#change(withOther(weight));
        },
      })}
    `;
  }

  #renderSeed() {
    const { messages, view } = this;
    return html`<truth-net-number
      class="seed"
      .messages=${messages}
      .label=${this.texts.landscape.seed}
      .value=${view.planeSeed}
      .range=${SEEDS}
      .step=${(value: number, by: number) => Math.max(0, value + by)}
      @number-entered=${({ value }: NumberEntered) => {
        this.#change({ planeSeed: value });
      }}
    ></truth-net-number>`;
  }

  /** Renders the path of the run, projected onto the plane; the part outside of the square is cut off. */
  #renderPath({ path, reach }: Landscape['plane']) {
    const share = (offset: number) => drawable(50 + (50 * offset) / reach);
    const points: string[] = [];
    for (let i = 0; i < path.length; i += 2) {
      points.push(`${share(path[i]!).toFixed(2)},${(100 - share(path[i + 1]!)).toFixed(2)}`);
    }
    return html`<svg class="trail" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      ${points.length > 0 ? svg`<polyline points="${points.join(' ')} 50,50" />` : nothing}
      <path class="here" d="M50 50h0" />
    </svg>`;
  }

  #readout(
    { losses, size, reach }: Landscape['plane'],
    names: readonly [string, string],
    [x, y]: readonly [number, number],
  ): string {
    const { pointed } = this;
    if (!pointed) return this.texts.landscape.pointHint;
    const at = (centre: number, part: number) => lossFigure(centre + (2 * part - 1) * reach);
    return this.texts.landscape.readout(
      `${names[0]} = ${at(x, pointed.x)}, ${names[1]} = ${at(y, pointed.y)}`,
      lossFigure(valueAt(losses, size, pointed)),
    );
  }

  #change(view: Partial<ViewState>): void {
    this.dispatchEvent(new ViewChanged(view));
  }
}
