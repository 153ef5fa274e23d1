/**
 * The package's `truthnet/element` in Node, where there is no document: a page that is rendered there can import the
 * element, which its browser registers.
 */

/** Stands for the class of `<truth-net>`. Nothing is one here, and none can be made. */
export function TruthNet(): never {
  throw new TypeError('A <truth-net> can only be made where there is a document.');
}
