import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  // Relative addresses: the built page works from any folder of any server.
  base: './',
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy lets nothing in as a data: address.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at('index.html'), 'truth-net': at('src/define.ts') },
      // A page embeds the element by this name.
      output: { entryFileNames: ({ name }) => (name === 'truth-net' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  worker: { format: 'es' },
});
