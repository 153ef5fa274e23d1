/** Holds texts in several languages: the English ones, and others that are loaded when they are needed. */

/** Languages whose texts are loaded when they are needed. */
export type Translation = 'zh';
export type Language = 'en' | Translation;
export type TextLoaders<T> = Readonly<Record<Translation, () => Promise<T>>>;

/** Limit for loading: some browsers never settle the promise of a module that the page's policy forbids. */
const LIMIT_MILLISECONDS = 10_000;

export class Texts<T> {
  readonly #loaded = new Map<Language, T>();
  readonly #asked = new Map<Language, Promise<T>>();
  #loaders!: TextLoaders<T>;

  constructor(english: T) {
    this.#loaded.set('en', english);
  }

  /** Sets the functions that load the texts. */
  loadWith(loaders: TextLoaders<T>): void {
    this.#loaders = loaders;
  }

  /** Returns the texts of a language, undefined unless they are loaded. */
  in(language: Language): T | undefined {
    return this.#loaded.get(language);
  }

  /** Loads texts, once for all playgrounds of a page. Rejects if that fails; the next call tries again. */
  async load(language: Translation): Promise<T> {
    const texts = this.#asked.get(language) ?? Promise.race([this.#loaders[language](), tooLate()]);
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
