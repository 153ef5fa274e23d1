import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Snapshot } from '../../engine/protocol.ts';
import { changeWords } from '../../i18n/change-words.ts';
import { count } from '../../i18n/numbers.ts';
import type { PastRun } from '../../session/past-runs.ts';
import type { Session } from '../../session/session.ts';
import type { Story } from '../../session/learning/story.ts';
import type { Chart } from '../../session/view.ts';
import { copyText } from '../../ui/download-and-copy.ts';
import { IterationSought, PartsLit, ViewChanged } from '../../ui/events.ts';
import { FigureSize } from '../../ui/figure-size.ts';
import { highlightOf, type Highlight } from '../../ui/highlight.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { Throttle } from '../../ui/throttle.ts';
import { AXIS_INSET, lastOnAxis } from '../../ui/time-axis.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { type Fact, factsOf } from './story-facts.ts';
import { labelled, type Lane, lanesAbove, type Mark, unitLane, unitsShown } from './story-lanes.ts';
import storyPanelCss from './story-panel.css?inline';
import { sentenceOf, storyAsText, type Words } from './story-sentences.ts';
import { storyTexts } from './texts.ts';

/** Part of the axis below which a stretch has no room for words. */
const LEAST_WORDY = 0.05;

/** Story of the run: a lane for the loss, the rows and each unit under the time axis of the chart, and a text. */
export class StoryPanel extends LaterView {
  static override readonly styles = [baseStyles, unsafeCSS(storyPanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    snapshot: { attribute: false },
    pastRuns: { attribute: false },
    chart: { attribute: false },
    showsAll: { state: true },
    pressed: { state: true },
    outcome: { state: true },
  };

  declare session: Session;
  declare snapshot: Snapshot | undefined;
  /** Earlier runs and the kind of chart, which decide how far the time axis reaches. */
  declare pastRuns: readonly PastRun[];
  declare chart: Chart;
  declare showsAll: boolean;
  /** Sentence that was pressed last. */
  declare pressed: string | undefined;
  /** Outcome of copying. */
  declare outcome: 'copied' | 'notCopied' | undefined;

  readonly #inSight = new InViewport(this);
  readonly #pace = new Throttle(this);
  readonly #size = new FigureSize(this);

  constructor() {
    super();
    this.showsAll = false;
  }

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#inSight.isNeeded && this.#pace.allows(changed, true, this.snapshot?.running ?? false);
  }

  get #words(): Words {
    const { messages, session } = this;
    return { messages, session, lazy: { changed: changeWords(messages) }, texts: storyTexts(messages) };
  }

  override render() {
    const { snapshot } = this;
    const words = this.#words;
    const { texts } = words;
    const story = snapshot?.views.story;
    return html`
      <p class="hint">${texts.about}</p>
      ${
        snapshot?.obstacle
          ? html`<p class="hint">${this.messages.notTrainable[snapshot.obstacle]}</p>`
          : snapshot && story && story.last.iteration > 0
            ? this.#renderStory(story, snapshot, words)
            : html`<p class="hint">${texts.empty}</p>`
      }
    `;
  }

  #renderStory(story: Story, snapshot: Snapshot, words: Words) {
    const { texts } = words;
    const facts = factsOf(story, this.session, snapshot);
    const sentences = facts.map((fact) => sentenceOf(fact, words));
    const isBehind = story.last.iteration < snapshot.lastIteration && !snapshot.running;
    return html`
      ${this.#renderLanes(story, snapshot, words)}
      <section aria-label=${texts.text}>
        <ol class="text">
          ${facts.map((fact, i) => this.#renderSentence(fact, sentences[i]!))}
        </ol>
        <p class="hint" role="status">
          ${isBehind ? texts.working(count(story.last.iteration), count(snapshot.lastIteration)) : nothing}
          ${this.outcome ? texts[this.outcome] : nothing}
        </p>
        <div class="buttons">
          <button type="button" @click=${() => this.#copy(story, sentences, 'text')}>${texts.copyText}</button>
          <button type="button" @click=${() => this.#copy(story, sentences, 'markdown')}>${texts.copyMarkdown}</button>
        </div>
      </section>
    `;
  }

  // -- Lanes -------------------------------------------------------------------------------------------------------

  #renderLanes(story: Story, snapshot: Snapshot, words: Words) {
    const { texts } = words;
    const axis = Math.max(1, lastOnAxis(this.session, snapshot, this.pastRuns, this.chart));
    const units = unitsShown(story, this.showsAll);
    const hidden = story.units.length - units.length;
    const lanes = [
      ...lanesAbove(story, snapshot, words, axis),
      ...units.map((unit) => unitLane(unit, story, words, axis)),
    ];
    return html`
      <figure
        class="box"
        .style=${`--left: ${AXIS_INSET.left}px; --right: ${AXIS_INSET.right}px`}
        role="group"
        aria-label=${texts.lanes}
      >
        <ul>
          ${lanes.map((lane) => this.#renderLane(lane, story.last.iteration, axis))}
        </ul>
        <div class="now" aria-hidden="true">
          <i .style=${`inset-inline-start: ${percent(snapshot.iteration, axis)}`}></i>
        </div>
      </figure>
      ${
        hidden > 0 || this.showsAll
          ? html`<button type="button" class="quiet more" @click=${() => (this.showsAll = !this.showsAll)}>
              ${this.showsAll ? texts.fewerLanes : texts.moreLanes(hidden)}
            </button>`
          : nothing
      }
    `;
  }

  #renderLane({ name, marks, shares }: Lane, end: number, axis: number) {
    // The mark of a change is its own label.
    const worded = shares && labelled(marks, (this.#size.width - AXIS_INSET.left - AXIS_INSET.right) / axis);
    return html`<li>
      <span class="name" title=${name}>${name}</span>
      <div class="track">
        ${
          shares
            ? html`<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <path class="tint" d=${stairs(shares, end, axis)} />
              </svg>`
            : nothing
        }
        ${marks.map((mark) => this.#renderMark(mark, axis, worded?.has(mark) ?? true))}
      </div>
    </li>`;
  }

  #renderMark(mark: Mark, axis: number, isWorded: boolean) {
    const isPoint = mark.from === mark.to;
    const width = isPoint ? '' : `; inline-size: ${percent(mark.to - mark.from, axis)}`;
    return html`<button
      type="button"
      class="${mark.kind} ${isPoint ? 'point' : ''}"
      .style=${`inset-inline-start: ${percent(mark.from, axis)}${width}`}
      aria-label=${mark.label}
      title=${mark.label}
      @click=${() => {
        this.pressed = undefined;
        this.#show(mark.iteration, mark.lit, mark.row);
      }}
    >
      ${isWorded && (isPoint || mark.to - mark.from > LEAST_WORDY * axis) ? html`<span>${mark.text}</span>` : nothing}
    </button>`;
  }

  // -- Text --------------------------------------------------------------------------------------------------------

  #renderSentence(fact: Fact, sentence: string) {
    const isPressed = this.pressed === sentence;
    return html`<li>
      <button
        type="button"
        class="quiet"
        aria-pressed=${isPressed}
        @click=${() => {
          this.pressed = isPressed ? undefined : sentence;
          if (isPressed) this.dispatchEvent(new PartsLit(undefined));
          else this.#show(fact.iteration, ...evidenceOf(fact));
        }}
      >
        ${sentence}
      </button>
    </li>`;
  }

  /** Shows an iteration, with its unit highlighted or its row selected. */
  #show(iteration: number, lit?: Highlight, row?: number): void {
    this.dispatchEvent(new IterationSought(iteration));
    this.dispatchEvent(new PartsLit(lit));
    if (row !== undefined) this.dispatchEvent(new ViewChanged({ selectedRow: row }));
  }

  async #copy({ last }: Story, sentences: readonly string[], kind: 'text' | 'markdown'): Promise<void> {
    const title = this.#words.texts.heading(count(last.iteration));
    this.outcome = (await copyText(storyAsText(title, sentences, kind))) ? 'copied' : 'notCopied';
  }
}

/** Returns the unit or the row that shows a fact. */
function evidenceOf(fact: Fact): [lit?: Highlight | undefined, row?: number] {
  if ('unit' in fact) return [highlightOf({ kind: 'unit', layer: fact.layer + 1, unit: fact.unit })];
  const row = 'row' in fact ? fact.row : fact.kind === 'end' ? fact.wrong[0] : undefined;
  return row === undefined ? [] : [undefined, row];
}

function percent(iterations: number, axis: number): string {
  return `${((100 * iterations) / axis).toFixed(3)}%`;
}

/** Returns the area below the stairs of shares, up to iteration `end`. */
function stairs(shares: NonNullable<Lane['shares']>, end: number, axis: number): string {
  const place = (iteration: number) => ((100 * iteration) / axis).toFixed(2);
  const steps = shares.map(({ from, share }) => `H${place(from)}V${(1 - share).toFixed(3)}`);
  return `M0 1${steps.join('')}H${place(end)}V1Z`;
}
