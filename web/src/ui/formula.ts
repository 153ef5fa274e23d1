import { css, html, type PropertyValues } from 'lit';
import type Temml from 'temml';
import { LoadFailed } from '../lazy/lazy-views.ts';
import type { NotDelivered } from '../lazy/not-delivered.ts';
import { FactorPointedAt } from './events.ts';
import { type Highlight, isLit } from './highlight.ts';
import { onKey } from './keys.ts';
import { whenPointerLeaves } from './pointer-away.ts';
import { StyledElement } from './styled-element.ts';
import { type Source, sourceOf } from './tex.ts';

/** Loads Temml and its font. Rejects if they cannot be loaded. */
export type LoadFormulas = () => Promise<typeof Temml>;

let load: LoadFormulas;
/** Temml, loaded for the first formula: it is larger than the whole playground. */
let temml: Promise<typeof Temml> | undefined;

/** Sets the function that loads Temml. */
export function setLoader(loader: LoadFormulas): void {
  load = loader;
}

/** Loads Temml once. Rejects if that fails; the next call tries again. */
function loadTemml(): Promise<typeof Temml> {
  temml ??= load().catch((error: unknown) => {
    temml = undefined;
    throw error;
  });
  return temml;
}

/** Formulas that still wait for Temml. */
const unwritten = new Set<FormulaView>();

async function writeAll(): Promise<void> {
  const loaded = await loadTemml();
  for (const view of unwritten) view.write(loaded);
}

/**
 * Equations in MathML, written in TeX with \qquad between them; they wrap if they do not fit on a line. Numbers with a
 * source can be pointed at, and reached by the arrow keys once the formula is focused.
 */
export class FormulaView extends StyledElement {
  static override readonly styles = css`
    :host {
      display: block;
      overflow-x: auto;
      /*
       * A shade at the edge where there is more; at the end of the formula, what scrolls with it covers the shade. The
       * shade is smaller by a pixel on each side, so that none of it looks out where pixels are not whole.
       */
      background:
        linear-gradient(var(--tn-panel) 0 0) right / 1.25rem 100% no-repeat local,
        linear-gradient(to left, color-mix(in oklab, var(--tn-ink) 22%, transparent), transparent) right 1px center /
          calc(1.25rem - 2px) calc(100% - 2px) no-repeat scroll;
    }

    :host(:focus-visible) {
      outline: 2px solid var(--tn-accent);
      outline-offset: 1px;
    }

    .equations {
      display: flex;
      flex-wrap: wrap;
      gap: 0 2em;
    }

    math {
      font-family: 'TruthNet Math', math;
      font-size: 1.05em;
    }

    [class^='tn-'] {
      color: var(--tn-accent);
      cursor: help;
    }

    [class^='tn-']:hover,
    .current {
      border-radius: 0.2em;
      background: color-mix(in oklab, var(--tn-accent) 14%, transparent);
    }
  `;

  static override readonly properties = {
    tex: { attribute: false },
    lit: { attribute: false },
    sizes: { attribute: false },
  };

  declare tex: string;
  /** Parts whose numbers are highlighted, in a network with these layer sizes, the inputs first. */
  declare lit: Highlight | undefined;
  declare sizes: readonly number[];

  #current = -1;

  constructor() {
    super();
    this.tex = '';
    this.sizes = [];
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('blur', () => {
      this.#goTo(-1);
    });
  }

  override render() {
    return html`<div
      class="equations"
      translate="no"
      @pointerover=${this.#onPointer}
      @pointerenter=${this.#onEnter}
    ></div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('tex')) void this.#load(this.tex);
    else if (changed.has('lit')) this.#mark();
  }

  async #load(tex: string): Promise<void> {
    try {
      const loaded = await loadTemml();
      // The formula may have changed while Temml was loading.
      if (tex === this.tex) this.write(loaded);
    } catch (why) {
      if (tex !== this.tex || !this.isConnected) return;
      unwritten.add(this);
      this.dispatchEvent(new LoadFailed(writeAll, why as NotDelivered));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwritten.delete(this);
  }

  /** Writes the present formula. */
  write({ render }: typeof Temml): void {
    unwritten.delete(this);
    const equations = this.tex.split('\\qquad').map((equation) => {
      const span = document.createElement('span');
      render(equation, span, {
        displayMode: false,
        // \class is the only trusted command; its class names come from texSource.
        trust: ({ command }: { command: string }) => command === '\\class',
      });
      return span;
    });
    this.renderRoot.querySelector('.equations')!.replaceChildren(...equations);
    this.#mark();
  }

  get #factors(): Element[] {
    return [...this.renderRoot.querySelectorAll('[class^="tn-"]')];
  }

  #mark(): void {
    this.#factors.forEach((factor, index) => {
      const source = sourceOf(factor.classList[0]!);
      factor.classList.toggle(
        'current',
        index === this.#current || (source !== undefined && isLit(source, this.lit, this.sizes)),
      );
    });
  }

  #onPointer(event: PointerEvent): void {
    this.#tell((event.target as Element).closest('[class^="tn-"]'));
  }

  #onEnter(event: PointerEvent): void {
    whenPointerLeaves(event.currentTarget as Element, () => {
      this.#tell(null);
    });
  }

  readonly #onKey = onKey((key) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const count = this.#factors.length;
    if (step === undefined || count === 0) return false;
    this.#goTo(this.#current < 0 ? (step > 0 ? 0 : count - 1) : (this.#current + step + count) % count);
    return true;
  });

  #goTo(index: number): void {
    this.#current = index;
    this.#mark();
    this.#tell(this.#factors[index] ?? null);
  }

  #tell(factor: Element | null): void {
    const source: Source | undefined = factor ? sourceOf(factor.classList[0]!) : undefined;
    this.dispatchEvent(new FactorPointedAt(source, factor?.textContent ?? ''));
  }
}
