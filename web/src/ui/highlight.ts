/** Highlight of parts in the table, in the diagram and in the chart. */

import { type Part, partKey } from './network-part.ts';
import type { Source } from './tex.ts';

export interface Highlight {
  /** Keys of parts, as `partKey` writes them. */
  readonly parts: ReadonlySet<string>;
  /** Inputs and targets of the selected row, by their columns. */
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  /** Number of an earlier run, whose curve is highlighted. */
  readonly run?: number;
}

/** Returns the highlight of an earlier run. */
export function highlightOfRun(run: number): Highlight {
  return { parts: new Set(), inputs: [], targets: [], run };
}

/** Returns the highlight of one part; of an input, with its column of the selected row. */
export function highlightOf(part: Part): Highlight {
  return {
    parts: new Set([partKey(part)]),
    inputs: part.kind === 'unit' && part.layer === 0 ? [part.unit] : [],
    targets: [],
  };
}

/** Returns whether the part that a source belongs to is highlighted. */
export function isLit(source: Source, lit: Highlight | undefined, sizes: readonly number[]): boolean {
  return lit?.parts.has(partKey(partOf(source, sizes))) ?? false;
}

/** Returns the highlight of the sources of a formula in a network with the layer sizes `sizes`, the inputs first. */
export function highlightBy(sources: readonly Source[], sizes: readonly number[]): Highlight {
  return {
    parts: new Set(sources.map((source) => partKey(partOf(source, sizes)))),
    inputs: sources.flatMap((source) => (source.kind === 'activation' && source.layer === 0 ? [source.unit] : [])),
    targets: sources.flatMap((source) => (source.kind === 'target' ? [source.output] : [])),
  };
}

/** Returns the part of the diagram that a source belongs to: of a target, its output; of a bias, its unit. */
function partOf(source: Source, sizes: readonly number[]): Part {
  switch (source.kind) {
    case 'weight': {
      const { layer, from, to } = source.weight;
      // A bias is the weight after the last unit of the layer before.
      if (from === sizes[layer]) return { kind: 'unit', layer: layer + 1, unit: to };
      return { kind: 'weight', layer: layer + 1, from, to };
    }
    case 'target':
      return { kind: 'unit', layer: sizes.length - 1, unit: source.output };
    case 'activation':
    case 'sum':
    case 'slope':
    case 'delta':
      return { kind: 'unit', layer: source.layer, unit: source.unit };
  }
}
