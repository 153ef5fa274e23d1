/** Loads texts of other languages as classic scripts. */

import type { Messages } from '../i18n/en.ts';
import type { LaterTexts } from '../i18n/later-texts.ts';
import type { Language } from '../i18n/texts.ts';
import { loadNextScript } from './next-script.ts';

declare global {
  var truthNetTexts: Readonly<Partial<Record<Language, Messages>>> | undefined;
  var truthNetLaterTexts: Readonly<Partial<Record<Language, LaterTexts>>> | undefined;
}

async function load<T>(name: string, arrived: () => T | undefined): Promise<T> {
  await loadNextScript(`truth-net-${name}.js`, () => arrived() !== undefined);
  return arrived()!;
}

export function loadNextTexts(language: Language): Promise<Messages> {
  return load(language.toLowerCase(), () => globalThis.truthNetTexts?.[language]);
}

/** Loads the texts of the scripts that load later. */
export function loadNextLaterTexts(language: Language): Promise<LaterTexts> {
  return load(`more-${language.toLowerCase()}`, () => globalThis.truthNetLaterTexts?.[language]);
}
