/** The compiled module: where it is read from, and its instances, each with memory of its own. */

import createCore from '../build/wasm/truthnet-core.mjs';
import { MemoryError } from './errors.mjs';

/**
 * @typedef {import('../build/wasm/truthnet-core.mjs').MainModule} Module
 * @typedef {string | object} Wasm  truthnet-core.wasm: its address as text or URL, its bytes, or its WebAssembly.Module
 */

/** @param {unknown} wasm  @returns {boolean} whether it is a text or a URL */
export function isAddress(wasm) {
  return typeof wasm === 'string' || 'href' in Object(wasm);
}

/**
 * @param {string} href
 * @returns {Promise<BufferSource>}
 */
async function read(href) {
  const { process } = /** @type {{ process?: { getBuiltinModule(name: string): any } }} */ (globalThis);
  // Node does not fetch files. Without an import, bundles for browsers know nothing of this.
  if (href.startsWith('file:') && process) {
    return process.getBuiltinModule('node:fs/promises').readFile(new URL(href));
  }
  const response = await fetch(href);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

/**
 * @param {Wasm} wasm
 * @returns {Promise<object>} a WebAssembly.Module; platforms without a document have no such type
 */
export async function compile(wasm) {
  // Tests and frames have realms of their own, whose modules are no instances of this one's class.
  if (Object.prototype.toString.call(wasm) === '[object WebAssembly.Module]') return Object(wasm);
  return WebAssembly.compile(isAddress(wasm) ? await read(String(wasm)) : /** @type {BufferSource} */ (wasm));
}

/** An instance of the module, whose every call is guarded: one that ends it leaves nothing of it within reach. */
export class Instance {
  /** Objects in its memory, by the objects that stand for them outside. @type {WeakMap<object, object> | undefined} */
  #objects = new WeakMap();

  /** @param {object} compiled  a WebAssembly.Module */
  constructor(compiled) {
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
    // It is ready at once, as it is instantiated at once.
    void createCore(module);
    if (failure) throw failure;
    this.module = this.guard(/** @type {Module} */ (/** @type {unknown} */ (module)));
  }

  get hasEnded() {
    return this.#objects === undefined;
  }

  /**
   * What stands for an object of the module.
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
   * @param {object} key
   * @param {(object: any) => unknown} call
   * @throws {MemoryError} where the memory does not suffice, or did not before
   */
  #call(key, call) {
    const object = this.#objects?.get(key);
    if (!object) throw new MemoryError();
    try {
      return call(object);
    } catch (error) {
      // Either leaves the module in the middle of something: it aborts for want of memory, or a copy finds no room.
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.#objects = undefined;
      // As text: an error holds all that it went through.
      throw new MemoryError(String(error));
    }
  }
}
