/** Generates the code that the documentation shows, by the same functions as the share dialog. */

import { embedCode, type Embedded, embedPolicy, TRUSTED_TYPES } from '../src/export/embed-code.ts';
import { USAGE } from '../src/cli/options.ts';
import { galleryCode } from './gallery.mjs';
import { integrityOf } from './integrity.mjs';
import { SCRIPTS } from './pieces.mjs';
import { inRepository, read } from './places.mjs';

/** Examples of the documentation, one for each language. */
const EXAMPLE: Omit<Embedded, 'language' | 'title'> = {
  folder: 'https://your.host/truthnet/',
  hash: '#table=a,b:y/0,1,1,0&hidden=3&seed=7',
  panels: 'run table diagram chart',
  controls: 'compact',
  autoplay: false,
  lazy: true,
  height: 720,
};
const TITLES: Readonly<Record<string, string>> = { en: 'A network learns XOR', zh: '网络学习异或' };

const { name, version } = JSON.parse(read(inRepository('package.json'))) as Record<'name' | 'version', string>;

/** Folders of this version on CDNs. */
export const CDNS = {
  jsdelivr: `https://cdn.jsdelivr.net/npm/${name}@${version}/dist/`,
  unpkg: `https://unpkg.com/${name}@${version}/dist/`,
};

function pinned(folder: string, script: string): string {
  return `<script src="${folder}${script}" integrity="${integrityOf(script)}" crossorigin="anonymous" async></script>`;
}

/**
 * Returns the generated code of a language by name. The scripts must have been built: some of it contains their hashes.
 */
export function snippets(language: string): Record<string, string> {
  const example: Embedded = { ...EXAMPLE, language, title: TITLES[language] ?? TITLES['en']! };
  const hugo = embedCode('hugo', example);
  const jekyll = embedCode('jekyll', example);
  const short = (folder: string) =>
    `<truth-net preset="xor" bias="true"></truth-net>\n${pinned(folder, 'truth-net.js')}`;
  return {
    'code-script': embedCode('script', example).post,
    'code-iframe': embedCode('iframe', example).post,
    'code-hugo-file': hugo.once!.text,
    'code-hugo-post': hugo.post,
    'code-jekyll-file': jekyll.once!.text,
    'code-jekyll-post': jekyll.post,
    'code-jsdelivr': short(CDNS.jsdelivr),
    'code-unpkg': short(CDNS.unpkg),
    'code-integrity': SCRIPTS.map((script) => pinned(example.folder, script)).join('\n'),
    'cli-help': USAGE,
    ...galleryCode(language, pinned(CDNS.jsdelivr, 'truth-net.js')),
    'policy-script': embedPolicy('script', 'https://your.host'),
    'policy-iframe': embedPolicy('iframe', 'https://your.host'),
    'policy-trusted-types': `trusted-types ${TRUSTED_TYPES}`,
  };
}
