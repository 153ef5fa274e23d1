import { type CSSResultOrNative, LitElement, type PropertyValues, type ReactiveController } from 'lit';
import { ofDocument } from '../dom/host-dom.ts';

interface Look {
  /** How many rems of the page make one of ours. */
  rems: number;
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
 * Puts texts back where a browser's translation has put `<font>` elements in their place: Lit writes into the text that it
 * expects there, and what it writes into anything else is not seen. What is not written again stays translated.
 */
function unwrapTexts(root: ParentNode): void {
  for (const wrapper of root.querySelectorAll<HTMLElement>('font')) wrapper.replaceWith(wrapper.textContent);
}

/** Keeps the sizes of all elements of a document right while its rem changes, as by a style sheet that comes late. */
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

/** None in a document that is not shown. */
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
 * A page may make its rem smaller than the letters that its reader has chosen, often 10 px, to count in tens; ours is never
 * smaller. With a page whose letters grow, those in here grow as well.
 */
function remsOf(root: ShadowRoot): number {
  const probe = root.ownerDocument.createElement('i');
  // A browser has another size for letters of one width.
  probe.style.font = 'medium serif';
  root.append(probe);
  const rems = sizeOfLetters(probe) / sizeOfLetters(ofDocument(root.ownerDocument, 'documentElement'));
  probe.remove();
  return Math.max(1, rems) || 1;
}

/** In pixels; NaN where nothing is shown. */
function sizeOfLetters(element: HTMLElement): number {
  return parseFloat(getComputedStyle(element).fontSize);
}
