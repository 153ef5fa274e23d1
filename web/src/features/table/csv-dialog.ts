import { html, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { type CsvError, MOST_CSV_CHARACTERS, tableFromCsv, tableToCsv } from '../../session/formats/csv.ts';
import { decodeText } from '../../session/formats/decode-text.ts';
import type { Parsed } from '../../session/formats/parsed.ts';
import type { Table } from '../../session/session.ts';
import { allowFiles, copyText, saveText } from '../../ui/download-and-copy.ts';
import { Dialog } from '../../ui/dialog.ts';
import dialogCss from '../../ui/dialog.css?inline';
import { TableEdited } from '../../ui/events.ts';
import { selectLine } from '../../ui/select-line.ts';
import { baseStyles } from '../../ui/view.ts';

/** Most bytes of a character in a file. */
const BYTES = 4;

/** Dialog with the truth table as CSV: to copy and save, and to replace by pasted text or a file. */
export class CsvDialog extends Dialog {
  static override readonly styles = [baseStyles, unsafeCSS(dialogCss)];

  static override readonly properties = {
    ...Dialog.properties,
    limits: { attribute: false },
    table: { attribute: false },
    text: { state: true },
    parsed: { state: true },
    note: { state: true },
  };

  declare limits: Limits;
  declare table: Table;
  declare text: string;
  declare parsed: Parsed<CsvError>;
  /** Outcome of the last copy or file. */
  declare note: string;

  constructor() {
    super();
    this.text = '';
    this.note = '';
  }

  override show(): void {
    this.text = tableToCsv(this.table);
    this.note = '';
    super.show();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text') && this.open) this.parsed = tableFromCsv(this.text, this.limits);
  }

  protected override get heading(): string {
    return this.texts.csvHeading;
  }

  protected override renderBody(): TemplateResult {
    const { parsed, note } = this;
    const outcome = parsed.ok ? this.texts.csvOutcome(parsed.table) : this.texts.csvProblem(parsed.error);
    return html`
      <label for="text">${this.texts.csvLabel}</label>
      <textarea
        id="text"
        rows="10"
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${!parsed.ok}
        aria-describedby="outcome format"
        .value=${this.text}
        @input=${(event: Event) => {
          this.#enter((event.target as HTMLTextAreaElement).value);
        }}
        @dragover=${allowFiles}
        @drop=${this.#onDrop}
      ></textarea>
      <div id="outcome" class=${parsed.ok ? 'outcome' : 'outcome error'} role="status">
        ${note ? html`${note}<br />` : ''}${outcome}
      </div>
      <p id="format" class="hint">${this.texts.csvFormat}</p>
      <div class="buttons">
        <input type="file" hidden accept=".csv,.tsv,.txt,text/csv" @change=${this.#onFile} />
        <button type="button" @click=${() => this.renderRoot.querySelector<HTMLElement>('[type="file"]')?.click()}>
          ${this.texts.openFile}
        </button>
        <button
          type="button"
          @click=${() => {
            // Without the byte order mark, Excel reads the file in the computer's own encoding.
            saveText('truth-table.csv', 'text/csv', `\ufeff${this.text}`);
          }}
        >
          ${this.texts.saveFile}
        </button>
        <button type="button" @click=${this.#copy}>${this.texts.copy}</button>
        <button type="button" class="primary last" @click=${this.#use}>${this.texts.useTable}</button>
      </div>
    `;
  }

  #enter(text: string, note = ''): void {
    this.text = text;
    this.note = note;
  }

  async #read(file: File): Promise<void> {
    if (file.size > BYTES * MOST_CSV_CHARACTERS) {
      this.note = this.texts.fileTooLarge(file.name);
      return;
    }
    try {
      const read = decodeText(new Uint8Array(await file.arrayBuffer()));
      if ('refused' in read) this.note = this.texts.notDecoded(file.name, read.refused);
      else
        this.#enter(
          read.text,
          read.encoding === 'GB18030' ? this.texts.decodedAs(file.name, read.encoding) : file.name,
        );
    } catch {
      this.note = this.texts.fileUnreadable(file.name);
    }
  }

  #onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#read(file);
    // Lets the same file be opened again after it is corrected.
    input.value = '';
  }

  #onDrop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#read(file);
  }

  readonly #copy = async (): Promise<void> => {
    const copied = await copyText(this.text);
    this.note = copied ? this.texts.copied : this.texts.notCopied;
    if (!copied) this.renderRoot.querySelector('textarea')?.select();
  };

  readonly #use = (): void => {
    const { parsed } = this;
    if (parsed.ok) {
      this.dispatchEvent(new TableEdited(parsed.table, true));
      this.close();
      return;
    }
    const field = this.renderRoot.querySelector('textarea');
    if (field) selectLine(field, parsed.error.line);
  };
}
