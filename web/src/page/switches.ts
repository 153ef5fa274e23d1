/** Handles the theme switch and the links to other languages at the top of a page. */

import { recall, remember } from '../dom/storage.ts';
import { languageFor } from '../i18n/language.ts';

const root = document.documentElement;

/**
 * Sets the theme of the page, goes to the language of its `?lang=`, and offers the reader's own language. `leave` is
 * called just before the reader may follow a link to another language, with `true` if that page replaces this one; the
 * link keeps the hash that the address has afterwards.
 */
export function setUpHeader(leave: (isGoing: boolean) => void = () => undefined): void {
  const query = new URLSearchParams(location.search);
  const wish = query.get('lang');
  query.delete('lang');
  const rest = query.size > 0 ? `?${query.toString()}` : '';
  const links = document.querySelectorAll<HTMLAnchorElement>('.languages a, .offer a');
  for (const link of links) {
    const follow = (hash: string) => {
      link.search = rest;
      link.hash = hash;
    };
    if (wish && link.hreflang === languageFor(wish)) {
      follow(location.hash);
      location.replace(link.href);
    }
    // A pointer may open the link in another tab, or copy its address.
    link.addEventListener('pointerdown', () => {
      leave(false);
      follow(location.hash);
    });
    link.addEventListener('click', (event) => {
      leave(!event.ctrlKey && !event.metaKey && !event.shiftKey);
      follow(location.hash);
      remember('language', link.hreflang);
    });
  }
  offerLanguage();
  keepOffline();

  const theme = recall('theme');
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  document.querySelector('.skip')?.addEventListener('click', skip);
  document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
    const chosen = root.dataset['theme'];
    const isDark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    const next = isDark ? 'light' : 'dark';
    root.dataset['theme'] = next;
    remember('theme', next);
  });
}

/** Shows the offer of the language that the reader chose last, else of the browser's; declined once, never again. */
function offerLanguage(): void {
  const language = languageFor(recall('language') ?? navigator.language);
  const offer = document.querySelector<HTMLElement>(`[data-offer="${language}"]`);
  if (!offer) return;
  offer.hidden = false;
  offer.querySelector('button')?.addEventListener('click', () => {
    remember('language', root.lang);
    offer.hidden = true;
    document.querySelector('main')?.focus();
  });
}

/** Keeps the site for use without a connection, after everything that a reader waits for; not while it is developed. */
function keepOffline(): void {
  if (!('serviceWorker' in navigator) || /^(?:localhost|127\.|\[::1])/.test(location.hostname)) return;
  const keep = () => {
    setTimeout(() => {
      void import('./offline.ts').then(({ keepSite }) => {
        keepSite();
      });
    }, 1000);
  };
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep);
}

/** Moves the focus to the content. The address stays, since its hash is the session. */
function skip(event: Event): void {
  const main = document.querySelector('main');
  if (!main) return;
  event.preventDefault();
  main.tabIndex = -1;
  main.focus();
}
