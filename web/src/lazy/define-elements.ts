/** Registers elements by their names. A page that includes the script twice keeps the first. */
export function defineElements(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

/** Groups of elements that are loaded together, by the name that each registers last: once it is defined, all of them are. */
export const LAST_OF = {
  views: 'truth-net-share-dialog',
  studies: 'truth-net-study',
  exercises: 'truth-net-exercise',
} as const;
export type LazyGroup = keyof typeof LAST_OF;
export const LAZY_GROUPS = Object.keys(LAST_OF) as readonly LazyGroup[];

/** Returns true if the elements of a group are registered. */
export function isDefined(group: LazyGroup): boolean {
  return customElements.get(LAST_OF[group]) !== undefined;
}
