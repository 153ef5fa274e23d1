/** Most processors that each view uses for workers of its own, however many the machine has. */
const MOST = { map: 8, survey: 8, wall: 4 } as const;
export type Employer = keyof typeof MOST;

/** Returns the number of workers that a view starts for itself. */
export function workersFor(view: Employer): number {
  const processors = navigator.hardwareConcurrency || 2;
  // A wall leaves one to the run of the playground.
  return view === 'wall' ? Math.min(MOST.wall, Math.max(1, processors - 1)) : Math.min(MOST[view], processors);
}
