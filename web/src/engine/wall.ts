/** Interface of the networks that the analysis worker trains side by side. */

import type { WallFrame } from './protocol.ts';

export interface Wall {
  /** Trains up to an iteration, or for about this long, and returns what is new. */
  advance(until: number, milliseconds: number): WallFrame;
}
