/** How the analyzer reads the element's class. */
export default {
  globs: ['src/element/truth-net.ts'],
  litelement: true,
  quiet: true,
  // Where the manifest is, package.json says itself; the analyzer would write there what it believes.
  packagejson: false,
};
