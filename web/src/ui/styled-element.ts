import { type CSSResultOrNative, LitElement, type PropertyValues, type ReactiveController } from 'lit';
import { ofDocument } from '../dom/host-dom.ts';

interface Look {
  /** Factor of rem lengths: rems of the page per rem of ours. */
  rems: number;
  readonly sheets: Map<CSSResultOrNative, CSSStyleSheet>;
}

/** Look of each document: a constructed style sheet cannot be used in another document. */
const looks = new WeakMap<Document, Look>();

/** Element that keeps its styles in any document it is moved to. */
export abstract class StyledElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    return this.#dress(this.shadowRoot ?? this.attachShadow(shadowRootOptions));
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#dress(this.shadowRoot);
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.hasUpdated) unwrapTexts(this.renderRoot);
    super.update(changed);
  }

  #dress(root: ShadowRoot): ShadowRoot {
    const { elementStyles } = this.constructor as typeof LitElement;
    const { ownerDocument } = this;
    const look = looks.get(ownerDocument) ?? { rems: remsOf(root), sheets: new Map() };
    looks.set(ownerDocument, look);
    root.adoptedStyleSheets = elementStyles.flatMap((style) => sheetIn(ownerDocument, look, style) ?? []);
    return root;
  }
}

/**
 * Restores texts that a browser's translation has replaced by `<font>` elements: Lit writes into its own text nodes,
 * and what it writes into removed ones is not visible. Texts that do not change stay translated.
 */
function unwrapTexts(root: ParentNode): void {
  for (const wrapper of root.querySelectorAll<HTMLElement>('font')) wrapper.replaceWith(wrapper.textContent);
}

/** Adapts the sizes of a document's elements when its rem changes, for example by a style sheet that loads late. */
export class RemSize implements ReactiveController {
  readonly #host: StyledElement;
  readonly #probe = document.createElement('i');
  readonly #changes = new ResizeObserver(() => {
    const { ownerDocument, renderRoot } = this.#host;
    const look = looks.get(ownerDocument);
    const rems = remsOf(renderRoot as ShadowRoot);
    if (!look || rems === look.rems) return;
    look.rems = rems;
    for (const [style, sheet] of look.sheets) sheet.replaceSync(textOf(style, rems));
  });

  constructor(host: StyledElement) {
    this.#host = host;
    host.addController(this);
    Object.assign(this.#probe.style, { position: 'absolute', visibility: 'hidden', inlineSize: '1rem' });
  }

  hostConnected(): void {
    this.#host.renderRoot.append(this.#probe);
    this.#changes.observe(this.#probe);
  }

  hostDisconnected(): void {
    this.#changes.disconnect();
  }
}

/** Returns the document's own copy of a style sheet; undefined in a document that is not shown. */
function sheetIn(page: Document, { rems, sheets }: Look, style: CSSResultOrNative): CSSStyleSheet | undefined {
  const defaultView = ofDocument(page, 'defaultView');
  if (!sheets.has(style) && defaultView && 'cssText' in style) {
    const sheet = new defaultView.CSSStyleSheet();
    sheet.replaceSync(textOf(style, rems));
    sheets.set(style, sheet);
  }
  return sheets.get(style);
}

function textOf(style: CSSResultOrNative, rems: number): string {
  const text = 'cssText' in style ? style.cssText : '';
  return text.replace(/([\d.]+)([a-z]*)/g, (length, number: string, unit: string) =>
    unit === 'rem' ? `${Number(number) * rems}rem` : length,
  );
}

/**
 * Returns the factor of rem lengths, at least 1. A page may set its rem below the reader's font size, often to 10 px to
 * count in tens; ours never shrinks. It grows with a page that enlarges its font.
 */
function remsOf(root: ShadowRoot): number {
  const probe = root.ownerDocument.createElement('i');
  // Browsers have another default size for monospaced fonts.
  probe.style.font = 'medium serif';
  root.append(probe);
  const rems = sizeOfLetters(probe) / sizeOfLetters(ofDocument(root.ownerDocument, 'documentElement'));
  probe.remove();
  return Math.max(1, rems) || 1;
}

/** Returns the font size in pixels; NaN if the element is not shown. */
function sizeOfLetters(element: HTMLElement): number {
  return parseFloat(getComputedStyle(element).fontSize);
}
