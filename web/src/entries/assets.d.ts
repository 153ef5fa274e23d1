/** The address of the compiled core, as Vite gives it. */
declare module '*/truthnet-core.wasm?url' {
  const url: string;
  export default url;
}

/** The compiled core as wasm/letters.mjs writes bytes. */
declare module '*/truthnet-core.wasm?letters' {
  const letters: string;
  export default letters;
}

/** The worker as one classic script. */
declare module '*/worker.ts?code' {
  const script: string;
  export default script;
}
