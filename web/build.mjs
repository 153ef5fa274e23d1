// @ts-check
// Builds the scripts, the pages and the element of the package from the same sources: node web/build.mjs
//
//   dist/truth-net.js         one classic script with the element, its worker and the core that trains: for a page of any
//                             host
//   dist/truth-net-lazy.js    loads that script when a reader comes near a playground
//   dist/truth-net-zh.js …    the texts of each language beside English, loaded when such a page needs them
//   dist/truth-net-more.js    the lazy views, loaded when such a page shows one of them
//   dist/truth-net-studies.js the studies of whole runs, loaded when a reader opens one
//   dist/truth-net-exercises.js the exercises, loaded when a reader opens one
//   dist/truth-net-more-zh.js … the texts of these three in each language beside English
//   dist/truth-net-analysis.js the analysis worker and the whole core, loaded when a view first needs an analysis
//   dist/truth-net-formulas.js the formula renderer, loaded when one of those views has a formula
//   dist/index.html …         the pages in English, for any server, and dist/zh/index.html … in Chinese (vite.config.ts)
//   dist/sitemap.xml …        the addresses of all pages, for search engines
//   dist/index.oembed.json … what a host needs to embed the link to a page
//   dist/sw.js …              the service worker, which keeps the site for use without a connection, and app manifests
//   dist/embed.html …         the element alone in a page, for an iframe
//   dist/truth-net.html       that page in one file, which also runs from a disk
//   dist/THIRD-PARTY-LICENSES.txt
//   build/package/element.mjs the element as a module, for bundlers, and custom-elements.json, which describes it;
//                             package.mjs makes the rest of the npm package

import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { integrityOf } from './build/integrity.mjs';
import { writeLicenses } from './build/licenses.mjs';
import { makeManifest } from './build/manifest.mjs';
import { inOneFile } from './build/one-file.mjs';
import { writeOembed } from './build/oembed.mjs';
import { buildServiceWorker, writeAppManifests } from './build/offline.mjs';
import { buildModule, buildScript, buildScripts, LAZY_SCRIPT, SCRIPTS, TEXTS } from './build/pieces.mjs';
import { dist, packaged, read, web } from './build/places.mjs';
import { writeSitemap } from './build/sitemap.mjs';
import { checkSizes } from './build/sizes.mjs';

for (const folder of [dist(), packaged()]) rmSync(folder, { recursive: true, force: true });

// The documentation contains the hashes of the scripts.
await buildScripts(dist());
await buildScript(dist(), LAZY_SCRIPT, 'src/entries/classic-script-lazy.ts', ['truth-net.js']);

const manifest = await makeManifest();
// Show only warnings; the sizes and hashes follow at the end.
await build({ configFile: web('vite.config.ts'), logLevel: 'warn' });

await buildScript(dist(), 'embed.js', 'src/page/embed.ts');
// WebKit matches no address to 'self' in a sandboxed frame, so the policy of this page needs none.
writeFileSync(dist('embed.html'), read(web('embed.html')));
writeFileSync(dist('embed.css'), read(web('src/page/embed.css')));

// The page chooses its language before the element starts, whose texts are there by then.
const later = SCRIPTS.filter((name) => !TEXTS.includes(name));
const scripts = ['unready.js', 'embed.js', ...TEXTS, ...later];
writeFileSync(dist('truth-net.html'), inOneFile('embed.html', { scripts, style: 'embed.css', icon: 'favicon.svg' }));

await buildModule(packaged(), 'element.mjs', 'src/entries/module.ts');
writeFileSync(packaged('custom-elements.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);

writeSitemap();
writeOembed();
writeAppManifests();
await buildServiceWorker();
writeLicenses();

console.log(`Sizes with brotli:\n${checkSizes()}`);
console.log('Integrity hashes:');
for (const name of [LAZY_SCRIPT, ...SCRIPTS]) console.log(`  ${name}  ${integrityOf(name)}`);
