/** Error of a script that was to be loaded later. */
export interface NotDelivered extends Error {
  /** Guessed address of the script, if neither the first script nor the page states it. */
  guess?: string;
}
