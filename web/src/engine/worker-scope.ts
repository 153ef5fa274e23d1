/** Serves the page from a worker: answers its requests, reports errors, and leaves time for other messages. */

import { MemoryError, TruthNetError } from '../../../wasm/errors.mjs';
import type { Message, Request } from './protocol.ts';

/** Requests that expect no `answered`: other messages answer them, or nothing does. */
const UNANSWERED: readonly Request['type'][] = ['start', 'drawn', 'analyst'];

const yieldChannel = new MessageChannel();
const afterYield: (() => void)[] = [];
yieldChannel.port1.onmessage = () => {
  afterYield.shift()?.();
};

/** Calls back after the pending messages were handled. */
export function afterMessages(callback: () => void): void {
  // Nested timers wait at least four milliseconds; a message to oneself does not.
  afterYield.push(callback);
  yieldChannel.port2.postMessage(null);
}

export function report(message: Message, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

function reportCrash(error: unknown): void {
  report({ type: 'crashed', detail: String(error) });
}

/** Starts to answer the page. */
export function serve(answer: (request: Request) => void | Promise<void>): void {
  self.onmessage = ({ data }: MessageEvent<Request>) => {
    void new Promise<void>((resolve) => {
      resolve(answer(data));
    }).then(() => {
      if (!UNANSWERED.includes(data.type)) report({ type: 'answered' });
    }, reportCrash);
  };
}

/** Returns the result of `make`, or undefined after reporting that the core refuses it. */
export function orRefuse<T>(ofGeneration: number, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    // Running out of memory is no refusal: the page starts a new worker.
    if (!(error instanceof TruthNetError) || error instanceof MemoryError) throw error;
    report({ type: 'refused', generation: ofGeneration, problem: error.problem });
    return undefined;
  }
}
