/** Entry of the package for browsers and bundlers: contains the compiled core and loads no other file. */

import letters from '../build/package/core-letters.mjs';
import { makeEntry } from './entry.mjs';
import { bytesOf } from './letters.mjs';

export { Core, LoadError, MemoryError, Trainer, TruthNetError } from './core.mjs';

export const { loadCore, createTrainer } = makeEntry(() => bytesOf(letters));
