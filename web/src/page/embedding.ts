/** Sets up the page about embedding: text, and a playground to try. */

import { definePlaygrounds } from '../entries/page.ts';
import { setUpHeader } from './switches.ts';

setUpHeader();
definePlaygrounds();
