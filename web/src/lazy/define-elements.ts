/** Registers elements by their names. A page that includes the script twice keeps the first. */
export function defineElements(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

/** Name that define-lazy-views.ts registers last: once it is defined, all of them are. */
export const SENTINEL = 'truth-net-share-dialog';
