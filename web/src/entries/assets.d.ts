/** Address of a compiled core, from Vite. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

/** A compiled core as text, encoded by wasm/letters.mjs. */
declare module '*.wasm?letters' {
  const letters: string;
  export default letters;
}

/** A worker as one classic script. */
declare module '*worker.ts?code' {
  const script: string;
  export default script;
}
