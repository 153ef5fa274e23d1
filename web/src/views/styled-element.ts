import { type CSSResultOrNative, LitElement } from 'lit';

/** The style sheets of each document: one that was made in another document is taken nowhere else. */
const sheets = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

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
    root.adoptedStyleSheets = elementStyles.flatMap((style) => sheetIn(this.ownerDocument, style) ?? []);
    return root;
  }
}

/** None in a document that is not shown. */
function sheetIn(document: Document, style: CSSResultOrNative): CSSStyleSheet | undefined {
  const known = sheets.get(document) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  sheets.set(document, known);
  const window = document.defaultView;
  if (!known.has(style) && window && 'cssText' in style) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    known.set(style, sheet);
  }
  return known.get(style);
}
