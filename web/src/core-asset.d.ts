/** The address of the compiled core, as Vite gives it. */
declare module '#truthnet-core.wasm?url' {
  const url: string;
  export default url;
}
