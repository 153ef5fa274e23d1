/** Puts the snapshots of a run together on the page, from what the worker sends of them. */

import { withNewChanges } from '../session/changes.ts';
import { inLayers } from '../session/weight.ts';
import type { FlatSnapshot, Found, RunFacts, Snapshot } from './protocol.ts';

const NOTHING: Found = { look: {}, steepest: [], logic: [] };

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
  found(found: Partial<Found>): Found {
    this.#all = joined(this.#all, found);
    return this.#all;
  }

  snapshot({ parameterRow, gradientRow, changes, found, ...rest }: FlatSnapshot): Snapshot {
    const { sizes, ...facts } = this.#facts;
    this.#changes = withNewChanges(this.#changes, changes);
    return {
      ...rest,
      ...facts,
      ...this.found(found),
      changes: this.#changes,
      parameters: inLayers(parameterRow, sizes),
      ...(gradientRow && { gradients: inLayers(gradientRow, sizes) }),
    };
  }
}

/** Computes all slices at once and returns their results. */
export function foundBy(slices: Iterable<Partial<Found>>): Found {
  let all = NOTHING;
  for (const found of slices) all = joined(all, found);
  return all;
}

function joined(all: Found, found: Partial<Found>): Found {
  return { ...all, ...found, look: { ...all.look, ...found.look } };
}
