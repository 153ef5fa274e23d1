/** Reads the colours that style sheets declare, as they appear in a light or a dark theme. */

import { readdirSync, readFileSync } from 'node:fs';
import Color from 'colorjs.io';
import postcss from 'postcss';
import valueParser, { type Node } from 'postcss-value-parser';

export type Colour = Color;
export type Theme = 'light' | 'dark';

export interface Declared {
  /** File and selector of the rule: "ui/dialog.css mark". */
  readonly place: string;
  readonly file: string;
  readonly property: string;
  readonly value: string;
  /** All declarations of its rule. */
  readonly beside: ReadonlyMap<string, string>;
}

const ROOT = new URL('../../../web/src/', import.meta.url);

/** Returns the style sheets, including those inside scripts. */
function sheets(): [file: string, css: string][] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.toSorted().flatMap((file): [string, string][] => {
    if (!/\.(?:css|ts)$/.test(file)) return [];
    const text = readFileSync(new URL(file, ROOT), 'utf8');
    if (file.endsWith('.css')) return [[file, text]];
    return Array.from(text.matchAll(/\bcss`([^`]*)`/g), ([, css]) => [file, css!]);
  });
}

function declarations(): Declared[] {
  const found: Declared[] = [];
  for (const [file, css] of sheets()) {
    postcss.parse(css).walkRules((rule) => {
      const own = rule.nodes.filter((node) => node.type === 'decl');
      const beside = new Map(own.map(({ prop, value }) => [prop, value]));
      const place = `${file} ${rule.selector.replaceAll(/\s+/g, ' ')}`;
      // Forced colours are the system's.
      if (rule.parent?.type === 'atrule' && (rule.parent as postcss.AtRule).params.includes('forced-colors')) return;
      found.push(...own.map(({ prop, value }) => ({ place, file, property: prop, value, beside })));
    });
  }
  return found;
}

export const DECLARED: readonly Declared[] = declarations();

const TOKENS = new Map(
  DECLARED.filter(({ property }) => property.startsWith('--')).map(({ property, value }) => [property, value]),
);

/** Returns the colour in a value, such as that of a border; undefined for none or an inherited one. */
export function colourIn(value: string, theme: Theme): Color | undefined {
  for (const node of valueParser(value).nodes) {
    const colour = colourOf(node, theme);
    if (colour) return colour;
  }
  return undefined;
}

function colourOf(node: Node, theme: Theme): Color | undefined {
  if (node.type === 'word') return /^#|^transparent$/.test(node.value) ? new Color(node.value) : undefined;
  if (node.type !== 'function') return undefined;
  const parts = argumentsOf(node.nodes);
  switch (node.value) {
    case 'var':
      return colourIn(TOKENS.get(parts[0]!) ?? '', theme);
    case 'light-dark':
      return colourIn(parts[theme === 'light' ? 0 : 1]!, theme);
    case 'color-mix': {
      const [, percent] = /\s([\d.]+)%$/.exec(parts[1]!) ?? [];
      const [one, other] = [colourIn(parts[1]!, theme)!, colourIn(parts[2]!, theme)!];
      const share = Number(percent) / 100;
      if (parts[0] !== 'in oklab' || Number.isNaN(share))
        throw new Error(`Not read yet: ${valueParser.stringify(node)}`);
      if (other.alpha === 0) return faded(one, share);
      return Color.mix(other, one, share, { space: 'oklab', outputSpace: 'srgb' });
    }
    case 'rgb':
      return new Color(valueParser.stringify(node));
    default:
      return undefined;
  }
}

function argumentsOf(nodes: readonly Node[]): string[] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'div' && node.value === ',') parts.push([]);
    else parts.at(-1)!.push(node);
  }
  return parts.map((part) => valueParser.stringify(part).trim());
}

export function faded(colour: Color, share: number): Color {
  const copy = colour.clone();
  copy.alpha = colour.alpha * share;
  return copy;
}

/** Returns the visible result of a colour on an opaque background. */
export function over(ground: Color, colour: Color): Color {
  const opaque = faded(colour, 1);
  opaque.alpha = 1;
  return Color.mix(ground, opaque, colour.alpha, { space: 'srgb', outputSpace: 'srgb' });
}

/** Returns the contrast as defined by WCAG 2.2: from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  return Color.contrast(one, other, 'WCAG21');
}
