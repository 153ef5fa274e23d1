/** Puts the snapshots of a run together on the page, from what the worker sends of them. */

import { withNewChanges } from '../session/changes.ts';
import { inLayers } from '../session/weight.ts';
import type { FlatSnapshot, RequestedViews, Results, RunFacts, Snapshot } from './protocol.ts';

const NOTHING: Results = { views: {}, steepest: [], logic: [] };

export class SnapshotAssembler {
  #facts!: RunFacts;
  #changes: Snapshot['changes'] = [];
  #jumps: Snapshot['jumps'] = [];
  #all = NOTHING;

  /** Notes the facts about the run whose snapshots follow, and drops the parts of the one before. */
  begin(facts: RunFacts): void {
    this.#facts = facts;
    this.#all = NOTHING;
  }

  /** Notes the facts about the run with other rows, and drops the parts that list the former rows. */
  rowsChanged(facts: RunFacts): void {
    this.#facts = facts;
    this.#all = { ...this.#all, views: withoutRows(this.#all.views) };
  }

  /** Returns all parts, those that are new among them. */
  results(results: Partial<Results>): Results {
    this.#all = joined(this.#all, results);
    return this.#all;
  }

  snapshot({ parameterRow, gradientRow, changes, results, ...rest }: FlatSnapshot): Snapshot {
    const { sizes, ...facts } = this.#facts;
    const { first, list, jumps } = changes;
    this.#changes = withNewChanges(this.#changes, { first, list });
    this.#jumps = withNewChanges(this.#jumps, { first, list: jumps });
    return {
      ...rest,
      ...facts,
      ...this.results(results),
      changes: this.#changes,
      jumps: this.#jumps,
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

/** Returns the views that fit a table with any rows. */
export function withoutRows({
  leftOut: _,
  space: _space,
  microscope: _microscope,
  ...views
}: RequestedViews): RequestedViews {
  return views;
}

function joined(all: Results, results: Partial<Results>): Results {
  return { ...all, ...results, views: { ...all.views, ...results.views } };
}
