/** Parts of a network that a view can point at: its units and its weights. */

/** Unit or weight of the diagram. Layer 0 holds the inputs; a weight leads into its layer. Units count from 0. */
export type Part =
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'weight'; readonly layer: number; readonly from: number; readonly to: number };

/** Returns a part as a unique text, which JSON.parse converts back. */
export function partKey(part: Part): string {
  return JSON.stringify(part);
}

export function samePart(a: Part | undefined, b: Part | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && partKey(a) === partKey(b));
}
