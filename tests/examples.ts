/** Extracts the examples of the documentation, so that the tests run every one of them. */

import { readFileSync } from 'node:fs';

export interface Example {
  readonly kind: 'html' | 'js' | 'node' | 'css' | 'console' | 'sh' | 'template' | 'policy';
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

/** Returns the examples in a page's `pre` elements, by their texts. */
export function pageExamples(texts: readonly string[]): Example[] {
  return texts.map((text) => ({ kind: kindOf('', text), text }));
}

function kindOf(language: string, text: string): Example['kind'] {
  switch (language) {
    case 'html':
    case 'console':
    case 'sh':
      return language;
    case 'js':
      return text.startsWith('import ') ? 'node' : 'js';
    case '':
      if (text.startsWith('import ')) return 'node';
      if (/\{[{%]/.test(text)) return 'template';
      if (text.startsWith('<')) return 'html';
      if (/^(?:\w+-src |trusted-types )/.test(text)) return 'policy';
      if (/^[\w:()-]+ \{/.test(text)) return 'css';
      return 'js';
    default:
      throw new Error(`No test runs an example in ${language}`);
  }
}
