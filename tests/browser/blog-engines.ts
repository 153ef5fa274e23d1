/** Builds sites with one post in real blog engines; the posts hold the snippets of the share dialog. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbedCode, EmbedKind } from '../../web/src/export/embed-code.ts';
import { findOnPath } from '../../wasm/toolchain/paths.mjs';

export interface BlogEngine {
  readonly name: string;
  /** Snippets that its posts accept. */
  readonly kinds: readonly EmbedKind[];
  readonly isThere: boolean;
  /** Further files of its site, by name. */
  readonly site: Readonly<Record<string, string>>;
  /** Path of the post, and the text above its body. */
  readonly post: string;
  readonly frontMatter: string;
  readonly build: (folder: string) => void;
  /** Folder of the built pages, and the page of the post, both below the site's folder. */
  readonly built: string;
  readonly address: string;
}

const LAYOUT = (content: string) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>A post</title></head><body><main>${content}</main></body></html>\n`;

const eleventy = fileURLToPath(new URL('../../node_modules/.bin/eleventy', import.meta.url));

export const BLOG_ENGINES: readonly BlogEngine[] = [
  {
    name: 'Hugo',
    kinds: ['hugo', 'markdown'],
    isThere: findOnPath('hugo') !== undefined,
    site: {
      'config.toml': 'baseURL = "/"\ntitle = "A blog"\n',
      'layouts/_default/single.html': LAYOUT('{{ .Content }}'),
    },
    post: 'content/post.md',
    frontMatter: '---\ntitle: A post\n---\n',
    build: (folder) => execFileSync('hugo', ['--quiet', '--source', folder]),
    built: 'public',
    address: 'post/',
  },
  {
    name: 'Jekyll',
    kinds: ['script', 'iframe', 'jekyll', 'markdown'],
    isThere: findOnPath('jekyll') !== undefined,
    site: {
      '_config.yml': 'title: A blog\n',
      '_layouts/default.html': LAYOUT('{{ content }}'),
    },
    post: 'post.md',
    frontMatter: '---\nlayout: default\n---\n',
    build: (folder) =>
      execFileSync('jekyll', [
        'build',
        '--quiet',
        '--disable-disk-cache',
        '--source',
        folder,
        '--destination',
        join(folder, '_site'),
      ]),
    built: '_site',
    address: 'post.html',
  },
  {
    name: 'Eleventy',
    kinds: ['script', 'iframe', 'markdown'],
    isThere: true,
    site: { '_includes/default.html': LAYOUT('{{ content }}'), 'package.json': '{ "type": "module" }' },
    post: 'post.md',
    frontMatter: '---\nlayout: default.html\n---\n',
    build: (folder) => execFileSync(eleventy, ['--quiet'], { cwd: folder }),
    built: '_site',
    address: 'post/',
  },
];

/** Builds a site with one post in an empty folder. @returns the folder of its pages */
export function buildBlog(folder: string, engine: BlogEngine, { once, post }: EmbedCode): string {
  const text = `${engine.frontMatter}\nSome text before *it*.\n\n${post}\n\nSome text after it.\n`;
  const files = { ...engine.site, ...(once && { [once.file]: once.text }), [engine.post]: text };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  engine.build(folder);
  return join(folder, engine.built);
}
