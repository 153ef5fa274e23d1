// @ts-check

/** What a schema says for its readers, and what checks no value. */
const ANNOTATIONS = ['$schema', 'title', 'description', 'default'];

/** Bundles the schema of a session without its annotations; it is published with them. */
export const bareSchema = /** @type {import('vite').Plugin} */ ({
  name: 'bare-schema',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.schema.json')) return;
    // Names of fields may be the same, but stand before objects.
    const bare = /** @type {unknown} */ (
      JSON.parse(code, (key, value) => (ANNOTATIONS.includes(key) && typeof value !== 'object' ? undefined : value))
    );
    return JSON.stringify(bare);
  },
});
