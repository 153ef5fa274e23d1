/** Handles the language and theme switches at the top of a page, and remembers both if the browser allows it. */

import type { Theme } from '../session/panels.ts';
import { recall, remember } from '../dom/storage.ts';

const LANGUAGES = ['en', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

export class Switches {
  readonly #root = document.documentElement;
  readonly #titles: Record<Language, string>;
  readonly #spoken: () => void;

  /** Sets the language and theme of the page; calls `spoken` whenever the language changes. */
  constructor(titles: Record<Language, string>, spoken: () => void = () => undefined) {
    this.#titles = titles;
    this.#spoken = spoken;
    this.#setLanguage(firstLanguage());
    const theme = recall('theme');
    if (theme === 'light' || theme === 'dark') this.#setTheme(theme);
    for (const button of languageButtons()) {
      button.addEventListener('click', () => {
        const language = LANGUAGES.find((known) => known === button.dataset['language']) ?? 'en';
        this.#setLanguage(language);
        remember('language', language);
      });
    }
    document.querySelector('.skip')?.addEventListener('click', skip);
    document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
      const next = this.#theme === 'dark' ? 'light' : 'dark';
      this.#setTheme(next);
      remember('theme', next);
    });
  }

  #setLanguage(language: Language): void {
    this.#root.lang = language;
    document.title = this.#titles[language];
    this.#spoken();
    for (const button of languageButtons()) {
      button.ariaPressed = String(button.dataset['language'] === language);
    }
  }

  #setTheme(theme: Theme): void {
    this.#root.dataset['theme'] = theme;
  }

  get #theme(): Theme {
    const chosen = this.#root.dataset['theme'];
    if (chosen === 'light' || chosen === 'dark') return chosen;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}

/** Moves the focus to the content. The address stays, since its hash is the session. */
function skip(event: Event): void {
  const main = document.querySelector('main');
  if (!main) return;
  event.preventDefault();
  main.tabIndex = -1;
  main.focus();
}

function languageButtons(): NodeListOf<HTMLButtonElement> {
  return document.querySelectorAll<HTMLButtonElement>('[data-language]');
}

/** Returns the language of the address's `?lang=`, else the last choice, else the browser's language. */
function firstLanguage(): Language {
  const wishes = [new URLSearchParams(location.search).get('lang'), recall('language'), navigator.language];
  for (const wish of wishes) {
    const language = LANGUAGES.find((known) => wish?.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}
