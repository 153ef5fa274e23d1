// @ts-check
// Strips the annotations from the bundled session schema.

/** Keywords of a schema for readers, which check no value. */
const ANNOTATIONS = ['$schema', 'title', 'description', 'default'];

/** Bundles the schema of a session without its annotations; the published file has them. */
export const bareSchema = /** @type {import('vite').Plugin} */ ({
  name: 'bare-schema',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.schema.json')) return;
    // Fields of the same names have objects as values.
    const bare = /** @type {unknown} */ (
      JSON.parse(code, (key, value) => (ANNOTATIONS.includes(key) && typeof value !== 'object' ? undefined : value))
    );
    return JSON.stringify(bare);
  },
});
