import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import type { RequestedViews, Snapshot } from '../../engine/protocol.ts';
import { predictionFigure } from '../../i18n/numbers.ts';
import type { Network, Table } from '../../session/session.ts';
import { type InputSlice, varyingSliceOf } from '../../session/input-slice.ts';
import { columnsOf, cutToColumns } from '../../session/text-width.ts';
import { withChosen } from '../../session/view.ts';
import { type Parameters, sizesOf } from '../../session/weight.ts';
import { choice } from '../../ui/choice.ts';
import { DiagramLayout, nextPart, unitsOf } from './diagram-layout.ts';
import { type Part, partKey, samePart } from '../../ui/network-part.ts';
import { ParameterSet, PartsLit, SettingCancelled, ViewChanged } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { LazyViews } from '../../lazy/lazy-views.ts';
import { Gesture, isFinger } from '../../ui/gesture.ts';
import { onKey, pressKeys } from '../../ui/keys.ts';
import { type Highlight, highlightOf } from '../../ui/highlight.ts';
import networkDiagramCss from './network-diagram.css?inline';
import { offeredRows } from '../../ui/offered-rows.ts';
import type { Inspector } from './inspector.ts';
import type { StepAnimation } from './step-animation.ts';
import { allUnitNamer } from '../../i18n/unit-names.ts';
import { baseStyles, figureStyles, View } from '../../ui/view.ts';
import { WeightKeys } from './weight-keys.ts';
import { sample, signOf, widthOf } from './weight-marks.ts';

/** Columns of text that fit beside a unit. */
const NAME_COLUMNS = 7;
/** Width of a column of text, and fewest columns for the words of a rule. */
const COLUMN = { pixels: 6.6, least: 5 };
/** Width of the buttons that scroll a layer, and the least gap between two of them, in pixels. */
const MOVER = { width: 46, gap: 3 };
/** Smallest radius of a unit, in pixels, with room for a number. */
const ROOM_FOR_NUMBER = 13;
/** Keys that change a weight, and by how many steps; with Alt, a tenth of a step. */
const STEPS_BY_KEY: Readonly<Record<string, number>> = {
  ...{ '+': 1, '=': 1, '-': -1, _: -1 },
  ...{ 'Alt++': 0.1, 'Alt+=': 0.1, 'Alt+-': -0.1, 'Alt+_': -0.1 },
};
/** Change of a weight by a drag of one pixel; with the Shift key, of ten pixels. */
const PER_PIXEL = 0.02;

/** Pressed part, and the height of the press in the drawing. */
interface Pressed {
  readonly part: Part | undefined;
  readonly y: number;
  /** Value of the weight that a drag changes; undefined for a press that changes nothing. */
  readonly value: number | undefined;
}

/**
 * Diagram of the units, layer by layer, and the weights between them: line width for magnitude, colour and dashes for
 * sign. The part that is pointed at, focused or pressed shows its numbers below; a weight can be dragged and typed.
 */
export class NetworkDiagram extends View {
  static override readonly styles = [baseStyles, figureStyles, unsafeCSS(networkDiagramCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    network: { attribute: false },
    parameters: { attribute: false },
    gradients: { attribute: false },
    selectedRow: { attribute: false },
    activations: { attribute: false },
    highlighted: { attribute: false },
    logic: { attribute: false },
    maps: { attribute: false },
    cells: { attribute: false },
    lit: { attribute: false },
    choosesWeight: { attribute: false },
    maxParameter: { attribute: false },
    hovered: { state: true },
    focused: { state: true },
    pinned: { state: true },
    hasGrip: { state: true },
    firsts: { state: true },
  };

  declare table: Table;
  declare network: Network;
  declare parameters: Parameters | undefined;
  /** ∂loss/∂parameter; undefined for a network with too many parameters. */
  declare gradients: Parameters | undefined;
  /** Selected row, and its activations, which fill the units: activations[layer][unit]. */
  declare selectedRow: number | null;
  declare activations: RequestedViews['row'];
  /** Unit to highlight, as the diagnosis names it; layers count from 0, the first after the inputs. */
  declare highlighted: { readonly layer: number; readonly unit: number } | undefined;
  /** logic[layer][unit]: simple Boolean function that the unit has learned, if any; layer 0 comes after the inputs. */
  declare logic: Snapshot['logic'] | undefined;
  /** Activations of the units over the two inputs that vary, or else for the rows of the table. */
  declare maps: RequestedViews['unitMaps'];
  declare cells: RequestedViews['unitCells'];
  /** Parts highlighted by another view. */
  declare lit: Highlight | undefined;
  /** True if a press on a weight also selects it for the microscope and the landscape. */
  declare choosesWeight: boolean;
  /** Largest magnitude of a weight or bias. */
  declare maxParameter: number;
  declare hovered: Part | undefined;
  declare focused: Part | undefined;
  declare pinned: Part | undefined;
  /** True when the pinned weight has a handle for a finger, whose other drags scroll the page. */
  declare hasGrip: boolean;
  /** First drawn unit of each layer. */
  declare firsts: readonly number[];

  readonly #size = new FigureSize(this);
  readonly #gesture = new Gesture<Pressed>('y');
  readonly #keys = new WeightKeys();
  #sizes: readonly number[] = [];
  #slice: InputSlice | undefined;
  #layout = new DiagramLayout([1, 1], { width: 0, height: 0 });
  /** Part whose numbers are shown. */
  #shown: Part | undefined;
  /** Part that the other views were told to highlight. */
  #told: Part | undefined;
  /** Part that the Tab key reaches: the last one focused. */
  #entry: Part = { kind: 'unit', layer: 0, unit: 0 };
  /** Ends the listener for presses outside of the diagram. */
  #listening: AbortController | undefined;
  /** True if the pinned part is unpinned as soon as the field with its value loses the focus. */
  #isLeft = false;

  constructor() {
    super();
    new LazyViews(this);
    this.hasGrip = false;
    this.firsts = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    this.ownerDocument.addEventListener('pointerdown', this.#onPressElsewhere, {
      passive: true,
      signal: this.#listening.signal,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parameters')) this.#keys.shown((weight) => this.#weight(weight));
    const { table, network } = this;
    this.#sizes = sizesOf({ table, network });
    if (changed.has('table')) this.#slice = varyingSliceOf(table);
    if (changed.has('highlighted') && this.highlighted) {
      const { layer, unit } = this.highlighted;
      const part = { kind: 'unit', layer: layer + 1, unit } as const;
      // The diagnosis may be of an earlier network.
      if (this.#exists(part)) this.#bringIntoView(part);
    }
    this.#layout = new DiagramLayout(this.#sizes, this.#size, this.firsts);
    for (const each of ['hovered', 'focused', 'pinned'] as const) {
      if (this[each] && !this.#exists(this[each])) this[each] = undefined;
    }
    // A pointer that passes over other parts must not replace the field that somebody types in.
    this.#shown = this.#isTyped && this.pinned ? this.pinned : (this.hovered ?? this.focused ?? this.pinned);
    if (!this.#exists(this.#entry) || !this.#layout.isShown(this.#entry)) {
      this.#entry = { kind: 'unit', layer: 0, unit: this.#layout.windows[0]!.first };
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (!samePart(this.#shown, this.#told)) {
      this.#told = this.#shown;
      this.dispatchEvent(new PartsLit(this.#told && highlightOf(this.#told)));
    }
    // A part that a key has led to is drawn by now.
    if (!changed.has('focused') || !this.focused) return;
    const wanted = partKey(this.focused);
    const parts = this.renderRoot.querySelectorAll<SVGElement>('[data-part]');
    [...parts].find(({ dataset }) => dataset['part'] === wanted)?.focus();
  }

  override render() {
    const { messages, table, selectedRow } = this;
    const shown = this.#shown;
    return html`
      <div class="heading">
        <h2>${messages.network}</h2>
        <span class="legend hint">
          <span>${sample('positive')} ${messages.positiveWeight}</span>
          <span>${sample('negative')} ${messages.negativeWeight}</span>
        </span>
        ${choice<number | null>({
          label: messages.diagram.row,
          options: [null, ...offeredRows(table.rows.length, selectedRow)],
          chosen: selectedRow,
          nameOf: (row) => (row === null ? messages.diagram.noRow : messages.row(row + 1)),
          choose: (row) => {
            this.dispatchEvent(new ViewChanged({ selectedRow: row }));
          },
        })}
      </div>
      <figure
        @pointermove=${this.#onPointerMove}
        @pointerleave=${() => (this.hovered = undefined)}
        @pointerdown=${this.#onPointerDown}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerCancel}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocusIn}
        @focusout=${() => (this.focused = undefined)}
      >
        <truth-net-unit-maps
          class=${this.maps || this.cells ? 'late' : nothing}
          .messages=${messages}
          .table=${table}
          .network=${this.network}
          .layout=${this.#layout}
          .slice=${this.#slice}
          .maps=${this.maps}
          .cells=${this.cells}
          .shown=${shown}
        ></truth-net-unit-maps>
        <svg
          translate="no"
          height=${this.#size.height}
          viewBox="0 0 ${this.#size.width} ${this.#size.height}"
          class=${shown || this.lit?.parts.size ? 'one-lit' : nothing}
          role="group"
          aria-label=${messages.networkSummary(this.#sizes)}
          aria-description=${messages.diagram.keys}
        >
          ${this.#sizes.slice(1).map((_, index) => this.#renderWeights(index + 1))}
          ${this.#sizes.map((size, layer) => this.#renderLayer(layer, size))}
        </svg>
        ${this.#renderGrip()}
      </figure>
      <truth-net-step-animation
        .messages=${messages}
        .network=${this.network}
        .layout=${this.#layout}
        @view-changed=${({ view }: ViewChanged) => this.dispatchEvent(new ViewChanged(view))}
      ></truth-net-step-animation>
      <div class="part ${shown ? '' : 'empty'}">
        ${shown ? this.#renderPart(shown) : html`<p class="hint">${messages.diagram.hint}</p>`}
      </div>
    `;
  }

  /** Renders the numbers of a part, by a view that is loaded for the first of them. */
  #renderPart(shown: Part) {
    const { messages, table, selectedRow } = this;
    return html`<truth-net-part
      class="late"
      .messages=${messages}
      .shown=${shown}
      .name=${this.#nameOf(shown)}
      .network=${this.network}
      .maxParameter=${this.maxParameter}
      .parameters=${this.parameters}
      .gradients=${this.gradients}
      .row=${selectedRow === null ? undefined : table.rows[selectedRow]}
      .activations=${this.activations}
      .logic=${this.#logicOf(shown)}
      .pinned=${samePart(shown, this.pinned)}
      @focusout=${() => {
        if (this.#isLeft) this.pinned = undefined;
        this.#isLeft = false;
        this.requestUpdate();
      }}
      @parameter-set=${({ setting, goesOn }: ParameterSet) => this.dispatchEvent(new ParameterSet(setting, goesOn))}
    ></truth-net-part>`;
  }

  /** Animation of single steps, once it is loaded. */
  get step(): StepAnimation | null {
    return this.renderRoot.querySelector<StepAnimation>('truth-net-step-animation:defined');
  }

  // -- Drawing -----------------------------------------------------------------------------------------------------

  #renderWeights(layer: number) {
    const layout = this.#layout;
    const weights = this.parameters?.weights[layer - 1];
    return unitsOf(layout.windows[layer - 1]!).map((from) =>
      unitsOf(layout.windows[layer]!).map((to) => {
        const part = { kind: 'weight', layer, from, to } as const;
        const weight = weights?.[from]?.[to] ?? 0;
        const path = layout.pathOf(part);
        return svg`<g
          class="weight ${this.#stateOf(part)}"
          role="button"
          tabindex=${this.#tabIndex(part)}
          data-part=${partKey(part)}
          aria-label=${`${this.#nameOf(part)}: ${predictionFigure(weight)}`}
        >
          <path class="hit" d=${path} />
          <path class="edge ${signOf(weight)}" d=${path} stroke-width=${widthOf(weight)} />
        </g>`;
      }),
    );
  }

  #renderLayer(layer: number, size: number) {
    const { windows } = this.#layout;
    const { first, count } = windows[layer]!;
    return svg`
      ${unitsOf(windows[layer]!).map((unit) => [this.#renderUnit(layer, unit), this.#renderTexts(layer, unit)])}
      ${first > 0 ? this.#renderMover(layer, -count, 10) : nothing}
      ${first + count < size ? this.#renderMover(layer, count, this.#size.height - 10) : nothing}
    `;
  }

  #renderUnit(layer: number, unit: number) {
    const layout = this.#layout;
    const { radius, halfWidth } = layout;
    const part = { kind: 'unit', layer, unit } as const;
    const name = this.#nameOf(part);
    const value = this.#activation(layer, unit);
    const [x, y] = [layout.x(layer), layout.y(layer, unit)];
    return svg`<g
      class="node ${this.#stateOf(part)} ${this.#isHighlighted(part) ? 'highlighted' : ''}"
      role="button"
      tabindex=${this.#tabIndex(part)}
      data-part=${partKey(part)}
      aria-label=${value === undefined ? name : this.messages.activationOf(name, predictionFigure(value))}
      aria-description=${this.#ruleOf(part) || nothing}
    >
      ${layer > 0 && this.network.bias ? this.#renderBias(layer, unit) : nothing}
      <rect class="unit" x=${x - halfWidth} y=${y - radius} width=${2 * halfWidth} height=${2 * radius} rx="6" />
    </g>`;
  }

  /** Renders the name of a unit and its rule below it, or without room for both, the names of inputs and outputs beside. */
  #renderName(part: Part & { kind: 'unit' }) {
    const name = this.#nameOf(part);
    const layout = this.#layout;
    const { layer, unit } = part;
    const [x, y] = [layout.x(layer), layout.y(layer, unit)];
    const isEnd = layer === 0 || layer === layout.layers - 1;
    if (layout.isNamed) {
      const columns = Math.floor(layout.nameWidth / COLUMN.pixels);
      const left = columns - columnsOf(name) - 1;
      const rule = left >= COLUMN.least ? cutToColumns(this.#ruleOf(part), left) : '';
      // A long text moves inwards from the edges of the drawing.
      const half = (columnsOf(name + rule) * COLUMN.pixels) / 2;
      const middle = Math.max(half, Math.min(x, layout.width - half));
      return svg`<text class="name" x=${middle} y=${y + layout.radius + 14} text-anchor="middle"
        ><tspan class=${isEnd ? 'end' : 'hidden'}>${cutToColumns(name, columns)}</tspan> ${rule}</text>`;
    }
    if (!isEnd) return nothing;
    const side = layer === 0 ? -1 : 1;
    return svg`<text
      class="name"
      x=${x + side * (layout.halfWidth + 7)} y=${y} dy="0.34em"
      text-anchor=${layer === 0 ? 'end' : 'start'}>${cutToColumns(name, NAME_COLUMNS)}</text>`;
  }

  /** Renders a unit's texts outside of the unit's group, whose label already contains all of them. */
  #renderTexts(layer: number, unit: number) {
    return svg`<g aria-hidden="true">${this.#renderName({ kind: 'unit', layer, unit })} ${this.#renderValue(layer, unit)}</g>`;
  }

  #renderValue(layer: number, unit: number) {
    const layout = this.#layout;
    const value = this.#activation(layer, unit);
    if (value === undefined || layout.radius < ROOM_FOR_NUMBER) return nothing;
    const [x, y] = [layout.x(layer), layout.y(layer, unit)];
    return svg`<text
      class="value"
      x=${x} y=${y} dy="0.34em" text-anchor="middle">${inside(value)}</text>`;
  }

  /** Renders the bias as a short line that ends at the unit. */
  #renderBias(layer: number, unit: number) {
    const bias = this.parameters?.biases[layer - 1]?.[unit] ?? 0;
    const { radius, biasLength } = this.#layout;
    const [x, y] = [this.#layout.x(layer), this.#layout.y(layer, unit) - radius];
    return svg`<line
      class="edge bias ${signOf(bias)}"
      x1=${x} y1=${y - biasLength} x2=${x} y2=${y}
      stroke-width=${widthOf(bias)} />`;
  }

  /** Renders the button that scrolls a layer with more units than are drawn. */
  #renderMover(layer: number, by: number, y: number) {
    const { first, count } = this.#layout.windows[layer]!;
    const left = by < 0 ? first : this.#sizes[layer]! - first - count;
    const { diagram } = this.messages;
    const x = this.#layout.x(layer);
    // Buttons of neighbouring layers must not touch.
    const width = Math.min(MOVER.width, this.#layout.between - MOVER.gap);
    const arrow = by < 0 ? '▲' : '▼';
    const move = () => {
      this.firsts = this.#sizes.map((_, index) => (this.firsts[index] ?? 0) + (index === layer ? by : 0));
      this.firsts = this.#clampedFirsts();
    };
    return svg`<g
      class="mover"
      role="button"
      tabindex="0"
      aria-label=${by < 0 ? diagram.earlierUnits(layer, left) : diagram.laterUnits(layer, left)}
      @click=${move}
      @keydown=${pressKeys(move)}
    >
      <rect class="reach" x=${x - width / 2} y=${y - 22} width=${width} height="44" />
      <rect class="box" x=${x - width / 2} y=${y - 10} width=${width} height="20" rx="6" />
      <text x=${x} y=${y} dy="0.34em" text-anchor="middle">${width < MOVER.width ? arrow : `${arrow} ${left}`}</text>
    </g>`;
  }

  /** Renders the handle in the middle of the pinned weight, as HTML: browsers ignore `touch-action` within an SVG. */
  #renderGrip() {
    const { pinned } = this;
    const layout = this.#layout;
    if (!this.hasGrip || pinned?.kind !== 'weight' || !layout.isShown(pinned)) return nothing;
    const { layer, from, to } = pinned;
    const x = (layout.x(layer - 1) + layout.x(layer)) / 2;
    const y = (layout.y(layer - 1, from) + layout.y(layer, to)) / 2;
    return html`<div class="grip" aria-hidden="true" .style=${`left: ${x}px; top: ${y}px`}>
      <svg viewBox="0 0 12 20"><path d="M6 2v16M2 6l4-4l4 4M2 14l4 4l4-4" /></svg>
    </div>`;
  }

  #clampedFirsts(): number[] {
    return new DiagramLayout(this.#sizes, this.#size, this.firsts).windows.map(({ first }) => first);
  }

  #stateOf(part: Part): string {
    const isLit =
      samePart(part, this.#shown) ||
      isEndOf(part, this.#shown) ||
      isEndOf(this.#shown, part) ||
      this.lit?.parts.has(partKey(part));
    return `${isLit ? 'lit' : ''} ${samePart(part, this.pinned) ? 'pinned' : ''}`;
  }

  #tabIndex(part: Part): number {
    return samePart(part, this.#entry) ? 0 : -1;
  }

  #isHighlighted({ layer, unit }: Part & { kind: 'unit' }): boolean {
    return this.highlighted?.layer === layer - 1 && this.highlighted.unit === unit;
  }

  /** Returns a unit's activation for the selected row. */
  #activation(layer: number, unit: number): number | undefined {
    const row = this.selectedRow === null ? undefined : this.table.rows[this.selectedRow];
    if (!row || !this.activations) return undefined;
    return layer === 0 ? row.in[unit] : this.activations[layer - 1]?.[unit];
  }

  #nameOf(part: Part): string {
    const { messages, table } = this;
    const unitName = allUnitNamer(messages, table, this.#sizes.length - 1);
    if (part.kind === 'unit') return unitName(part.layer, part.unit);
    return messages.weightName(unitName(part.layer - 1, part.from), unitName(part.layer, part.to));
  }

  #logicOf(part: Part): string {
    const ofLayer = part.kind === 'unit' ? this.logic?.[part.layer - 1] : undefined;
    if (part.kind !== 'unit' || !ofLayer || part.unit >= ofLayer.length) return '';
    return this.messages.logic(ofLayer[part.unit], this.table.inputs);
  }

  /** Returns the rule that a unit has learned, in words; nothing if there is no simple one. */
  #ruleOf(part: Part & { kind: 'unit' }): string {
    return this.logic?.[part.layer - 1]?.[part.unit] ? this.#logicOf(part) : '';
  }

  #exists(part: Part): boolean {
    const has = (layer: number, unit: number) => unit < (this.#sizes[layer] ?? 0);
    if (part.kind === 'unit') return has(part.layer, part.unit);
    return has(part.layer - 1, part.from) && has(part.layer, part.to);
  }

  // -- Interaction -------------------------------------------------------------------------------------------------

  #partUnder(event: PointerEvent): Part | undefined {
    const { x, y } = this.#size.placeOf(event);
    return this.#layout.partAt(x, y, isFinger(event));
  }

  #onPointerMove(event: PointerEvent): void {
    const wasDrag = this.#gesture.isDrag;
    const pressed = this.#gesture.drag(event);
    if (pressed) this.#drag(pressed, event, wasDrag);
    else if (!isFinger(event)) this.hovered = this.#partUnder(event);
  }

  #drag({ part, y, value }: Pressed, event: PointerEvent, goesOn: boolean): void {
    if (part?.kind !== 'weight' || value === undefined) return;
    const up = y - this.#size.placeOf(event).y;
    this.#set(part, Number((value + up * PER_PIXEL * (event.shiftKey ? 0.1 : 1)).toFixed(6)), goesOn);
  }

  #onPointerDown(event: PointerEvent): void {
    const target = event.target as Element;
    if (event.button !== 0 || target.closest('.mover')) return;
    const isGrip = target.closest('.grip') !== null;
    const part = isGrip ? this.pinned : this.#partUnder(event);
    const canDrag = isGrip || !isFinger(event);
    if (canDrag && !isGrip) this.#press(part, false);
    const value = canDrag && part?.kind === 'weight' ? this.#weight(part) : undefined;
    this.#gesture.begin(event, { part, y: this.#size.placeOf(event).y, value });
  }

  /** True while the field of a pinned part has the focus. In WebKit, `:focus-within` never matches in a window behind. */
  get #isTyped(): boolean {
    return this.shadowRoot?.activeElement?.localName === 'truth-net-part';
  }

  /** Unpins the part whose numbers cover other controls. */
  readonly #onPressElsewhere = (event: PointerEvent): void => {
    if (!this.pinned || event.composedPath().includes(this)) return;
    const numbers = this.renderRoot.querySelector('.part:not(.empty)');
    if (!numbers || getComputedStyle(numbers).position !== 'absolute') return;
    // A value that is typed is set first, as its field loses the focus.
    if (this.#isTyped) this.#isLeft = true;
    else this.pinned = undefined;
  };

  #onPointerUp(event: PointerEvent): void {
    const tapped = this.#gesture.tap(event);
    if (tapped && tapped.value === undefined && isFinger(event)) this.#press(tapped.part, true);
  }

  #onPointerCancel(event: PointerEvent): void {
    if (this.#gesture.cancel(event)?.value !== undefined) this.dispatchEvent(new SettingCancelled());
  }

  #press(part: Part | undefined, byFinger: boolean): void {
    this.pinned = part;
    this.hasGrip = byFinger;
    if (!part) return;
    this.#entry = part;
    if (part.kind === 'weight') this.#choose(part);
  }

  #onFocusIn({ target }: FocusEvent): void {
    const { part } = (target as SVGElement).dataset;
    if (!part) return;
    this.focused = JSON.parse(part) as Part;
    this.#entry = this.focused;
  }

  readonly #onKey = onKey((key, { repeat }) => {
    const { focused } = this;
    const at = focused ?? this.#entry;
    const next = nextPart(at, key, this.#sizes);
    const steps = STEPS_BY_KEY[key];
    if (next) {
      this.#bringIntoView(next);
      this.#entry = next;
      this.focused = next;
    } else if (key === 'Enter' || key === ' ') {
      this.pinned = at;
      if (at.kind === 'weight') this.#choose(at);
      void this.#type();
    } else if (key === 'Escape' && this.pinned) {
      this.pinned = undefined;
    } else if (steps !== undefined && at.kind === 'weight') {
      this.#set(at, this.#keys.step(at, this.#weight(at), steps), repeat);
    } else {
      return false;
    }
    return true;
  });

  async #type(): Promise<void> {
    await this.updateComplete;
    await customElements.whenDefined('truth-net-part');
    await this.renderRoot.querySelector<Inspector>('truth-net-part')?.edit();
  }

  #choose({ layer, from, to }: Part & { kind: 'weight' }): void {
    if (this.choosesWeight) this.dispatchEvent(new ViewChanged(withChosen({ layer: layer - 1, from, to })));
  }

  #weight({ layer, from, to }: Part & { kind: 'weight' }): number {
    return this.parameters?.weights[layer - 1]?.[from]?.[to] ?? 0;
  }

  #set({ layer, from, to }: Part & { kind: 'weight' }, value: number, goesOn: boolean): void {
    this.dispatchEvent(new ParameterSet({ kind: 'weight', layer: layer - 1, from, to, value }, goesOn));
  }

  #bringIntoView(part: Part): void {
    const wanted =
      part.kind === 'unit'
        ? [[part.layer, part.unit] as const]
        : [[part.layer - 1, part.from] as const, [part.layer, part.to] as const];
    const firsts = this.#sizes.map((_, layer) => this.firsts[layer] ?? 0);
    const { windows } = new DiagramLayout(this.#sizes, this.#size, firsts);
    for (const [layer, unit] of wanted) {
      const { first, count } = windows[layer]!;
      if (unit < first) firsts[layer] = unit;
      else if (unit >= first + count) firsts[layer] = unit - count + 1;
    }
    if (firsts.join() !== this.firsts.join()) this.firsts = firsts;
  }
}

/** Returns whether a unit is one of those that a weight connects. */
function isEndOf(part: Part | undefined, weight: Part | undefined): boolean {
  if (part?.kind !== 'unit' || weight?.kind !== 'weight') return false;
  const { layer, unit } = part;
  return layer === weight.layer ? unit === weight.to : layer === weight.layer - 1 && unit === weight.from;
}

/** Formats a value short enough for a circle. */
function inside(value: number): string {
  return Math.abs(value) < 9.95 ? value.toFixed(Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 2 : 1) : '…';
}
