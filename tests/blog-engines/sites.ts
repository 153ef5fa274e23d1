/** Sites with one post, for the engines that `npm run test:engines` installs beside this file. */

import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BlogEngine } from '../browser/blog-engines.ts';

const modules = fileURLToPath(new URL('node_modules', import.meta.url));

/** Runs an engine's own program in the folder of a site, so that it finds its packages there. */
function runEngine(folder: string, name: string, args: readonly string[]): void {
  symlinkSync(modules, join(folder, 'node_modules'));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  execFileSync(join(modules, '.bin', name), args, { cwd: folder, env, stdio: 'pipe' });
}

const KINDS = ['script', 'iframe', 'markdown'] as const;

export const SITES: readonly BlogEngine[] = [
  {
    name: 'Hexo',
    kinds: KINDS,
    isThere: true,
    site: {
      'package.json': JSON.stringify({
        ...{ name: 'blog', private: true, hexo: { version: '' } },
        dependencies: { hexo: '*', 'hexo-renderer-ejs': '*', 'hexo-renderer-marked': '*' },
      }),
      '_config.yml': 'title: A blog\nsecret: LEAKED\ntheme: plain\npermalink: :title/\n',
      'themes/plain/_config.yml': '{}\n',
      'themes/plain/layout/post.ejs': '<!doctype html><title>A post</title><main><%- page.content %></main>\n',
    },
    post: 'source/_posts/post.md',
    frontMatter: '---\ntitle: post\nsecret: LEAKED\n---\n',
    build: (folder) => {
      runEngine(folder, 'hexo', ['generate', '--silent']);
    },
    built: 'public',
    address: 'post/',
  },
  {
    name: 'Astro with MDX',
    kinds: KINDS,
    isThere: true,
    site: {
      'package.json': '{ "type": "module" }',
      'astro.config.mjs': `import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()] };\n`,
    },
    post: 'src/pages/post.mdx',
    frontMatter: '---\nsecret: LEAKED\n---\n',
    build: (folder) => {
      runEngine(folder, 'astro', ['build', '--silent']);
    },
    built: 'dist',
    address: 'post/',
  },
  {
    name: 'VitePress',
    kinds: KINDS,
    isThere: true,
    site: {
      'package.json': '{ "type": "module" }',
      // Vue takes an unknown tag for a component and leaves it out of the built page.
      '.vitepress/config.mjs': `export default {
        title: 'A blog',
        ignoreDeadLinks: 'localhostLinks',
        vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('truth-net') } } },
      };\n`,
    },
    post: 'post.md',
    frontMatter: '---\nsecret: LEAKED\n---\n',
    build: (folder) => {
      runEngine(folder, 'vitepress', ['build']);
    },
    built: '.vitepress/dist',
    address: 'post.html',
  },
];
