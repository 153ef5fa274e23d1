/** Sets up the page about embedding: text, and a playground to try. */

import { definePlaygrounds } from '../entries/page.ts';
import { Switches } from './switches.ts';

new Switches({ en: 'TruthNet: embed it on your page', zh: 'TruthNet：嵌入到自己的网页' });
definePlaygrounds();
