/**
 * Tests the snippets of a hostile session in the engines that build blogs: no part of a name is evaluated. Hugo, Jekyll
 * and Eleventy build real sites. Astro is tested with its MDX parser, VitePress with its two steps (markdown-it, then
 * Vue's template parser), Hexo with its two (Markdown and Nunjucks, in either order).
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseParse, NodeTypes, parserOptions, type TemplateChildNode } from '@vue/compiler-dom';
import MarkdownIt from 'markdown-it';
import { parse, postprocess, preprocess } from 'micromark';
import { mdxjs } from 'micromark-extension-mdxjs';
import { Environment } from 'nunjucks';
import { describe, expect, test } from 'vitest';
import { BLOG_ENGINES, type BlogEngine, buildBlog } from '../../browser/blog-engines.ts';
import { harmIn, hostilePost, hostileSnippet } from '../../browser/hostile-snippets.ts';

const FOLDER = 'https://nets.example/';
const POST = hostilePost(FOLDER);

describe('No name is evaluated in a site built by', () => {
  const [hugo, jekyll, eleventy] = ['Hugo', 'Jekyll', 'Eleventy'].map((name) =>
    BLOG_ENGINES.find((engine) => engine.name === name),
  ) as [BlogEngine, BlogEngine, BlogEngine];
  const leak = { '_includes/leak.html': 'LEAKED' };
  const engines: readonly BlogEngine[] = [
    {
      ...hugo,
      site: {
        ...hugo.site,
        'config.toml': 'baseURL = "/"\n[params]\nsecret = "LEAKED"\n[markup.goldmark.renderer]\nunsafe = true\n',
        'layouts/shortcodes/leak.html': 'LEAKED',
      },
    },
    { ...jekyll, site: { ...jekyll.site, ...leak, '_config.yml': 'secret: LEAKED\n' } },
    {
      ...eleventy,
      site: { ...eleventy.site, ...leak },
      frontMatter: '---\nlayout: default.html\nsecret: LEAKED\n---\n',
    },
    {
      ...eleventy,
      name: 'Eleventy with Nunjucks',
      site: { ...eleventy.site, ...leak },
      frontMatter: '---\nlayout: default.html\nsecret: LEAKED\ntemplateEngineOverride: njk,md\n---\n',
    },
  ];

  for (const engine of engines) {
    test.skipIf(!engine.isThere)(engine.name, () => {
      const own = engine.kinds
        .filter((kind) => kind === 'hugo' || kind === 'jekyll')
        .map((kind) => hostileSnippet(kind, FOLDER));
      const post = [...own.map((code) => code.post), POST].join('\n\n');
      const folder = mkdtempSync(join(tmpdir(), 'truthnet-'));
      try {
        const pages = buildBlog(folder, engine, { ...own[0], post });
        const address = join(pages, engine.address);
        const file = engine.address.endsWith('/') ? join(address, 'index.html') : address;
        expect(harmIn(readFileSync(file, 'utf8'))).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

describe('No name is evaluated in a post compiled by', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true, typographer: true });
  const nunjucks = new Environment(null, { autoescape: false });

  test('MDX of Astro', () => {
    const parser = parse({ extensions: [mdxjs()] }).document();
    const events = postprocess(parser.write(preprocess()(POST, undefined, true)));
    const types = [...new Set(events.map(([, { type }]) => type))];
    expect(types).toContain('mdxJsxTextTag');
    expect(types.filter((type) => /Expression|Esm/.test(type))).toEqual([]);
  });

  test('VitePress', () => {
    const html = markdown.render(POST);
    expect(harmIn(html)).toEqual([]);
    expect(dynamicParts(html)).toEqual([]);
  });

  test('Hexo, with Nunjucks before Markdown and after it', () => {
    expect(harmIn(markdown.render(nunjucks.renderString(POST, { secret: 'LEAKED' })))).toEqual([]);
    expect(harmIn(nunjucks.renderString(markdown.render(POST), { secret: 'LEAKED' }))).toEqual([]);
  });
});

/** Returns the parts of a template that Vue would evaluate. */
function dynamicParts(html: string): string[] {
  const found: string[] = [];
  const look = (node: TemplateChildNode) => {
    if (node.type === NodeTypes.INTERPOLATION) found.push(node.loc.source);
    if (node.type !== NodeTypes.ELEMENT) return;
    for (const prop of node.props ?? []) if (prop.type === NodeTypes.DIRECTIVE) found.push(prop.loc.source);
    node.children?.forEach(look);
  };
  baseParse(html, parserOptions).children.forEach(look);
  return found;
}
