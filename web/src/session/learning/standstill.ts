/** Defines when training has stalled. */

/** Iterations before which no run has stalled. */
export const FIRST_STALL = 400;
/** Share of the run that is examined, at its end. */
export const WINDOW = 0.25;
/** Relative fall of the loss over the window, below which training has stalled. */
export const STANDSTILL = 0.01;
