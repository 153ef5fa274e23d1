/** Puts the snapshots of a run together on the page, from what the worker sends of them. */

import { withNewChanges } from '../session/changes.ts';
import { inLayers } from '../session/weight.ts';
import type { FlatSnapshot, Results, RunFacts, Snapshot } from './protocol.ts';

const NOTHING: Results = { views: {}, steepest: [], logic: [] };

export class SnapshotAssembler {
  #facts!: RunFacts;
  #changes: Snapshot['changes'] = [];
  #all = NOTHING;

  /** Notes the facts about the run whose snapshots follow, and drops the parts of the one before. */
  begin(facts: RunFacts): void {
    this.#facts = facts;
    this.#all = NOTHING;
  }

  /** Returns all parts, those that are new among them. */
  results(results: Partial<Results>): Results {
    this.#all = joined(this.#all, results);
    return this.#all;
  }

  snapshot({ parameterRow, gradientRow, changes, results, ...rest }: FlatSnapshot): Snapshot {
    const { sizes, ...facts } = this.#facts;
    this.#changes = withNewChanges(this.#changes, changes);
    return {
      ...rest,
      ...facts,
      ...this.results(results),
      changes: this.#changes,
      parameters: inLayers(parameterRow, sizes),
      ...(gradientRow && { gradients: inLayers(gradientRow, sizes) }),
    };
  }
}

/** Computes all slices at once and returns their results. */
export function resultsOf(slices: Iterable<Partial<Results>>): Results {
  let all = NOTHING;
  for (const results of slices) all = joined(all, results);
  return all;
}

function joined(all: Results, results: Partial<Results>): Results {
  return { ...all, ...results, views: { ...all.views, ...results.views } };
}
