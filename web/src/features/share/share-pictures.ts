import { html } from 'lit';
import { pngOf, standaloneSvg } from '../../export/drawing.ts';
import { type History, historyCsv } from '../../export/history-csv.ts';
import { count } from '../../i18n/numbers.ts';
import { ShareSection, textBlob } from './share-section.ts';

export const DRAWINGS = ['chart', 'diagram'] as const;
export type Drawing = (typeof DRAWINGS)[number];
const FORMATS = ['svg', 'png'] as const;
type Format = (typeof FORMATS)[number];

const FILE_NAMES: Record<Drawing, string> = { chart: 'loss-chart', diagram: 'network' };

/** Source of the pictures and the history, read when a file is requested. */
export interface PictureSource {
  iteration(): number;
  figure(which: Drawing): HTMLElement | null;
  history(): Promise<History>;
}

/** Section with the drawings of the page and the losses of the run as files. */
export class SharePictures extends ShareSection {
  static override readonly properties = {
    ...ShareSection.properties,
    source: { attribute: false },
  };

  declare source: PictureSource;

  override render() {
    const { keep } = this.texts;
    return html`
      <h3>${keep.pictures}</h3>
      <p class="hint">${keep.picturesHint}</p>
      <div class="grid">
        ${DRAWINGS.map(
          (which) => html`
            <span>${keep.drawing[which]}</span>
            <span class="row">
              ${this.#button('SVG', keep.drawing[which], () => this.#savePicture(which, 'svg'))}
              ${this.#button('PNG', keep.drawing[which], () => this.#savePicture(which, 'png'))}
            </span>
          `,
        )}
        <span>${keep.history}</span>
        <span class="row">${this.#button('CSV', keep.history, () => this.#saveHistory())}</span>
      </div>
    `;
  }

  #button(format: string, name: string, press: () => Promise<void>) {
    return html`<button type="button" aria-label="${name} ${format}" @click=${press}>${format}</button>`;
  }

  /**
   * Returns a drawing in its present state.
   * @throws on an unknown drawing or format, a drawing that is not shown, and one that the browser cannot draw
   */
  async picture(which: Drawing, format: Format): Promise<Blob> {
    if (!DRAWINGS.includes(which)) throw new TypeError(`Unknown drawing "${which}": use "chart" or "diagram"`);
    if (!FORMATS.includes(format)) throw new TypeError(`Unknown picture format "${format}": use "svg" or "png"`);
    const { keep } = this.texts;
    const figure = this.source.figure(which);
    if (!figure) throw new Error(keep.notDrawn(keep.drawing[which]));
    const svg = standaloneSvg(figure, keep.pictureTitle(keep.drawing[which], count(this.source.iteration())));
    return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : pngOf(svg);
  }

  async #savePicture(which: Drawing, format: Format): Promise<void> {
    const { keep } = this.texts;
    const iteration = this.source.iteration();
    try {
      this.save(FILE_NAMES[which], iteration, format, await this.picture(which, format));
    } catch {
      this.fail(keep.notDrawn(keep.drawing[which]));
    }
  }

  async #saveHistory(): Promise<void> {
    try {
      const history = await this.source.history();
      this.save('loss-history', history.lastIteration, 'csv', textBlob(historyCsv(history), 'text/csv'));
    } catch {
      this.fail(this.messages.failure.crashed);
    }
  }
}
