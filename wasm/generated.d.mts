/** The compiled core, encoded by letters.mjs. web/package.mjs generates the file. */
declare module '*/core-letters.mjs' {
  const letters: string;
  export default letters;
}
