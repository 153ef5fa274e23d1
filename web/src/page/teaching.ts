/** Sets up the page for teachers: text, and a challenge to try. */

import { definePlaygrounds } from '../entries/page.ts';
import { Switches } from './switches.ts';

new Switches({ en: 'TruthNet for teachers', zh: 'TruthNet：教师指南' });
definePlaygrounds();
