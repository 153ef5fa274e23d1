import { contours } from 'd3-contour';
import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import { isLevel } from '../session/learning/unit-logic.ts';
import type { SlicePoint } from '../session/slice-points.ts';
import type { Target } from '../session/session.ts';
import { paint, type Ramp } from './colour-ramp.ts';
import { isFinger } from './gesture.ts';
import heatMapCss from './heat-map.css?inline';
import { onKey } from './keys.ts';
import { placeOn } from './pointer-place.ts';
import type { ValueRange } from './value-range.ts';
import { baseStyles, View } from './view.ts';

/** Distance, in pixels, of points that share a corner from that corner. */
const NUDGE = 9;

/** Row on a map: its place, its target, and whether the prediction is right. */
export interface MapPoint extends SlicePoint {
  readonly target: Target;
  readonly isRight: boolean;
  readonly isHeldOut: boolean;
  readonly isSelected: boolean;
}

/** Place on a map that is pointed at, as fractions of its sides; undefined for none. */
export class PlacePointedAt extends Event {
  static readonly type = 'place-pointed-at';
  readonly place: { readonly x: number; readonly y: number } | undefined;

  constructor(place?: { readonly x: number; readonly y: number }) {
    super(PlacePointedAt.type);
    this.place = place;
  }
}

/** Row of a point that was pressed. */
export class PointPressed extends Event {
  static readonly type = 'point-pressed';
  readonly row: number;

  constructor(row: number) {
    super(PointPressed.type);
    this.row = row;
  }
}

/** Map of a unit's value over a square of two inputs: colours, the contour of the middle value, and rows as points. */
export class HeatMap extends View {
  static override readonly styles = [baseStyles, unsafeCSS(heatMapCss)];

  static override readonly properties = {
    ...View.properties,
    values: { attribute: false },
    size: { attribute: false },
    range: { attribute: false },
    ramp: { attribute: false },
    points: { attribute: false },
    hasDigits: { attribute: false },
    label: { attribute: false },
    probe: { attribute: false },
  };

  /** size × size, rows of values going upwards. */
  declare values: Float64Array;
  declare size: number;
  declare range: ValueRange;
  declare ramp: Ramp | undefined;
  declare points: readonly MapPoint[];
  /** True to write the target of a row into its point if no other point is there. */
  declare hasDigits: boolean | undefined;
  /** Description for screen readers. */
  declare label: string;
  /** Place that is pointed at, on this map or another one. */
  declare probe: { readonly x: number; readonly y: number } | undefined;

  #image: ImageData | undefined;

  override updated(changed: PropertyValues<this>): void {
    if (!this.ramp || !(changed.has('values') || changed.has('ramp') || changed.has('range'))) return;
    const canvas = this.renderRoot.querySelector('canvas');
    // The pixels are only written from here; a copy on the GPU would slow that down.
    const context = canvas?.getContext('2d', { willReadFrequently: true });
    if (!canvas || !context) return;
    const { values, size, range } = this;
    canvas.style.setProperty('--cells', String(size));
    if (this.#image?.width !== size) this.#image = new ImageData(size, size);
    paint(values, size, [range.low, range.high], this.ramp, new Uint32Array(this.#image.data.buffer));
    context.putImageData(this.#image, 0, 0);
  }

  override render() {
    const { size, probe } = this;
    return html`
      <div
        class="map"
        role="img"
        tabindex="0"
        aria-label=${this.label}
        @pointermove=${this.#onMove}
        @pointerleave=${this.#onLeave}
        @click=${this.#onPress}
        @keydown=${this.#onKey}
        @blur=${() => this.dispatchEvent(new PlacePointedAt())}
      >
        <div class="clip">
          <canvas width=${size} height=${size}></canvas>
          <svg class="contour" viewBox="0.5 0.5 ${size - 1} ${size - 1}" preserveAspectRatio="none" aria-hidden="true">
            <path d=${this.#contour()} transform="matrix(1 0 0 -1 0 ${size})" />
          </svg>
        </div>
        <svg class="points" aria-hidden="true">
          ${this.points.map((point) => this.#renderPoint(point))}
          ${probe ? svg`<circle class="probe" cx="${100 * probe.x}%" cy="${100 * (1 - probe.y)}%" r="4" />` : nothing}
        </svg>
      </div>
    `;
  }

  #renderPoint({ row, x, y, isOnCut, index, of, target, isRight, isHeldOut, isSelected }: MapPoint) {
    const angle = (2 * Math.PI * index) / of;
    const nudge = of === 1 && isOnCut ? 0 : isOnCut ? NUDGE / 2 : NUDGE;
    const classes = [
      'point',
      target === null ? '' : target === 1 ? 'one' : 'zero',
      isOnCut ? 'on' : 'beside',
      isRight ? '' : 'wrong',
      isHeldOut ? 'held-out' : '',
      isSelected ? 'selected' : '',
    ];
    const [cx, cy] = [`${100 * x}%`, `${100 * (1 - y)}%`];
    return svg`<circle
      class=${classes.join(' ')}
      cx=${cx} cy=${cy}
      transform="translate(${(nudge * Math.cos(angle)).toFixed(1)} ${(nudge * Math.sin(angle)).toFixed(1)})"
      @click=${() => this.dispatchEvent(new PointPressed(row))}
    />
    ${this.hasDigits && nudge === 0 && target !== null ? svg`<text x=${cx} y=${cy} dy="0.36em">${target}</text>` : nothing}`;
  }

  /** Returns the contour as a path. Beyond the outermost values it follows the border, outside of the visible part. */
  #contour(): string {
    const { values, size, range } = this;
    // Rounding draws no border.
    if (isLevel(values, range.middle)) return '';
    const { coordinates } = contours()
      .size([size, size])
      .contour(values as unknown as number[], range.middle);
    return coordinates
      .flatMap((polygon) =>
        polygon.map((ring) => `M${ring.map(([x, y]) => `${x!.toFixed(2)} ${y!.toFixed(2)}`).join('L')}Z`),
      )
      .join('');
  }

  #onMove(event: PointerEvent): void {
    if (!isFinger(event)) this.#onPress(event);
  }

  #onLeave(event: PointerEvent): void {
    // A lifted finger keeps the place it has pointed at.
    if (!isFinger(event)) this.dispatchEvent(new PlacePointedAt());
  }

  #onPress(event: MouseEvent): void {
    const { x, y } = placeOn(event.currentTarget as Element, event);
    this.#pointAt(x, 1 - y);
  }

  readonly #onKey = onKey((key) => {
    const [, far, arrow] = /^(Shift\+)?Arrow(.*)$/.exec(key) ?? [];
    const step = far ? 0.25 : 0.05;
    const { x, y } = this.probe ?? { x: 0.5, y: 0.5 };
    const moves: Record<string, readonly [x: number, y: number]> = {
      Left: [x - step, y],
      Right: [x + step, y],
      Down: [x, y - step],
      Up: [x, y + step],
    };
    const place = moves[arrow ?? ''];
    if (place) this.#pointAt(...place);
    return place !== undefined;
  });

  #pointAt(x: number, y: number): void {
    const clamp = (share: number) => Math.max(0, Math.min(1, Number(share.toFixed(3))));
    this.dispatchEvent(new PlacePointedAt({ x: clamp(x), y: clamp(y) }));
  }
}

/** Returns the value at a place, interpolated bilinearly between the four computed ones around it. */
export function valueAt(values: Float64Array, size: number, place: { readonly x: number; readonly y: number }): number {
  const [u, v] = [place.x * (size - 1), place.y * (size - 1)];
  const [i, j] = [Math.min(Math.floor(u), size - 2), Math.min(Math.floor(v), size - 2)];
  const [s, t] = [u - i, v - j];
  const at = (column: number, row: number) => values[row * size + column]!;
  return (1 - t) * ((1 - s) * at(i, j) + s * at(i + 1, j)) + t * ((1 - s) * at(i, j + 1) + s * at(i + 1, j + 1));
}
