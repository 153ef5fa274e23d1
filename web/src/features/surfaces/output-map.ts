import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { RequestedViews, Snapshot } from '../../engine/protocol.ts';
import type { InputSlice } from '../../session/input-slice.ts';
import { type Logic, logicOf } from '../../session/learning/unit-logic.ts';
import type { Session, Table } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { ViewChanged } from '../../ui/events.ts';
import type { PlacePointedAt, PointPressed } from '../../ui/heat-map.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { OUTPUT_RANGE } from '../../ui/value-range.ts';
import { baseStyles } from '../../ui/view.ts';
import { labelOf, readoutAt } from './map-texts.ts';
import outputMapCss from './output-map.css?inline';
import { RowPoints } from './row-points.ts';

/** Map of one output over two inputs, beside what the network has learned and what it is to learn, in words. */
export class OutputMap extends LazyView {
  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(outputMapCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    view: { attribute: false },
    map: { attribute: false },
    predictions: { attribute: false },
    logic: { attribute: false },
    output: { state: true },
    place: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  /** Surfaces of the outputs. */
  declare map: RequestedViews['outputMap'];
  declare predictions: Float64Array | undefined;
  /** logic[layer][unit]: simple Boolean function that the unit has learned, if any. */
  declare logic: Snapshot['logic'] | undefined;
  /** Index of the chosen output. */
  declare private output: number;
  /** Place that is pointed at. */
  declare private place: PlacePointedAt['place'];

  readonly #ramp = new PageRamp(this);
  readonly #rows = new RowPoints();
  /** Logic of the targets, which stays the same from frame to frame of a run. */
  #wanted: Logic | undefined;

  constructor() {
    super();
    this.output = 0;
  }

  /** The chosen output, or the first one if that is gone. */
  get #shown(): number {
    return this.output < this.session.table.outputs.length ? this.output : 0;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('session') || changed.has('output')) this.#wanted = wantedLogic(this.session.table, this.#shown);
  }

  override render() {
    const { session, view, map, place } = this;
    const { table } = session;
    const cut = this.#rows.cutOf(table, view);
    const { x, y } = cut;
    const output = this.#shown;
    const name = table.outputs[output]!;
    const { size = 0, layers = [] } = map ?? {};
    const values = layers[0]?.subarray(output * size ** 2, (output + 1) * size ** 2);
    if (!values || values.length === 0) return rampSwatches;
    return html`
      ${rampSwatches}
      <span class="up" title=${table.inputs[y]!}>${x === y ? nothing : table.inputs[y]}</span>
      <truth-net-heat-map
        .messages=${this.messages}
        .values=${values}
        .size=${size}
        .range=${OUTPUT_RANGE}
        .ramp=${this.#ramp.ramp}
        .points=${this.#rows.pointsOf(output, { table, view, predictions: this.predictions })}
        .hasDigits=${true}
        .label=${labelOf(this.texts, name, { values, size }, cut, table)}
        .probe=${place}
        @place-pointed-at=${({ place: pointed }: PlacePointedAt) => (this.place = pointed)}
        @point-pressed=${({ row }: PointPressed) =>
          this.dispatchEvent(new ViewChanged({ selectedRow: row === view.selectedRow ? null : row }))}
      ></truth-net-heat-map>
      <span class="across" title=${table.inputs[x]!}>${table.inputs[x]}</span>
      <div class="facts">
        ${this.#renderName(output)}
        <p class="place hint" role="status">${place ? readoutAt({ values, size }, place) : this.#fixedText(cut)}</p>
        ${this.#renderLogic(output)}
      </div>
    `;
  }

  #renderName(output: number) {
    const { outputs } = this.session.table;
    if (outputs.length === 1) return html`<h2>${this.texts.outputMap.title(outputs[0]!)}</h2>`;
    return choice({
      label: this.messages.outputLayer,
      labelHidden: true,
      options: outputs.map((_, index) => index),
      chosen: output,
      nameOf: (index) => outputs[index]!,
      choose: (index) => {
        this.output = index;
      },
    });
  }

  /** Returns the values of the inputs that do not vary over the map. */
  #fixedText({ x, y, fixed }: InputSlice): string {
    const { inputs } = this.session.table;
    const values = inputs.flatMap((input, i) => (i === x || i === y ? [] : `${input} = ${fixed[i]}`));
    return values.length === 0 ? '' : this.texts.outputMap.fixed(values.join(', '));
  }

  #renderLogic(output: number) {
    const { messages, session, logic, texts } = this;
    const { inputs } = session.table;
    const learned = logic?.at(-1);
    if (!learned || output >= learned.length) return nothing;
    const [now, wanted] = [learned[output], this.#wanted].map((of) => messages.logic(of, inputs));
    return html`<dl>
      <dt class="hint">${texts.outputMap.now}</dt>
      <dd title=${now!}>${now}</dd>
      <dt class="hint">${texts.outputMap.wanted}</dt>
      <dd title=${wanted!}>${wanted}</dd>
    </dl>`;
  }
}

/** Returns the logic of an output's targets, over the rows that have one. */
function wantedLogic({ rows }: Table, output: number) {
  const targeted = rows.filter(({ out }) => out[output] !== null);
  return logicOf(
    targeted.map((row) => row.in),
    targeted.map(({ out }) => out[output] === 1),
  );
}
