/** Starts the page of the playground in English. */

import { startPlayground } from './page.ts';
import { playgroundEn } from './texts/playground-en.ts';

startPlayground(playgroundEn);
