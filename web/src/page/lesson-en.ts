/** Starts the lesson in English. */

import { startLesson } from './lesson.ts';
import { lessonEn } from './texts/lesson-en.ts';

startLesson(lessonEn);
