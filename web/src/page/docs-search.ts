/** Searches the documentation, with an index that is loaded when the field is used. */

import type MiniSearch from 'minisearch';
import { onKey } from '../ui/keys.ts';

/** Section of a page that was found; see web/build/search-index.mjs. */
interface Found {
  readonly title: string;
  readonly heading: string;
  readonly address: string;
  readonly text: string;
}

type Index = Pick<MiniSearch<Found>, 'search'>;

/** Largest number of results in the list. */
const MOST = 12;

/** Characters of an excerpt, before and after the first word found. */
const AROUND = { before: 24, after: 96 };

let index: Promise<Index> | undefined;

/** Loads the index of the page's language; after a failure, the next call tries again. */
function loadIndex(): Promise<Index> {
  return (index ??= Promise.all([
    import('minisearch'),
    import('./search-words.mjs'),
    // The index is in the folder of the page, which is that of its language.
    fetch('search.json').then((answer) => {
      if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
      return answer.json() as Promise<Parameters<typeof MiniSearch.loadJS>[0]>;
    }),
  ])
    .then(([{ default: Search }, { OPTIONS }, json]) => Search.loadJS(json, OPTIONS) as MiniSearch<Found>)
    .catch((error: unknown) => {
      index = undefined;
      throw error;
    }));
}

export function setUpSearch(): void {
  const search = document.querySelector<HTMLElement>('[data-search]');
  const input = search?.querySelector('input');
  const panel = search?.querySelector<HTMLElement>('.found');
  const list = search?.querySelector<HTMLElement>('[role="listbox"]');
  const none = search?.querySelector<HTMLElement>('[data-none]');
  const failed = search?.querySelector<HTMLElement>('[data-failed]');
  if (!search || !input || !panel || !list || !none || !failed) return;

  const items = () => [...list.querySelectorAll('a')];
  const select = (next: number) => {
    for (const [at, item] of items().entries()) item.ariaSelected = String(at === next);
    const item = items()[next];
    if (item) input.setAttribute('aria-activedescendant', item.id);
    else input.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  };
  const selected = () => items().findIndex((item) => item.ariaSelected === 'true');

  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
    search.parentElement?.classList.toggle('searching', isOpen);
  };

  const close = () => {
    open(false);
    input.removeAttribute('aria-activedescendant');
  };

  const update = async () => {
    const query = input.value.trim();
    if (query === '') {
      close();
      return;
    }
    const found = await loadIndex().then(
      (loaded) => find(loaded, query),
      () => undefined,
    );
    // The reader may have typed on in the meantime.
    if (query !== input.value.trim() || document.activeElement !== input) return;
    list.replaceChildren(...(found?.results ?? []).map((each, at) => itemOf(each, found?.terms ?? [], at)));
    none.hidden = found?.results.length !== 0;
    failed.hidden = found !== undefined;
    list.hidden = list.childElementCount === 0;
    open(true);
    select(0);
  };

  const move = (by: number) => {
    const count = list.childElementCount;
    if (count > 0) select((selected() + by + count) % count);
  };

  input.addEventListener('focus', () => {
    void loadIndex().catch(() => undefined);
    void update();
  });
  input.addEventListener('input', () => void update());
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => items()[selected()]?.click(),
    Escape: close,
  };
  input.addEventListener(
    'keydown',
    onKey((key) => {
      if (panel.hidden && key === 'Escape') input.blur();
      if (panel.hidden) return false;
      keys[key]?.();
      return key in keys;
    }),
  );
  // A link in the list has to be clicked before the list closes.
  panel.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', close);
  input.addEventListener('blur', close);
  document.addEventListener(
    'keydown',
    onKey((key, event) => {
      if (key !== '/' || isTyping(event)) return false;
      input.focus();
      input.select();
      return true;
    }),
  );
  search.hidden = false;
}

/** Returns true for a key that goes into a field, also into one of a playground. */
function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT', 'TRUTH-NET'].includes(target.tagName))
  );
}

/** Returns the sections with all words of a query; if there are none, those with some of them. */
function find(loaded: Index, query: string): { results: Found[]; terms: string[] } {
  const all = loaded.search(query);
  const some = all.length > 0 ? all : loaded.search(query, { combineWith: 'OR' });
  const results = some.slice(0, MOST);
  const terms = new Set(results.flatMap(({ terms: each }) => each));
  return { results: results as unknown as Found[], terms: [...terms] };
}

function itemOf({ title, heading, address, text }: Found, terms: readonly string[], at: number): HTMLAnchorElement {
  const link = document.createElement('a');
  link.id = `result-${at}`;
  link.role = 'option';
  link.href = address;
  link.tabIndex = -1;
  const name = document.createElement('strong');
  name.append(heading === title ? title : `${title}: ${heading}`);
  const excerpt = document.createElement('small');
  excerpt.append(...excerptOf(text, terms));
  link.append(name, excerpt);
  return link;
}

/** Returns the text around the first word found, with that word marked. */
function excerptOf(text: string, terms: readonly string[]): (string | HTMLElement)[] {
  const lower = text.toLowerCase();
  const places = terms.map((term) => ({ term, at: lower.indexOf(term) })).filter(({ at }) => at >= 0);
  const first = places.sort((one, other) => one.at - other.at || other.term.length - one.term.length)[0];
  if (!first) return [text.slice(0, AROUND.before + AROUND.after)];
  const end = first.at + first.term.length;
  const start = Math.max(0, first.at - AROUND.before);
  const mark = document.createElement('mark');
  mark.append(text.slice(first.at, end));
  return [
    (start > 0 ? '…' : '') + text.slice(start, first.at),
    mark,
    text.slice(end, end + AROUND.after) + (end + AROUND.after < text.length ? '…' : ''),
  ];
}
