/** Starts the lesson in Chinese. */

import { startLesson } from './lesson.ts';
import { lessonZh } from './texts/lesson-zh.ts';

startLesson(lessonZh);
