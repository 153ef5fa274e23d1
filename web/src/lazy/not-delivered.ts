/** Why a script that is loaded later is not there. */
export interface NotDelivered extends Error {
  /** The address where it was looked for, where neither the first script nor the page says where it is. */
  guess?: string;
}
