/** The programs that a trained network can be saved as. */

import { cppCode } from '../export/cpp.ts';
import { javascriptCode } from '../export/javascript.ts';
import { networkJson } from '../export/json.ts';
import { numpyCode } from '../export/numpy.ts';
import type { Trained } from '../export/trained.ts';

export const CODE_LANGUAGES = {
  numpy: { name: 'NumPy', extension: 'py', type: 'text/x-python', write: numpyCode },
  cpp: { name: 'C++', extension: 'cpp', type: 'text/x-c++src', write: cppCode },
  javascript: { name: 'JavaScript', extension: 'js', type: 'text/javascript', write: javascriptCode },
  json: { name: 'JSON', extension: 'json', type: 'application/json', write: networkJson },
} as const;
export type CodeLanguage = keyof typeof CODE_LANGUAGES;

/** Characters of a program that are shown; a large network's has millions. */
const MOST_PREVIEW = 20_000;

export function codeOf(trained: Trained, language: CodeLanguage): string {
  return CODE_LANGUAGES[language].write(trained);
}

/** The beginning of a program, up to the end of a line where one is near. */
export function previewOf(code: string): string {
  if (code.length <= MOST_PREVIEW) return code;
  const start = code.slice(0, MOST_PREVIEW);
  return start.slice(0, start.lastIndexOf('\n') + 1) || start;
}
