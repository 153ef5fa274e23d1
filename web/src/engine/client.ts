/** The page's end of the worker: starts it, speaks the protocol and tells what went wrong. */

import { inLayers } from '../session/weight.ts';
import type { FlatSnapshot, Message, Report, Request, Snapshot } from './protocol.ts';
import type { Failure } from '../api/outcomes.ts';
import { missingSupport } from './support.ts';
import { Receiver } from './unchanged.ts';

export interface Listener {
  report(report: Exclude<Report, { type: 'crashed' }>): void;
  /** The engine has ended; a new client may start another. */
  failed(failure: Failure, detail: string): void;
}

/** Where the worker and the compiled core come from. */
export interface EngineSource {
  readonly makeWorker: () => Worker;
  /** The bytes of the core. Rejects where they cannot be had. */
  readonly readCore: () => Promise<BufferSource>;
}

let source: EngineSource;

/** Says where the engines of this page come from. */
export function setEngineSource(given: EngineSource): void {
  source = given;
}

/** Some browsers never settle the promise of a module that a page's policy forbids. */
const START_LIMIT_MILLISECONDS = 20_000;

/** The compiled module, shared by every element of the page; forgotten again when it could not be loaded. */
let compiled: Promise<WebAssembly.Module> | undefined;

function compileCore(): Promise<WebAssembly.Module> {
  // Not compileStreaming: it insists on a media type that simple file servers do not send.
  compiled ??= source
    .readCore()
    .then((bytes) => WebAssembly.compile(bytes))
    .catch((error: unknown) => {
      compiled = undefined;
      throw error;
    });
  return compiled;
}

export class Client {
  readonly #listener: Listener;
  readonly #changes = new Receiver<Snapshot['changes']>([]);
  #worker: Worker | undefined;
  #disposed = false;
  #limit: ReturnType<typeof setTimeout> | undefined;

  /** Starts the engine at once; `listener` hears `ready` or a failure. */
  constructor(listener: Listener) {
    this.#listener = listener;
    void this.#start();
  }

  send(request: Request): void {
    this.#worker?.postMessage(request);
  }

  /** Ends the worker; nothing is heard from it afterwards. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #start(): Promise<void> {
    const missing = missingSupport(globalThis);
    if (missing) {
      // Told later, so that whoever makes a client has it in hand before it speaks.
      await Promise.resolve();
      this.#fail(missing, '');
      return;
    }
    this.#limit = setTimeout(() => {
      this.#fail('notLoaded', `no answer within ${START_LIMIT_MILLISECONDS / 1000} s`);
    }, START_LIMIT_MILLISECONDS);
    try {
      // The worker comes up while the core is read and compiled.
      const worker = source.makeWorker();
      this.#worker = worker;
      worker.onmessage = ({ data }: MessageEvent<Message>) => {
        this.#hear(data);
      };
      worker.onerror = (event) => {
        this.#end(event.message);
      };
      this.send({ type: 'start', module: await compileCore() });
    } catch (error) {
      this.#fail('notLoaded', String(error));
    }
  }

  #hear(message: Message): void {
    if (message.type === 'crashed') {
      this.#end(message.detail);
      return;
    }
    if (message.type === 'ready') {
      clearTimeout(this.#limit);
      this.#limit = undefined;
    }
    if (message.type !== 'snapshot') {
      this.#listener.report(message);
      return;
    }
    const changes = this.#changes.receive(message.snapshot.changes);
    this.#listener.report({ ...message, snapshot: unfolded(message.snapshot, changes) });
  }

  /** The worker has failed: before it was ready, it could not be loaded. */
  #end(detail: string): void {
    // A module that does not start is none to keep.
    if (this.#limit !== undefined) compiled = undefined;
    this.#fail(this.#limit === undefined ? 'crashed' : 'notLoaded', detail);
  }

  #fail(failure: Failure, detail: string): void {
    if (this.#disposed) return;
    this.dispose();
    this.#listener.failed(failure, detail);
  }
}

function unfolded({ sizes, parameterRow, gradientRow, ...rest }: FlatSnapshot, changes: Snapshot['changes']): Snapshot {
  return {
    ...rest,
    changes,
    parameters: inLayers(parameterRow, sizes),
    ...(gradientRow && { gradients: inLayers(gradientRow, sizes) }),
  };
}
