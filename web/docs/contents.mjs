// @ts-check
// Lists the pages of the documentation, in the order of its side list.

/**
 * @typedef {object} Group
 * @property {Record<string, string>} title  by language
 * @property {readonly string[]} pages       names of the Markdown files in web/docs/<language>/
 */

/** @type {readonly Group[]} */
export const GROUPS = [
  { title: { en: 'Start', zh: '入门' }, pages: ['index', 'get-started', 'gallery'] },
  {
    title: { en: 'Your site', zh: '用在自己的网站' },
    pages: [
      'iframe',
      'hugo',
      'jekyll',
      'vitepress',
      'astro',
      'docusaurus',
      'other-blogs',
      'notebooks',
      'scripts',
      'csp',
    ],
  },
  {
    title: { en: 'Set up and control', zh: '设置与控制' },
    pages: ['attributes', 'theming', 'languages', 'links', 'prose', 'events', 'methods'],
  },
  { title: { en: 'Frameworks', zh: '前端框架' }, pages: ['react', 'vue', 'svelte', 'angular', 'preact'] },
  { title: { en: 'Programs', zh: '用在程序里' }, pages: ['npm', 'javascript', 'cli', 'cpp', 'stability'] },
  { title: { en: 'Background', zh: '深入了解' }, pages: ['format', 'accuracy', 'how-it-works'] },
];
