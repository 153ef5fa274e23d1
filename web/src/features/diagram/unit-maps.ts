import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { RequestedViews } from '../../engine/protocol.ts';
import type { InputSlice } from '../../session/input-slice.ts';
import type { Network, Table } from '../../session/session.ts';
import { contextOf } from '../../ui/canvas.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { OUTPUT_RANGE, rangeOf } from '../../ui/value-range.ts';
import type { Part } from '../../ui/network-part.ts';
import { baseStyles, View } from '../../ui/view.ts';
import { type DiagramLayout, unitsOf } from './diagram-layout.ts';
import unitMapsCss from './unit-maps.css?inline';
import { type Look, type UnitMap, UnitPainter } from './unit-painter.ts';

/** Side of the large map, and the height of what is around it, in pixels. */
const LARGE = { side: 128, frame: 42 };
/** Points along each axis of an input's map, which has no more than a slope. */
const INPUT_SIZE = 9;

/**
 * Maps of what the drawn units compute, behind the diagram: over the two inputs that vary, or else one cell per row. The
 * unit that is pointed at has a large one.
 */
export class UnitMaps extends View {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(unitMapsCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    network: { attribute: false },
    layout: { attribute: false },
    slice: { attribute: false },
    maps: { attribute: false },
    cells: { attribute: false },
    shown: { attribute: false },
  };

  declare table: Table;
  declare network: Network;
  declare layout: DiagramLayout;
  /** Slice of the maps; undefined for cells. */
  declare slice: InputSlice | undefined;
  declare maps: RequestedViews['unitMaps'];
  declare cells: RequestedViews['unitCells'];
  /** Part that is pointed at. */
  declare shown: Part | undefined;

  readonly #ramp = new PageRamp(this);
  readonly #painter = new UnitPainter();

  override render() {
    const { layout, shown } = this;
    const { halfWidth } = layout;
    return html`
      ${rampSwatches}
      ${layout.windows.map(
        (_, layer) =>
          html`<canvas
            class="layer"
            data-picture
            aria-hidden="true"
            .style=${`left: ${layout.x(layer) - halfWidth}px; ${sizeOf(2 * halfWidth, layout.height)}`}
          ></canvas>`,
      )}
      ${shown?.kind === 'unit' ? this.#renderLarge(shown) : nothing}
    `;
  }

  #renderLarge({ layer, unit }: Part & { kind: 'unit' }) {
    const { layout, slice, table } = this;
    if (!this.#mapOf(layer, unit)) return nothing;
    const isLeft = layout.x(layer) < layout.width / 2;
    const side = this.#largeSide;
    const top = Math.max(0, Math.min(layout.y(layer, unit) - side / 2, layout.height - LARGE.frame - side));
    const x = layout.x(layer) + (isLeft ? 1 : -1) * (layout.halfWidth + 8);
    return html`<div
      class="large"
      aria-hidden="true"
      .style=${`top: ${top}px; ${isLeft ? `left: ${x}px` : `right: ${layout.width - x}px`}`}
    >
      <canvas .style=${sizeOf(side, side)}></canvas>
      <p>${slice ? `${table.inputs[slice.x]} →, ${table.inputs[slice.y]} ↑` : nothing}</p>
    </div>`;
  }

  get #largeSide(): number {
    return Math.min(LARGE.side, this.layout.height - LARGE.frame);
  }

  override updated(_changed: PropertyValues<this>): void {
    const { layout, shown } = this;
    const { ramp, ink } = this.#ramp;
    if (!ramp) return;
    const [width, height] = [2 * layout.halfWidth, 2 * layout.radius];
    this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas.layer').forEach((canvas, layer) => {
      const context = contextOf(canvas, width, layout.height);
      for (const unit of unitsOf(layout.windows[layer]!)) {
        const map = width > height ? this.#cellsOf(layer, unit) : this.#mapOf(layer, unit);
        this.#paint(context, map, { ramp, ink, width, height, top: layout.y(layer, unit) - layout.radius });
      }
    });
    const large = this.renderRoot.querySelector<HTMLCanvasElement>('.large canvas');
    if (!large || shown?.kind !== 'unit') return;
    const largeSide = this.#largeSide;
    const map = this.#mapOf(shown.layer, shown.unit);
    const size = { width: largeSide, height: largeSide };
    this.#paint(contextOf(large, largeSide, largeSide), map, { ramp, ink, ...size, top: 0 });
  }

  #paint(context: CanvasRenderingContext2D | null, map: UnitMap | undefined, look: Look): void {
    if (context && map) this.#painter.paint(context, map, look);
  }

  /** Returns the map of a unit; undefined for a unit without values, as those far down in a large layer. */
  #mapOf(layer: number, unit: number): UnitMap | undefined {
    const { network, slice } = this;
    const isInput = layer === 0;
    const values = isInput ? this.#inputValues(unit) : this.#valuesOf(layer - 1, unit);
    if (!values) return undefined;
    const isOutput = layer === this.layout.layers - 1;
    const range = isInput || isOutput ? OUTPUT_RANGE : rangeOf(network.activation[layer - 1]!, values);
    return { values, range, isSurface: slice !== undefined, hasContour: slice !== undefined && !isInput };
  }

  /** Returns one cell for each row of the table; for a unit with a surface, its values at the rows. */
  #cellsOf(layer: number, unit: number): UnitMap | undefined {
    const { slice, table } = this;
    const map = this.#mapOf(layer, unit);
    if (!map || !slice) return map;
    const size = Math.sqrt(map.values.length);
    const values = Float64Array.from(
      table.rows,
      (row) => map.values[(size - 1) * (size * row.in[slice.y]! + row.in[slice.x]!)]!,
    );
    return { ...map, values, isSurface: false, hasContour: false };
  }

  #valuesOf(layer: number, unit: number): Float64Array | undefined {
    const { slice, maps, cells } = this;
    const { size = 0, layers = [] } = (slice ? maps : cells) ?? {};
    const count = slice ? size ** 2 : size;
    const values = layers[layer]?.subarray(unit * count, (unit + 1) * count);
    return values?.length === count && count > 0 ? values : undefined;
  }

  #inputValues(input: number): Float64Array {
    const { slice, table } = this;
    if (!slice) return Float64Array.from(table.rows.slice(0, this.cells?.size), (row) => row.in[input]!);
    const { x, y, fixed } = slice;
    return Float64Array.from({ length: INPUT_SIZE ** 2 }, (_, i) => {
      if (input === x) return (i % INPUT_SIZE) / (INPUT_SIZE - 1);
      return input === y ? Math.floor(i / INPUT_SIZE) / (INPUT_SIZE - 1) : fixed[input]!;
    });
  }
}

function sizeOf(width: number, height: number): string {
  return `inline-size: ${width}px; block-size: ${height}px`;
}
