/** The compiled core as letters.mjs writes bytes. web/package.mjs makes the file. */
declare module '*/core-letters.mjs' {
  const letters: string;
  export default letters;
}
