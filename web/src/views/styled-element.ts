import { type CSSResultOrNative, LitElement } from 'lit';

interface Look {
  /** How large its reader's letters are, in pixels. */
  readonly letters: number;
  readonly sheets: Map<CSSResultOrNative, CSSStyleSheet>;
}

/** How each document looks inside: a style sheet that was made in another document is taken nowhere else. */
const looks = new WeakMap<Document, Look>();

/** An element that keeps its look in whatever document it is moved to. */
export abstract class StyledElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    return this.#dress(this.shadowRoot ?? this.attachShadow(shadowRootOptions));
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#dress(this.shadowRoot);
  }

  #dress(root: ShadowRoot): ShadowRoot {
    const { elementStyles } = this.constructor as typeof LitElement;
    const { ownerDocument } = this;
    const look = looks.get(ownerDocument) ?? { letters: sizeOfLetters(root), sheets: new Map() };
    looks.set(ownerDocument, look);
    root.adoptedStyleSheets = elementStyles.flatMap((style) => sheetIn(ownerDocument, look, style) ?? []);
    return root;
  }
}

/** None in a document that is not shown. */
function sheetIn(
  { defaultView }: Document,
  { letters, sheets }: Look,
  style: CSSResultOrNative,
): CSSStyleSheet | undefined {
  if (!sheets.has(style) && defaultView && 'cssText' in style) {
    const sheet = new defaultView.CSSStyleSheet();
    // A rem is what the page makes of it, 10 px in many.
    sheet.replaceSync(style.cssText.replace(/([\d.]+)rem/g, (_, rems: string) => `${Number(rems) * letters}px`));
    sheets.set(style, sheet);
  }
  return sheets.get(style);
}

/** The size that the reader has chosen for letters; where nothing is shown, what browsers begin with. */
function sizeOfLetters(root: ShadowRoot): number {
  const probe = root.ownerDocument.createElement('i');
  // A browser has another size for letters of one width.
  probe.style.font = 'medium serif';
  root.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  return parseFloat(fontSize) || 16;
}
