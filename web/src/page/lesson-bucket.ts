/** Draws a threshold neuron as a bucket: hoses pour in the weighted inputs of a row, and the rim is the threshold. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { lossFigure } from '../i18n/numbers.ts';
import type { Neuron } from '../session/learning/neuron.ts';
import type { Table } from '../session/session.ts';
import { cutToColumns } from '../session/text-width.ts';
import type { BucketTexts } from './texts/lesson-texts.ts';

/** Size of the drawing in its own units. */
const WIDTH = 480;
const HEIGHT = 232;
/** Ends of the hoses, of the highest rim and of the floor, from the top. */
const NOZZLE = 58;
const TOP = 84;
const FLOOR = 222;
const MIDDLE = WIDTH / 2;
/** Half the width of the floor, and how much wider the bucket gets for each unit of height. */
const HALF_FLOOR = 96;
const FLARE = 0.16;
const NAME_COLUMNS = 8;

/** Returns the half width of the bucket at a height of the drawing. */
function halfWidth(y: number): number {
  return HALF_FLOOR + (FLOOR - y) * FLARE;
}

/** Returns the place of each level in the drawing. No row's sum is below the floor, and the rim is above it. */
function levelScale({ weights, threshold }: Neuron): (value: number) => number {
  const extreme = (sign: number) => weights.reduce((sum, weight) => sum + Math.max(0, sign * weight), 0);
  const low = Math.floor(Math.min(0, -extreme(-1), threshold - 0.5));
  const high = Math.ceil(Math.max(1, extreme(1), threshold));
  return (value) => FLOOR - ((value - low) / (high - low)) * (FLOOR - TOP);
}

/** Renders the bucket for one row of the table, with a choice of the row. */
export function renderBucket(
  texts: BucketTexts,
  table: Table,
  neuron: Neuron,
  row: number,
  choose: (row: number) => void,
): TemplateResult {
  const { in: inputs } = table.rows[row]!;
  const sum = neuron.weights.reduce((total, weight, input) => total + weight * inputs[input]!, 0);
  const overflows = sum > neuron.threshold;
  const y = levelScale(neuron);
  const rim = y(neuron.threshold);
  const surface = y(Math.min(sum, neuron.threshold));
  return html`
    <div class="sets">
      ${texts.pourIn(table.inputs.join(' '))}
      ${table.rows.map(
        (each, index) =>
          html`<button type="button" aria-pressed=${index === row} @click=${() => choose(index)}>
            ${each.in.join(' ')}
          </button>`,
      )}
    </div>
    <svg translate="no" class="bucket" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
      <defs>
        <clipPath id="inside-bucket"><polygon points=${outline(rim)} /></clipPath>
      </defs>
      <g clip-path="url(#inside-bucket)">
        <rect class="water" x="0" y=${surface} width=${WIDTH} height=${HEIGHT} />
      </g>
      ${keyed(
        JSON.stringify([inputs, neuron]),
        svg`<g>
          ${neuron.weights.map((weight, input) => hose(texts, table.inputs[input]!, input, neuron.weights.length, weight, inputs[input]!, surface))}
          ${overflows ? spill(rim) : nothing}
        </g>`,
      )}
      <path class="wall" d=${wall(rim)} />
      ${y(0) < FLOOR ? svg`<text x=${MIDDLE + halfWidth(y(0)) - 8} y=${y(0)} dy="0.34em" text-anchor="end">0 –</text>` : nothing}
      <line class="level beyond" x1=${MIDDLE + halfWidth(rim)} x2=${MIDDLE + halfWidth(rim) + 34} y1=${rim} y2=${rim} />
      <text class="name" x=${MIDDLE + halfWidth(rim) + 40} y=${rim} dy="0.34em">
        ${texts.rim} T = ${lossFigure(neuron.threshold)}
      </text>
      <line
        class=${overflows ? 'level beyond' : 'level'}
        x1=${MIDDLE - halfWidth(y(sum)) - 34}
        x2=${MIDDLE + halfWidth(y(sum))}
        y1=${y(sum)}
        y2=${y(sum)}
      />
      <text class="name" x=${MIDDLE - halfWidth(y(sum)) - 40} y=${y(sum)} dy="0.34em" text-anchor="end">
        ${texts.sum} ${lossFigure(sum)}
      </text>
    </svg>
    <figcaption>${caption(texts, neuron, inputs, sum)}</figcaption>
  `;
}

/** Draws a hose over the bucket, as wide as its weight is large. A negative one hangs in the water and sucks it out. */
function hose(
  texts: BucketTexts,
  name: string,
  index: number,
  count: number,
  weight: number,
  input: number,
  surface: number,
) {
  const x = MIDDLE + ((index + 0.5) / count - 0.5) * 2 * HALF_FLOOR;
  const width = Math.min(6 + 6 * Math.abs(weight), 28);
  const sucks = weight < 0;
  const end = sucks ? FLOOR - 10 : NOZZLE;
  const flows = input === 1 && weight !== 0;
  return svg`
    <text class="name" x=${x} y="14" text-anchor="middle">${cutToColumns(name, NAME_COLUMNS)} = ${input}</text>
    <text class="value ${sucks ? 'sucks' : ''}" x=${x} y="31" text-anchor="middle">
      ${texts.weight} ${lossFigure(weight)}
    </text>
    <line class="hose" x1=${x} x2=${x} y1="38" y2=${end} stroke-width=${width} />
    ${
      flows
        ? svg`<line class="stream ${sucks ? 'sucks' : ''}" x1=${x} x2=${x} y1=${sucks ? FLOOR - 12 : NOZZLE} y2=${sucks ? 38 : Math.max(surface, NOZZLE)} stroke-width=${width - 4} />`
        : nothing
    }`;
}

/** Draws the water that runs down both sides of a full bucket. */
function spill(rim: number) {
  const half = halfWidth(rim);
  return [-1, 1].map(
    (side) =>
      svg`<path class="stream" stroke-width="6" fill="none" d="M${MIDDLE + side * (half - 8)} ${rim - 3} Q${MIDDLE + side * (half + 8)} ${rim - 5} ${MIDDLE + side * (half + 8)} ${rim + 12} L${MIDDLE + side * (half + 8)} ${FLOOR}" />`,
  );
}

function outline(rim: number): string {
  const half = halfWidth(rim);
  return [
    [MIDDLE - half, rim],
    [MIDDLE - HALF_FLOOR, FLOOR],
    [MIDDLE + HALF_FLOOR, FLOOR],
    [MIDDLE + half, rim],
  ]
    .map((point) => point.join())
    .join(' ');
}

function wall(rim: number): string {
  return `M${outline(rim).replaceAll(' ', 'L')}`;
}

function caption(texts: BucketTexts, { weights, threshold }: Neuron, inputs: readonly number[], sum: number): string {
  const terms = weights.map((weight, input) => `${lossFigure(weight)} · ${inputs[input]!}`);
  const total = terms.map((term) => (term.startsWith('−') && terms.length > 1 ? `(${term})` : term)).join(' + ');
  const side = `${lossFigure(sum)} ${sum > threshold ? '>' : '≤'} ${lossFigure(threshold)}`;
  return (sum > threshold ? texts.overflows : texts.holds)(`${total} = ${side}`);
}
