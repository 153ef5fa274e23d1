/** Moves the thumbnails of a wall smoothly to where a new layout puts them. */

/** Duration of a movement in milliseconds, as in the style of the buttons. */
const MILLISECONDS = 360;

export class WallMotion {
  #from: Float64Array = new Float64Array();
  #to: Float64Array = new Float64Array();
  /** Start of the movement of each thumbnail. */
  #since: Float64Array = new Float64Array();

  /** Sets the places (x, y, x, y, …) of the thumbnails. Those that change are reached by a movement from now on. */
  moveTo(places: Float64Array, now: number, isSmooth: boolean): void {
    if (!isSmooth || places.length !== this.#to.length) {
      this.#from = places;
      this.#to = places;
      this.#since = new Float64Array(places.length / 2).fill(-Infinity);
      return;
    }
    const present = this.at(now);
    const isMoved = (i: number) => places[2 * i] !== this.#to[2 * i] || places[2 * i + 1] !== this.#to[2 * i + 1];
    this.#from = this.#from.map((before, k) => (isMoved(k >> 1) ? present[k]! : before));
    this.#since = this.#since.map((before, i) => (isMoved(i) ? now : before));
    this.#to = places;
  }

  /** Returns the places at a time. */
  at(now: number): Float64Array {
    return this.#to.map((to, k) => {
      const left = 1 - Math.max(0, Math.min(1, (now - this.#since[k >> 1]!) / MILLISECONDS));
      return to + (this.#from[k]! - to) * left ** 3;
    });
  }

  /** Returns whether a thumbnail is still on its way. */
  isMoving(now: number): boolean {
    return this.#since.some((since) => now < since + MILLISECONDS);
  }
}
