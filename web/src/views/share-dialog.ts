import { html, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { pngOf, standaloneSvg } from '../export/drawing.ts';
import { type History, historyCsv } from '../export/history-csv.ts';
import type { Trained } from '../export/trained.ts';
import { count } from '../i18n/numbers.ts';
import type { Kept } from '../session/kept.ts';
import type { Read } from '../session/kept-problem.ts';
import { writeLink } from '../session/link.ts';
import { MOST_FILE_SIZE, readSessionFile, tooLarge, writeSessionFile } from '../session/session-file.ts';
import { CODE_LANGUAGES, type CodeLanguage, codeOf, previewOf } from './code-languages.ts';
import { Dialog } from './dialog.ts';
import dialogCss from './dialog.css?inline';
import { KeptOpened } from './events.ts';
import { allowFiles, copyText, saveFile } from './hand-out.ts';
import shareDialogCss from './share-dialog.css?inline';
import { baseStyles } from './view.ts';

export const DRAWINGS = ['chart', 'diagram'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** Where the dialog gets what is shared, at the moment in which it is asked for. */
export interface ShareSource {
  kept(): Kept;
  /** Undefined while there is no network yet. */
  trained(): Trained | undefined;
  history(): Promise<History>;
  drawing(which: Drawing): SVGSVGElement | null;
}

/** What the dialog speaks of: everything as it stood when it was opened. */
interface Taken {
  readonly kept: Kept;
  readonly trained: Trained | undefined;
}

/** What was done last, or why it could not be. */
interface Outcome {
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

/** Everything by which a session is kept and shared. `KeptOpened` tells of a file that was opened. */
export class ShareDialog extends Dialog {
  static override readonly styles = [baseStyles, unsafeCSS(dialogCss), unsafeCSS(shareDialogCss)];

  static override readonly properties = {
    ...Dialog.properties,
    source: { attribute: false },
    address: { attribute: false },
    taken: { state: true },
    language: { state: true },
    outcome: { state: true },
  };

  declare source: ShareSource;
  /** The address that a link begins with; without one, there is no link. */
  declare address: string | undefined;
  declare taken: Taken | undefined;
  declare language: CodeLanguage;
  declare outcome: Outcome | undefined;

  #code = '';

  constructor() {
    super();
    this.language = 'numpy';
    this.addEventListener('dragover', allowFiles);
    this.addEventListener('drop', this.#onDrop);
  }

  override show(): void {
    this.taken = { kept: this.source.kept(), trained: this.source.trained() };
    this.outcome = undefined;
    super.show();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('taken') && !changed.has('language')) return;
    const trained = this.taken?.trained;
    this.#code = trained ? codeOf(trained, this.language) : '';
  }

  protected override get heading(): string {
    return this.messages.keep.title;
  }

  protected override renderBody(): TemplateResult {
    const { address, taken, messages } = this;
    if (!taken) return html``;
    const { kept, trained } = taken;
    return html`
      <div class="sections">
        <p class="hint">${messages.keep.asOf(count(kept.iteration))}</p>
        ${this.#renderOutcome()} ${address === undefined ? nothing : this.#renderLink(kept, address)}
        ${this.#renderFile(kept)} ${this.#renderPictures()} ${trained ? this.#renderCode(trained) : nothing}
      </div>
    `;
  }

  #renderOutcome() {
    const { outcome } = this;
    return html`
      <p class="done" role="status">${outcome?.kind === 'done' ? outcome.text : nothing}</p>
      <p class="done failed" role="alert">${outcome?.kind === 'failed' ? outcome.text : nothing}</p>
    `;
  }

  // -- The link ----------------------------------------------------------------------------------------------------

  #renderLink(kept: Kept, address: string) {
    const { keep, keptProblem } = this.messages;
    const written = writeLink(kept);
    return html`<section>
      <h3>${keep.link}</h3>
      <p class="hint">${'hash' in written ? keep.linkHint : keptProblem(written.problem)}</p>
      ${
        'hash' in written
          ? html`<div class="row">
              <input
                class="link"
                type="text"
                readonly
                aria-label=${keep.link}
                .value=${address + written.hash}
                @focus=${(event: Event) => {
                  (event.target as HTMLInputElement).select();
                }}
              />
              <button type="button" class="primary" @click=${() => this.#copy(address + written.hash, '.link')}>
                ${keep.copyLink}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  // -- The file ----------------------------------------------------------------------------------------------------

  #renderFile(kept: Kept) {
    const { keep } = this.messages;
    return html`<section>
      <h3>${keep.file}</h3>
      <p class="hint">${keep.fileHint}</p>
      <div class="row">
        <button type="button" @click=${() => this.#save('session', 'json', writeSessionFile(kept), 'application/json')}>
          ${keep.saveFile}
        </button>
        <button type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('.file')?.click()}>
          ${keep.openFile}
        </button>
        <input
          class="file"
          type="file"
          hidden
          accept=".json,application/json"
          aria-label=${keep.openFile}
          @change=${this.#onFileChosen}
        />
      </div>
    </section>`;
  }

  #onFileChosen({ target }: Event): void {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen again.
    if (file) void this.#openFile(file).finally(() => (input.value = ''));
  }

  #onDrop(event: DragEvent): void {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this.#openFile(file);
  }

  async #openFile(file: File): Promise<void> {
    const read = await readFileOf(file);
    if (read === 'unreadable') {
      this.#fail(this.messages.keep.unreadable(file.name));
    } else if ('problem' in read) {
      this.#fail(this.messages.keptProblem(read.problem));
    } else {
      this.close();
      this.dispatchEvent(new KeptOpened(read.kept));
    }
  }

  // -- Pictures and figures ----------------------------------------------------------------------------------------

  #renderPictures() {
    const { keep } = this.messages;
    const button = (text: string, name: string, press: () => void) =>
      html`<button type="button" aria-label="${name} ${text}" @click=${press}>${text}</button>`;
    return html`<section>
      <h3>${keep.pictures}</h3>
      <p class="hint">${keep.picturesHint}</p>
      <div class="grid">
        ${DRAWINGS.map(
          (which) => html`
            <span>${keep.drawing[which]}</span>
            <span class="row">
              ${button('SVG', keep.drawing[which], () => void this.#savePicture(which, 'svg'))}
              ${button('PNG', keep.drawing[which], () => void this.#savePicture(which, 'png'))}
            </span>
          `,
        )}
        <span>${keep.history}</span>
        <span class="row">${button('CSV', keep.history, () => void this.#saveHistory())}</span>
      </div>
    </section>`;
  }

  async #savePicture(which: Drawing, format: 'svg' | 'png'): Promise<void> {
    const { keep } = this.messages;
    const { iteration } = this.source.kept();
    const drawing = this.source.drawing(which);
    if (!drawing) {
      this.#fail(keep.notDrawn(keep.drawing[which]));
      return;
    }
    const svg = standaloneSvg(drawing, keep.pictureTitle(keep.drawing[which], count(iteration)));
    try {
      const content = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg);
      this.#saveBlob(which === 'chart' ? 'loss-chart' : 'network', format, content, iteration);
    } catch {
      this.#fail(keep.notDrawn(keep.drawing[which]));
    }
  }

  async #saveHistory(): Promise<void> {
    try {
      const history = await this.source.history();
      this.#save('loss-history', 'csv', historyCsv(history), 'text/csv', history.lastIteration);
    } catch {
      this.#fail(this.messages.failure.crashed);
    }
  }

  // -- Code --------------------------------------------------------------------------------------------------------

  #renderCode({ iteration }: Trained) {
    const { keep } = this.messages;
    const { name, extension, type } = CODE_LANGUAGES[this.language];
    const preview = previewOf(this.#code);
    const left = this.#code.slice(preview.length).split('\n').length - 1;
    return html`<section>
      <h3>${keep.code}</h3>
      <p class="hint">${keep.codeHint}</p>
      <div class="row">
        <div class="languages" role="group" aria-label=${keep.codeLanguage}>
          ${(Object.keys(CODE_LANGUAGES) as CodeLanguage[]).map(
            (each) =>
              html`<button
                type="button"
                class="option"
                aria-pressed=${each === this.language}
                @click=${() => (this.language = each)}
              >
                ${CODE_LANGUAGES[each].name}
              </button>`,
          )}
        </div>
        <span class="row end">
          <button type="button" @click=${() => this.#copy(this.#code, '.code')}>${keep.copyCode}</button>
          <button type="button" @click=${() => this.#save('network', extension, this.#code, type, iteration)}>
            ${keep.saveCode}
          </button>
        </span>
      </div>
      <pre class="code" tabindex="0" role="region" aria-label=${keep.codeIn(name)}>${preview}</pre>
      ${left > 0 ? html`<p class="hint">${keep.moreLines(count(left))}</p>` : nothing}
    </section>`;
  }

  // -- What they all do --------------------------------------------------------------------------------------------

  /** Copies `text`, or selects it where the browser does not let a page copy. */
  async #copy(text: string, shownIn: '.link' | '.code'): Promise<void> {
    const { keep } = this.messages;
    if (await copyText(text)) {
      this.#done(keep.copied);
      return;
    }
    const shown = this.renderRoot.querySelector<HTMLElement>(shownIn)!;
    shown.focus();
    if (shown instanceof HTMLInputElement) shown.select();
    else getSelection()?.selectAllChildren(shown);
    const isWhole = shown instanceof HTMLInputElement || shown.textContent === text;
    this.#fail(isWhole ? keep.copyYourself : keep.saveInstead);
  }

  #save(what: string, extension: string, text: string, type: string, iteration = this.taken?.kept.iteration): void {
    this.#saveBlob(what, extension, new Blob([text], { type: `${type};charset=utf-8` }), iteration ?? 0);
  }

  #saveBlob(what: string, extension: string, content: Blob, iteration: number): void {
    const name = `truthnet-${what}-${iteration}.${extension}`;
    saveFile(name, content);
    this.#done(this.messages.keep.saved(name));
  }

  #done(text: string): void {
    this.outcome = { kind: 'done', text };
  }

  #fail(text: string): void {
    this.outcome = { kind: 'failed', text };
  }
}

/** What a session file says; one that is far too large is not even read. */
async function readFileOf(file: File): Promise<Read | 'unreadable'> {
  if (file.size > MOST_FILE_SIZE) return tooLarge(file.size);
  try {
    return readSessionFile(await file.text());
  } catch {
    return 'unreadable';
  }
}
