/** Omits an unchanged list from messages, and restores it on the other side. */

export class Sender<T> {
  #sent: T | undefined;

  /** Returns the list, or undefined if the same object was sent last. */
  send(list: T): T | undefined {
    if (list === this.#sent) return undefined;
    this.#sent = list;
    return list;
  }
}

export class Receiver<T> {
  #received: T;

  constructor(first: T) {
    this.#received = first;
  }

  /** Returns the list, or the last one received. */
  receive(list: T | undefined): T {
    if (list !== undefined) this.#received = list;
    return this.#received;
  }
}
