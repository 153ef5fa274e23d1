/** Lists the programs in which a trained network can be saved, and those that train it. */

import { cppCode } from './cpp.ts';
import { javascriptCode } from './javascript.ts';
import { networkJson } from './json.ts';
import { kerasTraining } from './keras.ts';
import { numpyCode } from './numpy.ts';
import { numpyTraining } from './numpy-training.ts';
import { pytorchTraining } from './pytorch.ts';
import type { Trained } from './trained.ts';
import type { SavedState } from '../session/saved-state.ts';
import type { Network } from '../session/session.ts';

/** A trained network, and the saved state that leads to it. */
export interface CodeSource {
  readonly trained: Trained;
  readonly savedState: SavedState;
}

export const CODE_LANGUAGES = {
  numpy: { name: 'NumPy', extension: 'py', type: 'text/x-python', write: ({ trained }) => numpyCode(trained) },
  training: {
    name: undefined,
    extension: 'py',
    type: 'text/x-python',
    training: 'byHand',
    write: ({ savedState }) => numpyTraining(savedState),
  },
  pytorch: {
    name: 'PyTorch',
    extension: 'py',
    type: 'text/x-python',
    training: 'autograd',
    write: ({ savedState }) => pytorchTraining(savedState),
  },
  keras: {
    name: 'Keras',
    extension: 'py',
    type: 'text/x-python',
    training: 'autograd',
    write: ({ savedState }) => kerasTraining(savedState),
  },
  cpp: { name: 'C++', extension: 'cpp', type: 'text/x-c++src', write: ({ trained }) => cppCode(trained) },
  javascript: {
    name: 'JavaScript',
    extension: 'js',
    type: 'text/javascript',
    write: ({ trained }) => javascriptCode(trained),
  },
  json: { name: 'JSON', extension: 'json', type: 'application/json', write: ({ trained }) => networkJson(trained) },
} as const satisfies Record<string, Program>;
export type CodeLanguage = keyof typeof CODE_LANGUAGES;

interface Program {
  /** Name of the language; undefined if the page describes the program in words. */
  readonly name: string | undefined;
  readonly extension: string;
  readonly type: string;
  /** Source of the gradients of a program that repeats the training; undefined if it only predicts. */
  readonly training?: 'byHand' | 'autograd';
  write(source: CodeSource): string;
}

/** Maximum number of characters in the preview; a large network's program has millions. */
const MOST_PREVIEW = 20_000;

/** Returns whether a program repeats the training; the others make predictions with the trained network. */
export function repeatsTraining(language: CodeLanguage): boolean {
  return programOf(language).training !== undefined;
}

/** Returns the languages for a network. A step activation has no gradient that autograd could follow. */
export function languagesFor({ activation }: Network): CodeLanguage[] {
  return (Object.keys(CODE_LANGUAGES) as CodeLanguage[]).filter(
    (language) => programOf(language).training !== 'autograd' || !activation.includes('step'),
  );
}

function programOf(language: CodeLanguage): Program {
  return CODE_LANGUAGES[language];
}

export function codeOf(source: CodeSource, language: CodeLanguage): string {
  return CODE_LANGUAGES[language].write(source);
}

/** Returns the beginning of a program, up to the last whole line if possible. */
export function previewOf(code: string): string {
  if (code.length <= MOST_PREVIEW) return code;
  const start = code.slice(0, MOST_PREVIEW);
  return start.slice(0, start.lastIndexOf('\n') + 1) || start;
}
