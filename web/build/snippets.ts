/** Generates the code that the documentation shows, by the same functions as the share dialog. */

import { embedCode, type Embedded, embedPolicy, TRUSTED_TYPES } from '../src/export/embed-code.ts';
import { integrityOf } from './integrity.mjs';
import { SCRIPTS } from './pieces.mjs';

/** Example of the documentation, embedded with the same code as in the share dialog. */
const EXAMPLE: Embedded = {
  folder: 'https://your.host/truthnet/',
  hash: '#table=a,b:y/0,1,1,0&hidden=3&seed=7',
  panels: 'run table diagram chart',
  controls: 'compact',
  autoplay: false,
  language: 'en',
  title: 'A network learns XOR',
  height: 720,
};

function includedAsItIs(name: string): string {
  const address = `${EXAMPLE.folder}${name}`;
  return `<script src="${address}" integrity="${integrityOf(name)}" crossorigin="anonymous" async></script>`;
}

/** Returns the generated code by name. The scripts must have been built: some of it contains their hashes. */
export function snippets(): Record<string, string> {
  const hugo = embedCode('hugo', EXAMPLE);
  const jekyll = embedCode('jekyll', EXAMPLE);
  return {
    'code-script': embedCode('script', EXAMPLE).post,
    'code-iframe': embedCode('iframe', EXAMPLE).post,
    'code-hugo-file': hugo.once!.text,
    'code-hugo-post': hugo.post,
    'code-jekyll-file': jekyll.once!.text,
    'code-jekyll-post': jekyll.post,
    'policy-script': embedPolicy('script', 'https://your.host'),
    'policy-iframe': embedPolicy('iframe', 'https://your.host'),
    'policy-trusted-types': `trusted-types ${TRUSTED_TYPES}`,
    'code-integrity': SCRIPTS.map(includedAsItIs).join('\n'),
  };
}
