import { html, nothing } from 'lit';
import { decodeText } from '../../session/formats/decode-text.ts';
import { DEFAULTS } from '../../session/defaults.ts';
import type { SavedState } from '../../session/saved-state.ts';
import { type Read, type SavedStateProblem, shortened } from '../../session/saved-state-problem.ts';
import { MOST_FILE_SIZE, readSessionFile, tooLarge } from '../../session/formats/session-file.ts';
import {
  arraysInJson,
  arraysOf,
  isNumpyFile,
  MOST_WEIGHTS_SIZE,
  type ReadArrays,
  withWeights,
} from '../../session/formats/weights-file.ts';
import type { ZipFile } from '../../session/formats/zip.ts';
import { writeSessionFile } from '../../session/formats/write-session-file.ts';
import { completeSession, withChanges } from '../../session/session.ts';
import { withDrawer } from '../../session/view.ts';
import { SavedStateOpened, SessionEdited } from '../../ui/events.ts';
import { selectLine } from '../../ui/select-line.ts';
import { ShareSection, textBlob } from './share-section.ts';

/**
 * Section with the session as JSON. Dispatches `SavedStateOpened` when a session is opened, and `SessionEdited` when
 * weights are.
 */
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
          multiple
          accept=".json,.npy,.npz,application/json"
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

  /** Opens what was chosen or dropped: the first file, or all of them if they are NumPy's. */
  async openFiles(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (!first) return;
    try {
      if (first.size > MOST_FILE_SIZE) this.#open(tooLarge(first.size));
      else await this.#openBytes(new Uint8Array(await first.arrayBuffer()), files);
    } catch {
      this.fail(this.texts.keep.unreadable(first.name));
    }
  }

  async #openBytes(bytes: Uint8Array<ArrayBuffer>, files: readonly File[]): Promise<void> {
    if (isNumpyFile(bytes)) {
      this.#openWeights(
        await arraysOf(await Promise.all(files.map(contentOf))),
        files.map(({ name }) => name),
      );
      return;
    }
    const decoded = decodeText(bytes);
    if ('refused' in decoded) this.fail(this.texts.notDecoded(files[0]!.name, decoded.refused));
    else this.#openJson(decoded.text, files[0]!.name);
  }

  #onFileChosen({ target }: Event): void {
    const input = target as HTMLInputElement;
    // Lets the same file be chosen again.
    void this.openFiles([...(input.files ?? [])]).finally(() => (input.value = ''));
  }

  readonly #openText = (): void => {
    const problem = this.#openJson(this.text);
    this.isWrong = problem !== undefined;
    const field = this.renderRoot.querySelector('textarea');
    if (field && problem?.code === 'notJson') selectLine(field, parseInt(problem.field));
  };

  /** Opens a session or weights, of a file if it has a name. @returns the problem of a text that is neither */
  #openJson(text: string, name?: string): SavedStateProblem | undefined {
    const read = readSessionFile(text);
    const problem = 'problem' in read ? read.problem : undefined;
    if (problem?.code === 'noSession' && this.#openChallenge(text)) return undefined;
    const weights = problem?.code === 'noSession' ? arraysInJson(text) : undefined;
    if (weights) this.#openWeights(weights, name === undefined ? [] : [name]);
    else if (problem?.code === 'noSession') this.fail(this.texts.keep.neitherSessionNorWeights);
    else this.#open(read);
    return weights ? undefined : problem;
  }

  /** Hands the text of a challenge to its panel, which reads it. @returns false for any other text */
  #openChallenge(text: string): boolean {
    const { goal } = Object(JSON.parse(text.replace(/^\uFEFF/, ''))) as { readonly goal?: unknown };
    if (goal === undefined) return false;
    const { savedState } = this;
    const view = { ...savedState.view, ...withDrawer('challenge'), task: text };
    this.dispatchEvent(new SavedStateOpened({ ...savedState, view }));
    return true;
  }

  #openWeights(weights: ReadArrays, files: readonly string[]): void {
    const { session, changes } = this.savedState;
    const present = withChanges(completeSession(session, DEFAULTS), changes);
    const read = 'arrays' in weights ? withWeights(present, weights.arrays) : weights;
    if ('session' in read) {
      this.dispatchEvent(new SessionEdited(read.session));
      const { network, training } = read.session;
      const [set, biases] = [training.start?.weights, network.bias ? training.start?.biases : []].map(
        (each) => each?.flat(2).length ?? 0,
      );
      this.done(this.texts.keep.weightsSet(set!, biases!, files.map(shortened)));
    } else
      this.fail(
        'problem' in read ? this.messages.problem(read.problem) : this.texts.keep.weightsProblem(read.weightsProblem),
      );
  }

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

/** Returns the name and the bytes of a file, or as many of them as show that there are too many. */
async function contentOf(file: File): Promise<ZipFile> {
  return { name: file.name, bytes: new Uint8Array(await file.slice(0, MOST_WEIGHTS_SIZE + 1).arrayBuffer()) };
}
