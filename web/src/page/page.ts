/** The page around the playground: its language and its theme, remembered where the browser allows it. */

import '../define.ts';
import { Address } from './address.ts';

const LANGUAGES = ['en', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];
type Theme = 'light' | 'dark';

const root = document.documentElement;
const titles: Record<Language, string> = {
  en: 'TruthNet: watch a small neural network learn a truth table',
  zh: 'TruthNet：看一个小神经网络学会一张真值表',
};

function setLanguage(language: Language): void {
  root.lang = language;
  document.title = titles[language];
  address?.speak(language);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-language]')) {
    button.ariaPressed = String(button.dataset['language'] === language);
  }
}

function setTheme(theme: Theme): void {
  root.dataset['theme'] = theme;
}

/** The address's `?lang=` first, then the last choice, then the browser's own language. */
function firstLanguage(): Language {
  const wishes = [new URLSearchParams(location.search).get('lang'), recall('language'), navigator.language];
  for (const wish of wishes) {
    const language = LANGUAGES.find((known) => wish?.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}

function currentTheme(): Theme {
  const chosen = root.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

// Storage may be forbidden; then choices last as long as the page.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(`truthnet.${key}`);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`truthnet.${key}`, value);
  } catch {
    // Not remembered.
  }
}

const playground = document.querySelector('truth-net');
const notice = document.querySelector<HTMLElement>('[data-link-problem]');
const address = playground && notice ? new Address(playground, notice) : undefined;

setLanguage(firstLanguage());
const theme = recall('theme');
if (theme === 'light' || theme === 'dark') setTheme(theme);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-language]')) {
  button.addEventListener('click', () => {
    const language = LANGUAGES.find((known) => known === button.dataset['language']) ?? 'en';
    setLanguage(language);
    remember('language', language);
  });
}

document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
  const next = currentTheme() === 'dark' ? 'light' : 'dark';
  setTheme(next);
  remember('theme', next);
});
