import { html, nothing, type PropertyValues, svg, unsafeCSS } from 'lit';
import type { Limits, MapRunResult } from '../../engine/protocol.ts';
import type { StartWorker } from '../../engine/start-worker.ts';
import { count, lossFigure, significant } from '../../i18n/numbers.ts';
import type { Obstacle } from '../../session/learning/outcome.ts';
import { sameData } from '../../session/same-data.ts';
import type { Session } from '../../session/session.ts';
import type { ViewState } from '../../session/view.ts';
import { choice } from '../../ui/choice.ts';
import { PageRamp, rampStyles, rampSwatches } from '../../ui/colour-ramp.ts';
import { saveFile } from '../../ui/download-and-copy.ts';
import { SessionEdited, ViewChanged } from '../../ui/events.ts';
import { InViewport } from '../../ui/in-viewport.ts';
import { hasPanel, playgroundAround } from '../../ui/playground-around.ts';
import type { Place } from '../../ui/pointer-place.ts';
import { LaterView } from '../../ui/later-view.ts';
import { baseStyles } from '../../ui/view.ts';
import { chooseWeight } from '../../ui/weight-choice.ts';
import { axisOf, codesOf, type MapAxis, weightCode, weightOf } from './map-axes.ts';
import { type MapColours, type Palette, paletteOf } from './map-colours.ts';
import { DIVERGED, type PointResult, RIGHT } from './map-grid.ts';
import {
  axisFigure,
  axisName,
  endsOf,
  sessionWords,
  shortAxisName,
  shortEndsOf,
  sourceWords,
  weightName,
} from './map-names.ts';
import mapPanelCss from './map-panel.css?inline';
import {
  isInside,
  type MapMoved,
  type MapPainted,
  type MapPicture,
  type MapPointed,
  type MapPressed,
  type Pointed,
} from './map-picture.ts';
import { drawPicture } from './map-drawing.ts';
import { PLACES } from './map-places.ts';
import { begin, inputOf, takeBegun } from './begun-map.ts';
import { MapRun, resultAt } from './map-run.ts';
import {
  COLOURINGS,
  homeOf,
  isDeepest,
  type MapView,
  placeIn,
  readMapView,
  viewOf,
  writeMapView,
  zoomed,
} from './map-view.ts';
import { mapTexts } from './texts.ts';

/** Time, in milliseconds, for which an edited session has to stay, and a moved view to rest, before they are taken. */
const SESSION_RESTS = 200;
const VIEW_RESTS = 300;
/** Most views to go back to. */
const MOST_BACK = 100;
/** Milliseconds up to which the run of a point is trained for its curve. */
const CURVE_MILLISECONDS = 1000;
const CENTRE: Place = { x: 0.5, y: 0.5 };

/** Map of many runs over two settings: which learn, how fast, and which diverge. */
export class MapPanel extends LaterView {
  static readonly begin = begin;

  static override readonly styles = [baseStyles, rampStyles, unsafeCSS(mapPanelCss)];

  static override readonly properties = {
    ...LaterView.properties,
    session: { attribute: false },
    view: { attribute: false },
    limits: { attribute: false },
    startWorker: { attribute: false },
    obstacle: { attribute: false },
    seen: { state: true },
    pointed: { state: true },
    curve: { state: true },
    colours: { state: true },
    drawsBox: { state: true },
    said: { state: true },
  };

  declare session: Session;
  declare view: ViewState;
  declare limits: Limits;
  declare startWorker: StartWorker;
  /** Reason why the present network cannot be trained. */
  declare obstacle: Obstacle | undefined;
  /** View while it is being moved, before the playground takes it. */
  declare private seen: string | undefined;
  declare private pointed: Pointed | undefined;
  /** Run of the point that is pointed at, by the values of the point. */
  declare private curve: { readonly key: string; readonly run: MapRunResult } | undefined;
  declare private colours: MapColours | undefined;
  declare private drawsBox: boolean;
  /** Sentence about the last action. */
  declare private said: string;

  readonly #inSight = new InViewport(this);
  readonly #ramp = new PageRamp(this);
  #run = new MapRun(this, (listener) => this.startWorker(listener));
  /** Session whose runs the map shows: not that of a point which was opened from it. */
  #base: Session | undefined;
  #opened: { readonly session: Session; readonly values: readonly [number, number] } | undefined;
  /** Start parameters of the base, for the mark on an axis of one of them. */
  #start: { readonly of: Session; readonly parameters: Float64Array } | undefined;
  #back: string[] = [];
  #palette: { readonly of: PageRamp['ramp']; readonly palette: Palette | undefined } | undefined;
  #sessionTimer: ReturnType<typeof setTimeout> | undefined;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor() {
    super();
    this.drawsBox = false;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sessionTimer);
    clearTimeout(this.#viewTimer);
    this.#sessionTimer = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && changed.get('view')?.mapView !== this.view.mapView) this.seen = undefined;
    if (this.obstacle) this.#run.stop();
    if (this.obstacle || !this.#inSight.isNear) return;
    this.#chooseBase();
    const base = this.#base!;
    const view = this.#view;
    const width = this.renderRoot.querySelector('.picture')?.clientWidth ?? 0;
    const input = inputOf(base, view, width, this.view.tolerance);
    const begun = takeBegun(input);
    if (begun) {
      this.removeController(this.#run);
      this.#run.stop();
      this.#run = begun;
      begun.join(this);
    }
    this.#run.show(input);
  }

  override firstUpdated(): void {
    // A map that a press has opened begins before the browser reports that it is in sight, a frame later.
    if (!isOnScreen(this)) return;
    this.#inSight.isNear = true;
    this.requestUpdate();
  }

  /** Follows the session, a moment after its last edit. */
  #chooseBase(): void {
    const { session } = this;
    const isShown = this.#base === session || session === this.#opened?.session;
    clearTimeout(this.#sessionTimer);
    this.#sessionTimer = undefined;
    if (isShown) return;
    if (sameData(session, this.#opened?.session)) {
      this.#opened = { ...this.#opened!, session };
    } else if (!this.#base || sameData(session, this.#base)) {
      this.#base = session;
    } else {
      this.#sessionTimer = setTimeout(() => {
        this.#sessionTimer = undefined;
        this.#base = this.session;
        this.#opened = undefined;
        this.requestUpdate();
      }, SESSION_RESTS);
    }
  }

  get #view(): MapView {
    return readMapView(this.seen ?? this.view.mapView, this.#base ?? this.session, this.limits);
  }

  override updated(): void {
    this.#askForStart();
    this.#askForCurve();
  }

  #askForStart(): void {
    const base = this.#base;
    const { x, y } = this.#view;
    const needs = [x, y].some(({ axis }) => axis.spec.kind === 'parameter');
    if (!base || !needs || this.#start?.of === base) return;
    this.#start = { of: base, parameters: new Float64Array() };
    this.#run.train(undefined, ({ start }) => {
      this.#start = { of: base, parameters: start };
      this.requestUpdate();
    });
  }

  /** Trains the run that is pointed at, the newest first. */
  #askForCurve(): void {
    const values = this.#pointedValues;
    const key = values?.join(' ') ?? '';
    if (key === this.#asked) return;
    this.#asked = key;
    if (!values || this.#run.millisecondsPerRun > CURVE_MILLISECONDS) return;
    this.#run.train(values, (run) => {
      if (key === this.#asked) this.curve = { key, run };
    });
  }

  /** Values of the point that is pointed at. */
  get #pointedValues(): readonly [number, number] | undefined {
    const { grid } = this.#run;
    return this.pointed && grid?.valuesAt(grid.pointAt(this.pointed.place));
  }

  override render() {
    return html`
      ${rampSwatches}
      <span class="swatch stuck" aria-hidden="true"></span>
      <span class="swatch diverged" aria-hidden="true"></span>
      ${this.obstacle ? html`<p>${this.messages.notTrainable[this.obstacle]}</p>` : this.#renderMap()}
    `;
  }

  #renderMap() {
    return html`
      ${this.#renderChoices()}
      <div class="columns">
        <div>
          <div class="picture">${this.#renderPicture()}</div>
          ${this.#renderLegend()}
        </div>
        <div class="beside">${this.#renderTools()} ${this.#renderPointed()} ${this.#renderProgress()}</div>
      </div>
      <p class="about hint">${mapTexts(this.messages).about(sessionWords(this.messages, this.session))}</p>
      ${this.#renderStory()}
    `;
  }

  #renderChoices() {
    const { messages } = this;
    const texts = mapTexts(messages);
    const view = this.#view;
    return html`<div class="axes">
      ${this.#renderAxis('x', texts.across)} ${this.#renderAxis('y', texts.up)}
      ${choice({
        label: texts.colour,
        options: COLOURINGS,
        chosen: view.colouring,
        nameOf: (each) => texts.inList.colouring[each],
        choose: (colouring) => {
          this.#move({ ...view, colouring });
        },
      })}
    </div>`;
  }

  #renderAxis(which: 'x' | 'y', label: string) {
    const { messages, session } = this;
    const texts = mapTexts(messages);
    const view = this.#view;
    const { axis } = view[which];
    const weight = weightOf(axis.code);
    const other = view[which === 'x' ? 'y' : 'x'].axis;
    const otherWeight = weightOf(other.code);
    const choose = (code: string) => {
      const chosen = axisOf(code, session, this.limits);
      if (chosen.code !== other.code) this.#move({ ...view, [which]: viewOf(chosen, chosen.home) });
    };
    const codes = codesOf(session, weight ?? this.#freeWeight(otherWeight && weightCode(otherWeight)));
    return html`
      ${choice({
        label,
        // A run opened from the map has start weights of its own, and so no seed.
        options: (codes.includes(axis.code) ? codes : [...codes, axis.code]).filter((code) => code !== other.code),
        chosen: axis.code,
        nameOf: (code) => shortAxisName(messages, session, code),
        choose,
      })}
      ${
        weight
          ? chooseWeight(session, {
              label: texts.weight,
              chosen: weight,
              nameOf: (each) => weightName(messages, session, each),
              choose: (each) => {
                choose(weightCode(each));
              },
            })
          : nothing
      }
    `;
  }

  /** Returns the weight under the microscope, or the one that the landscape pairs with it if the other axis has it. */
  #freeWeight(taken: string | undefined) {
    const { weightLayer, weightFrom, weightTo, otherLayer, otherFrom, otherTo } = this.view;
    const chosen = { layer: weightLayer, from: weightFrom, to: weightTo };
    return weightCode(chosen) === taken ? { layer: otherLayer, from: otherFrom, to: otherTo } : chosen;
  }

  #renderPicture() {
    const { messages, session } = this;
    const view = this.#view;
    const names = [view.x, view.y].map(({ axis }) => axisName(messages, session, axis)) as [string, string];
    const [across, up] = [shortEndsOf(view.x), shortEndsOf(view.y)];
    const isStale = this.#sessionTimer !== undefined || (this.#run.grid?.isStale ?? false);
    return html`
      <span class="up"><span>${up[1]}</span><span class="name">${names[1]}</span><span>${up[0]}</span></span>
      <truth-net-map-picture
        class=${isStale ? 'stale' : ''}
        .messages=${messages}
        .grid=${this.#run.grid}
        .revision=${this.#run.revision}
        .view=${view}
        .palette=${this.#paletteNow()}
        .label=${this.#label(names, endsOf(view.x), endsOf(view.y))}
        .pointed=${this.pointed?.place}
        .mark=${this.#mark(view)}
        .drawsBox=${this.drawsBox}
        @map-pointed=${({ pointed }: MapPointed) => (this.pointed = pointed)}
        @map-moved=${({ view: moved, goesOn }: MapMoved) => {
          this.#move(moved, goesOn);
        }}
        @map-pressed=${({ place }: MapPressed) => {
          this.#open(place);
        }}
        @map-back=${this.#goBack}
        @map-painted=${({ colours }: MapPainted) => {
          if (!sameData(colours, this.colours)) this.colours = colours;
        }}
      ></truth-net-map-picture>
      <span class="across"
        ><span>${across[0]}</span><span class="name">${names[0]}</span><span>${across[1]}</span></span
      >
    `;
  }

  #label([across, up]: readonly string[], x: readonly string[], y: readonly string[]): string {
    const texts = mapTexts(this.messages);
    const { right = 0, stuck = 0, diverged = 0 } = this.colours?.counts ?? {};
    const all = Math.max(1, right + stuck + diverged);
    const [ofX, ofY] = [texts.range(across!, x[0]!, x[1]!), texts.range(up!, y[0]!, y[1]!)];
    return texts.label(ofX, ofY, right / all, stuck / all, diverged / all);
  }

  #paletteNow(): Palette | undefined {
    const { ramp } = this.#ramp;
    if (this.#palette?.of !== ramp || !this.#palette?.palette)
      this.#palette = { of: ramp, palette: paletteOf(this.#ramp) };
    return this.#palette.palette;
  }

  /** Returns the place of the present session; undefined while it is not known. */
  #mark(view: MapView): Place | undefined {
    const { session } = this;
    const opened = this.#opened;
    const isOpened = opened?.session === session;
    const values = isOpened ? opened.values : ([this.#present(view.x.axis), this.#present(view.y.axis)] as const);
    return values.every(Number.isFinite) ? placeIn(view, values) : undefined;
  }

  /** Returns the present value of an axis; NaN if it is not known. */
  #present({ spec }: MapAxis): number {
    const { training } = this.session;
    switch (spec.kind) {
      case 'learningRate':
        return training.learningRate;
      case 'scale':
        return 1;
      case 'seed':
        return training.seed;
      case 'layerRate':
        return training.layerRates?.[spec.layer] ?? 1;
      case 'parameter':
        return this.#start?.parameters[spec.index] ?? NaN;
    }
  }

  #renderTools() {
    const texts = mapTexts(this.messages);
    const view = this.#view;
    const zoom = (factor: number) => () => {
      this.#move(zoomed(view, this.pointed?.place ?? CENTRE, factor));
    };
    const icon = (sign: string, name: string, press: () => void, isOff = false) =>
      html`<button type="button" class="icon" aria-label=${name} title=${name} ?disabled=${isOff} @click=${press}>
        ${sign}
      </button>`;
    const isDeep = isDeepest(view);
    return html`
      <div class="tools">
        ${icon('+', texts.zoomIn, zoom(0.5), isDeep)} ${icon('−', texts.zoomOut, zoom(2))}
        ${icon('⌂', texts.home, () => {
          this.#move(homeOf(view));
        })}
        ${icon('↶', texts.back, this.#goBack, this.#back.length === 0)}
        <button
          type="button"
          class="option"
          aria-pressed=${this.drawsBox}
          @click=${() => (this.drawsBox = !this.drawsBox)}
        >
          ${texts.box}
        </button>
        <button type="button" @click=${this.#save}>${texts.save}</button>
      </div>
      ${isDeep ? html`<p class="hint" role="status">${texts.deepest}</p>` : nothing}
    `;
  }

  #renderProgress() {
    const texts = mapTexts(this.messages);
    const run = this.#run;
    const side = run.resolution;
    const { failure, problem, tryAgain } = this.messages;
    const retry = html`<button
      type="button"
      @click=${() => {
        run.retry();
      }}
    >
      ${tryAgain}
    </button>`;
    if (run.reason !== undefined) {
      const sentence = typeof run.reason === 'string' ? failure[run.reason] : problem(run.reason);
      return html`<p class="failed" role="alert">${texts.ended(sentence)} ${retry}</p>`;
    }
    if (run.isSilent) return html`<p class="hint" role="status">${texts.silent} ${retry}</p>`;
    if (this.#sessionTimer !== undefined || run.grid?.isStale)
      return html`<p class="hint" role="status">${texts.stale}</p>`;
    if (run.isRunning) return html`<p class="hint">${texts.running(side)}</p>`;
    const { runs, elapsed } = run.done;
    const done = side > 0 ? texts.done(side, Math.min(runs, side * side), secondsFigure(elapsed / 1000)) : '';
    return html`
      <p class="hint" role="status">${done}</p>
      ${
        run.asks === undefined
          ? nothing
          : html`<p>
              ${texts.asks(Math.max(32, 2 * side), timeText(run.asks, texts))}
              <button
                type="button"
                @click=${() => {
                  run.allow();
                }}
              >
                ${texts.allow}
              </button>
            </p>`
      }
    `;
  }

  #renderPointed() {
    const { messages, session, pointed } = this;
    const texts = mapTexts(messages);
    const { grid } = this.#run;
    const values = this.#pointedValues;
    const view = this.#view;
    if (!values || !grid || !pointed) return html`<div class="pointed">${this.#renderAdvice()}</div>`;
    const [across, up] = [view.x, view.y].map(
      (each, i) => `${axisName(messages, session, each.axis)} = ${axisFigure(values[i]!, each)}`,
    );
    const curve = this.curve?.key === values.join(' ') ? this.curve.run : undefined;
    const seen = grid.seenAt(grid.pointAt(pointed.place));
    const result = curve?.point ? resultAt(curve.point, 0) : seen?.isOwn ? seen.result : undefined;
    const sentence = texts.readout(across!, up!, result ? this.#outcome(result) : texts.waiting);
    return html`<div class="pointed">
      <p class="readout" role="status">${sentence}</p>
      <figure>${curve ? this.#renderCurve(curve) : nothing}</figure>
      ${this.#isOpened(values) ? html`<p class="hint" role="status">${this.said}</p>` : this.#renderOpener(pointed)}
    </div>`;
  }

  /** Renders the button that opens the run; a mouse that leaves the map for it points at nothing any more. */
  #renderOpener({ place, isHover }: Pointed) {
    if (isHover) return nothing;
    return html`<button
      type="button"
      @click=${() => {
        this.#open(place);
      }}
    >
      ${mapTexts(this.messages).open}
    </button>`;
  }

  /** Renders what to do with the map, what was done, or the story of its place. */
  #renderAdvice() {
    const texts = mapTexts(this.messages);
    const place = this.#place;
    if (this.said) return html`<p class="readout" role="status">${this.said}</p>`;
    if (place !== undefined)
      return html`<p class="readout" role="status">${texts.story.places[place]}</p>
        <div class="tools">${this.#renderNeighbours()}</div>`;
    return html`<p class="readout mouse hint">${texts.hint}</p>
      <p class="readout touch hint">${texts.touchHint}</p>`;
  }

  #outcome({ outcome, rightSince, loss }: PointResult): string {
    const texts = mapTexts(this.messages);
    if (outcome === DIVERGED) return texts.overflow(lossFigure(loss));
    return outcome === RIGHT ? texts.right(rightSince, lossFigure(loss)) : texts.wrong(lossFigure(loss));
  }

  #renderCurve({ losses, lastIteration }: MapRunResult) {
    const texts = mapTexts(this.messages);
    // A run that diverges would flatten all before.
    const most = Math.min(Math.max(...losses), 3 * Math.max(losses[0]!, 1e-300));
    const points = Array.from(losses, (loss, i) => {
      const x = (200 * i) / Math.max(1, losses.length - 1);
      return `${x.toFixed(1)},${(58 - (56 * Math.min(loss, most)) / most).toFixed(1)}`;
    });
    return html`<svg
        viewBox="0 0 200 60"
        preserveAspectRatio="none"
        role="img"
        aria-label=${texts.curve(lastIteration)}
      >
        ${svg`<polyline points=${points.join(' ')} />`}
      </svg>
      <figcaption class="hint">${texts.curve(lastIteration)}</figcaption>`;
  }

  #renderLegend() {
    const mark = this.#mark(this.#view);
    const isInView = mark !== undefined && isInside(mark);
    return html`<p class="legend hint">
      ${this.#keys().map(
        ({ names: [name, ...ramp], short }) =>
          html`<span><span class=${ramp.length > 0 ? 'ramp' : `key ${name}`}></span> ${short}</span>`,
      )}
      ${isInView ? html`<span><span class="key here"></span> ${mapTexts(this.messages).present}</span>` : nothing}
    </p>`;
  }

  #renderStory() {
    const { story } = mapTexts(this.messages);
    const place = this.#place;
    return html`<section class="story">
      <h3>${story.title}</h3>
      <p>${story.about}</p>
      <p class="hint">${story.undo}</p>
      <div class="tools" role="group" aria-label=${story.title}>
        ${PLACES.map(
          (_, index) =>
            html`<button
              type="button"
              class="option"
              aria-label=${story.place(index + 1, PLACES.length)}
              aria-pressed=${index === place}
              @click=${() => {
                this.#visit(index);
              }}
            >
              ${index + 1}
            </button>`,
        )}
      </div>
    </section>`;
  }

  /** Renders the buttons that lead from one place of the story to the next. */
  #renderNeighbours() {
    const { story } = mapTexts(this.messages);
    const place = this.#place!;
    const button = (text: string, to: number) =>
      html`<button
        type="button"
        ?disabled=${PLACES[to] === undefined}
        @click=${() => {
          this.#visit(to);
        }}
      >
        ${text}
      </button>`;
    return html`${button(story.previous, place - 1)} ${button(story.next, place + 1)}`;
  }

  /** Returns the index of the place of the story that is shown. */
  get #place(): number | undefined {
    const shown = writeMapView(this.#view);
    const index = PLACES.findIndex(({ session, view }) => view === shown && sameData(session, this.#base));
    return index < 0 ? undefined : index;
  }

  /** Returns whether the run at these values is the one that was opened from the map. */
  #isOpened([x, y]: readonly [number, number]): boolean {
    const { session, values } = this.#opened ?? {};
    return session === this.session && values?.[0] === x && values[1] === y;
  }

  // -- Actions -----------------------------------------------------------------------------------------------------

  /** Shows another view at once; the playground takes it when the movement rests. */
  #move(view: MapView, goesOn = false): void {
    const now = writeMapView(this.#view);
    const text = writeMapView(view);
    if (text === now) return;
    if (!goesOn) this.#back = [...this.#back.slice(-MOST_BACK), now];
    this.#see(text);
  }

  readonly #goBack = (): void => {
    const last = this.#back.at(-1);
    if (last === undefined) return;
    this.#back = this.#back.slice(0, -1);
    this.#see(last);
  };

  #see(text: string): void {
    this.seen = text;
    this.said = '';
    clearTimeout(this.#viewTimer);
    this.#viewTimer = setTimeout(() => {
      if (this.seen !== undefined) this.dispatchEvent(new ViewChanged({ mapView: this.seen }));
    }, VIEW_RESTS);
  }

  /** Opens the run of a place in the playground. */
  #open(place: Place): void {
    const { grid } = this.#run;
    if (!grid) return;
    const values = grid.valuesAt(grid.pointAt(place));
    this.#run.train(values, ({ session }) => {
      this.#opened = { session, values };
      this.said = mapTexts(this.messages).opened(hasPanel(playgroundAround(this), 'run'));
      this.dispatchEvent(new SessionEdited(session));
    });
  }

  /** Opens the session and the view of a place of the story. */
  #visit(index: number): void {
    const { session, view } = PLACES[index]!;
    this.#back = [...this.#back.slice(-MOST_BACK), writeMapView(this.#view)];
    this.pointed = undefined;
    this.said = '';
    clearTimeout(this.#viewTimer);
    this.#base = session;
    if (!sameData(session, this.session)) this.dispatchEvent(new SessionEdited(session));
    this.dispatchEvent(new ViewChanged({ mapView: view }));
    this.renderRoot.querySelector('.picture')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #save = (): void => {
    const picture = this.renderRoot.querySelector<MapPicture>('truth-net-map-picture');
    const map = picture?.canvas;
    if (!map) return;
    const { messages, session } = this;
    const view = this.#view;
    drawPicture(map, {
      across: { name: axisName(messages, session, view.x.axis), ends: endsOf(view.x) },
      up: { name: axisName(messages, session, view.y.axis), ends: endsOf(view.y) },
      lines: [sessionWords(messages, session), sourceWords(messages, session, view)],
      keys: this.#keys().map(({ names, text }) => ({
        colours: names.map((name) => this.#ramp.colourOf(name)),
        text,
      })),
      background: picture.background,
      host: this,
    }).toBlob((blob) => {
      if (blob) saveFile('truthnet-map.png', blob);
    });
  };

  /** Returns the colours that are in the picture, by the names of their swatches, with their meaning. */
  #keys(): { readonly names: readonly string[]; readonly short: string; readonly text: string }[] {
    const texts = mapTexts(this.messages);
    const { colouring } = this.#view;
    const { ends, counts } = this.colours ?? { counts: { right: 0, stuck: 0, diverged: 0 } };
    const all = Math.max(1, counts.right + counts.stuck + counts.diverged);
    const figure = colouring === 'loss' ? lossFigure : count;
    const [from, to] = ends?.map(figure) ?? [];
    const outcomes = (['stuck', 'diverged'] as const).filter(
      (name) => counts[name] > 0 && (name === 'diverged' || colouring === 'right'),
    );
    return [
      ...(from !== undefined && to !== undefined
        ? [
            {
              names: ['low', 'middle', 'high'],
              short: texts.ramp[colouring](from, to),
              text: texts.range(texts.colouring[colouring], from, to),
            },
          ]
        : []),
      ...outcomes.map((name) => ({
        names: [name],
        short: texts.outcome[name](counts[name] / all),
        text: texts.meaning[name](counts[name] / all),
      })),
    ];
  }
}

/** Returns whether a view is on the screen; false in a frame, of which another page may show any part. */
function isOnScreen(view: Element): boolean {
  const { width, top, bottom } = view.getBoundingClientRect();
  return window === window.top && width > 0 && top < innerHeight && bottom > 0;
}

function secondsFigure(seconds: number): string {
  return seconds < 100 ? significant(seconds, 2) : count(seconds);
}

function timeText(milliseconds: number, texts: ReturnType<typeof mapTexts>): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 100 ? texts.seconds(seconds) : texts.minutes(Math.ceil(seconds / 60));
}

declare global {
  interface HTMLElementTagNameMap {
    'truth-net-map-picture': MapPicture;
  }
}
