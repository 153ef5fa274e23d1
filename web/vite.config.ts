import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { CSS_TARGET, TARGET } from './build/targets.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Serves the schema of a session beside the page, at an address that stays. */
const publishedSchema: Plugin = {
  name: 'published-schema',
  generateBundle() {
    const source = readFileSync(at('src/session/session.schema.json'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'session.schema.json', source });
  },
};

export default defineConfig({
  root: at('.'),
  // Relative addresses: the built page works from any folder of any server.
  base: './',
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    target: TARGET,
    cssTarget: CSS_TARGET,
    // The page's policy lets nothing in as a data: address.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at('index.html'), lesson: at('lesson.html') },
    },
  },
  worker: { format: 'es' },
  plugins: [publishedSchema],
});
