/**
 * The snippets of a hostile session in the engines that build blogs: nothing of its names is evaluated. Hugo, Jekyll and
 * Eleventy build real sites. Of Astro the parser of MDX runs, of VitePress its two steps (markdown-it, then Vue's parser
 * of templates), of Hexo its two (Markdown and Nunjucks, in either order).
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
import { type EmbedCode, embedCode, type EmbedKind } from '../../web/src/export/embed-code.ts';
import { en } from '../../web/src/i18n/en.ts';
import { lateEn } from '../../web/src/i18n/late-en.ts';
import { writeLink } from '../../web/src/session/link.ts';
import type { Table } from '../../web/src/session/session.ts';
import { BLOG_ENGINES, type BlogEngine, buildBlog } from '../browser/blog-engines.ts';

/** Each evaluates to 1337, or includes what says LEAKED, in at least one engine; names have at most 32 characters. */
const NAMES = [
  ...['{{ 7*191 }}', '{{ 7 | times: 191 }}', '{{ site.secret }}', '{% include leak.html %}', '{{ secret }}'],
  ...['{{< leak >}}', '{{% leak %}}', '{7*191}', '{alert(7*191)}', '<Leak v={7*191} />', '<%= 7*191 %>'],
  ...['[leak]', '![x](javascript:alert(1))', '](x) {{ 7*191 }} [', '`{{ 7*191 }}`', '</script>\n\n    {{ 7*191 }}'],
  ...['\u2028{{ 7*191 }}', '" v-html="7*191" x="'],
];
const CODE_NAME = '{{range.constructor("return 7*191")()}}';

const [inputs, outputs] = [NAMES.slice(0, 10), NAMES.slice(10)];
const table: Table = { inputs, outputs, rows: [{ in: inputs.map(() => 0), out: outputs.map(() => 1) }] };

function snippet(kind: EmbedKind): EmbedCode {
  const link = writeLink({ session: { table }, iteration: 0, changes: [], view: {} });
  if ('problem' in link) throw new Error(en.keptProblem(link.problem));
  return embedCode(kind, {
    ...{ folder: 'https://nets.example/', hash: link.hash, panels: 'run table', controls: 'full', autoplay: true },
    ...{ language: 'en', height: 640 },
    title: lateEn.embed.pageTitle([...outputs, CODE_NAME], inputs),
  });
}

/** The snippets that have a title, as they stand in a post; and the title that each of them has. */
const TITLED = ['script', 'iframe', 'markdown'] as const;
const POST = TITLED.map((kind) => snippet(kind).post).join('\n\n');
const [, TITLE = ''] = /^\[(.*)\]\(/.exec(snippet('markdown').post) ?? [];

/** What is built has the titles as text, and nothing that was evaluated. The hash of a link may have any digits. */
function expectHarmless(built: string): void {
  expect(built.replaceAll(/%[\dA-F]{2}/gi, '')).not.toMatch(/1337|LEAKED|="javascript/);
  expect(built.split(TITLE)).toHaveLength(1 + TITLED.length);
}

describe('Built by a real engine', () => {
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
      const own = engine.kinds.filter((kind) => kind === 'hugo' || kind === 'jekyll').map(snippet);
      const post = [...own.map((code) => code.post), POST].join('\n\n');
      const folder = mkdtempSync(join(tmpdir(), 'truthnet-'));
      try {
        const pages = buildBlog(folder, engine, { ...own[0], post });
        const address = join(pages, engine.address);
        const file = engine.address.endsWith('/') ? join(address, 'index.html') : address;
        expectHarmless(readFileSync(file, 'utf8'));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

describe('Compiled as an engine does', () => {
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
    expectHarmless(html);
    expect(dynamicParts(html)).toEqual([]);
  });

  test('Hexo, Nunjucks before Markdown and after it', () => {
    expectHarmless(markdown.render(nunjucks.renderString(POST, { secret: 'LEAKED' })));
    expectHarmless(nunjucks.renderString(markdown.render(POST), { secret: 'LEAKED' }));
  });
});

/** What Vue would evaluate of a template. */
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
