/** The address of the compiled core, as Vite gives it. */
declare module '#truthnet-core.wasm?url' {
  const url: string;
  export default url;
}

/** The compiled core as a data: address in base64. */
declare module '#truthnet-core.wasm?url&inline' {
  const url: string;
  export default url;
}

/** The worker as one classic script. */
declare module '*/worker.ts?code' {
  const script: string;
  export default script;
}
