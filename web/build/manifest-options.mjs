/** Configures how the analyzer reads the element's class. */
export default {
  globs: ['src/element/truth-net.ts'],
  litelement: true,
  quiet: true,
  // package.json names the manifest itself; the analyzer would write its own guess.
  packagejson: false,
};
