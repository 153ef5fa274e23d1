/** Starts the page of the playground in Chinese. */

import { startPlayground } from './page.ts';
import { playgroundZh } from './texts/playground-zh.ts';

startPlayground(playgroundZh);
