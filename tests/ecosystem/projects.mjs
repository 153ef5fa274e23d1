// @ts-check
// Lists the projects that `npm run ecosystem` installs, checks, builds and opens.

/**
 * @typedef {object} Project
 * @property {string} title
 * @property {readonly string[]} packages  whose versions the table shows; programs of the system have none
 * @property {string} output               folder of the built pages
 * @property {string} [page]               page of the playground
 * @property {boolean} [hasFallback]       false where no server writes the page
 * @property {boolean} [leaves]            true if the page has a way to leave and to come back
 * @property {string} [program]            program of the system that it needs
 */

/** @type {Readonly<Record<string, Project>>} */
export const PROJECTS = {
  react: {
    title: 'React with Vite',
    packages: ['react', 'vite', 'typescript'],
    output: 'dist',
    hasFallback: false,
    leaves: true,
  },
  vue: { title: 'Vue', packages: ['vue', 'vite', 'vue-tsc'], output: 'dist', hasFallback: false, leaves: true },
  next: { title: 'Next.js', packages: ['next', 'react'], output: 'out', leaves: true },
  svelte: { title: 'SvelteKit', packages: ['svelte', '@sveltejs/kit', 'svelte-check'], output: 'build', leaves: true },
  preact: { title: 'Preact', packages: ['preact', 'vite'], output: 'dist', hasFallback: false, leaves: true },
  webpack: { title: 'webpack', packages: ['webpack'], output: 'pages' },
};
