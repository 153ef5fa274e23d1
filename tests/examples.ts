/** Extracts the examples of the documentation, so that the tests run every one of them. */

import { readFileSync } from 'node:fs';

export interface Example {
  readonly kind: 'html' | 'js' | 'node' | 'css' | 'console' | 'sh';
  readonly text: string;
}

export function readProjectFile(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

/** Returns the fenced examples of the README. Throws for a language that no test runs. */
export function readmeExamples(): Example[] {
  const fences = readProjectFile('README.md').matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...fences].flatMap(([, language = '', text = '']) => {
    // Blocks without a language, such as the folder layout, are not examples.
    if (language === '') return [];
    return [{ kind: kindOf(language, text), text }];
  });
}

function kindOf(language: string, text: string): Example['kind'] {
  switch (language) {
    case 'html':
    case 'console':
    case 'sh':
      return language;
    case 'js':
      return text.startsWith('import ') ? 'node' : 'js';
    default:
      throw new Error(`No test runs an example in ${language}`);
  }
}
