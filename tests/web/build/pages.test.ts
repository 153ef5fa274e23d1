/** Tests how the build makes a page in one language from a source in both. */

import { describe, expect, test } from 'vitest';
import { inLanguage } from '../../../web/build/in-language.mjs';
import { pageIn } from '../../../web/build/pages.mjs';
import { LANGUAGES } from '../../../web/src/i18n/languages.mjs';

const [en, zh] = ['en', 'zh'].map((tag) => LANGUAGES.find((each) => each.tag === tag)!) as [
  (typeof LANGUAGES)[number],
  (typeof LANGUAGES)[number],
];
const DERIVED = { tag: 'zh-Test', folder: 'zh-test/', name: 'Test', from: 'zh' };

describe('A bilingual source keeps', () => {
  const SOURCE =
    '<p lang="en">Close</p><p lang="zh" class="a">关闭</p><b><span lang="en">a</span><span lang="zh">甲</span></b>' +
    '<nav aria-label:en="Pages" aria-label:zh="页面"><a lang="zh" hreflang="zh" href="zh/">中文</a></nav>';
  const LINK = '<a lang="zh" hreflang="zh" href="zh/">中文</a>';

  test('the elements and attributes of one language, and links to others', () => {
    expect(inLanguage(SOURCE, en)).toBe(`<p>Close</p><b>a</b><nav aria-label="Pages">${LINK}</nav>`);
    expect(inLanguage(SOURCE, zh)).toBe(`<p class="a">关闭</p><b>甲</b><nav aria-label="页面">${LINK}</nav>`);
  });

  test('the language from which another is derived, whose scripts are named after both', () => {
    expect(inLanguage('<p lang="en">Close</p><p lang="zh">关闭</p>', DERIVED)).toBe('<p>关闭</p>');
    expect(inLanguage('<script lang="zh" src="./src/a-zh.ts"></script>', DERIVED)).toBe(
      '<script src="./src/a-zh.ts?zh-Test"></script>',
    );
  });

  test('formulas, characters and elements in other languages as they are', () => {
    const html = '<math><mi>σ</mi><mo>&lt;</mo></math><p lang="fr">Sortie &amp; entrée</p><span class="b">c</span>';
    expect(inLanguage(html, en)).toBe(html);
  });
});

describe('A page', () => {
  const page = (name: string, language = zh) =>
    pageIn(
      `<html lang="en"><head><title lang="en">One</title><title lang="zh">一</title>
      <meta name="description" content:en="English" content:zh="中文描述">
      <script type="application/ld+json" lang="zh">{"@type":"LearningResource"}</script></head><body>
      <nav class="pages"><a href="./">P</a><a href="./lesson.html">L</a></nav>
      <a id="file" href="./embed.html?a=b">F</a> <img src="./favicon.svg"> <script src="./src/a.ts"></script>
      <nav><!-- part: languages --></nav><!-- part: made --></body></html>`,
      { language, page: name },
      { made: '<pre>\n  kept\n</pre>' },
    );

  test('links to pages in its own language, and to files that all languages share', () => {
    expect(page('lesson.html')).toContain('<a href="./">P</a><a href="./lesson.html" aria-current="page">L</a>');
    expect(page('lesson.html')).toContain('href="../embed.html?a=b"');
    expect(page('lesson.html')).toContain('src="../favicon.svg"');
    expect(page('lesson.html')).toContain('src="/src/a.ts"');
    expect(page('docs/csp.html')).toContain('<a href="../">P</a><a href="../lesson.html">L</a>');
    expect(page('docs/csp.html')).toContain('href="../../embed.html?a=b"');
    expect(page('index.html')).toContain('<a href="./" aria-current="page">P</a>');
    expect(page('index.html', en)).toContain('src="./favicon.svg"');
  });

  test('links to itself in the other languages', () => {
    expect(page('index.html', en)).toContain('<a lang="zh" hreflang="zh" href="zh/">中文</a>');
    expect(page('index.html')).toContain('<a lang="en" hreflang="en" href="../">English</a>');
    expect(page('docs/csp.html')).toContain('hreflang="en" href="../../docs/csp.html"');
    expect(page('docs/csp.html')).toContain('<html lang="zh" data-truth-net-folder="../../docs/">');
    expect(page('docs/csp.html', en)).toContain('<html lang="en">');
  });

  test('has its title, description, addresses and preview picture in its head', () => {
    const html = page('lesson.html');
    const site = /rel="canonical" href="(.*?)zh\/lesson\.html"/.exec(html)?.[1];
    expect(site).toMatch(/^https:\/\/.*\/$/);
    for (const part of [
      '<title>一</title>',
      '<meta name="description" content="中文描述">',
      `<link rel="alternate" hreflang="en" href="${site}lesson.html">`,
      `<link rel="alternate" hreflang="x-default" href="${site}lesson.html">`,
      '<meta property="og:title" content="一">',
      '<meta property="og:locale" content="zh_CN">',
      `<meta property="og:image" content="${site}previews/lesson-zh.png">`,
    ]) {
      expect(html).toContain(part);
    }
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)!;
    expect(JSON.parse(data!)).toMatchObject({ '@type': 'LearningResource', name: '一', inLanguage: 'zh' });
  });

  test('without a title or a description in its language is refused', () => {
    const place = { language: zh, page: 'index.html' };
    expect(() => pageIn('<html><head><title lang="en">One</title></head></html>', place, {})).toThrow('zh, index.html');
  });

  test('has its generated parts, and no indentation outside code', () => {
    expect(page('index.html')).toContain('<pre>  kept\n</pre>');
    expect(page('index.html')).not.toMatch(/>\n +</);
  });
});
