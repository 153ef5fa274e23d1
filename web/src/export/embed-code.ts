/**
 * What puts a session on a page of somebody's own, for each kind of page. No snippet has a blank line or an indent: Markdown
 * would end the HTML there, or make code of it.
 */

import type { Controls } from '../session/panels.ts';

export const EMBED_KINDS = ['script', 'iframe', 'hugo', 'jekyll', 'markdown'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

export interface Embedded {
  /** The address of the folder in which this project's files stand, with its slash. */
  readonly folder: string;
  /** The hash of a link to the session, with its #. */
  readonly hash: string;
  /** The names of the parts to show, with spaces between them. */
  readonly panels: string;
  readonly controls: Controls;
  readonly autoplay: boolean;
  /** The language of its texts. */
  readonly language: string;
  /** Name of the playground where it is not shown. A snippet keeps its letters, digits, symbols and commas only. */
  readonly title: string;
  /** In CSS pixels: how high an iframe is. */
  readonly height: number;
}

export interface EmbedCode {
  /** What goes into a file of the site, once for all posts; not every kind of page needs that. */
  readonly once?: { readonly file: string; readonly text: string };
  /** What goes into the post. */
  readonly post: string;
}

export function embedCode(kind: EmbedKind, given: Embedded): EmbedCode {
  const embedded = { ...given, title: plainTitle(given.title) };
  switch (kind) {
    case 'script':
      return { post: scriptCode(embedded) };
    case 'iframe':
      return { post: iframeCode(embedded) };
    case 'hugo':
      return hugoCode(embedded);
    case 'jekyll':
      return jekyllCode(embedded);
    case 'markdown':
      return { post: `[${embedded.title}](${linkOf(embedded)})` };
  }
}

/** What the policy of a page has to allow for a snippet, where it allows nothing else; `host` is the origin of its files. */
export function embedPolicy(kind: 'script' | 'iframe', host: string): string {
  return kind === 'iframe' ? `frame-src ${host}` : `script-src ${host} 'wasm-unsafe-eval'; worker-src blob:`;
}

/** The Trusted Types policies of the two scripts, each of which makes its own. */
export const TRUSTED_TYPES = "lit-html truth-net 'allow-duplicates'";

/** The address of the page for an iframe that shows it. */
export function frameAddress({ folder, hash, panels, controls, autoplay, language }: Embedded): string {
  const query = new URLSearchParams({
    panels,
    lang: language,
    ...(controls !== 'full' && { buttons: controls }),
    ...(autoplay && { autoplay: '' }),
  });
  return `${folder}embed.html?${query.toString()}${hash}`;
}

function linkOf({ folder, hash }: Embedded): string {
  return `${folder}${hash}`;
}

/** One element, since Markdown takes what begins with a block as HTML to its end. */
function scriptCode(embedded: Embedded): string {
  const { folder, title } = embedded;
  const written = Object.entries(attributesOf(embedded)).map(([name, value]) => attribute(name, value));
  return [
    `<div><truth-net ${written.join(' ')}>`,
    `<a ${attribute('href', linkOf(embedded))}>${escaped(title)}</a>${spacer(embedded)}`,
    `</truth-net><script ${attribute('src', `${folder}truth-net.js`)} async></script></div>`,
  ].join('');
}

function iframeCode(embedded: Embedded): string {
  const attributes = {
    src: frameAddress(embedded),
    title: embedded.title,
    width: '100%',
    height: String(embedded.height),
    frameborder: '0',
    loading: 'lazy',
    // Its own origin is not needed; files are saved, and links lead to a page of their own.
    sandbox: 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox',
    allow: 'clipboard-write',
  };
  const written = Object.entries(attributes).map(([name, value]) => attribute(name, value));
  return `<iframe ${written.join(' ')}></iframe>`;
}

function hugoCode(embedded: Embedded): EmbedCode {
  const passed = (name: string) => `{{ with .Get "${name}" }} ${name}="{{ . }}"{{ end }}`;
  const text = [
    `<truth-net${ATTRIBUTES.map(passed).join('')}{{ with .Get "autoplay" }} autoplay{{ end }}>${spacer(embedded)}</truth-net>`,
    `<script src="${embedded.folder}truth-net.js" async></script>`,
  ];
  // Hugo escapes what it puts into the attribute.
  const values = Object.entries(attributesOf(embedded)).map(([name, value]) => `${name}="${value || 'true'}"`);
  return {
    once: { file: 'layouts/shortcodes/truthnet.html', text: `${text.join('\n')}\n` },
    post: `{{< truthnet ${values.join(' ')} >}}`,
  };
}

function jekyllCode(embedded: Embedded): EmbedCode {
  const passed = (name: string) => `{% if include.${name} %} ${name}="{{ include.${name} | escape }}"{% endif %}`;
  const text = [
    `<truth-net${ATTRIBUTES.map(passed).join('')}{% if include.autoplay %} autoplay{% endif %}>${spacer(embedded)}</truth-net>`,
    `<script src="${embedded.folder}truth-net.js" async></script>`,
  ];
  const values = Object.entries(attributesOf(embedded)).map(([name, value]) => `${name}="${value || 'true'}"`);
  return {
    once: { file: '_includes/truthnet.html', text: `<div>${text.join('')}</div>\n` },
    post: `{% include truthnet.html ${values.join(' ')} %}`,
  };
}

/** Those that a shortcode and an include hand on. */
const ATTRIBUTES = ['session', 'panels', 'buttons', 'lang', 'loading', 'theme', 'address'];

function attributesOf({ folder, hash, panels, controls, autoplay, language }: Embedded): Record<string, string> {
  return {
    session: hash,
    panels,
    ...(controls !== 'full' && { buttons: controls }),
    ...(autoplay && { autoplay: '' }),
    loading: 'lazy',
    lang: language,
    address: folder,
  };
}

/** Keeps the place until the script is there, so that no text moves; a picture does so under every policy. */
function spacer({ height }: Embedded): string {
  return `<svg width="1" height="${height}" aria-hidden="true"></svg>`;
}

function attribute(name: string, value: string): string {
  return value === '' ? name : `${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Returns the title with a space in place of everything but letters, digits, symbols such as emoji, and commas. Names of
 * columns come from whoever made the session, and a snippet passes through engines that each evaluate signs of their own:
 * Liquid, Nunjucks, Hugo, Vue and MDX braces, WordPress square brackets. Encoding is no protection, since Markdown and the
 * browser decode before some of these engines read.
 */
function plainTitle(title: string): string {
  return title
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{So},]+/gu, ' ')
    .replaceAll(' ,', ',')
    .trim();
}
