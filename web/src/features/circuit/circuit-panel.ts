import { html, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { standaloneSvg } from '../../export/drawing.ts';
import { count, lossFigure, predictionFigure, significant } from '../../i18n/numbers.ts';
import { joinSentences } from '../../i18n/sentences.ts';
import { allUnitNamer } from '../../i18n/unit-names.ts';
import type { Session, Table } from '../../session/session.ts';
import { leftOut, numberOf } from '../../session/table.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { copyText, saveText } from '../../ui/download-and-copy.ts';
import { ViewChanged } from '../../ui/events.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { Throttle } from '../../ui/throttle.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { CircuitComputation, type CircuitResult } from './circuit-computation.ts';
import { circuitDrawing } from './circuit-drawing.ts';
import circuitPanelCss from './circuit-panel.css?inline';
import { expressionsOf, sumOfProducts } from './expressions.ts';
import { type Merged, MOST_GATES } from './network-circuit.ts';
import { type Circuit, type Gate, outputsOf, signalsOf, sizeOf, type UnitRef } from './netlist.ts';
import { type Break, breaksOf } from './row-check.ts';
import { type CheckedRow, checkRows } from './checked-rows.ts';
import { RANGE_KINDS, type RangeKind } from './rounding.ts';
import type { CircuitTexts } from './en.ts';
import { type Format, FORMATS, type Source, SOURCES } from './text-kinds.ts';
import { circuitTexts } from './texts.ts';
import { verilogOf } from './verilog.ts';

/** Most gates that are drawn, and most that are drawn smaller where the panel is narrow. */
const MOST_DRAWN = 60;
const MOST_SHRUNK = 6;
/** Most rows of the check, of explained rows, of causes, and of combinations that no row has. */
const MOST_ROWS = 64;
const MOST_EXPLAINED = 4;
const MOST_CAUSES = 3;
const MOST_MISSING = 32;
const MOST_MERGED = 12;
/** Most characters of a sum of products on the page; the file has them all. */
const MOST_CHARACTERS = 400;

const EXTENSIONS: Record<Format, string> = { logic: 'txt', code: 'txt', latex: 'tex', verilog: 'v' };

/** Panel with the logic circuit of a network whose units are rounded to 0 and 1. */
export class CircuitPanel extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(circuitPanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    view: { attribute: false },
    snapshot: { attribute: false },
    output: { state: true },
    source: { state: true },
    range: { state: true },
    all: { state: true },
    format: { state: true },
    told: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare snapshot: Snapshot | undefined;
  /** Index of the output that is shown; undefined for all. */
  declare output: number | undefined;
  declare source: Source;
  declare range: RangeKind;
  /** True for a circuit that is exact for combinations that no row has, too. */
  declare all: boolean;
  declare format: Format;
  /** Outcome of the last press on a button. */
  declare told: string;

  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this);
  readonly #computation = new CircuitComputation(this);

  constructor() {
    super();
    this.output = undefined;
    this.source = 'network';
    this.range = 'activation';
    this.all = false;
    this.format = 'logic';
    this.told = '';
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, true, this.snapshot?.running ?? false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { session, snapshot, output } = this;
    const { table, network } = session;
    if (output !== undefined && output >= table.outputs.length) this.output = undefined;
    if (!changed.has('told') && changed.size > 0 && !(changed.size === 1 && changed.has('snapshot'))) this.told = '';
    if (!this.#inSight.isNear || !snapshot || !fits(session, snapshot)) return;
    const outputs = table.outputs.map((_, index) => index);
    this.#computation.begin(
      {
        table,
        network,
        parameters: snapshot.parameters,
        outputs: this.output === undefined ? outputs : [this.output],
        all: this.all,
        range: this.range,
      },
      snapshot.running,
    );
  }

  get #texts(): CircuitTexts {
    return circuitTexts(this.messages);
  }

  override render() {
    const { result } = this.#computation;
    return html`
      <p class="hint">${this.#texts.about}</p>
      ${this.#renderChoices()} ${result ? this.#renderResult(result) : html`<p class="hint">${this.#texts.working}</p>`}
    `;
  }

  #renderChoices() {
    const { session, output } = this;
    const texts = this.#texts;
    const { outputs } = session.table;
    const missing = 2 ** session.table.inputs.length > new Set(session.table.rows.map((row) => numberOf(row.in))).size;
    return html`<div class="choices">
      ${
        outputs.length < 2
          ? nothing
          : choice({
              label: texts.output,
              options: [undefined, ...outputs.map((_, index) => index)],
              chosen: output,
              nameOf: (index) => (index === undefined ? texts.allOutputs : outputs[index]!),
              choose: (index) => {
                this.output = index;
              },
            })
      }
      ${choice({
        label: texts.source,
        options: SOURCES,
        chosen: this.source,
        nameOf: (source) => texts.sourceOf[source],
        choose: (source) => {
          this.source = source;
        },
      })}
      ${
        session.network.hidden.length === 0
          ? nothing
          : choice({
              label: texts.range,
              options: RANGE_KINDS,
              chosen: this.range,
              nameOf: (range) => texts.rangeOf[range],
              choose: (range) => {
                this.range = range;
              },
            })
      }
      ${
        missing
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.all}
                @change=${({ target }: Event) => (this.all = (target as HTMLInputElement).checked)}
              />${texts.scope}</label
            >`
          : nothing
      }
    </div>`;
  }

  #renderResult(result: CircuitResult) {
    const texts = this.#texts;
    const { network } = result.input;
    const rows = checkRows(result);
    const circuit = this.#shownCircuit(result);
    return html`
      <div role="status">${this.#verdict(rows).map((sentence) => html`<p class="verdict">${sentence}</p>`)}</div>
      ${
        circuit
          ? this.#renderCircuit(result, circuit)
          : html`<p>${this.source === 'network' ? texts.tooMany(MOST_GATES) : texts.working}</p>`
      }
      ${this.#renderComparison(result)} ${this.#renderCheck(result, rows)} ${this.#renderBreaks(result, rows)}
      ${circuit ? this.#renderMissing(result, circuit) : nothing} ${this.#renderMerged(result)}
      ${circuit ? this.#renderText(result, circuit) : nothing}
      <p class="hint">${network.hidden.length === 0 ? texts.noHidden : texts.rangeHint[result.input.range]}</p>
    `;
  }

  #verdict(rows: readonly CheckedRow[]): string[] {
    const texts = this.#texts;
    const broken = rows.filter(({ verdict }) => verdict === 'breaks').length;
    const wrong = rows.filter((row) => row.isWrong);
    const isTrained = wrong.every(({ row }) => this.session.table.rows[row]?.holdOut);
    const { iteration = 0, obstacle } = this.snapshot ?? {};
    const wrongTrained = iteration === 0 && !obstacle ? texts.trainFirst : texts.wrong;
    const wrongRows = isTrained ? texts.wrongHeldOut : wrongTrained;
    const undecided = rows.filter((row) => row.isUndecided).map(({ row }) => row);
    return [
      ...(wrong.length > 0 ? [wrongRows(wrong.length, rows.length)] : []),
      ...(undecided.length > 0 ? [texts.undecided(undecided)] : []),
      broken > 0
        ? texts.breaks(broken, rows.length)
        : texts.allAgree(
            rows.length,
            rows.some((row) => row.differsFreely),
          ),
    ];
  }

  // -- Circuit -----------------------------------------------------------------------------------------------------

  #shownCircuit({ circuit, simplest }: CircuitResult): Circuit | undefined {
    return this.source === 'network' ? circuit : simplest?.circuit;
  }

  #renderCircuit(result: CircuitResult, circuit: Circuit) {
    const texts = this.#texts;
    const { messages, view } = this;
    const { table } = result.input;
    const size = sizeOf(circuit);
    if (size.gates > MOST_DRAWN) return html`<p>${texts.tooLarge(size.gates, MOST_DRAWN)}</p>`;
    const row = view.selectedRow === null ? undefined : table.rows[view.selectedRow];
    const outputs = outputNames(result);
    const expression = expressionsOf(circuit, this.#named(result), 'logic');
    return html`
      <figure class=${size.gates > MOST_SHRUNK ? '' : 'small'} tabindex="0" role="group" aria-label=${texts.scroll}>
        ${circuitDrawing({
          circuit,
          inputs: table.inputs,
          outputs,
          nameOf: (gate) => (gate.unit && this.#isHidden(result, gate.unit) ? this.#nameOf(result, gate.unit) : ''),
          titleOf: (gate) => this.#titleOf(result, gate),
          signals: row && signalsOf(circuit, row.in),
          label: texts.label(outputs.join(', '), texts.size(size), expression),
        })}
      </figure>
      ${
        circuit.outputs.every((output) => typeof output === 'number')
          ? nothing
          : html`<p class="hint">${row ? texts.values(messages.row(view.selectedRow! + 1)) : texts.noRow}</p>`
      }
    `;
  }

  #titleOf(result: CircuitResult, { kind, unit, count }: Gate): string {
    const texts = this.#texts;
    const name = kind === 'atLeast' ? `${texts.gate[kind]} ${count}` : texts.gate[kind];
    return texts.gateTitle(name, unit && this.#nameOf(result, unit));
  }

  #isHidden({ input }: CircuitResult, { layer }: UnitRef): boolean {
    return layer <= input.network.hidden.length;
  }

  #nameOf({ input }: CircuitResult, { layer, unit }: UnitRef): string {
    return allUnitNamer(this.messages, input.table, input.network.hidden.length + 1)(layer, unit);
  }

  #named(result: CircuitResult) {
    return {
      inputs: result.input.table.inputs,
      outputs: outputNames(result),
      gate: ({ unit }: Gate, index: number) =>
        unit && this.#isHidden(result, unit) ? `h${unit.layer}_${unit.unit + 1}` : `g${index + 1}`,
    };
  }

  #renderComparison(result: CircuitResult) {
    const texts = this.#texts;
    const { circuit, simplest, input } = result;
    const { table } = input;
    if (!simplest) return html`<p class="hint">${texts.working}</p>`;
    return html`
      <p>
        ${circuit ? texts.compared(texts.size(sizeOf(circuit)), texts.size(sizeOf(simplest.circuit))) : nothing}
        ${(this.snapshot?.contradictions.length ?? 0) > 0 ? texts.contradictory : nothing}
      </p>
      ${simplest.covers.map((cover, index) => {
        const text = sumOfProducts(cover, table.inputs, 'logic');
        return html`<p>
          ${texts.least(outputNames(result)[index]!)}
          <span class="expression" translate="no"
            >${text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}</span
          >
          ${cover.isProven ? nothing : texts.notProven}
        </p>`;
      })}
    `;
  }

  // -- Rows --------------------------------------------------------------------------------------------------------

  #renderCheck(result: CircuitResult, rows: readonly CheckedRow[]) {
    const texts = this.#texts;
    const { messages, view } = this;
    const { table } = result.input;
    const first = [...rows].sort((a, b) => Number(b.verdict === 'breaks') - Number(a.verdict === 'breaks'));
    const listed = first.slice(0, MOST_ROWS).sort((a, b) => a.row - b.row);
    return html`
      <h3>${texts.check}</h3>
      <div class="rows" tabindex="0" role="group" aria-label=${texts.check}>
        <table>
          <thead>
            <tr>
              <th scope="col">${texts.row}</th>
              <th scope="col">${table.inputs.join(' ')}</th>
              <th scope="col">${texts.target}</th>
              <th scope="col">${texts.network}</th>
              <th scope="col">${texts.circuit}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${listed.map(
              ({ row, predictions, bits, targets, verdict }) =>
                html`<tr class=${verdict}>
                  <th scope="row">
                    <button
                      type="button"
                      class="option"
                      aria-pressed=${view.selectedRow === row}
                      aria-label=${texts.select(messages.row(row + 1))}
                      @click=${() =>
                        this.dispatchEvent(new ViewChanged({ selectedRow: view.selectedRow === row ? null : row }))}
                    >
                      ${count(row + 1)}
                    </button>
                  </th>
                  <td>${table.rows[row]!.in.join(' ')}</td>
                  <td>${targets.map((target) => target ?? '–').join(' ')}</td>
                  <td>${predictions.map(predictionFigure).join(' ')}</td>
                  <td>${bits.join(' ')}</td>
                  <td>${texts.verdict[verdict]}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rows.length > listed.length ? html`<p class="hint">${texts.moreRows(rows.length - listed.length)}</p>` : nothing}
    `;
  }

  #renderBreaks(result: CircuitResult, rows: readonly CheckedRow[]) {
    const broken = rows.filter(({ verdict }) => verdict === 'breaks');
    if (broken.length === 0) return nothing;
    const { rounding, input } = result;
    return html`
      <h3>${this.#texts.why}</h3>
      <ul>
        ${broken.slice(0, MOST_EXPLAINED).map(({ row, combination, targets }) =>
          input.outputs
            .filter((_, index) => targets[index] !== null)
            .flatMap((output) => breaksOf(rounding, combination, output))
            .map((found) => html`<li>${this.#explanation(result, row, found)}</li>`),
        )}
      </ul>
      ${broken.length > MOST_EXPLAINED ? html`<p class="hint">${this.#texts.moreRows(broken.length - MOST_EXPLAINED)}</p>` : nothing}
    `;
  }

  #explanation(result: CircuitResult, row: number, { value, bit, causes, ...unit }: Break): string {
    const texts = this.#texts;
    const name = this.#nameOf(result, unit);
    const sentences = [texts.broken(this.messages.row(row + 1), name, predictionFigure(value), bit)];
    const list = causes.map((cause) =>
      texts.cause(
        this.#nameOf(result, cause),
        predictionFigure(cause.value),
        cause.isMiddle,
        significant(cause.taken, 3),
      ),
    );
    const needs = causes[0]?.needs;
    if (needs) {
      const bound = Number.isFinite(needs.value) ? [texts.needsValue(name, needs.side, lossFigure(needs.value))] : [];
      sentences.push(texts.joined([...list, ...bound]));
    } else if (list.length > 0) {
      sentences.push(texts.together(list.slice(0, MOST_CAUSES), Math.max(0, list.length - MOST_CAUSES)));
    }
    return joinSentences(sentences, this.messages);
  }

  #renderMissing(result: CircuitResult, circuit: Circuit) {
    const texts = this.#texts;
    const missing = leftOut(result.input.table);
    if (missing.length === 0) return nothing;
    return html`<details>
      <summary>${texts.missing(missing.length)}</summary>
      <p class="hint">${texts.missingHint}</p>
      <p class="combinations" translate="no">
        ${missing
          .slice(0, MOST_MISSING)
          .map(
            (bits) => html`<span>${bits.join('')} → ${outputsOf(circuit, signalsOf(circuit, bits)).join('')}</span> `,
          )}${missing.length > MOST_MISSING ? '…' : nothing}
      </p>
    </details>`;
  }

  #renderMerged(result: CircuitResult) {
    const texts = this.#texts;
    const { merged } = result;
    if (merged.length === 0) return nothing;
    const named = merged.filter((unit) => unit.kind !== 'unused');
    const unused = merged.filter((unit) => unit.kind === 'unused').map((unit) => this.#nameOf(result, unit));
    const names = new Intl.ListFormat(this.messages.language).format(unused.slice(0, MOST_MERGED));
    return html`<details>
      <summary>${texts.units}</summary>
      <ul>
        ${named.slice(0, MOST_MERGED).map((unit) => html`<li>${this.#mergedText(result, unit)}</li>`)}
        ${named.length > MOST_MERGED ? html`<li>${texts.more(named.length - MOST_MERGED)}</li>` : nothing}
        ${unused.length > 0 ? html`<li>${texts.unused(names)} ${unused.length > MOST_MERGED ? texts.more(unused.length - MOST_MERGED) : nothing}</li>` : nothing}
      </ul>
    </details>`;
  }

  #mergedText(result: CircuitResult, unit: Exclude<Merged, { kind: 'unused' }>): string {
    const texts = this.#texts;
    const name = this.#nameOf(result, unit);
    return unit.kind === 'constant'
      ? texts.constant(name, unit.value)
      : texts[unit.kind](name, this.#nameOf(result, unit.as));
  }

  // -- Text and files ----------------------------------------------------------------------------------------------

  #renderText(result: CircuitResult, circuit: Circuit): TemplateResult {
    const texts = this.#texts;
    const { format } = this;
    const names = this.#named(result);
    const text = format === 'verilog' ? verilogOf(circuit, names) : expressionsOf(circuit, names, format);
    return html`
      <div class="choices">
        ${choice({
          label: texts.text,
          options: FORMATS,
          chosen: format,
          nameOf: (each) => texts.formatOf[each],
          choose: (each) => {
            this.format = each;
          },
        })}
        <button type="button" @click=${() => this.#copy(text)}>${texts.copy}</button>
        <button
          type="button"
          @click=${() => {
            this.#save(`circuit.${EXTENSIONS[format]}`, 'text/plain', text);
          }}
        >
          ${texts.save}
        </button>
        ${
          sizeOf(circuit).gates > MOST_DRAWN
            ? nothing
            : html`<button type="button" @click=${this.#saveDrawing}>${texts.saveDrawing}</button>`
        }
        <span class="hint" role="status">${this.told}</span>
      </div>
      <pre tabindex="0" role="group" translate="no" aria-label=${texts.text}>${text}</pre>
    `;
  }

  async #copy(text: string): Promise<void> {
    this.told = (await copyText(text)) ? this.#texts.copied : this.#texts.notCopied;
  }

  #save(end: string, type: string, text: string): void {
    const name = `truthnet-${end}`;
    saveText(name, type, text);
    this.told = this.#texts.saved(name);
  }

  readonly #saveDrawing = (): void => {
    const figure = this.renderRoot.querySelector('figure')!;
    this.#save(
      'circuit.svg',
      'image/svg+xml',
      standaloneSvg(figure, figure.querySelector('svg')!.getAttribute('aria-label')!),
    );
  };
}

/** Returns whether a snapshot is of this session's network: after an edit, the next one comes a little later. */
function fits({ table, network }: Session, { parameters }: Snapshot): boolean {
  const sizes = [...network.hidden, table.outputs.length];
  return (
    parameters.weights[0]?.length === table.inputs.length &&
    parameters.biases.length === sizes.length &&
    sizes.every((units, layer) => parameters.biases[layer]!.length === units)
  );
}

function outputNames({
  input,
}: {
  readonly input: { readonly table: Table; readonly outputs: readonly number[] };
}): string[] {
  return input.outputs.map((output) => input.table.outputs[output]!);
}
