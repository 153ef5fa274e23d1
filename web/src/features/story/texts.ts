/** Texts of the story of a run in the language of the reader. */

import { laterTexts } from '../../i18n/later-texts.ts';
import { en, type StoryTexts } from './en.ts';

declare module '../../i18n/later-texts.ts' {
  interface LaterTexts {
    readonly story: StoryTexts;
  }
}

export const storyTexts = laterTexts('story', en);
