/** Keeps back requests that come faster than the worker answers. */

import { sameParameter } from '../session/changes.ts';
import type { Request } from './protocol.ts';

/** Requests that change the run, in whose order they are sent. */
const CHANGES: readonly Request['type'][] = ['seek', 'set', 'retune'];
/** Requests that a hand repeats quickly. */
const REPEATED: readonly Request['type'][] = [...CHANGES, 'snapshotRequest', 'pace', 'tolerance'];
/** Requests that start over, so that seeks before them are needless. */
const BEGUN_ANEW: readonly Request['type'][] = ['load', 'reset'];

/** Sends requests in order. Until the worker has answered all of them, only the newest of the repeated ones waits. */
export class RequestQueue {
  readonly #post: (request: Request) => void;
  #waiting: Request[] = [];
  /** Number of requests that the worker has not answered. */
  #unanswered = 0;
  #whenIdle: (() => void)[] = [];

  constructor(post: (request: Request) => void) {
    this.#post = post;
  }

  /** Sends a request, after those that wait. A repeated one may wait, and then replaces an older one of the same thing. */
  send(request: Request): void {
    if (REPEATED.includes(request.type)) {
      this.#enqueue(request);
      if (this.#unanswered === 0) this.#sendNext();
      return;
    }
    if (BEGUN_ANEW.includes(request.type)) this.#waiting = this.#waiting.filter(({ type }) => type !== 'seek');
    while (this.#waiting.length > 0) this.#sendNext();
    this.#sendNow(request);
  }

  /** Sends the next request, now that the worker has answered one. */
  answered(): void {
    this.#unanswered--;
    if (this.#unanswered === 0) this.#sendNext();
    this.#settle();
  }

  /** Forgets all requests: the worker has ended. */
  clear(): void {
    this.#waiting = [];
    this.#unanswered = 0;
    this.#settle();
  }

  /** Resolves when the worker has answered all requests. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
      this.#settle();
    });
  }

  #enqueue(request: Request): void {
    const last = this.#waiting.findLastIndex((other) => orderOf(other) === orderOf(request));
    const older = this.#waiting[last];
    if (!older || !isSameThing(older, request)) {
      this.#waiting.push(request);
      return;
    }
    // The end of a run that an older request has moved stays moved.
    this.#waiting[last] = { ...older, ...request };
  }

  #sendNext(): void {
    const request = this.#waiting.shift();
    if (request) this.#sendNow(request);
  }

  #sendNow(request: Request): void {
    this.#unanswered++;
    this.#post(request);
  }

  #settle(): void {
    if (this.#unanswered > 0) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

/** Returns a name for the requests among which this one keeps its place. */
function orderOf({ type }: Request): string {
  return CHANGES.includes(type) ? 'run' : type;
}

function isSameThing(a: Request, b: Request): boolean {
  return a.type === 'set' && b.type === 'set' ? sameParameter(a.setting, b.setting) : a.type === b.type;
}
