/**
 * Builds the package's `truthnet/element` for Node, which has no document: a page rendered there can import the
 * element, and the browser registers it.
 */

// jsdom and happy-dom provide a document, but neither draws nor runs workers.
if (typeof document !== 'undefined') {
  console.warn(
    'truthnet/element: <truth-net> is not registered in Node, not even where jsdom or happy-dom provide a document: it needs a browser. Test it in one, as Playwright or the browser mode of Vitest do.',
  );
}

/** Placeholder for the class of `<truth-net>`: it has no instances, and creating one throws. */
export function TruthNet(): never {
  throw new TypeError('A <truth-net> element can only be created in a browser.');
}
