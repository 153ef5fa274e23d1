/** The parts of a network that a view can point at: its units and its weights. */

/** A unit or a weight of the diagram. Layer 0 holds the inputs; a weight leads into its layer. Units count from 0. */
export type Part =
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'weight'; readonly layer: number; readonly from: number; readonly to: number };

/** One text for each part, from which JSON.parse makes it again. */
export function partKey(part: Part): string {
  return JSON.stringify(part);
}

export function samePart(a: Part | undefined, b: Part | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && partKey(a) === partKey(b));
}
