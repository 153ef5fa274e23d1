// @ts-check
// Strips line breaks, indentation and comments of styles from bundled Lit templates.

import { Visitor } from 'vite';

/** Lit's tags of HTML, SVG and CSS templates, in which any run of whitespace equals one space. */
const TAGS = ['html', 'svg', 'css'];

/** Bundles templates without line breaks, indentation and comments of styles. */
export const bareTemplates = /** @type {import('vite').Plugin} */ ({
  name: 'bare-templates',
  transform(code, id) {
    if (!id.endsWith('.ts') || !TAGS.some((tag) => code.includes(`${tag}\``))) return;
    /** @type {[start: number, end: number][]} */
    const texts = [];
    new Visitor({
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.type !== 'Identifier' || !TAGS.includes(tag.name)) return;
        for (const { start, end } of quasi.quasis) texts.push([start, end]);
      },
    }).visit(this.parse(code));
    let bare = '';
    let done = 0;
    for (const [start, end] of texts.sort(([one], [other]) => one - other)) {
      bare += code.slice(done, start) + code.slice(start, end).replaceAll(/(?:\/\*.*?\*\/|[ \n])+/gs, ' ');
      done = end;
    }
    return bare + code.slice(done);
  },
});
