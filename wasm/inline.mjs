/** The package's door for browsers and bundles, which asks for no file: the compiled core is inside. */

import letters from '../build/package/core-letters.mjs';
import { makeEntry } from './entry.mjs';
import { bytesOf } from './letters.mjs';

export { Core, LoadError, MemoryError, Trainer, TruthNetError } from './core.mjs';

export const { loadCore, createTrainer } = makeEntry(() => bytesOf(letters));
