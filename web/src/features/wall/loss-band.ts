/** Computes the band of the loss curves of many networks, and draws it behind the curve of the loss chart. */

import { html, svg } from 'lit';
import { sameButForSeed } from '../../session/learning/survey.ts';
import type { Session } from '../../session/session.ts';
import type { ChartBand } from '../../ui/chart-band.ts';
import { place, type Scale } from '../../ui/scale.ts';
import type { WallTexts } from './en.ts';
import type { WallRun } from './wall-pool.ts';

/** Quantiles that the band shows, from the lowest. */
export const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** Look of the band: opacities of its outer and inner areas, and dashes of its median. */
const COLOUR = 'var(--tn-muted)';
const OUTER = 0.16;
const INNER = 0.22;
const DASHES = '2 3';

/** Losses at each iteration, by quantile. */
export interface LossQuantiles {
  readonly iterations: Float64Array;
  /** lines[quantile][iteration], in the order of QUANTILES. */
  readonly lines: readonly Float64Array[];
}

/** Computes the quantiles of the losses of networks that train on, at one noted iteration after the other. */
export class QuantileRecorder {
  readonly #iterations: Float64Array;
  readonly #lines: readonly Float64Array[];
  #points = 0;

  constructor(iterations: Float64Array) {
    this.#iterations = iterations;
    this.#lines = QUANTILES.map(() => new Float64Array(iterations.length));
  }

  /** Adds the iterations that all networks have reached, and returns the quantiles up to there. */
  upTo(points: number, runs: readonly WallRun[]): LossQuantiles {
    for (; this.#points < points; this.#points++) {
      const losses = Float64Array.from(runs, (run) => run.losses[this.#points]!).sort();
      QUANTILES.forEach((share, i) => {
        this.#lines[i]![this.#points] = quantileOf(losses, share);
      });
    }
    return {
      iterations: this.#iterations.subarray(0, points),
      lines: this.#lines.map((line) => line.subarray(0, points)),
    };
  }
}

/** Returns a quantile of ascending values, interpolated linearly between two of them, as NumPy's default does. */
export function quantileOf(values: Float64Array, share: number): number {
  const at = share * (values.length - 1);
  const below = Math.floor(at);
  const [low, high] = [values[below]!, values[Math.ceil(at)]!];
  // Infinite values have no difference.
  return low === high ? low : low + (high - low) * (at - below);
}

/** Returns the band as the chart of the loss shows it. */
export function bandOf(quantiles: LossQuantiles, session: Session, texts: WallTexts, networks: number): ChartBand {
  const { iterations, lines } = quantiles;
  let fitting: Session | undefined;
  return {
    edges: [lines[0]!, lines.at(-1)!].map((values) => ({ values })),
    legend: html`<p class="legend hint" .style=${'display: var(--tn-aside, flex)'}>
      <span>${texts.band.of(networks)}</span> ${renderKeys(texts)}
    </p>`,
    of(other, view) {
      // The chart asks in every frame of a run.
      if (other !== fitting && sameButForSeed(session, other)) fitting = other;
      return other === fitting && view.chart === 'loss' && view.lossBand ? this : undefined;
    },
    draw: (x, y) => {
      const [p10, p25, p50, p75, p90] = lines.map((line) => pointsOf(iterations, line, x, y));
      return svg`<g aria-hidden="true">
        <path d=${areaOf(p10!, p90!)} fill=${COLOUR} opacity=${OUTER} />
        <path d=${areaOf(p25!, p75!)} fill=${COLOUR} opacity=${INNER} />
        <path d=${`M${p50!.join('L')}`} fill="none" stroke=${COLOUR} stroke-dasharray=${DASHES} />
      </g>`;
    },
  };
}

/** Renders the keys of a legend of the band. */
export function renderKeys(texts: WallTexts) {
  const area = (opacity: number) => svg`<rect width="14" height="12" fill=${COLOUR} opacity=${opacity} />`;
  const keys = [
    [area(OUTER), texts.band.outer],
    // The inner area lies over the outer one.
    [svg`${area(OUTER)}${area(INNER)}`, texts.band.inner],
    [svg`<path d="M0 6H14" stroke=${COLOUR} stroke-dasharray=${DASHES} />`, texts.band.median],
  ] as const;
  return keys.map(
    ([key, name]) => html`<svg width="14" height="12" aria-hidden="true">${key}</svg> <span>${name}</span>`,
  );
}

function pointsOf(iterations: Float64Array, line: Float64Array, x: Scale, y: Scale): string[] {
  return Array.from(line, (loss, i) => `${place(x(iterations[i]!))},${place(y(loss))}`);
}

function areaOf(lower: readonly string[], upper: readonly string[]): string {
  return `M${lower.join('L')}L${upper.toReversed().join('L')}Z`;
}
