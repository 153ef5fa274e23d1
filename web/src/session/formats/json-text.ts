/** Prints JSON for people. */

import { numberText } from '../number-text.ts';

/** Approximate maximum width of a line with a whole object or list. */
const WIDTH = 100;

/**
 * Prints a value as JSON. Whatever fits on one line stays on one line. A list of objects has one line per object; a
 * list of numbers stays on one line, however long. Every number keeps all its bits.
 */
export function printJson(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  const inline = printInline(value);
  if (typeof value !== 'object' || value === null || !isBroken(value, inline, indent)) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`).join(',\n')}\n${indent}}`;
}

function isBroken(value: object, inline: string, indent: string): boolean {
  const items: readonly unknown[] = Object.values(value);
  const isPlain = items.every((item) => typeof item !== 'object' || item === null);
  if (Array.isArray(value) && (isPlain || items.some((item) => !Array.isArray(item)))) return !isPlain;
  return indent.length + inline.length > WIDTH;
}

/** Prints a string in which no character can begin a template or a tag, for JSON quoted in a post or a page. */
function printText(text: string): string {
  return JSON.stringify(text).replaceAll(/[{<[]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

function printInline(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${printInline(item)}`).join(', ')} }`;
}
