// @ts-check
// Lists the projects that `npm run ecosystem` installs, checks, builds and opens.

/**
 * @typedef {object} Project
 * @property {string} title
 * @property {string} [folder]             folder of its files here, unless it is the name of the project
 * @property {readonly string[]} packages  whose versions the table shows; programs of the system have none
 * @property {string} output               folder of the built pages
 * @property {string} [page]               page of the playground
 * @property {boolean} [hasFallback]       false where no server writes the page
 * @property {boolean} [leaves]            true if the page has a way to leave and to come back
 * @property {boolean} [hasSession]        true if the page shows another playground, whose property is the session in
 *   shared/not.ts; its src/not.ts is a copy
 * @property {boolean} [cancels]           true if the framework cancels requests that it no longer needs
 * @property {boolean} [isSlides]          true if keys turn slides outside the playground
 * @property {readonly string[]} [command] program of the system that builds it, with arguments
 * @property {Readonly<Record<string, Copied>>} [copied]  code of the documentation that it contains, by file
 * @property {Readonly<Record<string, Shared>>} [shared]  files of other projects that it contains, by file
 * @property {string} [hosts]              folder for the package's scripts, which its pages have at /truthnet/
 *
 * @typedef {object} Copied
 * @property {string} page    page of the documentation
 * @property {string} title   title of the code there, or the name of its language if it has none
 * @property {string} [above] front matter
 *
 * @typedef {object} Shared
 * @property {string} from    file below this folder
 * @property {string} above   line that this project adds
 */

const FRONT_MATTER = '---\ntitle: A post\n---\n';
const SCRIPT = { page: 'get-started', title: 'html' };

/** @type {Readonly<Record<string, Project>>} */
export const PROJECTS = {
  react: {
    title: 'React with Vite',
    packages: ['react', 'vite', 'typescript'],
    output: 'dist',
    hasFallback: false,
    hasSession: true,
    leaves: true,
  },
  vue: {
    title: 'Vue',
    packages: ['vue', 'vite', 'vue-tsc'],
    output: 'dist',
    hasFallback: false,
    hasSession: true,
    leaves: true,
  },
  next: {
    title: 'Next.js',
    packages: ['next', 'react'],
    shared: { 'app/playground.tsx': { from: 'react/src/playground.tsx', above: "'use client';\n\n" } },
    output: 'out',
    leaves: true,
    cancels: true,
  },
  svelte: {
    title: 'SvelteKit',
    packages: ['svelte', '@sveltejs/kit', 'svelte-check'],
    output: 'build',
    hasSession: true,
    leaves: true,
  },
  preact: {
    title: 'Preact',
    packages: ['preact', 'vite'],
    output: 'dist',
    hasFallback: false,
    hasSession: true,
    leaves: true,
  },
  angular: {
    title: 'Angular',
    packages: ['@angular/core', '@angular/build', 'typescript'],
    output: 'dist',
    hasFallback: false,
    hasSession: true,
    leaves: true,
  },
  webpack: { title: 'webpack', packages: ['webpack'], output: 'pages' },
  astro: { title: 'Astro', packages: ['astro'], output: 'dist', leaves: true },
  'astro-mdx': {
    title: 'Astro with MDX',
    folder: 'astro',
    packages: ['astro', '@astrojs/mdx'],
    output: 'dist',
    page: '/mdx',
    leaves: true,
  },
  vitepress: { title: 'VitePress', packages: ['vitepress', 'vue'], output: '.vitepress/dist', leaves: true },
  docusaurus: { title: 'Docusaurus', packages: ['@docusaurus/core', 'react'], output: 'build', leaves: true },
  hexo: {
    title: 'Hexo',
    packages: ['hexo', 'hexo-renderer-marked'],
    copied: { 'source/_posts/xor.md': { ...SCRIPT, above: FRONT_MATTER } },
    hosts: 'source/truthnet',
    output: 'public',
    page: '/xor/',
  },
  eleventy: {
    title: 'Eleventy',
    packages: ['@11ty/eleventy'],
    copied: { 'xor.md': { ...SCRIPT, above: FRONT_MATTER } },
    hosts: 'truthnet',
    output: '_site',
    page: '/xor/',
  },
  hugo: {
    title: 'Hugo',
    packages: [],
    command: ['hugo', '--quiet'],
    copied: {
      'layouts/shortcodes/truthnet.html': { page: 'hugo', title: 'layouts/shortcodes/truthnet.html' },
      'content/posts/xor.md': { page: 'hugo', title: 'content/posts/xor.md', above: FRONT_MATTER },
    },
    hosts: 'static/truthnet',
    output: 'public',
    page: '/posts/xor/',
  },
  jekyll: {
    title: 'Jekyll',
    packages: [],
    command: ['jekyll', 'build', '--quiet', '--disable-disk-cache'],
    copied: {
      '_includes/truthnet.html': { page: 'jekyll', title: '_includes/truthnet.html' },
      '_posts/2026-01-01-xor.md': { page: 'jekyll', title: '_posts/2026-01-01-xor.md', above: FRONT_MATTER },
    },
    hosts: 'truthnet',
    output: '_site',
    page: '/2026/01/01/xor.html',
  },
  revealjs: { title: 'reveal.js', packages: ['reveal.js', 'vite'], output: 'dist', isSlides: true },
};
