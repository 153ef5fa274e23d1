import { html, nothing } from 'lit';
import { besidePage } from '../../dom/beside-page.ts';
import { EMBED_KINDS, type Embedded, embedCode, type EmbedKind, frameAddress } from '../../export/embed-code.ts';
import { type Still, STILL_PARTS, type StillPart, stillPicture } from '../../export/still-picture.ts';
import type { SavedState } from '../../session/saved-state.ts';
import { writeLink } from '../../session/formats/link.ts';
import { type Controls, CONTROLS, PANELS } from '../../session/panels.ts';
import { choice } from '../../ui/choice.ts';
import { ShareSection } from './share-section.ts';

/** Panels that an embedded playground may show. */
const SELECTIONS = {
  figures: 'run table diagram chart',
  chart: 'run table chart',
  diagram: 'run table diagram',
  all: PANELS.join(' '),
} as const;
export type EmbedSelection = keyof typeof SELECTIONS;

/** Parts of a picture of the playground, for each selection. */
const PICTURED: Record<EmbedSelection, readonly StillPart[]> = {
  figures: STILL_PARTS,
  chart: ['table', 'chart'],
  diagram: ['table', 'diagram'],
  all: STILL_PARTS,
};

/** Height of an iframe, in pixels, until its page reports one. */
const FIRST_HEIGHT = 720;
const MOST_HEIGHT = 20_000;

/** Section to embed the session in another page: the HTML or Markdown code, and a preview. */
export class ShareEmbed extends ShareSection {
  static override readonly properties = {
    ...ShareSection.properties,
    savedState: { attribute: false },
    address: { attribute: false },
    still: { attribute: false },
    kind: { state: true },
    selection: { state: true },
    controls: { state: true },
    autoplay: { state: true },
    lazy: { state: true },
    previewed: { state: true },
    height: { state: true },
  };

  declare savedState: SavedState;
  /** Address that a link begins with; the project's other files are in the same folder. */
  declare address: string;
  /** Session as a picture of it shows it; undefined until its losses are there. */
  declare still: Still | undefined;
  declare kind: EmbedKind;
  declare selection: EmbedSelection;
  declare controls: Controls;
  declare autoplay: boolean;
  declare lazy: boolean;
  declare previewed: boolean;
  declare height: number;

  constructor() {
    super();
    this.kind = 'script';
    this.selection = 'figures';
    this.controls = 'full';
    this.autoplay = false;
    this.lazy = true;
    this.previewed = false;
    this.height = FIRST_HEIGHT;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#onMessage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onMessage);
  }

  override render() {
    const { embed } = this.texts;
    const embedded = this.#embedded;
    if (!embedded) return nothing;
    const { once, post } = embedCode(this.kind, embedded);
    return html`
      <h3>${embed.title}</h3>
      <p class="hint">${embed.hint[this.kind]}</p>
      <div class="row">${this.#renderKinds()}</div>
      ${this.kind === 'markdown' ? nothing : html`<div class="row choices">${this.#renderChoices()}</div>`}
      ${once ? this.#renderCode(embed.once(once.file), once.text) : nothing}
      ${this.#renderCode(once ? embed.inThePost : embed.code, post)}
      ${this.kind === 'markdown' ? nothing : this.#renderPreview(embedded)}
    `;
  }

  #renderKinds() {
    const { embed } = this.texts;
    return html`<div class="languages" role="group" aria-label=${embed.where}>
      ${EMBED_KINDS.map(
        (kind) =>
          html`<button
            type="button"
            class="option"
            aria-pressed=${kind === this.kind}
            @click=${() => (this.kind = kind)}
          >
            ${embed.kind[kind]}
          </button>`,
      )}
    </div>`;
  }

  #renderChoices() {
    const { embed } = this.texts;
    return html`
      ${choice({
        label: embed.shows,
        options: Object.keys(SELECTIONS) as EmbedSelection[],
        chosen: this.selection,
        nameOf: (selection) => embed.selection[selection],
        choose: (selection) => (this.selection = selection),
      })}
      ${choice({
        label: embed.controls,
        options: CONTROLS,
        chosen: this.controls,
        nameOf: (controls) => embed.control[controls],
        choose: (controls) => (this.controls = controls),
      })}
      ${check(embed.autoplay, this.autoplay, (autoplay) => (this.autoplay = autoplay))}
      ${this.kind === 'iframe' ? nothing : check(embed.lazy, this.lazy, (lazy) => (this.lazy = lazy))}
    `;
  }

  #renderCode(label: string, code: string) {
    return html`
      <div class="row">
        <span>${label}</span>
        <span class="row end">
          <button type="button" aria-label="${this.texts.keep.copyCode}: ${label}" @click=${this.#copyCode}>
            ${this.texts.keep.copyCode}
          </button>
        </span>
      </div>
      <pre class="wrapped" tabindex="0" role="region" aria-label=${label}>${code}</pre>
    `;
  }

  #renderPreview(embedded: Embedded) {
    const { embed } = this.texts;
    return html`
      <div class="row">
        <button type="button" aria-expanded=${this.previewed} @click=${() => (this.previewed = !this.previewed)}>
          ${this.previewed ? embed.hidePreview : embed.preview}
        </button>
      </div>
      ${
        this.previewed
          ? html`<iframe src=${frameAddress(embedded)} title=${embed.preview} height=${this.height}></iframe>`
          : nothing
      }
    `;
  }

  /** Data of the embedded playground; undefined if the session is too large for a link, as the link section reports. */
  get #embedded(): Embedded | undefined {
    const written = writeLink(this.savedState);
    if ('problem' in written) return undefined;
    const { table } = this.savedState.session;
    return {
      folder: besidePage('.', this.address).href,
      hash: written.hash,
      panels: SELECTIONS[this.selection],
      controls: this.controls,
      autoplay: this.autoplay,
      lazy: this.lazy,
      ...(this.lazy && this.still && { picture: stillPicture(this.still, PICTURED[this.selection], this.height) }),
      language: this.messages.language,
      title: this.texts.embed.pageTitle(table.inputs, table.outputs),
      height: this.height,
    };
  }

  /** Takes over the height that the preview reports. */
  readonly #onMessage = ({ data, source }: MessageEvent<unknown>): void => {
    const frame = this.renderRoot.querySelector('iframe');
    const height = source === frame?.contentWindow ? heightIn(data) : undefined;
    if (height !== undefined) this.height = height;
  };

  readonly #copyCode = async (event: Event): Promise<void> => {
    const shown = (event.currentTarget as Element).closest('.row:not(.end)')!.nextElementSibling as HTMLElement;
    if (await this.copy(shown.textContent)) return;
    shown.focus();
    getSelection()?.selectAllChildren(shown);
    this.fail(this.texts.keep.copyYourself);
  };
}

function check(label: string, isChecked: boolean, choose: (isChecked: boolean) => void) {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${isChecked}
      @change=${(event: Event) => {
        choose((event.target as HTMLInputElement).checked);
      }}
    />
    ${label}
  </label>`;
}

/** Returns the height in a message of the iframe's page, in pixels, or undefined; see page/embed.ts. */
function heightIn(data: unknown): number | undefined {
  const { type, height } = Object(data) as { type?: unknown; height?: unknown };
  const isHeight = type === 'truth-net:height' && typeof height === 'number' && height > 0 && height < MOST_HEIGHT;
  return isHeight ? Math.ceil(height) : undefined;
}
