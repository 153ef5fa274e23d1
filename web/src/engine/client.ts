/** Starts the worker of one playground, speaks its protocol and reports failures. */

import type { Message, Report, Request } from './protocol.ts';
import { SnapshotAssembler } from './snapshot-assembler.ts';
import type { Failure } from '../api/outcomes.ts';
import { missingSupport } from './support.ts';

export interface Listener {
  report(report: Exclude<Report, { type: 'crashed' }>): void;
  /** The engine has ended, for a reason that the browser gives; a new client may start another. */
  failed(failure: Failure, detail: string, why?: unknown): void;
}

/** Source of a worker and of its compiled core. */
export interface EngineSource {
  readonly makeWorker: () => Worker;
  /** Returns the bytes of the core. Rejects if they cannot be loaded. */
  readonly readCore: () => Promise<BufferSource>;
}

/** Sources of the two engines of a page; that for analyses may have to be loaded first. */
export interface EngineSources {
  readonly training: () => EngineSource;
  readonly analysis: () => EngineSource | Promise<EngineSource>;
}

let sources: EngineSources;

/** Sets the sources of the engines of this page. */
export function setEngineSources(given: EngineSources): void {
  sources = given;
}

/** Limit for a start: some browsers never settle the promise of a module that the page's policy forbids. */
const START_LIMIT_MILLISECONDS = 20_000;

/** Compiled modules, shared by all elements of the page; cleared when loading fails. */
const compiled: { -readonly [engine in keyof EngineSources]?: Promise<WebAssembly.Module> | undefined } = {};

function compileCore(engine: keyof EngineSources, { readCore }: EngineSource): Promise<WebAssembly.Module> {
  // Not compileStreaming: it insists on a media type that simple file servers do not send.
  return (compiled[engine] ??= readCore()
    .then((bytes) => WebAssembly.compile(bytes))
    .catch((error: unknown) => {
      compiled[engine] = undefined;
      throw error;
    }));
}

export class Client {
  readonly #listener: Listener;
  readonly #engine: keyof EngineSources;
  readonly #snapshots = new SnapshotAssembler();
  #worker: Worker | undefined;
  #disposed = false;
  #limit: ReturnType<typeof setTimeout> | undefined;

  /** Starts the engine at once; `listener` receives `ready` or a failure. */
  constructor(listener: Listener, engine: keyof EngineSources = 'training') {
    this.#listener = listener;
    this.#engine = engine;
    void this.#start();
  }

  send(request: Request, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(request, transfer);
  }

  /** Terminates the worker; the listener is not called again. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #start(): Promise<void> {
    const missing = missingSupport(globalThis);
    if (missing) {
      // Report asynchronously, so that the caller has the client before its listener is called.
      await Promise.resolve();
      this.#fail(missing, '');
      return;
    }
    this.#limit = setTimeout(() => {
      this.#fail('notLoaded', `no answer within ${START_LIMIT_MILLISECONDS / 1000} s`);
    }, START_LIMIT_MILLISECONDS);
    try {
      const source = await sources[this.#engine]();
      if (this.#disposed) return;
      // The worker starts while the core is read and compiled.
      const worker = source.makeWorker();
      this.#worker = worker;
      worker.onmessage = ({ data }: MessageEvent<Message>) => {
        this.#hear(data);
      };
      worker.onerror = (event) => {
        this.#end(event.message);
      };
      this.send({ type: 'start', module: await compileCore(this.#engine, source) });
    } catch (error) {
      this.#fail('notLoaded', String(error), error);
    }
  }

  #hear(message: Message): void {
    if (message.type === 'crashed') {
      this.#end(message.detail);
    } else if (message.type === 'begun') {
      this.#snapshots.begin(message.facts);
    } else if (message.type === 'rowsChanged') {
      this.#snapshots.rowsChanged(message.facts);
    } else if (message.type === 'snapshot') {
      this.#listener.report({ ...message, snapshot: this.#snapshots.snapshot(message.snapshot) });
    } else if (message.type === 'results') {
      this.#listener.report({ ...message, results: this.#snapshots.results(message.results) });
    } else {
      if (message.type === 'ready') {
        clearTimeout(this.#limit);
        this.#limit = undefined;
      }
      this.#listener.report(message);
    }
  }

  /** Reports a failed worker: `notLoaded` before it was ready, `crashed` after. */
  #end(detail: string): void {
    // The module itself may be broken: compile it again for the next client.
    if (this.#limit !== undefined) compiled[this.#engine] = undefined;
    this.#fail(this.#limit === undefined ? 'crashed' : 'notLoaded', detail);
  }

  #fail(failure: Failure, detail: string, why?: unknown): void {
    if (this.#disposed) return;
    this.dispose();
    this.#listener.failed(failure, detail, why);
  }
}
