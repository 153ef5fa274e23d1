/** Sets up the page for teachers: text, and a challenge to try. */

import { definePlaygrounds } from '../entries/page.ts';
import { setUpHeader } from './switches.ts';

setUpHeader();
definePlaygrounds();
