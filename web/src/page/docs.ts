/** Sets up a page of the documentation: its examples, the copy buttons of its code, its search. */

import { definePlaygrounds } from '../entries/page.ts';
import { setUpSearch } from './docs-search.ts';
import { setUpHeader } from './switches.ts';

setUpHeader();
definePlaygrounds();
for (const code of document.querySelectorAll<HTMLElement>('.code-box')) addCopyButton(code);
closeContentsOnPhone();
showCurrentPage();
setUpSearch();

/** Time for which a button confirms what it did, in milliseconds. */
const CONFIRMED = 2000;

function addCopyButton(code: HTMLElement): void {
  const template = document.querySelector<HTMLTemplateElement>('[data-copy]');
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLButtonElement)) return;
  const show = (state: 'idle' | 'done' | 'failed') => {
    for (const each of copy.querySelectorAll<HTMLElement>('[data-state]'))
      each.hidden = each.dataset['state'] !== state;
  };
  let timer = 0;
  copy.addEventListener('click', () => {
    void navigator.clipboard
      .writeText(code.querySelector('pre')?.textContent ?? '')
      .then(
        () => 'done' as const,
        () => 'failed' as const,
      )
      .then((state) => {
        show(state);
        clearTimeout(timer);
        timer = window.setTimeout(() => show('idle'), CONFIRMED);
      });
  });
  code.append(copy);
}

/** Scrolls the list of all pages to the open one; where the list stands above the text, it does not scroll. */
function showCurrentPage(): void {
  const list = document.querySelector<HTMLElement>('aside');
  const current = list?.querySelector<HTMLElement>('.contents [aria-current]');
  if (list && current) list.scrollTop = current.offsetTop - list.clientHeight / 2;
}

/** Closes the list of all pages where it stands above the text. */
function closeContentsOnPhone(): void {
  const contents = document.querySelector<HTMLDetailsElement>('.contents');
  const narrow = matchMedia('(width < 52rem)');
  const set = () => contents?.toggleAttribute('open', !narrow.matches);
  narrow.addEventListener('change', set);
  set();
}
