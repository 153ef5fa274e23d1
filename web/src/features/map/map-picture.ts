import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import { isFinger } from '../../ui/gesture.ts';
import { onKey } from '../../ui/keys.ts';
import { type Place, placeOn } from '../../ui/pointer-place.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { type MapColours, paintMap, type Palette } from './map-colours.ts';
import type { MapGrid } from './map-grid.ts';
import mapPictureCss from './map-picture.css?inline';
import { boxed, homeOf, type MapView, panned, zoomed } from './map-view.ts';

/** Another view, chosen on the picture; `goesOn` continues the same movement. */
export class MapMoved extends Event {
  static readonly type = 'map-moved';
  readonly view: MapView;
  readonly goesOn: boolean;

  constructor(view: MapView, goesOn: boolean) {
    super(MapMoved.type);
    this.view = view;
    this.goesOn = goesOn;
  }
}

/** Place that is pointed at; a pointer that hovers leaves it again. */
export interface Pointed {
  readonly place: Place;
  readonly isHover: boolean;
}

/** Place that is pointed at from now on; undefined for none. */
export class MapPointed extends Event {
  static readonly type = 'map-pointed';
  readonly pointed: Pointed | undefined;

  constructor(place?: Place, isHover = false) {
    super(MapPointed.type);
    this.pointed = place && { place, isHover };
  }
}

/** Request to open the run of a place. */
export class MapPressed extends Event {
  static readonly type = 'map-pressed';
  readonly place: Place;

  constructor(place: Place) {
    super(MapPressed.type);
    this.place = place;
  }
}

/** Request to go back to the view before. */
export class MapBack extends Event {
  static readonly type = 'map-back';

  constructor() {
    super(MapBack.type);
  }
}

/** Colours of the picture, after it was painted. */
export class MapPainted extends Event {
  static readonly type = 'map-painted';
  readonly colours: MapColours;

  constructor(colours: MapColours) {
    super(MapPainted.type);
    this.colours = colours;
  }
}

/** Pixels that a press moves before it is a drag. */
const THRESHOLDS = { mouse: 3, finger: 8 };
/** Pixels of the wheel that double the scale, and the pause after which turning it is a new movement. */
const WHEEL_PIXELS = 250;
const WHEEL_PAUSE = 600;
/** Steps of the cursor, as shares of the side. */
const STEP = 1 / 64;
const FAR_STEP = 1 / 8;

/** Properties that change the picture, beside the colouring of the view. */
const PAINTED = ['grid', 'revision', 'palette'] as const;

/** Drag under way: the view at its start, and where the pointers were then. */
interface Drag {
  readonly view: MapView;
  readonly from: Place;
  /** Distance of two fingers, as a share of the side; 0 for one pointer. */
  readonly apart: number;
  readonly isBox: boolean;
  readonly isFinger: boolean;
  hasMoved: boolean;
}

/** Picture of a map, which pointers, wheel and keys move: drag, zoom, or choose a point. */
export class MapPicture extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(mapPictureCss)];

  static override readonly properties = {
    ...LaterView.properties,
    grid: { attribute: false },
    revision: { attribute: false },
    view: { attribute: false },
    palette: { attribute: false },
    label: { attribute: false },
    pointed: { attribute: false },
    mark: { attribute: false },
    drawsBox: { attribute: false },
    box: { state: true },
  };

  declare grid: MapGrid | undefined;
  /** Changes with the contents of the grid. */
  declare revision: number;
  declare view: MapView;
  declare palette: Palette | undefined;
  /** Description for screen readers. */
  declare label: string;
  /** Place that is pointed at, and that of the present session: shares from the lower left. */
  declare pointed: Place | undefined;
  declare mark: Place | undefined;
  /** True if a drag draws a box to zoom to; otherwise it moves the map, and with Shift draws a box. */
  declare drawsBox: boolean;
  declare private box: readonly [Place, Place] | undefined;

  readonly #pointers = new Map<number, Place>();
  #drag: Drag | undefined;
  #wheeled = -Infinity;
  /** Position of the last movement: a page that scrolls under a resting pointer is not to zoom. */
  #hovered: string | undefined;
  #image: ImageData | undefined;

  override updated(changed: PropertyValues<this>): void {
    const { grid, palette, view } = this;
    if (!grid || !palette) return;
    const isOtherColouring = changed.has('view') && changed.get('view')?.colouring !== view.colouring;
    if (!isOtherColouring && !PAINTED.some((name) => changed.has(name))) return;
    const context = this.canvas?.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    if (this.#image?.width !== grid.size) this.#image = new ImageData(grid.size, grid.size);
    const colours = paintMap(grid, view.colouring, palette, new Uint32Array(this.#image.data.buffer));
    context.putImageData(this.#image, 0, 0);
    this.dispatchEvent(new MapPainted(colours));
  }

  get canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  /** Colour of points that are not known. */
  get background(): string {
    return getComputedStyle(this.renderRoot.querySelector('.map')!).backgroundColor;
  }

  override render() {
    const { pointed, mark, box, grid } = this;
    const size = grid?.size ?? 0;
    const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
    return html`
      <div
        class="map ${this.drawsBox ? 'boxing' : ''}"
        role="application"
        tabindex="0"
        aria-label=${this.label}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
        @pointerleave=${this.#onLeave}
        @wheel=${this.#onWheel}
        @keydown=${this.#onKey}
      >
        <canvas width=${size} height=${size}></canvas>
        <svg aria-hidden="true">
          ${
            mark && isInside(mark)
              ? svg`<g class="mark"><circle cx=${percent(mark.x)} cy=${percent(1 - mark.y)} r="6" /></g>`
              : nothing
          }
          ${
            pointed
              ? svg`<circle class="cursor" cx=${percent(pointed.x)} cy=${percent(1 - pointed.y)} r="8" />`
              : nothing
          }
          ${
            box
              ? svg`<rect
                class="box"
                x=${percent(Math.min(box[0].x, box[1].x))}
                y=${percent(1 - Math.max(box[0].y, box[1].y))}
                width=${percent(Math.abs(box[0].x - box[1].x))}
                height=${percent(Math.abs(box[0].y - box[1].y))}
              />`
              : nothing
          }
        </svg>
      </div>
    `;
  }

  #placeOf(event: MouseEvent): Place {
    const { x, y } = placeOn(this.renderRoot.querySelector('.map')!, event);
    return { x, y: 1 - y };
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, this.#placeOf(event));
    this.#beginDrag(event.shiftKey, isFinger(event));
  };

  /** Begins a drag with the pointers that are down now. */
  #beginDrag(hasShift: boolean, isFinger: boolean): void {
    const [first, second] = [...this.#pointers.values()];
    this.box = undefined;
    if (!first) {
      this.#drag = undefined;
      return;
    }
    const isBox = !second && (this.drawsBox || hasShift);
    const hasMoved = this.#drag?.hasMoved ?? false;
    const { from, apart } = second ? pinch(first, second) : { from: first, apart: 0 };
    this.#drag = { view: this.view, from, apart, isBox, isFinger, hasMoved };
  }

  readonly #onMove = (event: PointerEvent): void => {
    const place = this.#placeOf(event);
    const drag = this.#drag;
    if (!drag) {
      const at = `${event.clientX} ${event.clientY}`;
      if (at === this.#hovered) return;
      this.#hovered = at;
      if (!isFinger(event)) this.dispatchEvent(new MapPointed(inside(place), true));
      return;
    }
    if (!this.#pointers.has(event.pointerId)) return;
    this.#pointers.set(event.pointerId, place);
    const [first, second] = [...this.#pointers.values()];
    const { from, apart } = second ? pinch(first!, second) : { from: first!, apart: 0 };
    const goesOn = drag.hasMoved;
    if (!goesOn) {
      const { width } = (event.currentTarget as Element).getBoundingClientRect();
      const far =
        Math.max(Math.hypot(from.x - drag.from.x, from.y - drag.from.y), Math.abs(apart - drag.apart)) * width;
      if (far < (drag.isFinger ? THRESHOLDS.finger : THRESHOLDS.mouse)) return;
      drag.hasMoved = true;
    }
    if (drag.isBox) {
      this.box = [inside(drag.from), inside(from)];
      return;
    }
    // Whole pixels, so that those that stay in view keep their runs.
    const size = this.grid?.size ?? 1;
    const whole = (share: number) => (second ? share : Math.round(share * size) / size);
    const moved = panned(drag.view, whole(drag.from.x - from.x), whole(drag.from.y - from.y));
    this.dispatchEvent(new MapPointed());
    this.dispatchEvent(new MapMoved(second ? zoomed(moved, from, drag.apart / Math.max(apart, 0.01)) : moved, goesOn));
  };

  readonly #onUp = (event: PointerEvent): void => {
    const place = this.#pointers.get(event.pointerId);
    const drag = this.#drag;
    this.#pointers.delete(event.pointerId);
    if (!place || !drag) return;
    const { box } = this;
    this.#beginDrag(false, drag.isFinger);
    if (box) {
      this.dispatchEvent(new MapMoved(boxed(drag.view, ...box), false));
    } else if (!drag.hasMoved && !this.#drag) {
      // A finger has not pointed before: its first tap does, and a button opens the run.
      this.dispatchEvent(drag.isFinger ? new MapPointed(inside(place)) : new MapPressed(inside(place)));
    }
  };

  /** Drops the box, or takes the movement back; pointers that are still down do nothing more. */
  readonly #onCancel = (): void => {
    const drag = this.#drag;
    this.#pointers.clear();
    this.#drag = undefined;
    this.box = undefined;
    if (drag?.hasMoved && !drag.isBox) this.dispatchEvent(new MapBack());
  };

  readonly #onLeave = (event: PointerEvent): void => {
    this.#hovered = undefined;
    // A lifted finger keeps the place that it has pointed at.
    if (!isFinger(event) && !this.#drag) this.dispatchEvent(new MapPointed());
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (this.#hovered === undefined && !event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === 0 ? event.deltaY : 16 * event.deltaY;
    const factor = 2 ** (Math.max(-WHEEL_PIXELS, Math.min(WHEEL_PIXELS, pixels)) / WHEEL_PIXELS);
    const goesOn = event.timeStamp - this.#wheeled < WHEEL_PAUSE;
    this.#wheeled = event.timeStamp;
    this.dispatchEvent(new MapMoved(zoomed(this.view, inside(this.#placeOf(event)), factor), goesOn));
  };

  readonly #onKey = onKey((key) => {
    const centre = { x: 0.5, y: 0.5 };
    const at = this.pointed ?? centre;
    const [, far, arrow = ''] = /^(Shift\+)?Arrow(.*)$/.exec(key) ?? [];
    const direction = ARROWS[arrow];
    if (direction) {
      this.#moveCursor(at, direction, far ? FAR_STEP : STEP);
      return true;
    }
    switch (key) {
      case '+':
      case '=':
        this.dispatchEvent(new MapMoved(zoomed(this.view, at, 0.5), false));
        return true;
      case '-':
        this.dispatchEvent(new MapMoved(zoomed(this.view, at, 2), false));
        return true;
      case 'Home':
        this.dispatchEvent(new MapMoved(homeOf(this.view), false));
        return true;
      case 'Backspace':
        this.dispatchEvent(new MapBack());
        return true;
      case 'Enter':
        this.dispatchEvent(new MapPressed(at));
        return true;
      default:
        return false;
    }
  });

  /** Moves the cursor; at an edge, the map moves instead. */
  #moveCursor(at: Place, [right, up]: readonly [number, number], step: number): void {
    const next = { x: at.x + right * step, y: at.y + up * step };
    if (isInside(next)) this.dispatchEvent(new MapPointed(next));
    else this.dispatchEvent(new MapMoved(panned(this.view, right * step, up * step), false));
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  Left: [-1, 0],
  Right: [1, 0],
  Down: [0, -1],
  Up: [0, 1],
};

function pinch(a: Place, b: Place): { from: Place; apart: number } {
  return { from: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
}

/** Returns whether a place lies in the picture. */
export function isInside({ x, y }: Place): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

function inside({ x, y }: Place): Place {
  const clamp = (share: number) => Math.max(0, Math.min(1, share));
  return { x: clamp(x), y: clamp(y) };
}
