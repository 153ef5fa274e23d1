/** Builds snippets of a session whose names are code in some engine. */

import { type EmbedCode, embedCode, type EmbedKind } from '../../web/src/export/embed-code.ts';
import { en } from '../../web/src/i18n/en.ts';
import { lazyEn } from '../../web/src/i18n/lazy-en.ts';
import { writeLink } from '../../web/src/session/formats/link.ts';
import type { Table } from '../../web/src/session/session.ts';

/** Names that evaluate to 1337, or include a text with LEAKED, in at least one engine; at most 32 characters each. */
const NAMES = [
  ...['{{ 7*191 }}', '{{ 7 | times: 191 }}', '{{ site.secret }}', '{% include leak.html %}', '{{ secret }}'],
  ...['{{< leak >}}', '{{% leak %}}', '{7*191}', '{alert(7*191)}', '<Leak v={7*191} />', '<%= 7*191 %>'],
  ...['[leak]', '![x](javascript:alert(1))', '](x) {{ 7*191 }} [', '`{{ 7*191 }}`', '</script>\n\n    {{ 7*191 }}'],
  ...['\u2028{{ 7*191 }}', '" v-html="7*191" x="'],
];
const CODE_NAME = '{{range.constructor("return 7*191")()}}';

const [inputs, outputs] = [NAMES.slice(0, 10), NAMES.slice(10)];
const table: Table = { inputs, outputs, rows: [{ in: inputs.map(() => 0), out: outputs.map(() => 1) }] };

/**
 * Builds a snippet of the hostile session. @param folder address of the folder of the scripts, with a trailing slash
 * @param folder  the address of the folder in which the scripts stand, with its slash
 */
export function hostileSnippet(kind: EmbedKind, folder: string): EmbedCode {
  const link = writeLink({ session: { table }, iteration: 0, changes: [], view: {} });
  if ('problem' in link) throw new Error(en.problem(link.problem));
  return embedCode(kind, {
    ...{ folder, hash: link.hash, panels: 'run table', controls: 'full', autoplay: true },
    ...{ language: 'en', height: 640 },
    title: lazyEn.embed.pageTitle([...outputs, CODE_NAME], inputs),
  });
}

/** Kinds of snippets that show a title. */
const TITLED = ['script', 'iframe', 'markdown'] as const;

export function hostilePost(folder: string): string {
  return TITLED.map((kind) => hostileSnippet(kind, folder).post).join('\n\n');
}

const [, TITLE = ''] = /^\[(.*)\]\(/.exec(hostileSnippet('markdown', '').post) ?? [];

/** Returns the faults of a built page: evaluated names, and snippets without their title as text. */
export function harmIn(built: string): string[] {
  // The percent-encoded hash of a link may contain any digits.
  const evaluated = built.replaceAll(/%[\dA-F]{2}/gi, '').match(/1337|LEAKED|="javascript/g) ?? [];
  return built.split(TITLE).length === 1 + TITLED.length ? evaluated : [...evaluated, 'a title is missing'];
}
