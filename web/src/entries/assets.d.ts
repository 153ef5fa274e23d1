/** Address of the compiled core, from Vite. */
declare module '*/truthnet-core.wasm?url' {
  const url: string;
  export default url;
}

/** The compiled core as text, encoded by wasm/letters.mjs. */
declare module '*/truthnet-core.wasm?letters' {
  const letters: string;
  export default letters;
}

/** The worker as one classic script. */
declare module '*/worker.ts?code' {
  const script: string;
  export default script;
}
