/** Finds the playground that contains a view. */

/** Returns the `<truth-net>` whose shadow tree contains the view, however deep. */
export function playgroundAround(view: Element): HTMLElementTagNameMap['truth-net'] | undefined {
  for (let root = view.getRootNode(); 'host' in root;) {
    const host = root.host as Element;
    if (host.localName === 'truth-net') return host as HTMLElementTagNameMap['truth-net'];
    root = host.getRootNode();
  }
  return undefined;
}
