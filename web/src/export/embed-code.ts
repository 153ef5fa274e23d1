/**
 * Writes the code that embeds a session in a page, for each kind of page. No snippet has a blank line or an indent:
 * Markdown would end the HTML there, or format it as code.
 */

import type { Controls } from '../session/panels.ts';

export const EMBED_KINDS = ['script', 'iframe', 'hugo', 'jekyll', 'markdown'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

export interface Embedded {
  /** Address of the folder with this project's files, with its slash. */
  readonly folder: string;
  /** Hash of a link to the session, with its #. */
  readonly hash: string;
  /** Text of a challenge to set in place of the session. */
  readonly challenge?: string;
  /** Names of the panels to show, separated by spaces. */
  readonly panels: string;
  readonly controls: Controls;
  readonly autoplay: boolean;
  /** True to load the playground when a reader comes near. */
  readonly lazy?: boolean;
  /** SVG to show until the playground is loaded; see still-picture.ts. */
  readonly picture?: string;
  /** Language of its texts. */
  readonly language: string;
  /** Name of the playground while it is not shown. A snippet keeps only its letters, digits, symbols and commas. */
  readonly title: string;
  /** Height of an iframe, in CSS pixels. */
  readonly height: number;
}

export interface EmbedCode {
  /** Code for a file of the site, once for all posts; not every kind of page needs it. */
  readonly once?: { readonly file: string; readonly text: string };
  /** Code for the post. */
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

/** Returns the Content Security Policy directives that a snippet needs; `host` is the origin of its files. */
export function embedPolicy(kind: 'script' | 'iframe', host: string): string {
  return kind === 'iframe' ? `frame-src ${host}` : `script-src ${host} 'wasm-unsafe-eval'; worker-src blob:`;
}

/** Trusted Types policies of the scripts, some of which make their own. */
export const TRUSTED_TYPES = "lit-html truth-net 'allow-duplicates'";

/** Returns the address of the page for an iframe. */
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

/** Returns a single element, since Markdown treats everything up to the end of a leading block as HTML. */
function scriptCode(embedded: Embedded): string {
  const { title } = embedded;
  const written = Object.entries(attributesOf(embedded)).map(([name, value]) => attribute(name, value));
  return [
    `<div><truth-net ${written.join(' ')}>`,
    `<a ${attribute('href', linkOf(embedded))}>${escaped(title)}</a>${embedded.picture ?? spacer(embedded)}`,
    `</truth-net><script ${attribute('src', scriptOf(embedded))} async></script></div>`,
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
    // No same-origin access is needed; saving files and opening links are.
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
    `<script src="${scriptOf(embedded)}" async></script>`,
  ];
  // Hugo escapes the values in the attributes.
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
    `<script src="${scriptOf(embedded)}" async></script>`,
  ];
  const values = Object.entries(attributesOf(embedded)).map(([name, value]) => `${name}="${value || 'true'}"`);
  return {
    once: { file: '_includes/truthnet.html', text: `<div>${text.join('')}</div>\n` },
    post: `{% include truthnet.html ${values.join(' ')} %}`,
  };
}

function scriptOf({ folder, lazy }: Embedded): string {
  return `${folder}${lazy ? 'truth-net-lazy.js' : 'truth-net.js'}`;
}

/** Attributes that a shortcode and an include pass on. */
const ATTRIBUTES = ['session', 'challenge', 'panels', 'buttons', 'lang', 'loading', 'theme', 'address'];

function attributesOf({
  folder,
  hash,
  challenge,
  panels,
  controls,
  autoplay,
  language,
}: Embedded): Record<string, string> {
  return {
    ...(challenge === undefined ? { session: hash } : { challenge }),
    panels,
    ...(controls !== 'full' && { buttons: controls }),
    ...(autoplay && { autoplay: '' }),
    loading: 'lazy',
    lang: language,
    address: folder,
  };
}

/**
 * Returns a placeholder that reserves the height until the script has loaded, so that no text moves; an image does so
 * under every policy.
 */
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
 * Returns the title with a space in place of everything but letters, digits, symbols such as emoji, and commas. Column
 * names come from whoever made the session, and a snippet passes through engines that each evaluate special characters:
 * Liquid, Nunjucks, Hugo, Vue and MDX braces, WordPress square brackets. Encoding does not protect, since Markdown and
 * the browser decode before some of these engines read.
 */
function plainTitle(title: string): string {
  return title
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{So},]+/gu, ' ')
    .replaceAll(' ,', ',')
    .trim();
}
