/** Loads a compiled module and creates instances of it, each with its own memory. */

import { MemoryError } from './errors.mjs';

/**
 * @typedef {(options?: unknown) => object} CreateModule  the factory of a compiled module, from Emscripten
 * @typedef {string | object} Wasm  truthnet-core.wasm: its address as text or URL, its bytes, or its WebAssembly.Module
 */

/** @param {unknown} wasm  @returns {boolean} true for a text or a URL */
export function isAddress(wasm) {
  return typeof wasm === 'string' || 'href' in Object(wasm);
}

/**
 * Reads a file: or http(s): address.
 * @param {string} href
 * @returns {Promise<BufferSource>}
 */
async function read(href) {
  const { process } = /** @type {{ process?: { getBuiltinModule(name: string): any } }} */ (globalThis);
  // Node's fetch does not support file:. Without a static import, bundlers for browsers do not see the Node module.
  if (href.startsWith('file:') && process) {
    return process.getBuiltinModule('node:fs/promises').readFile(new URL(href));
  }
  const response = await fetch(href);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

/**
 * Compiles a module.
 * @param {Wasm} wasm
 * @returns {Promise<object>} a WebAssembly.Module; type libraries without DOM do not have that type
 */
export async function compile(wasm) {
  // In another realm (tests, frames), `instanceof WebAssembly.Module` is false for modules of this one.
  if (Object.prototype.toString.call(wasm) === '[object WebAssembly.Module]') return Object(wasm);
  return WebAssembly.compile(isAddress(wasm) ? await read(String(wasm)) : /** @type {BufferSource} */ (wasm));
}

/**
 * An instance of a module with guarded calls: a call that aborts it makes all its objects unreachable.
 * @template {object} M
 */
export class Instance {
  /** Objects in its memory by their proxies' keys. @type {WeakMap<object, object> | undefined} */
  #objects = new WeakMap();

  /**
   * @param {CreateModule} createModule
   * @param {object} compiled  its WebAssembly.Module
   */
  constructor(createModule, compiled) {
    /** @type {unknown} */
    let failure;
    const module = {
      /**
       * @param {WebAssembly.Imports} imports
       * @param {(instance: WebAssembly.Instance) => WebAssembly.Exports} done
       */
      instantiateWasm(imports, done) {
        try {
          return done(new WebAssembly.Instance(/** @type {WebAssembly.Module} */ (compiled), imports));
        } catch (error) {
          failure = error;
          return {};
        }
      },
    };
    // Synchronous instantiation: the module is ready when this returns.
    void createModule(module);
    if (failure) throw failure;
    this.module = this.guard(/** @type {M} */ (/** @type {unknown} */ (module)));
  }

  get hasEnded() {
    return this.#objects === undefined;
  }

  /**
   * Returns a guarded proxy for an object of the module.
   * @template {object} T
   * @param {T} object
   * @returns {T}
   */
  guard(object) {
    const key = {};
    this.#objects?.set(key, object);
    return /** @type {T} */ (
      new Proxy(key, {
        get: (_, name) => {
          const member = this.#call(key, (target) => target[name]);
          if (typeof member !== 'function') return member;
          return (/** @type {unknown[]} */ ...values) => this.#call(key, (target) => target[name](...values));
        },
      })
    );
  }

  /**
   * Calls into the module; ends this instance if the call aborts.
   * @param {object} key
   * @param {(object: any) => unknown} call
   * @throws {MemoryError} if the memory is used up, now or by an earlier call
   */
  #call(key, call) {
    const object = this.#objects?.get(key);
    if (!object) throw new MemoryError();
    try {
      return call(object);
    } catch (error) {
      // Both errors may leave the module in an inconsistent state: an abort for lack of memory, or a copy that does not
      // fit.
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.#objects = undefined;
      // Convert to text: an error object would keep the instance alive.
      throw new MemoryError(String(error));
    }
  }
}
