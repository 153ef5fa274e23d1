/** Address of a compiled core, from Vite. */
declare module '*.wasm?url' {
  const url: string;
  export default url;
}

/** A compiled core as text, encoded by wasm/letters.mjs. */
declare module '*.wasm?letters' {
  const letters: string;
  export default letters;
}

/** A worker as one classic script. */
declare module '*worker.ts?code' {
  const script: string;
  export default script;
}

/** Loaders of the texts of all languages beside English, from web/build/languages.mjs. */
declare module 'virtual:texts' {
  type Loaders<T> = Readonly<Record<import('../i18n/texts.ts').Translation, () => Promise<{ readonly texts: T }>>>;
  export const textsOf: Loaders<import('../i18n/en.ts').Messages>;
  export const laterTextsOf: Loaders<import('../i18n/later-texts.ts').LaterTexts>;
}

/** Texts of the language whose script is built. */
declare module 'virtual:texts-of-script' {
  export const texts: import('../i18n/en.ts').Messages;
}
declare module 'virtual:later-texts-of-script' {
  export const texts: import('../i18n/later-texts.ts').LaterTexts;
}
