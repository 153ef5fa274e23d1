/** Holds texts in several languages: the English ones, and others that are loaded when they are needed. */

import type { LanguageTag } from './languages.mjs';

export type Language = LanguageTag;
/** Languages whose texts are loaded when they are needed. */
export type Translation = Exclude<Language, 'en'>;
export type LoadTexts<T> = (language: Translation) => Promise<T>;

/** Limit for loading: some browsers never settle the promise of a module that the page's policy forbids. */
const LIMIT_MILLISECONDS = 10_000;

export class Texts<T> {
  readonly #loaded = new Map<Language, T>();
  readonly #asked = new Map<Language, Promise<T>>();
  #fetch!: LoadTexts<T>;

  constructor(english: T) {
    this.#loaded.set('en', english);
  }

  /** Sets the function that loads the texts of a language. */
  loadWith(fetch: LoadTexts<T>): void {
    this.#fetch = fetch;
  }

  /** Returns the texts of a language, undefined unless they are loaded. */
  in(language: Language): T | undefined {
    return this.#loaded.get(language);
  }

  /** Languages beside English whose texts are loaded. */
  get translations(): readonly Translation[] {
    return [...this.#loaded.keys()].filter((language) => language !== 'en');
  }

  /** Loads texts, once for all playgrounds of a page. Rejects if that fails; the next call tries again. */
  async load(language: Translation): Promise<T> {
    const texts = this.#asked.get(language) ?? Promise.race([this.#fetch(language), tooLate()]);
    this.#asked.set(language, texts);
    try {
      this.#loaded.set(language, await texts);
    } catch (error) {
      this.#asked.delete(language);
      throw error;
    }
    return texts;
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(reject, LIMIT_MILLISECONDS, new Error('The texts did not arrive in time'));
  });
}
