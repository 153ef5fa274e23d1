/** What is lit in the table and in the diagram because something else speaks of it. */

import { type Part, partKey } from './network-part.ts';
import type { Source } from './tex.ts';

export interface Highlight {
  /** As `partKey` writes them. */
  readonly parts: ReadonlySet<string>;
  /** The inputs and targets of the selected row, by their columns. */
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

/** Where the numbers of a formula come from. */
export function highlightBy(sources: readonly Source[], layers: number): Highlight {
  return {
    parts: new Set(sources.map((source) => partKey(partOf(source, layers)))),
    inputs: sources.flatMap((source) => (source.kind === 'activation' && source.layer === 0 ? [source.unit] : [])),
    targets: sources.flatMap((source) => (source.kind === 'target' ? [source.output] : [])),
  };
}

/** The unit or weight of the diagram; a bias belongs to its unit, a target to the output that it is held against. */
function partOf(source: Source, layers: number): Part {
  switch (source.kind) {
    case 'weight': {
      const { layer, from, to } = source.weight;
      return { kind: 'weight', layer: layer + 1, from, to };
    }
    case 'target':
      return { kind: 'unit', layer: layers - 1, unit: source.output };
    case 'activation':
    case 'sum':
    case 'slope':
    case 'delta':
      return { kind: 'unit', layer: source.layer, unit: source.unit };
  }
}
