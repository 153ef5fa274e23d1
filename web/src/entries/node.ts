/**
 * The package's `truthnet/element` in Node, where there is no document: a page that is rendered there can import the
 * element, which its browser registers.
 */

// jsdom and happy-dom make a document, but neither draws nor runs workers.
if (typeof document !== 'undefined') {
  console.warn(
    'truthnet/element: <truth-net> is not registered in Node, not even where jsdom or happy-dom provide a document: it needs a browser. Test it in one, as Playwright or the browser mode of Vitest do.',
  );
}

/** Stands for the class of `<truth-net>`. Nothing is one here, and none can be made. */
export function TruthNet(): never {
  throw new TypeError('A <truth-net> element can only be created in a browser.');
}
