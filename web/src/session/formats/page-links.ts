/**
 * Parses the commands of a link or a button in a page's own text: `data-truth-net="iteration=300 row=2"`. Parts are
 * separated by spaces, and everything counts from 1, as the playground shows it:
 *
 *     iteration=300     shows the run at this iteration; trains to it if the run has not reached it
 *     row=2             selects a row, or none
 *     weight=1,3,2      highlights the weight of layer 1 from input (or unit) 3 to unit 2; `bias` in place of 3: the bias
 *     train pause reset step
 */

/** Maximum length in characters; a longer text is ignored. */
export const MOST_PROSE_LENGTH = 1000;

export interface PageLinkOrder {
  readonly iteration?: number;
  /** Row to select, from 0; null selects none. */
  readonly row?: number | null;
  /** Weight to highlight, from 0; `from` undefined is the bias. */
  readonly weight?: { readonly layer: number; readonly from: number | undefined; readonly to: number };
  readonly command?: (typeof COMMANDS)[number];
}

const COMMANDS = ['train', 'pause', 'reset', 'step'] as const;

/** Parses the commands; ignores what is unclear. Never throws. */
export function readPageLink(text: string): PageLinkOrder {
  if (text.length > MOST_PROSE_LENGTH) return {};
  return Object.assign({}, ...text.trim().split(/\s+/).map(partOf)) as PageLinkOrder;
}

/**
 * Returns the id, decoded, of the place on the page that an address leads to; undefined if it leads to another page, or
 * to this one as a whole. Returns an invalid address unchanged, which is no id. Never throws.
 */
export function placeIn(address: string, page: Pick<Document, 'URL' | 'baseURI'>): string | undefined {
  try {
    const { href, hash } = new URL(address, address.startsWith('#') ? page.URL : page.baseURI);
    const isHere = href.split('#')[0] === page.URL.split('#')[0];
    return (isHere && decodeURIComponent(hash.slice(1))) || undefined;
  } catch {
    return address;
  }
}

function partOf(part: string): PageLinkOrder {
  const command = COMMANDS.find((known) => known === part);
  if (command) return { command };
  const [, name, value] = /^(\w+)=([\w,]+)$/.exec(part) ?? [];
  switch (name) {
    case 'iteration':
      return isWhole(value!) ? { iteration: Number(value) } : {};
    case 'row':
      if (value === 'none') return { row: null };
      return isPlace(value!) ? { row: Number(value) - 1 } : {};
    case 'weight': {
      const [layer = '', from = '', to = '', ...rest] = value!.split(',');
      if (rest.length > 0 || !isPlace(layer) || !isPlace(to) || !(from === 'bias' || isPlace(from))) return {};
      return {
        weight: { layer: Number(layer) - 1, from: from === 'bias' ? undefined : Number(from) - 1, to: Number(to) - 1 },
      };
    }
    case undefined:
    default:
      return {};
  }
}

function isWhole(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

function isPlace(text: string): boolean {
  return isWhole(text) && Number(text) > 0;
}
