import { html, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { count, lossFigure } from '../../i18n/numbers.ts';
import { settingText } from '../../i18n/setting-text.ts';
import { differences, type RunSettings } from '../../session/differences.ts';
import type { PastRun } from '../../session/past-runs.ts';
import { asBegun, type Session } from '../../session/session.ts';
import { PartsLit, PastRunOpened, PastRunsForgotten } from '../../ui/events.ts';
import { highlightOfRun } from '../../ui/highlight.ts';
import { iconButton } from '../../ui/icon-button.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { whenPointerLeaves } from '../../ui/pointer-away.ts';
import pastRunsCss from './past-runs.css?inline';
import { baseStyles } from '../../ui/view.ts';

/** Column of the comparison: one run. */
interface Column extends RunSettings {
  readonly name: string;
  readonly lastIteration: number;
  readonly loss: number;
}

/** List of the runs before the present one: their differences from it, and buttons to open them. */
export class PastRuns extends LazyView {
  static override readonly styles = [baseStyles, unsafeCSS(pastRunsCss)];

  static override readonly properties = {
    ...LazyView.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    pastRuns: { attribute: false },
    compares: { state: true },
    pointed: { state: true },
    pinned: { state: true },
  };

  declare session: Session;
  declare snapshot: Snapshot | undefined;
  declare pastRuns: readonly PastRun[];
  /** True if all runs are shown side by side in a table. */
  declare compares: boolean;
  /** Runs whose curves are highlighted: while one is pointed at or focused, and the one whose number was pressed. */
  declare private pointed: number | undefined;
  declare private pinned: number | undefined;
  /** Run of the last highlight that was dispatched. */
  #told: number | undefined;

  constructor() {
    super();
    this.pastRuns = [];
    this.compares = false;
  }

  override updated(): void {
    const lit = this.pastRuns.some(({ id }) => id === this.pointed) ? this.pointed : this.pinned;
    if (lit === this.#told) return;
    this.#told = lit;
    this.dispatchEvent(new PartsLit(lit === undefined ? undefined : highlightOfRun(lit)));
  }

  override render() {
    const { compares } = this;
    return html`
      <div class="heading">
        <h3>${this.texts.pastRuns.title} <span class="count">${count(this.pastRuns.length)}</span></h3>
        <div class="buttons">
          <button class="option" type="button" aria-pressed=${compares} @click=${() => (this.compares = !compares)}>
            ${this.texts.pastRuns.compare}
          </button>
          <button class="quiet" type="button" @click=${() => this.dispatchEvent(new PastRunsForgotten())}>
            ${this.texts.pastRuns.forgetAll}
          </button>
        </div>
      </div>
      ${compares ? this.#renderComparison() : this.#renderList()}
      <div class="more" aria-hidden="true">▾</div>
      <div class="end"></div>
    `;
  }

  #press(id: number): void {
    if (this.pinned === id) this.pointed = undefined;
    this.pinned = this.pinned === id ? undefined : id;
  }

  #present(): Column {
    const { session, snapshot } = this;
    return {
      name: this.texts.pastRuns.thisRun,
      session: snapshot ? asBegun(session, snapshot) : session,
      changes: snapshot?.changes ?? [],
      lastIteration: snapshot?.lastIteration ?? 0,
      loss: snapshot?.curve.at(-1) ?? NaN,
    };
  }

  #renderList() {
    const { messages, pastRuns } = this;
    const present = this.#present();
    return html`<ol>
      ${pastRuns.toReversed().map((run) => {
        const different = differences([run, present]);
        return html`<li
          @pointerenter=${({ currentTarget }: PointerEvent) => {
            this.pointed = run.id;
            whenPointerLeaves(currentTarget as Element, () => (this.pointed = undefined));
          }}
          @focusin=${() => (this.pointed = run.id)}
          @focusout=${() => (this.pointed = undefined)}
        >
          <button
            class="name quiet"
            type="button"
            aria-label=${this.texts.pastRuns.lightRun(run.id)}
            aria-pressed=${this.pinned === run.id}
            @click=${() => {
              this.#press(run.id);
            }}
          >
            #${run.id}
          </button>
          <span class="what">
            ${
              different.length === 0
                ? this.texts.pastRuns.sameSettings
                : different.map(
                    (setting) =>
                      html`<span>${this.texts.pastRuns.setting[setting]} ${settingText(setting, run, messages)}</span>`,
                  )
            }
          </span>
          <span class="loss">${this.texts.pastRuns.pastRunLoss(lossFigure(run.loss), count(run.lastIteration))}</span>
          <button
            type="button"
            aria-label=${this.texts.pastRuns.openRun(run.id)}
            @click=${() => this.dispatchEvent(new PastRunOpened(run.id))}
          >
            ${this.texts.pastRuns.open}
          </button>
          ${iconButton('×', this.texts.pastRuns.forgetRun(run.id), () =>
            this.dispatchEvent(new PastRunsForgotten(run.id)),
          )}
        </li>`;
      })}
    </ol>`;
  }

  #renderComparison() {
    const { messages } = this;
    const columns: Column[] = [
      this.#present(),
      ...this.pastRuns.toReversed().map((run) => ({ ...run, name: `#${run.id}` })),
    ];
    const different = differences(columns);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.texts.pastRuns.compare}>
      <table>
        <thead>
          <tr>
            <td></td>
            ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${different.map(
            (setting) =>
              html`<tr>
                <th scope="row">${this.texts.pastRuns.setting[setting]}</th>
                ${columns.map((column) => html`<td>${settingText(setting, column, messages)}</td>`)}
              </tr>`,
          )}
          <tr class="result">
            <th scope="row">${messages.iteration}</th>
            ${columns.map(({ lastIteration }) => html`<td>${count(lastIteration)}</td>`)}
          </tr>
          <tr>
            <th scope="row">${messages.loss}</th>
            ${columns.map(({ loss }) => html`<td>${Number.isNaN(loss) ? '–' : lossFigure(loss)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>`;
  }
}
