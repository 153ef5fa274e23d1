import { html, nothing } from 'lit';
import { decodeText } from '../../session/formats/decode-text.ts';
import type { SavedState } from '../../session/saved-state.ts';
import type { Read } from '../../session/saved-state-problem.ts';
import { MOST_FILE_SIZE, readSessionFile, tooLarge } from '../../session/formats/session-file.ts';
import { writeSessionFile } from '../../session/formats/write-session-file.ts';
import { SavedStateOpened } from '../../ui/events.ts';
import { selectLine } from '../../ui/select-line.ts';
import { ShareSection, textBlob } from './share-section.ts';

/** Section with the session as JSON. Dispatches `SavedStateOpened` when a file or pasted text is opened. */
export class ShareSession extends ShareSection {
  static override readonly properties = {
    ...ShareSection.properties,
    savedState: { attribute: false },
    text: { state: true },
    isWrong: { state: true },
  };

  declare savedState: SavedState;
  /** Text in the field. */
  declare text: string;
  /** True if the text was opened and is not a session. */
  declare isWrong: boolean;

  constructor() {
    super();
    this.text = '';
    this.isWrong = false;
  }

  override render() {
    const { keep } = this.texts;
    return html`
      <h3>${keep.file}</h3>
      <p class="hint">${keep.fileHint}</p>
      <div class="row">
        <button type="button" @click=${this.#copySession}>${keep.copyFile}</button>
        <button type="button" @click=${this.#saveSession}>${keep.saveFile}</button>
        <button type="button" @click=${() => this.renderRoot.querySelector<HTMLElement>('[type="file"]')?.click()}>
          ${keep.openFile}
        </button>
        <input
          type="file"
          hidden
          accept=".json,application/json"
          aria-label=${keep.openFile}
          @change=${this.#onFileChosen}
        />
      </div>
      <div class="row">
        <textarea
          rows="1"
          spellcheck="false"
          autocomplete="off"
          aria-label=${keep.fileText}
          aria-invalid=${this.isWrong || nothing}
          placeholder=${keep.fileText}
          .value=${this.text}
          @input=${(event: Event) => {
            this.text = (event.target as HTMLTextAreaElement).value;
            this.isWrong = false;
          }}
        ></textarea>
        <button type="button" ?disabled=${this.text.trim() === ''} @click=${this.#openText}>${keep.openText}</button>
      </div>
    `;
  }

  /** Opens a file that was chosen or dropped. */
  async openFile(file: File): Promise<void> {
    const read = await readFileOf(file);
    if (read === 'unreadable') this.fail(this.texts.keep.unreadable(file.name));
    else if ('refused' in read) this.fail(this.texts.notDecoded(file.name, read.refused));
    else this.#open(read);
  }

  #onFileChosen({ target }: Event): void {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    // Lets the same file be chosen again.
    if (file) void this.openFile(file).finally(() => (input.value = ''));
  }

  readonly #openText = (): void => {
    const read = readSessionFile(this.text);
    this.#open(read);
    this.isWrong = 'problem' in read;
    const field = this.renderRoot.querySelector('textarea');
    if (field && 'problem' in read && read.problem.code === 'notJson') selectLine(field, parseInt(read.problem.field));
  };

  #open(read: Read): void {
    if ('problem' in read) this.fail(this.messages.problem(read.problem));
    else this.dispatchEvent(new SavedStateOpened(read.savedState));
  }

  readonly #copySession = async (): Promise<void> => {
    const text = writeSessionFile(this.savedState);
    if (await this.copy(text)) return;
    this.text = text;
    this.isWrong = false;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.select();
    this.fail(this.texts.keep.copyYourself);
  };

  readonly #saveSession = (): void => {
    const { iteration } = this.savedState;
    this.save('session', iteration, 'json', textBlob(writeSessionFile(this.savedState), 'application/json'));
  };
}

/** Reads a session file, except one beyond MOST_FILE_SIZE. */
async function readFileOf(file: File): Promise<Read | { readonly refused: string } | 'unreadable'> {
  if (file.size > MOST_FILE_SIZE) return tooLarge(file.size);
  try {
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
    return 'refused' in decoded ? decoded : readSessionFile(decoded.text);
  } catch {
    return 'unreadable';
  }
}
