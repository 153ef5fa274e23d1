import { html, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Trained } from '../../export/trained.ts';
import { count } from '../../i18n/numbers.ts';
import type { SavedState } from '../../session/saved-state.ts';
import { Dialog } from '../../ui/dialog.ts';
import { ofDocument } from '../../dom/host-dom.ts';
import dialogCss from '../../ui/dialog.css?inline';
import { type OutcomeTold, SavedStateOpened, SessionEdited } from '../../ui/events.ts';
import { allowFiles } from '../../ui/download-and-copy.ts';
import shareDialogCss from './share-dialog.css?inline';
import type { PictureSource } from './share-pictures.ts';
import type { ShareSession } from './share-session.ts';
import { baseStyles } from '../../ui/view.ts';

/** Source of the dialog's contents, read when the dialog opens or a file is requested. */
export interface ShareSource extends PictureSource {
  savedState(): SavedState;
  /** Returns the trained network; undefined while there is none. */
  trained(): Trained | undefined;
}

/** Session and network at the time when the dialog was opened. */
interface SharedState {
  readonly savedState: SavedState;
  readonly trained: Trained | undefined;
  /** Losses of the run, for a picture of it. */
  readonly losses: readonly number[];
}

/** Dialog to save and share a session. Dispatches `SavedStateOpened` or `SessionEdited` when another one is opened. */
export class ShareDialog extends Dialog {
  static override readonly styles = [baseStyles, unsafeCSS(dialogCss), unsafeCSS(shareDialogCss)];

  static override readonly properties = {
    ...Dialog.properties,
    source: { attribute: false },
    address: { attribute: false },
    taken: { state: true },
    outcome: { state: true },
  };

  declare source: ShareSource;
  /** Address that a link begins with, relative to the page; undefined or invalid if there is no link. */
  declare address: string | undefined;
  declare taken: SharedState | undefined;
  /** Outcome of the last action. */
  declare outcome: OutcomeTold | undefined;

  constructor() {
    super();
    this.addEventListener('dragover', allowFiles);
    this.addEventListener('drop', this.#onDrop);
  }

  override show(): void {
    this.taken = { savedState: this.source.savedState(), trained: this.source.trained(), losses: [] };
    void this.#takeLosses(this.taken);
    this.outcome = undefined;
    super.show();
  }

  /** Adds the losses, for which the worker is asked, unless the dialog was opened again by then. */
  async #takeLosses(taken: SharedState): Promise<void> {
    const history = taken.trained && (await this.source.history().catch(() => undefined));
    if (history && this.taken === taken)
      this.taken = { ...taken, losses: [...Array.from(history.losses), history.lastLoss] };
  }

  protected override get heading(): string {
    return this.texts.keep.title;
  }

  protected override renderBody(): TemplateResult {
    const { messages, outcome, source, taken } = this;
    if (!taken) return html``;
    const address = absolute(this.address);
    const { savedState, trained, losses } = taken;
    return html`
      <p class="hint">${this.texts.keep.asOf(count(savedState.iteration))}</p>
      <div class="outcome">
        <p role="status">${outcome?.kind === 'done' ? outcome.sentence : nothing}</p>
        <p class="failed" role="alert">${outcome?.kind === 'failed' ? outcome.sentence : nothing}</p>
      </div>
      <div class="sections">
        ${
          address === undefined
            ? nothing
            : html`
                <truth-net-share-link
                  .messages=${messages}
                  .savedState=${savedState}
                  .address=${address}
                  @outcome-told=${this.#onOutcome}
                ></truth-net-share-link>
                <truth-net-share-embed
                  .messages=${messages}
                  .savedState=${savedState}
                  .address=${address}
                  .still=${{ table: savedState.session.table, weights: trained?.parameters.weights ?? [], losses }}
                  @outcome-told=${this.#onOutcome}
                ></truth-net-share-embed>
              `
        }
        <truth-net-share-session
          .messages=${messages}
          .savedState=${savedState}
          @saved-state-opened=${this.#onSavedStateOpened}
          @session-edited=${this.#onSessionEdited}
          @outcome-told=${this.#onOutcome}
        ></truth-net-share-session>
        <truth-net-share-pictures
          .messages=${messages}
          .source=${source}
          @outcome-told=${this.#onOutcome}
        ></truth-net-share-pictures>
        ${
          trained
            ? html`<truth-net-share-code
                .messages=${messages}
                .source=${{ trained, savedState }}
                @outcome-told=${this.#onOutcome}
              ></truth-net-share-code>`
            : nothing
        }
      </div>
    `;
  }

  #onOutcome(outcome: OutcomeTold): void {
    this.outcome = outcome;
  }

  #onSavedStateOpened({ savedState }: SavedStateOpened): void {
    this.close();
    this.dispatchEvent(new SavedStateOpened(savedState));
  }

  /** Stays open after new start weights, whose outcome is told here; the trained network is another one then. */
  #onSessionEdited({ session }: SessionEdited): void {
    this.dispatchEvent(new SessionEdited(session));
    this.taken = { savedState: this.source.savedState(), trained: undefined, losses: [] };
  }

  /** Opens files that are dropped anywhere on the dialog. */
  #onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.renderRoot.querySelector<ShareSession>('truth-net-share-session')?.openFiles(files);
  }
}

/** Returns an absolute address, resolved against the page; undefined if invalid. */
function absolute(address: string | undefined): string | undefined {
  const base = ofDocument(document, 'baseURI');
  return address !== undefined && URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
